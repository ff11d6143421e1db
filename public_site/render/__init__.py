"""Pure functions from a snapshot to the bytes of one public answer."""
