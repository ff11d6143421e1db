"""Accounts, members, sessions and credentials."""
