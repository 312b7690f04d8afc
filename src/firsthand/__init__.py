"""Firsthand: an archive for first-hand accounts, with a one-way gate to what is published."""

__version__ = "0.1.0"
