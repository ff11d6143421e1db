"""Pictures that people send, and what others send in their place."""

import struct
import zlib
from io import BytesIO

from PIL import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">%s</svg>'
SQUARE = b'<path d="M0 0h100v40H0z" fill="#f00"/>'


def a_picture(kind: str = "PNG", size: tuple[int, int] = (200, 80), colour: str = "#ff0000") -> bytes:
    """One colour all over."""
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, kind)
    return written.getvalue()


def a_drawing(inner: bytes = SQUARE) -> bytes:
    return SVG % inner


def a_bomb(side: int = 50_000) -> bytes:
    """A PNG of a few bytes that says it has thousands of millions of pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1_000_000))), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _entities() -> bytes:
    """Each stands for ten of the one before."""
    lines = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)]
    declared = '<!ENTITY e0 "ha">' + "".join(lines)
    return f"<!DOCTYPE svg [{declared}]>".encode() + SVG % b"<path d='&e9;'/>"


def _copies() -> bytes:
    """Each group holds the one before twice."""
    groups = b"".join(
        b'<g id="g%d"><use href="#g%d"/><use href="#g%d"/></g>' % (n, n - 1, n - 1) for n in range(1, 40)
    )
    return a_drawing(b'<g id="g0"><path d="M0 0h1v1z"/></g>' + groups)


# What is sent, and a part of the sentence that refuses it.
ATTACKS: dict[str, tuple[bytes, str]] = {
    "a script": (a_drawing(b"<script>alert(1)</script>"), "script"),
    "a script in a note": (a_drawing(b"<metadata><script>alert(1)</script></metadata>"), "script"),
    "a script of HTML": (a_drawing(b'<script xmlns="http://www.w3.org/1999/xhtml">1</script>'), "script"),
    "a handler": (a_drawing(b'<path d="M0 0" onload="alert(1)"/>'), "script"),
    "a handler on the root": (SVG.replace(b"viewBox", b'onLoad="alert(1)" viewBox') % SQUARE, "script"),
    "a foreign object": (a_drawing(b"<foreignObject><b/></foreignObject>"), "foreignObject"),
    "a link": (a_drawing(b'<a href="javascript:alert(1)"><path d="M0 0"/></a>'), "<a>"),
    "an animation": (a_drawing(b'<animate attributeName="href" to="javascript:1"/>'), "<animate>"),
    "a picture from elsewhere": (a_drawing(b'<image href="http://203.0.113.7/x.png"/>'), "<image>"),
    "a file of ours": (a_drawing(b'<image href="file:///etc/passwd"/>'), "<image>"),
    "a picture within": (a_drawing(b'<image href="data:image/svg+xml;base64,PHN2Zz4="/>'), "<image>"),
    "a copy from elsewhere": (a_drawing(b'<use href="http://203.0.113.7/x.svg#a"/>'), "outside"),
    "an old kind of copy": (
        a_drawing(b'<use xmlns:x="http://www.w3.org/1999/xlink" x:href="//203.0.113.7/x.svg#a"/>'),
        "outside",
    ),
    "a fill from elsewhere": (a_drawing(b'<path d="M0 0" fill="url(http://203.0.113.7/x#a)"/>'), "outside"),
    "a style that fetches": (a_drawing(b"<style>path{fill:url( 'https://203.0.113.7/')}</style>"), "outside"),
    "a sheet that imports": (a_drawing(b"<style>@import '//203.0.113.7/x.css';</style>"), "outside"),
    "a sheet that hides it": (a_drawing(b"<style>path{fill:u\\72l(//203.0.113.7)}</style>"), "outside"),
    "a sheet that is asked for": (
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + SVG % b"<style>&x;</style>",
        "entities",
    ),
    "a billion laughs": (_entities(), "broken"),
    "copies of copies": (_copies(), "copies"),
    "text": (a_drawing(b"<text>Acme</text>"), "outlines"),
    "a drawing without a size": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "viewBox"),
    "a very long drawing": (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e9 1"/>', "20 times"),
    "too many shapes": (a_drawing(b"<path/>" * 2_001), "2,000"),
    "a page": (b"<!doctype html><script>alert(1)</script>", "."),
    "XML of another kind": (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "no SVG"),
    "no well-formed drawing": (b"<svg", "broken"),
    "a program": (b"\x7fELF" + bytes(60), "no PNG"),
    "a packed drawing": (b"\x1f\x8b\x08" + bytes(60), "no PNG"),
    "a picture of a kind not taken": (a_picture("GIF"), "no PNG"),
    "a TIFF": (a_picture("TIFF"), "no PNG"),
    "a bomb": (a_bomb(), "million"),
    "a cut picture": (a_picture("PNG")[:60], "."),
    "a cut photo": (a_picture("JPEG", (800, 600))[:900], "broken"),
    "a very long picture": (a_picture(size=(4_000, 10)), "20 times"),
}
