"""One module a kind of page: records in, paths and contents out; templates only print."""
