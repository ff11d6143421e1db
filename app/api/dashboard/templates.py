"""/api/v1/status/templates and …/:pageID/templates: what incidents begin with (seed 001)."""

from quart import Response, request

from app.api.dashboard.door import made_once, page_at, row_id
from app.api.dashboard.template_shapes import TemplateTold, TemplateWish
from app.api.envelope import done
from app.api.sent import sent_body
from app.core.bodies import read_body
from app.core.ids import public_id
from tenants.accounts.sessions import SignedIn
from tenants.scope import Scope
from tenants.templates.edit import create_template
from tenants.templates.models import IncidentTemplate
from tenants.templates.reading import every_template, template_of, templates_of


async def list_templates(door: SignedIn) -> Response:
    """Those of every page of the person, or of the one that `page` names."""
    return done([TemplateTold.of(template) for template in await _wanted(door)])


async def make_template(door: SignedIn, pid: str) -> Response:
    page = await page_at(door, pid)
    body = await sent_body()
    draft = read_body(body, TemplateWish).draft()

    async def made(scope: Scope) -> str:
        return public_id("t", (await create_template(scope, page.id, draft)).id)

    async def told(template_id: str) -> TemplateTold:
        return TemplateTold.of(await template_of(door.scope, page.id, row_id("t", template_id)))

    return await made_once(door, page.id, body, made, told)


async def _wanted(door: SignedIn) -> list[IncidentTemplate]:
    pid = request.args.get("page")
    if pid is None:
        return await every_template(door.scope)
    return await templates_of(door.scope, (await page_at(door, pid)).id)
