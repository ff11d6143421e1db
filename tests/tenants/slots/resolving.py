"""One short way to end an incident."""

from tenants.incidents.models import Incident
from tenants.incidents.update import UpdateDraft, post_update
from tenants.pages.models import Page
from tenants.words import State
from tests.factories import OPERATOR


async def resolve(page: Page, incident: Incident) -> None:
    """Post the update that ends it."""
    await post_update(OPERATOR, page.id, incident.id, UpdateDraft(State.RESOLVED, "Done."))
