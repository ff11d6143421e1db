"""Letters about an account: made, asked about, changed, closed."""

from collections.abc import Mapping
from typing import Any

from tenants.accounts.links import confirm_path, reset_path
from tenants.accounts.models import Account
from tenants.letters.letter import Letter, at_console

_SOMEBODY_SIGNED_UP = "You get this letter because somebody signed up at Hep Status with this address."
_SOMEBODY_ASKED = "You get this letter because somebody asked for a new password for this address."


async def welcome(payload: Mapping[str, Any]) -> Letter | None:
    account = await Account.get_or_none(email=payload["to"])
    if account is None:
        return None
    return Letter(
        "Welcome to Hep Status",
        "Your account is ready. Press the link to confirm that this address is yours.",
        at_console("Confirm the address", confirm_path(account)),
        "If you have not signed up, ignore this letter.",
        _SOMEBODY_SIGNED_UP,
    )


async def signed_up_before(_: Mapping[str, Any]) -> Letter | None:
    return Letter(
        "You already have an account",
        "Somebody, most likely you, tried to sign up with this address. It has an account already: sign in,"
        " or set a new password if you have forgotten yours.",
        at_console("Set a new password", "/reset"),
        "If it was not you, there is nothing to do: nobody got in.",
        _SOMEBODY_SIGNED_UP,
    )


async def reset(payload: Mapping[str, Any]) -> Letter | None:
    account = await Account.get_or_none(email=payload["to"])
    if account is None:
        return None
    return Letter(
        "Set a new password",
        "Somebody, most likely you, asked for a new password. The link works once, for one hour.",
        at_console("Set a new password", reset_path(account)),
        "If it was not you, ignore this letter: your password stays as it is.",
        _SOMEBODY_ASKED,
    )


async def password_changed(_: Mapping[str, Any]) -> Letter | None:
    return Letter(
        "Your password was changed",
        "The password of your account was changed, and your other sessions were ended.",
        at_console("Set a new password", "/reset"),
        "If it was not you, set a new password at once.",
    )


SIGN_IN_CHANGES = {
    "app": "An app that makes codes was set up. From now on signing in asks for a code, too.",
    "app-off": "The app that made codes was taken away. Signing in asks for its codes no more.",
    "codes": "New recovery codes were made. The old ones are good no more.",
    "code-used": "Somebody, most likely you, signed in with one of your recovery codes. It is good no more.",
    "passkey": "A passkey was added. It opens your account without a password.",
    "reset": "Support took away every second step, because they were told that you had lost them.",
    "passkey-off": "A passkey was taken away. It opens nothing any more.",
}


async def sign_in_changed(payload: Mapping[str, Any]) -> Letter | None:
    return Letter(
        "How you sign in has changed",
        SIGN_IN_CHANGES[payload["about"]],
        at_console("See how you sign in", "/account/security"),
        "If it was not you, set a new password at once, and look at your sessions.",
    )


async def closing(_: Mapping[str, Any]) -> Letter | None:
    return Letter(
        "Your account is closed",
        "Your pages are offline, and your keys are refused. In 14 days everything is erased: pages, people,"
        " names. Until then you can sign in and keep the account.",
        at_console("Keep the account", "/account/data"),
        "If it was not you, sign in, keep the account and set a new password at once.",
    )
