"""What `hep-status doctor` looks at."""

import os
import shutil
import stat
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Any

from app.cli.telling import sentence_for_operators
from app.core.errors import Refusal
from app.core.secret_file import NAME as SECRET_FILE
from app.db.migrate import missing
from app.db.opening import database_open
from app.db.reading import read
from app.settings import Settings, unknown_names

_FREE_BYTES_MIN = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `ok` False needs a person."""

    name: str
    ok: bool
    detail: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


async def examine(settings: Settings) -> list[Finding]:
    """Every check, none of which changes anything."""
    return [await _looked(name, check, settings) for name, check in _CHECKS.items()]


async def _looked(name: str, check: Callable[[Settings], Awaitable[Finding]], settings: Settings) -> Finding:
    try:
        return await check(settings)
    except Refusal as trouble:
        return Finding(name, ok=False, detail=sentence_for_operators(trouble))
    except OSError as trouble:
        return Finding(name, ok=False, detail=str(trouble))


async def _settings(settings: Settings) -> Finding:
    cautions = [*settings.cautions(), *(f"{name} is no setting." for name in unknown_names())]
    return Finding("settings", not unknown_names(), " ".join(cautions) or "nothing to say")


async def _data_dir(settings: Settings) -> Finding:
    writable = os.access(settings.data_dir, os.W_OK | os.X_OK)
    return Finding("data dir", writable, f"{settings.data_dir} {'is' if writable else 'is not'} writable")


async def _secret(settings: Settings) -> Finding:
    path = settings.data_dir / SECRET_FILE
    if not path.exists():
        return Finding("secret", ok=True, detail="given by the environment")
    private = not stat.S_IMODE(path.stat().st_mode) & 0o077
    return Finding("secret", private, f"{path} {'is private' if private else 'can be read by others'}")


async def _database(settings: Settings) -> Finding:
    lacking = await missing(settings.database_url)
    if lacking:
        return Finding("database", ok=False, detail=f"lacks {', '.join(lacking)}; run `hep-status migrate`")
    return Finding("database", ok=True, detail="answers and is up to date")


async def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(settings.data_dir).free
    return Finding("disk", free >= _FREE_BYTES_MIN, f"{free // 1024**2} MiB free in the data dir")


async def _mail(settings: Settings) -> Finding:
    how = "by SMTP" if settings.smtp_url else f"into files in {settings.data_dir / 'mail'}"
    return Finding("mail", ok=True, detail=how)


async def _topups(settings: Settings) -> Finding:
    by = settings.topups_by
    if by == "stripe":
        mode = "live" if settings.stripe_live else "test"
        return Finding("top-ups", settings.stripe_live or settings.on_localhost, f"by Stripe in {mode} mode")
    pretended = "pretended by a page of ours; no money moves"
    return Finding("top-ups", ok=True, detail=pretended if by == "dev" else "off; nobody can buy tokens")


async def _jobs(settings: Settings) -> Finding:
    if await missing(settings.database_url):
        return Finding("jobs", ok=False, detail="unknown until the database is migrated")
    async with database_open(settings.database_url):
        [[(failed,)]] = await read(("SELECT count(*) FROM job WHERE failed_at IS NOT NULL", ()))
    return Finding(
        "jobs",
        not failed,
        f"{failed} were given up; see `hep-status job list`" if failed else "none given up",
    )


_CHECKS = {
    "settings": _settings,
    "data dir": _data_dir,
    "secret": _secret,
    "database": _database,
    "disk": _disk,
    "jobs": _jobs,
    "mail": _mail,
    "top-ups": _topups,
}
