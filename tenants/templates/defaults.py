"""The six templates that every page begins with."""

from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.ids import new_id
from tenants.templates.draft import TemplateDraft, put
from tenants.templates.models import IncidentTemplate
from tenants.words import Impact, State

DEFAULTS = (
    TemplateDraft(
        "API errors",
        "Elevated errors from {component}",
        "Since {time} some requests to {component} fail. We are looking for the cause and will write again as"
        " soon as we know it.",
        impact=Impact.MAJOR,
    ),
    TemplateDraft(
        "Login",
        "Problems signing in",
        "Since {time} some people cannot sign in. Whoever is signed in already can go on working. We are"
        " looking for the cause.",
        impact=Impact.MAJOR,
    ),
    TemplateDraft(
        "Payments",
        "Payments fail or take long",
        "Since {time} some payments fail or take longer than usual. Please do not pay twice: what was charged"
        " will be booked. We are looking for the cause.",
        impact=Impact.CRITICAL,
    ),
    TemplateDraft(
        "Planned work",
        "Planned work on {component}",
        "We work on {component} from {time}, for about {duration}. Short interruptions are possible. There is"
        " nothing that you have to do.",
        state=State.IDENTIFIED,
    ),
    TemplateDraft(
        "Slow",
        "Slow answers from {component}",
        "Since {time} {component} answers more slowly than usual. Requests succeed, but take longer. We are"
        " looking for the cause.",
        impact=Impact.MINOR,
    ),
    TemplateDraft(
        "Third party",
        "{component} is affected by trouble at a provider",
        "A provider that {component} depends on has had trouble since {time}. We are in contact with them and"
        " pass on what we hear.",
        state=State.IDENTIFIED,
        impact=Impact.MINOR,
    ),
)


async def give_defaults(
    page_id: UUID, at: int, db: BaseDBAsyncClient, drafts: tuple[TemplateDraft, ...] = DEFAULTS
) -> None:
    """Give the page these templates, those of every page unless others are named."""
    rows = [put(IncidentTemplate(id=new_id(), page_id=page_id, created_at=at), draft) for draft in drafts]
    if rows:
        await IncidentTemplate.bulk_create(rows, using_db=db)
