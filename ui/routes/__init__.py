"""The screens, one module a noun."""
