"""`python -m tests.founding SLUG COMPONENTS EMAIL`: a public page with parts and a key, in one process."""

import asyncio
import json
import sys

from app.cli.world import world
from app.core.ids import public_id
from app.settings import Settings
from ledger.plans import PlanName
from tenants.accounts.models import Account
from tenants.pages.reading import host_of
from tests.factories import make_account, make_component, make_key, make_page


async def found(slug: str, components: int, email: str) -> dict[str, object]:
    """What `tests.installation.Driven` needs to know."""
    async with world(Settings.from_env()):
        account = await Account.get_or_none(email=email) or await make_account(email, plan=PlanName.BUSINESS)
        page = await make_page(account.id, slug, name=slug.title())
        made = [await make_component(page.id, f"Part {number}") for number in range(components)]
        key = await make_key(page.id)
        ids = [public_id("c", component.id) for component in made]
        host = await host_of(page)
    return {"page": public_id("p", page.id), "host": host, "key": key.secret, "components": ids}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(found(sys.argv[1], int(sys.argv[2]), sys.argv[3]))))
