"""`/og.png`: the preview picture, rasterised."""

from public_site.answer import PNG, Answer
from public_site.rasterise import png_with_text_of
from public_site.render.picture import picture_svg
from public_site.snapshot import Snapshot


def picture_answer(snapshot: Snapshot) -> Answer:
    """Waits for a process: call it in a thread. Raises SubprocessError."""
    return Answer("/og.png", png_with_text_of(picture_svg(snapshot)), PNG, shared=True)
