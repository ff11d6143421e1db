"""The pictures of a page: its logo, the logo for dark, its icon. Whatever is sent, a PNG of ours is kept."""
