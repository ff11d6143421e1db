"""The renderers that this program publishes and serves with."""

from public_site.edition import edition
from public_site.render import archive, assets, day, errors
from public_site.render.hot import hot_answers
from public_site.render.variant import page_variant
from public_site.renderer import Renderer


def own_renderer() -> Renderer:
    """The renderers of this program."""
    return Renderer(
        edition=edition(),
        hot=hot_answers,
        not_found=errors.not_found_answer,
        variant=page_variant,
        incident=archive.incident_answer,
        month=archive.month_answers,
        day=day.day_answer,
        neutral_not_found=errors.NEUTRAL_404,
        failed=errors.FAILED_500,
        static=assets.STATIC,
    )
