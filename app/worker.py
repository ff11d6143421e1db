"""The job loop alone, for `hep-status worker`."""

import asyncio
import signal

import structlog

from app.core.throttle import stop_counting
from app.db.opening import database_open
from app.plugging import plug_in
from app.serving.metrics import count_job
from app.settings import Settings
from tenants.jobs.run import jobs_running

_log = structlog.get_logger("worker")


async def run_worker(settings: Settings) -> None:
    """Run jobs until SIGTERM or SIGINT; what is under way is finished."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    publisher = plug_in(settings)
    async with database_open(settings.database_url), jobs_running(count_job):
        _log.info("jobs are run")
        await stop.wait()
    await publisher.close()
    await stop_counting()
