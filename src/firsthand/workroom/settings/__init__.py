"""Settings of the workroom, one module a situation."""
