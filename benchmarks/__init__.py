"""Measured side by side in one run, as ratios to a named peer. Never part of the tests."""
