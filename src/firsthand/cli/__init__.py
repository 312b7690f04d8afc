"""The command line: one thin module a command; each is imported only when it is asked for."""
