"""`python -m tests.lapsing EMAIL`: a customer whose second page went dark, as time and the jobs made it so.

Forty days ago she was granted 600 tokens and bought a slot that renews by itself: 120 were left to renew it.
"""

import asyncio
import json
import sys
from dataclasses import dataclass

from app.cli.world import world
from app.core.clock import MS_PER_DAY, clock_reading, now_ms
from app.core.ids import new_id, public_id
from app.settings import Settings
from ledger.grants import Grant, grant
from ledger.posting import By, open_book
from tenants.accounts.models import Account
from tenants.jobs.run import run_due
from tenants.pages.models import Page
from tenants.slots.buy import buy_page_slot
from tests.factories import OPERATOR, make_account, make_page

DAYS = 40
GRANTED = 600


@dataclass(frozen=True)
class Lapsed:
    """Whose page it is, the page that is dark, and the slot that carried it."""

    owner: Account
    page: Page
    slot_id: str


async def lapse_a_page(email: str = "ada@acme.example", slug: str = "second") -> Lapsed:
    """Tell the story up to now, day by day."""
    now = now_ms()
    with clock_reading(lambda: now - DAYS * MS_PER_DAY):
        owner = await Account.get_or_none(email=email) or await make_account(email)
        await make_page(owner.id, f"{slug}-first", name="First")
        async with open_book() as book:
            given = Grant(owner.id, GRANTED, "for trying page slots")
            await grant(book, given, str(new_id()), By("staff", "a_sam"))
        bought = await buy_page_slot(OPERATOR, owner.id, auto_renew=True, key=f"{slug}-form")
        page = await make_page(owner.id, slug, name="Second")
    for day in range(DAYS - 1, -1, -1):
        with clock_reading(lambda day=day: now - day * MS_PER_DAY):  # type: ignore[misc]
            while await run_due(lambda *_: None):
                pass
    return Lapsed(owner, await Page.get(id=page.id), str(bought.slot_id))


async def told(email: str) -> dict[str, str]:
    """The same in an installation of its own."""
    async with world(Settings.from_env()):
        lapsed = await lapse_a_page(email)
        return {"account": public_id("a", lapsed.owner.id), "page": public_id("p", lapsed.page.id)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(told(sys.argv[1]))))
