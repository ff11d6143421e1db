"""Names that people take for other names, by Unicode's table of confusable characters, refused."""

import unicodedata
from functools import cache
from uuid import UUID

import idna
from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.errors import Conflict
from app.db.direct import records_of

_DIGITS = str.maketrans("01", "ol")
# The same foldings as in plain(), for hosts in A-labels; those of other scripts are few, and come along.
_LIKE = """
    SELECT host.host AS host FROM host
    WHERE host.kind = 'custom' AND host.page_id IS NOT NULL AND host.account_id <> ? AND host.host <> ?
    AND (REPLACE(REPLACE(REPLACE(host.host, 'rn', 'm'), '0', 'o'), '1', 'l') = ? OR host.host LIKE '%xn--%')
"""


def plain(name: str) -> str:
    """What an ASCII name is read as: 0 as o, 1 as l, rn as m."""
    return name.translate(_DIGITS).replace("rn", "m")


def read_as(host: str) -> str:
    """What a host, in A-labels, is read as at a glance; accents stay, since people see them."""
    return plain("".join(_letters(_shown(host))))


def is_read_as(host: str, ours: str) -> bool:
    """Whether people take `host` for our own name, or for a name below it, that it is not.

    Accents are overlooked here: nobody knows ours well enough to miss one.
    """
    if _is_at_or_under(host, ours):
        return False
    return _is_at_or_under(_unaccented(read_as(host)), _unaccented(read_as(ours)))


async def refuse_lookalike(host: str, account_id: UUID, db: BaseDBAsyncClient) -> None:
    """Whoever mounts a name first keeps others from names that are read the same. Raises Conflict(domain).

    The same account may have both, and the operator may vouch for somebody.
    """
    like = read_as(host)
    mounted = await records_of(db, _LIKE, [account_id, host, like])
    if any(read_as(row["host"]) == like for row in mounted):
        raise Conflict(
            "This name looks like another one that is in use here. If it is yours, write to support.",
            field="domain",
        )


def _is_at_or_under(name: str, parent: str) -> bool:
    return name == parent or name.endswith(f".{parent}")


def _letters(name: str) -> list[str]:
    """Each character as the plain one that it is confused with, if there is one."""
    return [_plain_letters().get(mark, mark) for mark in unicodedata.normalize("NFC", name)]


def _unaccented(name: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))


def _shown(host: str) -> str:
    """Label by label, so that one that cannot be decoded hides no other."""
    return ".".join(_decoded(label) for label in host.split("."))


def _decoded(label: str) -> str:
    try:
        return idna.decode(label)
    except (idna.IDNAError, UnicodeError):
        return label


@cache
def _plain_letters() -> dict[str, str]:
    """Characters of other scripts that are confused with lower-case ASCII, read when first needed."""
    from confusable_homoglyphs.confusables import confusables_data  # noqa: PLC0415  loads 9,619 rows, only where asked

    found = {}
    for mark, alike in confusables_data.items():
        ascii_forms = [each["c"].lower() for each in alike if each["c"].isascii() and each["c"].isalnum()]
        if len(mark) == 1 and not mark.isascii() and ascii_forms:
            found[mark] = ascii_forms[0]
    return found
