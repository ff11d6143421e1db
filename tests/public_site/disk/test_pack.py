"""The pack: whole or refused, later than the last, and never mistaken for another."""

import random
from pathlib import Path
from uuid import UUID

import pytest

from public_site.disk.encodings import bodies_of
from public_site.disk.pack import Content, Damaged, Facts, Moved, Pack, PackIndex, read_head, write_pack

NOW = 1_800_000_000_000
FACTS = Facts(
    page=UUID(int=1),
    version=3,
    fingerprint="0123456789abcdef",
    edition="e",
    hosts=("acme.localhost",),
    visible=True,
    expires_at=None,
    next_change_at=NOW,
    archived=3,
)
CONTENTS = {
    "/": Content("text/html", "no-store", False, bodies_of(b"<p>all is well</p>" * 500), 7),
    "/badge.svg": Content("image/svg+xml", "no-store", True, bodies_of(b"<svg/>")),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "page"
    write_pack(path, FACTS, b"snapshot", CONTENTS, NOW)
    return path


def test_what_goes_in_comes_out(path: Path) -> None:
    pack = Pack.read(path)
    assert pack.head.facts == read_head(path).facts == FACTS
    assert pack.contents() == CONTENTS
    assert pack.snapshot() == b"snapshot"


def test_bodies_can_be_read_one_by_one(path: Path) -> None:
    index = PackIndex(path)
    entry = index.head.entries["/"]
    assert {coding: index.body(blob) for coding, blob in entry.blobs.items()} == CONTENTS["/"].bodies


def test_a_body_of_another_pack_is_refused(path: Path) -> None:
    index = PackIndex(path)
    write_pack(path, FACTS, b"", CONTENTS, NOW)
    assert not index.is_current()
    with pytest.raises(Moved):
        index.body(index.head.entries["/"].blobs["identity"])


def test_a_head_longer_than_the_first_read_is_read_whole(tmp_path: Path) -> None:
    contents = {f"/theme-{number:08x}.css": CONTENTS["/"] for number in range(200)}
    write_pack(tmp_path / "page", FACTS, b"", contents, NOW)
    assert len(read_head(tmp_path / "page").entries) == len(PackIndex(tmp_path / "page").head.entries) == 200


def test_the_time_of_the_file_rises_though_the_clock_stands_or_goes_back(path: Path) -> None:
    seen = [path.stat().st_mtime_ns]
    for now in (NOW, NOW, NOW - 60_000):
        write_pack(path, FACTS, b"", {}, now)
        seen.append(path.stat().st_mtime_ns)
    assert seen == sorted(set(seen))


def test_a_bit_that_flips_anywhere_is_noticed(path: Path) -> None:
    whole, dice = path.read_bytes(), random.Random(1)
    for place in dice.sample(range(len(whole)), 300):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << dice.randrange(8)]) + whole[place + 1 :])
        with pytest.raises(Damaged):
            _read_all(path)


def test_a_pack_cut_anywhere_is_noticed(path: Path) -> None:
    whole = path.read_bytes()
    for length in (0, 7, 15, 16, 60, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(Damaged):
            Pack.read(path).contents()


def _read_all(path: Path) -> None:
    pack = Pack.read(path)
    pack.contents()
    pack.snapshot()
