"""What a command works in: settings plugged, database open and migrated, pages published from here."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.core.errors import Refusal
from app.core.throttle import stop_counting
from app.db.migrate import migrate, missing, steps_in
from app.db.opening import database_open
from app.plugging import plug_in
from app.settings import Settings
from public_site.publishing import DiskPublisher


@asynccontextmanager
async def world(settings: Settings) -> AsyncIterator[DiskPublisher]:
    """Verbs work within the block and their changes are public when they return. Raises Refusal."""
    await prepare_database(settings)
    publisher = plug_in(settings)
    async with database_open(settings.database_url):
        try:
            yield publisher
        finally:
            await publisher.close()
            await stop_counting()


async def prepare_database(settings: Settings) -> None:
    """Migrate an empty database; raises Refusal for one that an older release left behind."""
    lacking = await missing(settings.database_url)
    if lacking == [step.version for step in steps_in()]:
        await migrate(settings.database_url)
    elif lacking:
        raise Refusal(f"The database lacks {', '.join(lacking)}. Run `hep-status migrate` first.")
