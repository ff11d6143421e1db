"""Deleting a template, and having it back: what was deleted is kept for 30 days."""

from uuid import UUID

from app.core.clock import MS_PER_DAY
from app.core.ids import public_id
from tenants.pages.change import change
from tenants.scope import Permission, Scope
from tenants.templates.edit import require_free, require_room
from tenants.templates.models import IncidentTemplate
from tenants.templates.reading import template_in

KEPT_DAYS = 30


async def delete_template(scope: Scope, page_id: UUID, template_id: UUID) -> IncidentTemplate:
    """Out of every list, but kept; what was deleted more than 30 days ago goes for good. Raises NotFound."""
    target = public_id("t", template_id)
    async with change(scope, page_id, "template.delete", Permission.PAGE_WRITE, target=target) as changing:
        template = await template_in(page_id, template_id, changing.db)
        template.deleted_at = changing.at
        await template.save(using_db=changing.db, update_fields=["deleted_at"])
        long_ago = changing.at - KEPT_DAYS * MS_PER_DAY
        await IncidentTemplate.filter(page_id=page_id, deleted_at__lt=long_ago).using_db(changing.db).delete()
        changing.detail = {"name": template.name}
    return template


async def restore_template(scope: Scope, page_id: UUID, template_id: UUID) -> IncidentTemplate:
    """As it was before it was deleted. Raises NotFound, Conflict(name), LimitReached."""
    target = public_id("t", template_id)
    async with change(scope, page_id, "template.restore", Permission.PAGE_WRITE, target=target) as changing:
        template = await template_in(page_id, template_id, changing.db, deleted=True)
        await require_room(changing)
        await require_free(changing, template.name)
        template.deleted_at = None
        await template.save(using_db=changing.db, update_fields=["deleted_at"])
        changing.detail = {"name": template.name}
    return template
