"""Secrets that must be read again: sealed at rest with a key made of the settings' secret, by Fernet."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken

from app.core.signing import Purpose, key_of


def seal(text: str) -> str:
    """What may be stored: nobody reads or alters it who has only the database."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str | None:
    """The text, or None when it was altered or sealed under another secret."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _box() -> Fernet:
    return Fernet(urlsafe_b64encode(key_of(Purpose.SEAL)))
