"""The headers of everything that a page host sends (contract §3, ux §5A)."""

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
_HSTS = (b"strict-transport-security", b"max-age=31536000")
_SHARED = (b"access-control-allow-origin", b"*")
NO_STORE = "no-store"


def security_headers(*, https: bool) -> Headers:
    """On every answer, whatever its status."""
    return [*_SECURITY, _HSTS] if https else list(_SECURITY)


def sharing_headers(*, shared: bool) -> Headers:
    """What lets other sites' scripts read the JSON and SVG answers."""
    return [_SHARED] if shared else []
