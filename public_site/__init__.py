"""What visitors get: one frozen snapshot a page, its renderings, and the files that serve them."""
