"""Letters: what each says, by subject, and the one layout that all are drawn by."""
