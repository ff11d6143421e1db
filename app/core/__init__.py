"""Leaf modules that know nothing of status pages: clock, ids, errors, bodies, mail, signing."""
