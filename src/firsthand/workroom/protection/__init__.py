"""Who may be named where: bases, mentions, cuts, questions of the scan."""
