"""The `hep-status` command."""
