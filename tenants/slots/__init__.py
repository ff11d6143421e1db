"""Page slots from the tenant's side: which page stands on which slot, and what time does to both."""
