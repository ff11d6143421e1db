"""Everything an account holds as one zip: JSON for each table, the statement as CSV."""

import json
from base64 import b64encode
from collections.abc import AsyncIterator
from tempfile import TemporaryFile
from typing import IO, Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from app.core.clock import iso_ms, now_ms
from app.core.ids import public_id
from app.core.spreadsheets import csv_row
from tenants.accounts.proving import proved
from tenants.accounts.sessions import SignedIn
from tenants.billing.statement import every_line
from tenants.leaving.sheets import SHEETS, Sheet
from tenants.pages.change import account_change
from tenants.scope import Permission

ROWS_AT_ONCE = 500
_PART_BYTES = 64 * 1024
_STATEMENT_HEAD = ("number", "at", "change", "balance_after", "hash")
_README = """Everything that Hep Status holds of {email}, taken out at {at}.

A file for each table, as JSON; times are milliseconds since 1970 in UTC, ids are those of the database.
statement.csv is the statement of your tokens. Passwords, keys and codes are stored as hashes and left out.
"""


async def take_out(signed_in: SignedIn, password: str) -> AsyncIterator[bytes]:
    """The zip in parts, and a line in the audit. Raises Invalid("password"), TooMany, Unavailable at once."""
    account = signed_in.account
    guess = await proved(signed_in, password)
    needs = Permission.ACCOUNT_WRITE
    async with account_change(signed_in.scope, account.id, "account.export", needs) as changing:
        changing.target = public_id("a", account.id)
        await guess.forgive(changing.db)
    return _parts(signed_in)


async def _parts(signed_in: SignedIn) -> AsyncIterator[bytes]:
    """Packed on disk, so that a large account takes little memory."""
    with TemporaryFile() as file:
        with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
            await _pack(zipped, signed_in)
        file.seek(0)
        while part := file.read(_PART_BYTES):
            yield part


async def _pack(zipped: ZipFile, signed_in: SignedIn) -> None:
    account = signed_in.account
    zipped.writestr("README.txt", _README.format(email=account.email, at=iso_ms(now_ms())))
    for sheet in SHEETS:
        with zipped.open(f"{sheet.name}.json", "w", force_zip64=True) as out:
            await _write_rows(out, sheet, account.id)
    with zipped.open("statement.csv", "w", force_zip64=True) as out:
        out.write(csv_row(_STATEMENT_HEAD).encode())
        async for told in every_line(signed_in.scope, account.id):
            line = told.line
            cells = (line.seq, iso_ms(line.at), line.change, line.balance_after, line.hash)
            out.write(csv_row(cells).encode())


async def _write_rows(out: IO[bytes], sheet: Sheet, account_id: UUID) -> None:
    """A list with a row a line."""
    first, last = True, None
    out.write(b"[")
    while rows := await _rows_after(sheet, account_id, last):
        for row in rows:
            text = json.dumps(row, default=_plain, ensure_ascii=False)
            out.write(f"{'' if first else ','}\n{text}".encode())
            first = False
        last = rows[-1]["id"]
    out.write(b"\n]\n")


def _plain(value: object) -> str:
    """Ids as they are written, pictures in base64."""
    return b64encode(value).decode() if isinstance(value, bytes) else str(value)


async def _rows_after(sheet: Sheet, account_id: UUID, last: Any) -> list[dict[str, Any]]:
    of_account = sheet.model.filter(**{sheet.by: account_id})
    after = of_account.filter(id__gt=last) if last is not None else of_account
    return await after.order_by("id").limit(ROWS_AT_ONCE).values(*sheet.columns)
