"""Incidents and scheduled maintenance."""
