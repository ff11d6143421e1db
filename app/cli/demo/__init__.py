"""Three demo accounts: one with nothing yet, one with a bad morning, one that strains every screen."""
