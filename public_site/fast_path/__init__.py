"""Visits answered from published files: before the HTTP parser, before the framework, or in it."""
