"""`hosts/<host>` leads to a page's folder exactly while the page is visible there."""

import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from public_site.disk.durable import keep_names, read_whole, write_whole
from public_site.disk.places import NOTE_NAME, Places, link_to


def linked_to(places: Places, host: str) -> str | None:
    """What a host's link says; None when there is no such link."""
    try:
        return str((places.hosts / host).readlink())
    except OSError:
        return None


def remembered(folder: Path) -> set[str]:
    """Hosts that may lead to a page's folder: every link was noted here before it was made."""
    try:
        return set(read_whole(folder / NOTE_NAME).decode().split())
    except FileNotFoundError:
        return set()


def remember(folder: Path, hosts: Iterable[str]) -> None:
    """Note the hosts, durably, before linking and after unlinking. Raises OSError."""
    noted = set(hosts)
    if noted != remembered(folder):
        write_whole(folder / NOTE_NAME, (" ".join(sorted(noted)).encode(),), durable=True)


def add_links(places: Places, page_id: UUID, hosts: Iterable[str]) -> None:
    """Let each host lead to the page, taking it from whoever has it. Raises OSError."""
    wanted = link_to(page_id)
    for host in hosts:
        if linked_to(places, host) != wanted:
            _point(places, host, wanted)


def remove_links(places: Places, page_id: UUID, hosts: Iterable[str]) -> None:
    """Unlink those of `hosts` that lead to the page; survives a power cut. Raises OSError."""
    wanted = link_to(page_id)
    own = [host for host in hosts if linked_to(places, host) == wanted]
    for host in own:
        (places.hosts / host).unlink(missing_ok=True)
    if own:
        keep_names(places.hosts)


def _point(places: Places, host: str, wanted: str) -> None:
    beside: Path = places.beside / f"{host}.{os.getpid()}"
    beside.unlink(missing_ok=True)
    beside.symlink_to(wanted)
    beside.replace(places.hosts / host)
