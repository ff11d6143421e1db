"""Per-page API keys."""
