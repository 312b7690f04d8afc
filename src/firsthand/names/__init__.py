"""Names in many spellings and scripts: folding, finding, suggesting; pure functions, no state."""
