"""Finding templates through the page they belong to."""

from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.errors import NotFound
from tenants.pages.reading import page_of, pages_of
from tenants.scope import Scope
from tenants.templates.models import IncidentTemplate


async def templates_of(scope: Scope, page_id: UUID, *, deleted: bool = False) -> list[IncidentTemplate]:
    """The page's templates by name, or those that were deleted and are still kept."""
    await page_of(scope, page_id)
    found = IncidentTemplate.filter(page_id=page_id, deleted_at__isnull=not deleted)
    return await found.order_by("name", "id")


async def template_of(scope: Scope, page_id: UUID, template_id: UUID) -> IncidentTemplate:
    """One template of the page; raises NotFound."""
    await page_of(scope, page_id)
    return await template_in(page_id, template_id)


async def every_template(scope: Scope) -> list[IncidentTemplate]:
    """The templates of every page that the scope may see, the pages oldest first, each page's by name."""
    pages = [page.id for page in await pages_of(scope)]
    found = await IncidentTemplate.filter(page_id__in=pages, deleted_at=None).order_by("name", "id")
    return sorted(found, key=lambda template: pages.index(template.page_id))


async def template_in(
    page_id: UUID, template_id: UUID, db: BaseDBAsyncClient | None = None, *, deleted: bool = False
) -> IncidentTemplate:
    """One template by page and id. Checks no scope: for verbs that did."""
    found = await IncidentTemplate.get_or_none(
        id=template_id, page_id=page_id, deleted_at__isnull=not deleted, using_db=db
    )
    if found is None:
        raise NotFound("template")
    return found
