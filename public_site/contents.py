"""From a snapshot to what its pack holds: rendered, compressed, reusing what did not change."""

import hashlib
from collections.abc import Iterator, Mapping
from itertools import islice

import msgspec

from public_site.answer import FOREVER, HTML, Answer
from public_site.disk.encodings import IDENTITY, bodies_of
from public_site.disk.pack import NOT_FOUND, Content
from public_site.renderer import Renderer
from public_site.snapshot import Snapshot, fingerprint

Contents = Mapping[str, Content]
OLDER_IMMUTABLES_KEPT = 3
_snapshot_encoder = msgspec.msgpack.Encoder()
_snapshot_decoder = msgspec.msgpack.Decoder(Snapshot)


def encode_snapshot(snapshot: Snapshot) -> bytes:
    return _snapshot_encoder.encode(snapshot)


def decode_snapshot(encoded: bytes) -> Snapshot:
    """The snapshot out of a pack."""
    return _snapshot_decoder.decode(encoded)


def seen_fingerprint(snapshot: Snapshot, edition: str) -> str:
    """16 hex digits that change with anything a visitor sees, how it is drawn included."""
    return digest_of(f"{fingerprint(snapshot)} {edition}".encode())


def digest_of(content: bytes) -> str:
    """16 hex digits of SHA-256."""
    return hashlib.sha256(content).hexdigest()[:16]


def drawn(renderer: Renderer, snapshot: Snapshot, seen: str, before: Contents) -> dict[str, Content]:
    """Every hot answer and the page's own 404, in all encodings."""
    answers = renderer.hot(snapshot, seen)
    answers.append(Answer(NOT_FOUND, renderer.not_found(snapshot), HTML))
    fresh = {each.path: _content(each, before.get(each.path)) for each in answers}
    return fresh | dict(islice(_older_immutables(before, fresh), OLDER_IMMUTABLES_KEPT))


def _content(answer: Answer, before: Content | None) -> Content:
    """Compressing costs more than rendering: the encodings of an unchanged body are taken over."""
    known = before is not None and before.bodies[IDENTITY] == answer.body
    bodies = before.bodies if before is not None and known else bodies_of(answer.body)
    mtime_s = before.mtime_s if before is not None and known else 0
    return Content(answer.content_type, answer.cache_control, answer.shared, bodies, mtime_s)


def _older_immutables(before: Contents, fresh: Contents) -> Iterator[tuple[str, Content]]:
    """A visitor may hold a page that names the style sheet of a moment ago."""
    return (
        (path, content)
        for path, content in before.items()
        if content.cache_control == FOREVER and path not in fresh
    )
