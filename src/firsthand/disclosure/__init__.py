"""The gate: field classes, candidates, rules, masking, release and scan; it alone makes records."""
