"""The product under measurement: settings in a folder of their own, seeded in-process, served as users do."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from typing import TypeVar

from app.db.migrate import migrate
from app.db.opening import database_open
from app.plugging import plug_in
from app.settings import Settings
from benchmarks.processes import SERVER_CORE, command, free_port, running

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Product:
    """One installation: its folder, its port, and where its rows are."""

    folder: Path
    port: int
    database_url: str

    @property
    def environ(self) -> dict[str, str]:
        return {
            "HEP_DATA_DIR": str(self.folder),
            "HEP_CONSOLE_URL": f"http://localhost:{self.port}",
            "HEP_DATABASE_URL": self.database_url,
            "HEP_SECRET_KEY": "only for measuring, never for real " * 2,
            "HEP_KEY_WRITES_PER_MINUTE": "0",
            "HEP_KEY_READS_PER_MINUTE": "0",
            "HEP_LOG_LEVEL": "error",
        }

    @property
    def published(self) -> Path:
        return self.folder / "published"

    def seed(self, act: Callable[[], Awaitable[Answer]]) -> Answer:
        """Migrate, then run `act` with everything plugged in."""

        async def run() -> Answer:
            settings = Settings.from_env(self.environ)
            await migrate(settings.database_url)
            plug_in(settings)
            async with database_open(settings.database_url):
                return await act()

        return asyncio.run(run())

    @contextmanager
    def serving(
        self, *, fast_path: str = "on", workers: int = 1, core: int | None = SERVER_CORE
    ) -> Iterator["Serving"]:
        """`hep-status serve` on a port of its own."""
        port = free_port()
        arguments = [command("hep-status"), "serve", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
        environ = {**self.environ, "HEP_FAST_PATH": fast_path}
        with running([*arguments, "--no-jobs"], port, environ, core=core) as process:
            yield Serving(port, process)


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that answers on `port`."""

    port: int
    process: "Popen[bytes]"


def new_product(folder: Path, database_url: str = "") -> Product:
    """An installation in an empty folder; SQLite unless an address is given."""
    folder.mkdir(parents=True, exist_ok=True)
    return Product(folder, free_port(), database_url or f"sqlite:///{folder}/hep-status.db")
