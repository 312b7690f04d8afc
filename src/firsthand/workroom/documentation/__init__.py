"""Who: agents and the forms of their names."""
