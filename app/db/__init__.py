"""Engines that survive cancelled requests, their configuration, and the migration runner."""
