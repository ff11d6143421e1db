"""Settings in, one ASGI application out: two Quart apps behind one door (design §1)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import cast

from quart import Quart

from app.asking import asked_for_certificates
from app.console import console_app, limit_bodies
from app.db.opening import database_open
from app.hosts import Dispatcher, Names, Surfaces
from app.keeping import pages_kept_true
from app.lifespan import Lifespan
from app.plugging import plug_in
from app.readiness import books_stand, database_answers, published_can_change
from app.serving.asgi import App, Receive, Scope, Send
from app.serving.console_headers import ConsoleHeaders
from app.serving.deadline import Deadline
from app.serving.forwarded import TrustedHops
from app.serving.hypercorn_server import ServerConfig
from app.serving.metrics import count_job
from app.serving.probes import Probes
from app.serving.request_log import RequestLog
from app.settings import Settings
from public_site.fast_path.hook import answering_first
from public_site.fast_path.middleware import FastPathMiddleware
from public_site.fast_path.respond import FastPath
from public_site.visits import Visits, visits
from tenants.domains.known import KnownHosts
from tenants.jobs.run import jobs_running


@dataclass(frozen=True, slots=True)
class Application:
    """The ASGI application, and what the process that serves it needs to know."""

    entry: App
    lifespan: Lifespan
    probes: Probes
    hooked: FastPath | None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.entry(scope, receive, send)

    @property
    def started(self) -> asyncio.Event:
        """Set once every step of the start was taken."""
        return self.lifespan.started

    async def troubles(self) -> dict[str, str]:
        """What keeps this process from being ready; empty when it is."""
        return await self.probes.troubles()

    def answering_first(self, config: ServerConfig) -> AbstractContextManager[None]:
        """Within the block servers answer visits before their parser, if the settings say so."""
        return nullcontext() if self.hooked is None else answering_first(self.hooked, config)


def create_app(settings: Settings, *, init_db: bool = True, jobs: bool = False) -> Application:
    """Plug the ports and build everything; `init_db=False` leaves the database to the caller."""
    publisher = plug_in(settings)
    mounts = publisher.generation.mounts
    site = visits(publisher, cache_mb=settings.cache_mb, https=settings.https, never=[settings.console_host])
    console = console_app(settings)
    limit_bodies(site.app)
    lifespan = Lifespan(
        [
            *([partial(database_open, settings.database_url)] if init_db else []),
            partial(pages_kept_true, publisher, site, settings.database_url),
            partial(_quart_running, console),
            partial(_quart_running, site.app),
            *([partial(jobs_running, count_job)] if jobs else []),
            *([partial(asked_for_certificates, settings.ask_bind, mounts)] if settings.ask_bind else []),
        ]
    )
    probes = Probes(
        {"database": database_answers, "publisher": partial(published_can_change, settings.published_dir)},
        settings.metrics_token,
        books_stand,
    )
    door = Dispatcher(
        Names(settings.console_host, settings.page_suffix),
        _surfaces(settings, console, site, probes, KnownHosts(mounts)),
        lifespan,
    )
    entry = door if settings.fast_path == "off" else FastPathMiddleware(door, site.fast_path)
    return Application(entry, lifespan, probes, site.fast_path if settings.fast_path == "on" else None)


def _surfaces(
    settings: Settings, console: Quart, site: Visits, probes: Probes, known: KnownHosts
) -> Surfaces:
    """The applications with what goes around each; hosts without a page get the public site's neutral 404."""
    guarded = ConsoleHeaders(Deadline(cast(App, console), settings.deadline_seconds), https=settings.https)
    public = RequestLog(Deadline(cast(App, site.app), settings.deadline_seconds), "public", shown=False)
    hops = partial(TrustedHops, proxies=settings.trusted_proxies)
    return Surfaces(
        console=hops(RequestLog(guarded, "console", shown=True)),
        public=hops(public),
        unknown=hops(public),
        probes=probes,
        has_page=site.has_page,
        is_mounted=known.has,
        moved_to=known.moved_to,
    )


@asynccontextmanager
async def _quart_running(app: Quart) -> AsyncIterator[None]:
    await app.startup()
    try:
        yield
    finally:
        await app.shutdown()
