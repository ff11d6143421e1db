"""Templates: what incidents begin with, listed, written, deleted and had back."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from quart import Blueprint, Response

from app.core.clock import now_ms
from tenants.components.tree import leaves_of, tree_of
from tenants.pages.once import Outcome
from tenants.scope import Permission
from tenants.templates.draft import TemplateDraft
from tenants.templates.edit import create_template, edit_template, restore_defaults
from tenants.templates.models import IncidentTemplate
from tenants.templates.placeholders import filled
from tenants.templates.reading import template_of, templates_of
from tenants.templates.remove import delete_template, restore_template
from tenants.words import Impact, State
from ui.kit.affecting import Affecting, affect_rows
from ui.kit.answers import attempt, onwards
from ui.kit.desk import Desk, at_desk, row_id
from ui.kit.forms import Form, FormModel
from ui.kit.once import made_once
from ui.kit.times import shown
from ui.routes.composer import composed
from ui.routes.incident_screen import STATES

templates = Blueprint("templates", __name__)


class Wording(Affecting):
    name: str
    title: str
    body: str = ""
    state: State = State.INVESTIGATING
    impact: Impact = Impact.NONE

    def draft(self) -> TemplateDraft:
        """Raises Invalid(affects)."""
        return TemplateDraft(self.name, self.title, self.body, self.state, self.impact, self.references())


@templates.get("/dashboard/<p_id>/templates")
@at_desk
async def listed(desk: Desk) -> Response:
    return await _listed(desk, Form())


@templates.get("/dashboard/<p_id>/templates/new")
@at_desk
async def writer(desk: Desk) -> Response:
    return await _editor(desk, Form.showing(state="investigating", impact="none"))


@templates.post("/dashboard/<p_id>/templates/compose")
@at_desk
async def begin(desk: Desk) -> Response:
    """The editor with what stands in a composer."""
    form = await composed()
    values = {"state": ("investigating",), **form.values, "impact": (form.value("impact") or "none",)}
    return await _editor(desk, replace(form, values=values))


@templates.post("/dashboard/<p_id>/templates")
@at_desk
async def create(desk: Desk) -> Response:
    async def created(form: Wording) -> Outcome:
        draft = form.draft()
        return await made_once(
            desk.scope, desk.page.id, "t", lambda scope: create_template(scope, desk.page.id, draft)
        )

    outcome = await attempt(Wording, created)
    if isinstance(outcome, Form):
        return await _editor(desk, outcome)
    return onwards(desk.path("/templates"), "The template is kept.")


@templates.get("/dashboard/<p_id>/templates/<t_id>")
@at_desk
async def editor(desk: Desk, t_id: str) -> Response:
    template = await _template(desk, t_id)
    return await _editor(desk, form_of(template), template)


@templates.post("/dashboard/<p_id>/templates/<t_id>")
@at_desk
async def edit(desk: Desk, t_id: str) -> Response:
    template = await _template(desk, t_id)

    async def edited(form: Wording) -> IncidentTemplate:
        return await edit_template(desk.scope, desk.page.id, template.id, form.draft())

    outcome = await attempt(Wording, edited)
    if isinstance(outcome, Form):
        return await _editor(desk, outcome, template)
    return onwards(desk.path("/templates"), f"Saved {outcome.name}.")


@templates.post("/dashboard/<p_id>/templates/<t_id>/delete")
@at_desk
async def delete(desk: Desk, t_id: str) -> Response:
    """At once: the list that follows has it under Recently deleted."""
    template_id = row_id("t", t_id)

    async def deleted(_: FormModel) -> IncidentTemplate:
        return await delete_template(desk.scope, desk.page.id, template_id)

    return await _after(desk, await attempt(FormModel, deleted), "Deleted {name}. You can put it back below.")


@templates.post("/dashboard/<p_id>/templates/<t_id>/restore")
@at_desk
async def restore(desk: Desk, t_id: str) -> Response:
    template_id = row_id("t", t_id)

    async def restored(_: FormModel) -> IncidentTemplate:
        return await restore_template(desk.scope, desk.page.id, template_id)

    return await _after(desk, await attempt(FormModel, restored), "{name} is back.")


@templates.post("/dashboard/<p_id>/templates/defaults")
@at_desk
async def bring_back(desk: Desk) -> Response:
    """Those of the six that are missing."""

    async def brought(_: FormModel) -> None:
        await restore_defaults(desk.scope, desk.page.id)

    refused = await attempt(FormModel, brought)
    if refused is not None:
        return await _listed(desk, refused)
    return onwards(desk.path("/templates"), "The six that every page begins with are here.")


def form_of(template: IncidentTemplate) -> Form:
    """The editor's fields as they are stored."""
    return Form.showing(
        name=template.name,
        title=template.title,
        body=template.body,
        state=template.state,
        impact=template.impact,
        affects=[each["component"] for each in template.affected],
        status=[f"{each['component']}={each['status']}" for each in template.affected],
    )


async def _listed(desk: Desk, form: Form) -> Response:
    page_id: UUID = desk.page.id
    return await desk.screen(
        "templates/list.html",
        "templates",
        form.status,
        form=form,
        kept=await templates_of(desk.scope, page_id),
        gone=await templates_of(desk.scope, page_id, deleted=True),
        may_write=desk.may(Permission.PAGE_WRITE),
        now=now_ms(),
    )


async def _editor(desk: Desk, form: Form, template: IncidentTemplate | None = None) -> Response:
    desk.require(Permission.PAGE_WRITE)
    tree = await tree_of(desk.scope, desk.page.id)
    names = [leaf.name for leaf in leaves_of(tree)]
    return await desk.screen(
        "templates/edit.html",
        "templates",
        form.status,
        form=form,
        kept=template,
        rows=affect_rows(tree, form),
        states=STATES,
        example=_example(desk, form, names[0] if names else "API"),
    )


def _example(desk: Desk, form: Form, component: str) -> dict[str, Any]:
    """The template as it reads once all is filled in."""
    known = {"component": component, "time": shown(now_ms(), desk.page.time_zone), "duration": "2 h"}
    return {field: filled(form.value(field), known) for field in ("title", "body")}


async def _after(desk: Desk, outcome: IncidentTemplate | Form, notice: str) -> Response:
    if isinstance(outcome, Form):
        return await _listed(desk, outcome)
    return onwards(desk.path("/templates"), notice.format(name=outcome.name))


async def _template(desk: Desk, t_id: str) -> IncidentTemplate:
    return await template_of(desk.scope, desk.page.id, row_id("t", t_id))
