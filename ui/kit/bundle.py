"""Builds what the browser gets as one file from vendored and own parts: `python -m ui.kit.bundle`."""

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

UI = Path(__file__).parent.parent
VENDOR = UI / "static" / "vendor"
SCRIPT_PARTS = (
    VENDOR / "htmx-4.0.1" / "htmx.min.js",
    VENDOR / "htmx-4.0.1" / "hx-ptag.min.js",
    UI / "static" / "js" / "app.js",
    UI / "static" / "js" / "compose.js",
    UI / "static" / "js" / "palette.js",
)
TREE_PARTS = (VENDOR / "sortablejs-1.15.7" / "Sortable.min.js", UI / "static" / "js" / "tree.js")
SCRIPT = VENDOR / "console.js"
ICONS = VENDOR / "lucide-1.62.0"
ICON_SHEET = UI / "templates" / "kit" / "_icons.html"


def script() -> str:
    """htmx, its extension and our script in one: as separate deferred files they would race."""
    return _joined(SCRIPT_PARTS)


def tree_script() -> str:
    """What the screen of the components has beside it: the library that drags, and our use of it."""
    return _joined(TREE_PARTS)


def _joined(parts: Sequence[Path]) -> str:
    return "".join(f"{_without_map(part.read_text())};\n" for part in parts)


def icon_sheet() -> str:
    """The interface icons as one sheet of symbols."""
    symbols = [_symbol(icon) for icon in sorted(ICONS.glob("*.svg"))]
    return "\n".join(['<svg class="sheet" aria-hidden="true" focusable="false">', *symbols, "</svg>\n"])


def altered_files() -> list[str]:
    """Vendored files whose content is not the one that CHECKSUMS promises."""
    altered = []
    for checksums in sorted(VENDOR.glob("*/CHECKSUMS")):
        for line in checksums.read_text().splitlines():
            promised, name = line.split(maxsplit=1)
            if sha256((checksums.parent / name).read_bytes()).hexdigest() != promised:
                altered.append(f"{checksums.parent.name}/{name}")
    return altered


def _without_map(source: str) -> str:
    return re.sub(r"\n?//# sourceMappingURL=.*", "", source).strip().removesuffix(";")


def _symbol(icon: Path) -> str:
    drawing = re.sub(r"<!--.*?-->", "", icon.read_text(), flags=re.DOTALL)
    inner = re.sub(r"\s+", " ", drawing[drawing.index(">") + 1 : drawing.index("</svg>")]).strip()
    packed = inner.replace(" />", "/>").replace("> <", "><")
    return f'  <symbol id="i-{icon.stem}" viewBox="0 0 24 24">{packed}</symbol>'


if __name__ == "__main__":
    if altered := altered_files():
        raise SystemExit(f"Not as fetched: {', '.join(altered)}")
    SCRIPT.write_text(script())
    ICON_SHEET.write_text(icon_sheet())
