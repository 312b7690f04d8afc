"""Decisions, front pages, free pages, and the way to the edition."""
