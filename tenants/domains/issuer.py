"""Who issues the certificates of own domains, as CAA records name it; plugged once at start."""

_issuer = ""


def set_issuer(name: str) -> None:
    """An empty name says nothing about CAA records."""
    global _issuer
    _issuer = name


def issuer() -> str:
    return _issuer
