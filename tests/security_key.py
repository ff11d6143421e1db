"""A security key in memory: makes and shows ES256 credentials as a browser would send them."""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class SecurityKey:
    """`origin` is where the browser says it is, `count` rises by `step` with each use."""

    origin: str = "http://localhost:8000"
    host: str = "localhost"
    count: int = 0
    step: int = 1
    verifies: bool = True
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, options: str) -> str:
        """What `credentials.create()` answers, as the form sends it."""
        client_data = self._client_data("webauthn.create", options)
        attested = (
            bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + self._public()
        )
        data = self._data(ATTESTED) + attested
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._sent({"clientDataJSON": client_data, "attestationObject": attestation})

    def show(self, options: str) -> str:
        """What `credentials.get()` answers, as the form sends it."""
        client_data = self._client_data("webauthn.get", options)
        self.count += self.step
        data = self._data(0)
        signature = self.private.sign(data + sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return self._sent({"clientDataJSON": client_data, "authenticatorData": data, "signature": signature})

    def copy(self) -> "SecurityKey":
        """A clone with the same secret and count."""
        return replace(self)

    def _client_data(self, kind: str, options: str) -> bytes:
        challenge = json.loads(options)["challenge"]
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _data(self, more: int) -> bytes:
        flags = PRESENT | (VERIFIED if self.verifies else 0) | more
        return sha256(self.host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _public(self) -> bytes:
        point = self.private.public_key().public_numbers()
        x, y = (each.to_bytes(32, "big") for each in (point.x, point.y))
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})

    def _sent(self, response: dict[str, bytes]) -> str:
        named: dict[str, Any] = {name: in_base64url(value) for name, value in response.items()}
        own = in_base64url(self.credential_id)
        return json.dumps({"id": own, "rawId": own, "type": "public-key", "response": named})


def in_base64url(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def from_base64url(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
