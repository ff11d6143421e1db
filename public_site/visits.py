"""The reading side of one process, put together: store, fast path, and the public application."""

from collections.abc import Collection
from dataclasses import dataclass

from quart import Quart

from public_site.due import Due
from public_site.fast_path.respond import FastPath
from public_site.publishing import DiskPublisher
from public_site.routes import public_app
from public_site.store import MIB, Store


@dataclass(frozen=True, slots=True)
class Visits:
    """`app` answers everything on page hosts, `fast_path` most of it sooner."""

    fast_path: FastPath
    app: Quart
    due: Due

    def has_page(self, host: str) -> bool:
        """Whether a visible page is published on `host`."""
        site = self.fast_path.store.site(host)
        return site is not None and not site.is_over()


def visits(publisher: DiskPublisher, *, cache_mb: int, https: bool, never: Collection[str] = ()) -> Visits:
    """Serve what `publisher` publishes, whoever's process did it; `never` are hosts of ours, not of pages."""
    store = Store(publisher.places, publisher.generation, cache_mb * MIB, never)
    store.on_damage = publisher.publish_soon
    due = Due(publisher.publish_if_due)
    fast_path = FastPath(store, due, publisher.renderer.static, https=https)
    return Visits(fast_path, public_app(fast_path, publisher.renderer), due)
