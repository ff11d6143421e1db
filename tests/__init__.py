"""Proof of behaviour, on SQLite and PostgreSQL; the folders mirror the product's."""
