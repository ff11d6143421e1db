"""A body and its compressed forms, made once when it is published."""

import zlib
from collections.abc import Mapping

import brotli

IDENTITY, GZIP, BROTLI = "identity", "gzip", "br"
COMPRESS_ABOVE_BYTES = 1400
_GZIP_LEVEL, _BROTLI_QUALITY = 4, 4
_GZIP_WINDOW = 16 + zlib.MAX_WBITS

Bodies = Mapping[str, bytes]


def bodies_of(body: bytes) -> Bodies:
    """The body under `identity`, and above 1,400 bytes also under `gzip` and `br` where that is shorter."""
    forms = {IDENTITY: body}
    if len(body) > COMPRESS_ABOVE_BYTES:
        forms |= {GZIP: _gzip(body), BROTLI: brotli.compress(body, quality=_BROTLI_QUALITY)}
    return {coding: form for coding, form in forms.items() if coding == IDENTITY or len(form) < len(body)}


def _gzip(body: bytes) -> bytes:
    """Without a time in the header: the same body gives the same bytes."""
    packer = zlib.compressobj(_GZIP_LEVEL, zlib.DEFLATED, _GZIP_WINDOW)
    return packer.compress(body) + packer.flush()
