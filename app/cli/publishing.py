"""`hep-status publish`: putting pages out again as the database has them."""

from uuid import UUID

import click

from app.cli.ids import PAGE
from app.cli.telling import Told, outside
from app.cli.world import world
from app.core.ids import public_id
from app.settings import Settings
from tenants.pages.reading import page_of, pages_of
from tenants.scope import Scope


@click.command()
@click.argument("page_id", metavar="[PAGE]", type=PAGE, required=False)
@click.option("--all", "every", is_flag=True, help="Every page.")
@outside
async def publish(settings: Settings, page_id: UUID | None, every: bool) -> Told:
    """Publish a page anew, whatever is out now."""
    if (page_id is None) is not every:
        raise click.UsageError("Name one page, or give --all.")
    scope = Scope.operator()
    async with world(settings) as publisher:
        pages = await pages_of(scope) if page_id is None else [await page_of(scope, page_id)]
        for page in pages:
            await publisher.publish_anyway(page.id)
    ids = [public_id("p", page.id) for page in pages]
    return Told({"published": ids}, f"{len(ids)} published.")
