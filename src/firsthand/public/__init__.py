"""The bundle: all that an edition may ever know, as records, files and a manifest."""
