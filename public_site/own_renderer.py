"""The renderers that this program publishes and serves with."""

from public_site.edition import edition
from public_site.render import assets, day, drawing, errors, months, story, twins, uptime, uptime_csv
from public_site.render.hot import hot_answers
from public_site.render.variant import page_variant
from public_site.renderer import Renderer


def own_renderer() -> Renderer:
    """The renderers of this program."""
    return Renderer(
        edition=edition(),
        hot=hot_answers,
        not_found=errors.not_found_answer,
        gone=errors.gone_answer,
        variant=page_variant,
        incident=story.incident_answer,
        twins={"md": twins.markdown_answer, "json": twins.json_answer},
        history=months.history_answer,
        day=day.day_answer,
        picture=drawing.picture_answer,
        uptime=uptime.uptime_answer,
        uptime_csv=uptime_csv.uptime_csv_answer,
        neutral_not_found=errors.NEUTRAL_404,
        failed=errors.FAILED_500,
        static=assets.STATIC,
    )
