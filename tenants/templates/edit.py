"""Writing templates: made, changed, brought back to the six that every page begins with."""

from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.errors import Conflict, LimitReached
from app.core.ids import new_id, public_id
from tenants.pages.change import Change, change
from tenants.scope import Permission, Scope
from tenants.templates.defaults import DEFAULTS, give_defaults
from tenants.templates.draft import TemplateDraft, checked_draft, draft_of, put
from tenants.templates.models import IncidentTemplate
from tenants.templates.reading import template_in
from tenants.text import folded

TEMPLATES_PER_PAGE_MAX = 100


async def create_template(scope: Scope, page_id: UUID, draft: TemplateDraft) -> IncidentTemplate:
    """A new template. Raises Invalid(name, title, body or components), Conflict(name), LimitReached."""
    wanted = checked_draft(draft)
    async with change(scope, page_id, "template.create", Permission.PAGE_WRITE) as changing:
        await require_room(changing)
        await require_free(changing, wanted.name)
        template = put(IncidentTemplate(id=new_id(), page_id=page_id, created_at=changing.at), wanted)
        await template.save(using_db=changing.db, force_create=True)
        changing.target, changing.detail = public_id("t", template.id), {"name": template.name}
        changing.keep(changing.target)
    return template


async def edit_template(
    scope: Scope, page_id: UUID, template_id: UUID, draft: TemplateDraft
) -> IncidentTemplate:
    """Let a template say this from now on. Raises as `create_template`, and NotFound."""
    wanted, target = checked_draft(draft), public_id("t", template_id)
    async with change(scope, page_id, "template.edit", Permission.PAGE_WRITE, target=target) as changing:
        template = await template_in(page_id, template_id, changing.db)
        if draft_of(template) == wanted:
            changing.nothing_changed()
            return template
        await require_free(changing, wanted.name, template.id)
        await put(template, wanted).save(using_db=changing.db)
        changing.detail = {"name": template.name}
    return template


async def restore_defaults(scope: Scope, page_id: UUID) -> None:
    """Bring back those of the six whose name no template of the page has; the others stay as they are."""
    async with change(scope, page_id, "template.defaults", Permission.PAGE_WRITE) as changing:
        taken = await _folded_names(page_id, changing.db)
        missing = tuple(each for each in DEFAULTS if folded(each.name) not in taken)
        if not missing:
            changing.nothing_changed()
            return
        await require_room(changing, len(missing))
        await give_defaults(page_id, changing.at, changing.db, missing)
        changing.detail = {"names": [each.name for each in missing]}


async def require_room(changing: Change, more: int = 1) -> None:
    """Raises LimitReached when the page has as many as a list can show."""
    used = (
        await IncidentTemplate.filter(page_id=changing.page.id, deleted_at=None).using_db(changing.db).count()
    )
    if used + more > TEMPLATES_PER_PAGE_MAX:
        raise LimitReached("templates", used, TEMPLATES_PER_PAGE_MAX, "Delete one that is not used.")


async def require_free(changing: Change, name: str, but: UUID | None = None) -> None:
    """Raises Conflict(name) when another template of the page is called so, in any case."""
    if folded(name) in await _folded_names(changing.page.id, changing.db, but):
        raise Conflict("Another template has this name.", "name")


async def _folded_names(page_id: UUID, db: BaseDBAsyncClient, but: UUID | None = None) -> set[str]:
    rows = await IncidentTemplate.filter(page_id=page_id, deleted_at=None).using_db(db)
    return {folded(row.name) for row in rows if row.id != but}
