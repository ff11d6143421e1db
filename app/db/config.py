"""The one description of the database that tortoise and aerich read."""

from typing import Any
from urllib.parse import unquote, urlsplit

MODEL_MODULES = [
    "tenants.accounts.models",
    "tenants.factors.models",
    "tenants.pages.models",
    "tenants.domains.models",
    "tenants.components.models",
    "tenants.uptime.models",
    "tenants.incidents.models",
    "tenants.templates.models",
    "tenants.keys.models",
    "tenants.pictures.models",
    "tenants.jobs.models",
    "ledger.models",
]
POSTGRES_SCHEMES = ("postgres", "postgresql")


def is_postgres(database_url: str) -> bool:
    """Whether the address is PostgreSQL's; ValueError when it is neither that nor SQLite's."""
    scheme = urlsplit(database_url).scheme
    if scheme not in ("sqlite", *POSTGRES_SCHEMES):
        raise ValueError("a database address starts with sqlite:/// or postgresql://")
    return scheme in POSTGRES_SCHEMES


def sqlite_path(database_url: str) -> str:
    """The file of `sqlite:///relative` or `sqlite:////absolute`."""
    path = unquote(urlsplit(database_url).path)[1:]
    if not path:
        raise ValueError("a SQLite address names a file: sqlite:///var/hep.sqlite3")
    return path


def database_config(database_url: str) -> dict[str, Any]:
    """The configuration for `sqlite:///path` or `postgresql://…`; ValueError for anything else."""
    if is_postgres(database_url):
        connection = {"engine": "app.db.asyncpg_engine", "credentials": {"dsn": database_url}}
    else:
        connection = {
            "engine": "app.db.sqlite_engine",
            "credentials": {"file_path": sqlite_path(database_url)},
        }
    return {
        "connections": {"default": connection},
        "apps": {"models": {"models": MODEL_MODULES, "default_connection": "default"}},
    }
