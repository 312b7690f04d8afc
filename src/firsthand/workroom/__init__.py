"""The private workroom: Django apps, one small team."""
