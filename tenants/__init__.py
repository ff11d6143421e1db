"""The domain: what accounts own, and the verbs that change it."""
