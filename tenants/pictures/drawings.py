"""SVG that somebody sent, cut down to shapes and colours: by an allow-list, refusing what acts or fetches."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS_MAX, USES_MAX = 2_000, 100
_SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_SHAPES = _names("""
    svg g defs symbol use path rect circle ellipse line polyline polygon linearGradient radialGradient stop
    clipPath mask style
""")
_LEFT_OUT = frozenset({"title", "desc", "metadata"})
_POINTING = frozenset({"use", "linearGradient", "radialGradient"})
_ATTRIBUTES = _names("""
    id class style transform d x y x1 y1 x2 y2 cx cy r rx ry fx fy fr width height points offset viewBox
    fill fill-opacity fill-rule clip-path clip-rule mask opacity stroke stroke-width stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stop-color stop-opacity color display visibility
    gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits
    preserveAspectRatio href
""")
# What fetches, runs or draws without end, in an attribute or a sheet; a backslash could hide any of it.
_REACHING = re.compile(
    r"url\((?!\s*['\"]?#)|@|\\|expression|javascript:|dasharray|filter\s*:|image\s*\(|/\*", re.IGNORECASE
)
_NUMBER = r"[-+]?(?:\d*\.)?\d+(?:[eE][-+]?\d+)?"
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)(?:px)?\s*")


class Refused(Exception):
    """The picture is not taken; the sentence says why, and nothing of what was sent."""


def cleaned_drawing(content: bytes) -> tuple[str, float, float]:
    """The drawing as text that holds shapes only, and its width and height. Raises Refused."""
    root = _parsed(content)
    elements = list(root.iter())
    if len(elements) > ELEMENTS_MAX:
        raise Refused(f"This drawing has more than {ELEMENTS_MAX:,} shapes.")
    for element in elements:
        _clean(element, is_root=element is root)
    _refuse_multiplying(root)
    width, height = _size(root)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode"), width, height


def _parsed(content: bytes) -> "etree._Element":
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise Refused("This drawing is broken: it is no well-formed SVG.") from None
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():
        raise Refused("This drawing declares entities, which no drawing needs.")
    if root.tag != f"{{{_SVG}}}svg":
        raise Refused("This is XML, but no SVG drawing.")
    return root


def _clean(element: "etree._Element", *, is_root: bool) -> None:
    if not isinstance(element.tag, str):
        raise Refused("This drawing declares entities, which no drawing needs.")
    name = etree.QName(element)
    if name.namespace != _SVG or name.localname in _LEFT_OUT:
        _leave_out(element)
        return
    if name.localname not in _SHAPES or (name.localname == "svg" and not is_root):
        raise Refused(_unwanted(name.localname))
    for attribute, value in element.attrib.items():
        _clean_attribute(element, name.localname, str(attribute), str(value))
    if name.localname == "style" and _REACHING.search(element.text or ""):
        raise Refused("Its style sheet reaches for something outside the drawing.")


def _leave_out(element: "etree._Element") -> None:
    """Notes of drawing programs; what a script hides in them is refused like anywhere."""
    if any(_is_named(each, "script") for each in element.iter()):
        raise Refused("It holds a script.")
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _clean_attribute(element: "etree._Element", name: str, attribute: str, value: str) -> None:
    if etree.QName(attribute).localname.lower().startswith("on"):
        raise Refused("It holds a script.")
    if attribute in ("href", _XLINK_HREF):
        if name not in _POINTING or not value.strip().startswith("#"):
            raise Refused("It leads to something outside the drawing.")
    elif attribute not in _ATTRIBUTES:
        del element.attrib[attribute]
    elif _REACHING.search(value):
        raise Refused("It leads to something outside the drawing.")


def _unwanted(name: str) -> str:
    if name in ("text", "tspan", "textPath"):
        return "It holds text, which looks different on every machine. Turn the text into outlines first."
    return "It holds a script." if name == "script" else f"It holds <{name[:30]}>, which a logo cannot."


def _refuse_multiplying(root: "etree._Element") -> None:
    """Copies of copies grow without bound: what is copied may hold no copy itself."""
    by_id = {str(each.get("id")): each for each in root.iter() if each.get("id")}
    uses = list(_uses(root))
    for use in uses:
        target = by_id.get((use.get("href") or use.get(_XLINK_HREF) or "").strip().removeprefix("#"))
        if target is not None and any(True for _ in _uses(target)):
            raise Refused("Its copies hold copies.")
    if len(uses) > USES_MAX:
        raise Refused(f"This drawing copies shapes more than {USES_MAX} times.")


def _uses(element: "etree._Element") -> Iterator["etree._Element"]:
    return (each for each in element.iter() if _is_named(each, "use"))


def _is_named(element: "etree._Element", name: str) -> bool:
    return str(element.tag).rpartition("}")[2] == name


def _size(root: "etree._Element") -> tuple[float, float]:
    """Width and height by its viewBox, else by what it says; without either it cannot be fitted."""
    numbers = [float(each) for each in re.findall(_NUMBER, root.get("viewBox", ""))][:4]
    if len(numbers) == 4 and min(numbers[2:]) > 0:
        return numbers[2], numbers[3]
    found = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    width, height = (float(each[1]) if each else 0.0 for each in found)
    if not width or not height:
        raise Refused("It does not say how large it is: give it a viewBox.")
    root.set("viewBox", f"0 0 {width} {height}")
    return width, height
