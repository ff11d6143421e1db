"""The two ceremonies of WebAuthn, making a passkey and showing one; the only user of py_webauthn."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from app.core.addresses import console_url
from app.core.errors import Invalid
from tenants.accounts.models import Account

SENT_LENGTH_MAX = 16_384
_TIMEOUT_MS = 300_000
_REFUSED = "This passkey was not accepted. Try again, or sign in another way."

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """A credential that a device made for us; bytes in base64url."""

    credential_id: str
    public_key: str
    sign_count: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A credential that a device shows: which one, for which challenge, and the whole answer."""

    credential_id: str
    challenge: str
    sent: str


def options_to_make(account: Account, challenge: str, known: Iterable[str]) -> str:
    """What a browser's `credentials.create()` is given, as JSON; devices with a `known` passkey refuse."""
    return options_to_json(
        generate_registration_options(
            rp_id=_own_host(),
            rp_name="Hep Status",
            user_id=account.id.bytes,
            user_name=account.email,
            challenge=challenge.encode(),
            timeout=_TIMEOUT_MS,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.PREFERRED,
                user_verification=UserVerificationRequirement.PREFERRED,
            ),
            exclude_credentials=_described(known),
        )
    )


def options_to_show(challenge: str, allowed: Iterable[str] = (), *, alone: bool) -> str:
    """What a browser's `credentials.get()` is given, as JSON; `alone` asks the device to verify its owner."""
    wanted = UserVerificationRequirement.REQUIRED if alone else UserVerificationRequirement.PREFERRED
    return options_to_json(
        generate_authentication_options(
            rp_id=_own_host(),
            challenge=challenge.encode(),
            timeout=_TIMEOUT_MS,
            allow_credentials=_described(allowed),
            user_verification=wanted,
        )
    )


def read_shown(sent: str) -> Shown:
    """Which credential answers which challenge, nothing of it checked yet; raises Invalid("credential")."""
    said = _or_refused(lambda: json.loads(sent[: SENT_LENGTH_MAX + 1]))
    challenge = _or_refused(lambda: _challenge_of(said))
    return Shown(_or_refused(lambda: str(said["id"])), challenge, sent)


def checked_made(shown: Shown) -> Made:
    """The new credential, made for this challenge, host and origin; raises Invalid("credential")."""
    verified = _or_refused(
        lambda: verify_registration_response(
            credential=shown.sent,
            expected_challenge=shown.challenge.encode(),
            expected_rp_id=_own_host(),
            expected_origin=_own_origin(),
        )
    )
    key = bytes_to_base64url(verified.credential_public_key)
    return Made(bytes_to_base64url(verified.credential_id), key, verified.sign_count)


def checked_shown(shown: Shown, public_key: str, sign_count: int, *, alone: bool) -> int:
    """The device's new count, which has to have risen if it counts at all; raises Invalid("credential")."""
    verified = _or_refused(
        lambda: verify_authentication_response(
            credential=shown.sent,
            expected_challenge=shown.challenge.encode(),
            expected_rp_id=_own_host(),
            expected_origin=_own_origin(),
            credential_public_key=base64url_to_bytes(public_key),
            credential_current_sign_count=sign_count,
            require_user_verification=alone,
        )
    )
    return verified.new_sign_count


def _challenge_of(said: dict[str, dict[str, str]]) -> str:
    client_data = json.loads(base64url_to_bytes(said["response"]["clientDataJSON"]))
    return base64url_to_bytes(client_data["challenge"]).decode("ascii")


def _or_refused(act: Callable[[], T]) -> T:
    """Whatever a made-up answer breaks, here or in the library, is a refusal."""
    try:
        return act()
    except Exception:  # noqa: BLE001  made-up answers break the library in many ways
        raise Invalid("credential", _REFUSED) from None


def _described(ids: Iterable[str]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(each)) for each in ids]


def _own_host() -> str:
    return urlsplit(console_url()).hostname or ""


def _own_origin() -> str:
    parts = urlsplit(console_url())
    return f"{parts.scheme}://{parts.netloc}"
