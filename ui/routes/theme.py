"""The theme of a page: tried on the real page beside the form, then published."""

from collections.abc import Mapping
from typing import Any

from quart import Blueprint, Response

from app.core.errors import NotFound
from public_site.load import load_for_owner
from public_site.rehearsal import Scene
from tenants.pages.edit import PageEdit, edit_page
from tenants.pages.models import Page
from tenants.pages.presets import PRESETS
from tenants.pages.theme import THEME_TOKENS, Choice, trusted_theme
from tenants.pictures.hang import hung_in
from tenants.pictures.places import PLACES, SENT_BYTES_MAX
from tenants.scope import Permission
from ui.kit.answers import attempt, by_htmx, onwards
from ui.kit.desk import Desk, at_desk
from ui.kit.forms import Form, FormModel, Ticked
from ui.kit.render import page_of_text, render
from ui.routes.trial import STILL, Scheme, Trial, said_of, trial_named

theme = Blueprint("theme", __name__)

NO_FORM = Form()
SCENES = (
    (Scene.NOW, "As it is"),
    (Scene.WELL, "All well"),
    (Scene.INCIDENT, "Incident"),
    (Scene.MAINTENANCE, "Maintenance"),
)
SCHEMES = (("system", "As the device"), ("light", "Light"), ("dark", "Dark"))
_TITLES = {"accent": "Accent on light", "accent_dark": "Accent on dark", "scheme": "Colours for visitors"}
_USUAL = {"accent": "#1d4ed8", "accent_dark": "#8ab4ff"}


class Look(FormModel):
    """A theme, and how it is looked at; `preset` is the name of a look that takes its place."""

    theme: dict[str, str]
    scene: Scene = Scene.NOW
    seen: Scheme = "system"
    narrow: Ticked = False
    grey: Ticked = False
    preset: str = ""

    def chosen(self) -> Mapping[str, str]:
        return PRESETS.get(self.preset, self.theme)


@theme.get("/dashboard/<p_id>/theme")
@at_desk
async def shown(desk: Desk) -> Response:
    return await shown_theme(desk)


@theme.post("/dashboard/<p_id>/theme")
@at_desk
async def publish(desk: Desk) -> Response:
    """Put the theme on the page, if all of it can be read."""

    async def published(form: Look) -> Page:
        return await edit_page(desk.scope, desk.page.id, PageEdit(theme=form.theme))

    page = await attempt(Look, published)
    if isinstance(page, Form):
        return await _shown(desk, page)
    return onwards(desk.path("/theme"), "The theme is published.")


@theme.post("/dashboard/<p_id>/theme/trial")
@at_desk
async def try_on(desk: Desk) -> Response:
    """The form as it is typed, with the page drawn so; nothing is kept. htmx gets what is beside the form."""
    desk.require(Permission.PAGE_WRITE)

    async def tried(form: Look) -> Form:
        themed = {f"theme.{token}": form.chosen().get(token, "") for token in THEME_TOKENS}
        ticks = {"narrow": "on" if form.narrow else "off", "grey": "on" if form.grey else "off"}
        return Form.showing(**themed, scene=form.scene, seen=form.seen, **ticks)

    form = await attempt(Look, tried)
    if by_htmx():
        return page_of_text(render("theme/_trial.html", **desk.context(), **_trial(desk, form)), form.status)
    return await _shown(desk, form)


@theme.get("/dashboard/<p_id>/theme/trial/<name>/")
@at_desk
async def drawn(desk: Desk, name: str) -> Response:
    """The page itself in a look that is tried; nothing in it runs or leads anywhere."""
    return await _drawn(desk, name, "/")


@theme.get("/dashboard/<p_id>/theme/trial/<name>/<path:rest>")
@at_desk
async def drawn_with(desk: Desk, name: str, rest: str) -> Response:
    """What a tried page is drawn with."""
    return await _drawn(desk, name, f"/{rest}")


async def _drawn(desk: Desk, name: str, path: str) -> Response:
    trial, snapshot = trial_named(name), await load_for_owner(desk.page.id)
    if trial is None or snapshot is None:
        raise NotFound("trial")
    answer = trial.answers(snapshot, desk.path(f"/theme/trial/{name}")).get(path)
    if answer is None:
        raise NotFound("file")
    headers = {
        "Content-Type": answer.content_type,
        "Cache-Control": "no-store",
        "Content-Security-Policy": STILL,
    }
    return Response(answer.body, 200, headers)


async def shown_theme(desk: Desk, pictured: tuple[str, Form] = ("", NO_FORM)) -> Response:
    """The screen with the theme as it is; `pictured` is a picture that was refused, by its place."""
    return await _shown(desk, _stored(desk.page), pictured)


async def _shown(desk: Desk, form: Form, pictured: tuple[str, Form] = ("", NO_FORM)) -> Response:
    place, refused = pictured
    return await desk.screen(
        "theme/show.html",
        "theme",
        max(form.status, refused.status),
        form=form,
        places=PLACES.values(),
        hung=await hung_in(desk.scope, desk.page.id),
        refused=refused,
        refused_place=place,
        kib_max=SENT_BYTES_MAX // 1024,
        stored=desk.path(f"/theme/trial/{Trial({}).name}"),
        fields=[
            (token, _TITLES.get(token, token.capitalize()), _options(rule))
            for token, rule in THEME_TOKENS.items()
        ],
        presets=PRESETS,
        scenes=SCENES,
        schemes=SCHEMES,
        may_edit=desk.may(Permission.PAGE_WRITE),
        **_trial(desk, form),
    )


def _trial(desk: Desk, form: Form) -> dict[str, Any]:
    """What is beside the form: what its colours are like, and where the page is drawn so."""
    typed = {token: form.value(f"theme.{token}") for token in THEME_TOKENS}
    stored = trusted_theme({token: value for token, value in typed.items() if value})
    scene, scheme = form.value("scene", Scene.NOW), form.value("seen", "system")
    known = scene in set(Scene) and scheme in dict(SCHEMES)
    trial = Trial(stored, Scene(scene), scheme) if known else Trial(stored)
    return {
        "trial": desk.path(f"/theme/trial/{trial.name}"),
        "said": {each.token: each for each in said_of(typed)},
        "titles": {token: _TITLES[token] for token in _USUAL},
        "narrow": form.value("narrow") == "on",
        "grey": form.value("grey") == "on",
        "is_published": stored == trusted_theme(desk.page.theme),
    }


def _stored(page: Page) -> Form:
    return Form.showing(**{f"theme.{token}": page.theme.get(token, "") for token in THEME_TOKENS})


def _options(rule: object) -> list[tuple[str, str]]:
    """What a select offers; nothing for a colour."""
    if not isinstance(rule, Choice):
        return []
    usual, *others = rule.words
    return [("", f"{usual.capitalize()} (usual)"), *((word, word.capitalize()) for word in others)]
