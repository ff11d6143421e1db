"""Work that waits for its time, leased by one runner at a time."""
