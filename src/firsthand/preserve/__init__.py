"""Originals as they came: stored, watched over and backed up; never altered."""
