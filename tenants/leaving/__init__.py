"""Taking everything out, and closing the account."""
