"""The plain twins for other web servers."""

from pathlib import Path

import pytest

from public_site.disk import plain_files
from public_site.disk.durable import write_whole
from public_site.disk.encodings import bodies_of
from public_site.disk.pack import Content
from public_site.disk.plain_files import is_written, plain_name, remove_plain_files, sync_plain_files

NOW = 1_800_000_000


def a_content(body: bytes) -> Content:
    return Content("text/plain", "no-cache", False, bodies_of(body))


def contents(word: bytes = b"one") -> dict[str, Content]:
    return {
        "/status-version.json": a_content(word),
        "/": a_content(word * 1000),
        "/status.json": a_content(word),
        "/robots.txt": a_content(b"always the same"),
        "404": a_content(b"not here"),
    }


def times(folder: Path) -> dict[str, int]:
    return {found.name: int(found.stat().st_mtime) for found in folder.iterdir()}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index.html"),
        ("/status.json", "status.json"),
        ("/theme-ab.css", "theme-ab.css"),
        ("404", "404.html"),
    ],
)
def test_each_path_has_its_file(path: str, name: str) -> None:
    assert plain_name(path) == name


def test_all_twins_are_there_and_carry_one_time(tmp_path: Path) -> None:
    sync_plain_files(tmp_path, contents(), NOW)
    names = {"index.html", "index.html.gz", "status.json", "status-version.json", "robots.txt", "404.html"}
    assert times(tmp_path) == dict.fromkeys(names, NOW)


def test_what_changed_within_the_second_is_a_second_later(tmp_path: Path) -> None:
    first = sync_plain_files(tmp_path, contents(), NOW)
    later = contents(b"two") | {"/robots.txt": first["/robots.txt"]}
    settled = sync_plain_files(tmp_path, later, NOW)
    assert times(tmp_path)["index.html"] == times(tmp_path)["index.html.gz"] == NOW + 1
    assert times(tmp_path)["robots.txt"] == NOW
    assert settled["/"].mtime_s == NOW + 1


def test_times_rise_though_the_clock_goes_back(tmp_path: Path) -> None:
    sync_plain_files(tmp_path, contents(), NOW)
    sync_plain_files(tmp_path, contents(b"two"), NOW - 3600)
    assert times(tmp_path)["index.html"] == NOW + 1


def test_a_file_that_lost_its_content_is_written_again(tmp_path: Path) -> None:
    first = sync_plain_files(tmp_path, contents(), NOW)
    (tmp_path / "status.json").write_bytes(b"")
    assert not is_written(tmp_path, "/status.json", first["/status.json"])
    sync_plain_files(tmp_path, first, NOW)
    assert (tmp_path / "status.json").read_bytes() == b"one"


def test_a_twin_that_shrank_loses_its_gzip(tmp_path: Path) -> None:
    sync_plain_files(tmp_path, contents(), NOW)
    sync_plain_files(tmp_path, {"/": a_content(b"short")}, NOW)
    assert set(times(tmp_path)) == {"index.html"}


def test_the_version_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written, write = [], write_whole

    def noting(target: Path, *args: object, **options: object) -> None:
        written.append(target.name)
        write(target, *args, **options)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(plain_files, "write_whole", noting)
    sync_plain_files(tmp_path, contents(), NOW)
    assert written[-1] == "status-version.json"
    assert len(written) == 6


def test_removing_spares_the_pack_the_archive_and_the_note(tmp_path: Path) -> None:
    sync_plain_files(tmp_path, contents(), NOW)
    (tmp_path / "archive").mkdir()
    (tmp_path / "page").touch()
    (tmp_path / ".mounted").touch()
    (tmp_path / ".page.new").touch()
    remove_plain_files(tmp_path)
    assert {found.name for found in tmp_path.iterdir()} == {"archive", "page", ".mounted"}
