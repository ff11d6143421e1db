"""The component tree of a page."""
