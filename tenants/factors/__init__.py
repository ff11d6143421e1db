"""Second steps of signing in: codes of an app, passkeys, recovery codes."""
