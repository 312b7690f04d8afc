"""From bytes to drafts of Items, in a sandboxed worker; outsiders import only `run`."""
