"""Pages, the one way to change them, and who may."""
