"""Logins of the team, and what each may do."""
