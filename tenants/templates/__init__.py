"""Templates: what is said of an incident, written before there is one."""
