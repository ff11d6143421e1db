"""The hosts that a page answers on."""
