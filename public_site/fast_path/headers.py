"""The headers of everything that a page host sends (contract §3, ux §5A)."""

import re
from base64 import b64encode
from hashlib import sha256

from public_site.fast_path.prepared import Headers

CONTENT_SECURITY_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    b"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_SECURITY: Headers = [
    (b"content-security-policy", CONTENT_SECURITY_POLICY),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
_HSTS = (b"strict-transport-security", b"max-age=31536000")
_SHARED = (b"access-control-allow-origin", b"*")
NO_STORE = "no-store"


def security_headers(*, https: bool) -> Headers:
    """On every answer, whatever its status."""
    return [*_SECURITY, _HSTS] if https else list(_SECURITY)


def lonely_headers(body: bytes, *, https: bool) -> Headers:
    """On answers without a page to show: nothing may be fetched, and only the sheet in the body applies."""
    hashes = [b64encode(sha256(sheet).digest()) for sheet in _STYLE.findall(body)]
    sheets = b"".join(b" style-src 'sha256-%s';" % digest for digest in hashes)
    policy = b"default-src 'none';%s img-src data:; base-uri 'none'; frame-ancestors 'none'" % sheets
    return [(_SECURITY[0][0], policy), *security_headers(https=https)[1:]]


def sharing_headers(*, shared: bool) -> Headers:
    """What lets other sites' scripts read the JSON and SVG answers."""
    return [_SHARED] if shared else []
