"""Status spans and the day rolls that every uptime figure comes from."""
