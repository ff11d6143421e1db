"""The fixtures every test may ask for: a database, a clock, people, their page, and the web."""

import asyncio
import gc
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest
from httpx import ASGITransport, AsyncClient

from app.core.clock import clock_reading
from app.db.migrate import migrate
from app.db.opening import database_open
from app.settings import Settings
from tenants.pages.models import Page
from tenants.pages.publisher import plug
from tenants.pages.publisher import publisher as plugged_publisher
from tests.cast import Acme, Cast, assemble, build_acme
from tests.databases import PostgresServer, Sweeper, empty_sqlite, postgres_running
from tests.fakes import FakeClock, RecordingPublisher

pytest_plugins = ["tests.evidence"]

KINDS = ("sqlite", "postgres")


# Examples take the time they take on a busy machine, and small runs try the same ones every time.
hypothesis.settings.register_profile(
    "house",
    deadline=None,
    derandomize=os.environ.get("HEP_TEST_SIZE") != "full",
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("house")

GARBAGE_MIN = 200_000
MEMORY = Path("/dev/shm")
MEMORY_BYTES_MIN = 4 << 30


def pytest_configure() -> None:
    """Keep the files of tests in memory where there is room; the full size measures real disks."""
    full = os.environ.get("HEP_TEST_SIZE") == "full"
    if not full and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > MEMORY_BYTES_MIN:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay to the end; the collector need not look at them again and again.

    Nor is it wanted often: each test makes an application, whose parts all go together.
    """
    gc.freeze()
    gc.set_threshold(GARBAGE_MIN)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--postgres", action="store_true", help="run what touches the database on PostgreSQL too"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Whatever touches a database runs on each kind of it."""
    if "database_kind" in metafunc.fixturenames:
        metafunc.parametrize("database_kind", _kinds_for(metafunc), scope="session")


def _kinds_for(metafunc: pytest.Metafunc) -> list[str]:
    marks = {mark.name for mark in metafunc.definition.iter_markers()}
    if "sqlite_only" in marks:
        return ["sqlite"]
    if "postgres_only" in marks:
        return ["postgres"]
    both = metafunc.config.getoption("--postgres") or os.environ.get("HEP_TEST_POSTGRES") == "1"
    return list(KINDS) if both else ["sqlite"]


@dataclass(frozen=True)
class Database:
    """The database of this test: `kind` is sqlite or postgres."""

    kind: str
    url: str


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    with postgres_running() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema and no rows."""
    path = tmp_path_factory.mktemp("template") / "hep.sqlite3"
    path.write_bytes(empty_sqlite())
    return path


@pytest.fixture(scope="session")
def postgres_sweeper(postgres_server: PostgresServer) -> Iterator[Sweeper]:
    """A PostgreSQL database with the schema, and whoever empties it after each test."""
    url = asyncio.run(postgres_server.make_database())
    asyncio.run(migrate(url))
    with closing(Sweeper(url)) as sweeper:
        yield sweeper


@pytest.fixture
def database_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database that is this test's alone: schema, no rows."""
    if database_kind == "sqlite":
        path = tmp_path / "hep.sqlite3"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
    else:
        sweeper: Sweeper = request.getfixturevalue("postgres_sweeper")
        yield sweeper.url
        sweeper.sweep()


@pytest.fixture
async def empty_database_url(
    database_kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[str]:
    """The address of a database without even a schema."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    else:
        yield await request.getfixturevalue("postgres_server").make_database()


@pytest.fixture
async def database(database_kind: str, database_url: str) -> AsyncIterator[Database]:
    """An open database: models and verbs work in every task of the test."""
    async with database_open(database_url):
        yield Database(database_kind, database_url)


@pytest.fixture
def clock() -> Iterator[FakeClock]:
    """Time that stands still at noon until the test moves it."""
    clock = FakeClock()
    with clock_reading(clock):
        yield clock


@pytest.fixture
def settings(tmp_path: Path, request: pytest.FixtureRequest) -> Settings:
    """Settings of a console on localhost:8000, all files in the test's own folder."""
    environ = {
        "HEP_DATA_DIR": str(tmp_path),
        "HEP_SECRET_KEY": "a secret that only tests may know, 32+",
        "HEP_DNS_RESOLVERS": "127.0.0.1:1, 127.0.0.1:2",  # nobody answers there
    }
    if "database_url" in request.fixturenames:
        environ["HEP_DATABASE_URL"] = request.getfixturevalue("database_url")
    return Settings.from_env(environ)


@pytest.fixture
def recorder() -> Iterator[RecordingPublisher]:
    """A publisher that only remembers; for tests of the domain alone."""
    before, recorder = plugged_publisher(), RecordingPublisher()
    plug(recorder)
    yield recorder
    plug(before)


@pytest.fixture
def publisher(recorder: RecordingPublisher) -> RecordingPublisher:
    """What takes committed changes to the public."""
    return recorder


@pytest.fixture
async def cast(database: Database, publisher: RecordingPublisher) -> Cast:
    """Ada, Ed, Vic, Mallory and Sam, all signed in."""
    return await assemble()


@pytest.fixture
async def acme(cast: Cast) -> Acme:
    """Acme's public page with its components."""
    return await build_acme(cast.owner)


@pytest.fixture
async def web(database: Database, settings: Settings) -> AsyncIterator[AsyncClient]:
    """A browser without a window; ask it for full addresses, it knows every host."""
    from app.factory import create_app

    transport = ASGITransport(app=create_app(settings, init_db=False))
    async with AsyncClient(transport=transport, follow_redirects=False) as client:
        yield client


@pytest.fixture
def page(acme: Acme) -> Page:
    """The row of Acme's page."""
    return acme.page
