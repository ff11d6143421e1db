"""The books: plans and what accounts are entitled to."""
