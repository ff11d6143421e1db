"""Static files: vendored as fetched, one bundle, names that never go stale."""

import gzip
import re

from tests.ui.visiting import Visitor
from ui.kit.assets import asset_path
from ui.kit.bundle import ICON_SHEET, ICONS, SCRIPT, SCRIPT_PARTS, VENDOR, altered_files, icon_sheet, script
from ui.kit.render import TEMPLATES


def test_vendored_files_are_as_their_packages_ship_them() -> None:
    assert altered_files() == []
    assert {path.name for path in VENDOR.glob("*/CHECKSUMS")} == {"CHECKSUMS"}


def test_every_vendored_file_has_a_checksum_and_every_folder_a_licence() -> None:
    for folder in (path for path in VENDOR.iterdir() if path.is_dir()):
        listed = {line.split()[1] for line in (folder / "CHECKSUMS").read_text().splitlines()}
        assert {path.name for path in folder.iterdir()} == listed | {"CHECKSUMS"}
        assert "LICENSE" in listed


def test_the_bundle_is_its_parts() -> None:
    assert SCRIPT.read_text() == script()
    assert ICON_SHEET.read_text() == icon_sheet()


def test_the_bundle_holds_core_extension_and_our_own_in_this_order() -> None:
    bundle = SCRIPT.read_text()
    places = [bundle.index(part.read_text()[:200].strip()) for part in SCRIPT_PARTS]
    assert places == sorted(places)


def test_the_bundle_fits_the_budget() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes())) <= 24 * 1024


def test_every_icon_that_is_named_is_there_and_no_other() -> None:
    sources = [*TEMPLATES.rglob("*.html"), *TEMPLATES.parent.rglob("*.py")]
    text = "".join(path.read_text() for path in sources if path != ICON_SHEET)
    drawn = {path.stem for path in ICONS.glob("*.svg")}
    named = set(re.findall(r'(?:icon|icon_word|empty)\("([a-z0-9-]+)"', text))
    assert named - {"arrow-"} <= drawn
    assert {icon for icon in drawn if f'"{icon}"' not in text} == {"arrow-up", "arrow-down"}


async def test_a_file_is_served_for_ever_under_the_name_of_its_content(nobody: Visitor) -> None:
    answer = await nobody.get(asset_path("console.css"))
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert re.fullmatch(r"/static/console-[0-9a-f]{8}\.css", asset_path("console.css"))


async def test_a_file_comes_packed_to_those_who_take_it(nobody: Visitor) -> None:
    packed = await nobody.get(asset_path("console.js"), Accept_Encoding="gzip")
    plain = await nobody.get(asset_path("console.js"), Accept_Encoding="identity")
    assert (packed.headers["content-encoding"], packed.headers["vary"]) == ("gzip", "Accept-Encoding")
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content == SCRIPT.read_bytes()


async def test_another_hash_is_absent(nobody: Visitor) -> None:
    assert (await nobody.get("/static/console-00000000.css")).status_code == 404


def test_the_style_sheet_fits_the_budget() -> None:
    from ui.kit.assets import CSS_PARTS, STATIC

    css = b"".join((STATIC / "css" / f"{part}.css").read_bytes() for part in CSS_PARTS)
    assert len(gzip.compress(css)) <= 14 * 1024
    assert {path.stem for path in (STATIC / "css").glob("*.css")} == set(CSS_PARTS)
