"""Short texts in the archive's own voice, one row a language."""
