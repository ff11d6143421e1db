"""A template as somebody writes it, and the rules for it."""

from dataclasses import dataclass, replace

from tenants.incidents.references import Reference, checked_references
from tenants.templates.models import IncidentTemplate
from tenants.templates.placeholders import require_known
from tenants.text import NAME_LENGTH_MAX, TITLE_LENGTH_MAX, checked_line, checked_text
from tenants.words import Impact, State, Status


@dataclass(frozen=True, slots=True)
class TemplateDraft:
    """A name for the team, and what an incident begins with; title and body may hold placeholders."""

    name: str
    title: str
    body: str = ""
    state: State = State.INVESTIGATING
    impact: Impact = Impact.NONE
    components: tuple[Reference, ...] = ()


def checked_draft(draft: TemplateDraft) -> TemplateDraft:
    """Raises Invalid(name, title, body or components), also for a placeholder that nothing fills."""
    checked = replace(
        draft,
        name=checked_line("name", draft.name, NAME_LENGTH_MAX),
        title=checked_line("title", draft.title, TITLE_LENGTH_MAX),
        body=checked_text("body", draft.body),
        components=checked_references(draft.components),
    )
    require_known("title", checked.title)
    require_known("body", checked.body)
    return checked


def put(template: IncidentTemplate, draft: TemplateDraft) -> IncidentTemplate:
    """The row with what a checked draft says."""
    return template.update_from_dict(
        {
            "name": draft.name,
            "title": draft.title,
            "body": draft.body,
            "state": draft.state,
            "impact": draft.impact,
            "affected": [{"component": each.component, "status": each.status} for each in draft.components],
        }
    )


def draft_of(template: IncidentTemplate) -> TemplateDraft:
    """What a stored template says."""
    references = tuple(Reference(each["component"], Status(each["status"])) for each in template.affected)
    return TemplateDraft(
        template.name,
        template.title,
        template.body,
        State(template.state),
        Impact(template.impact),
        references,
    )
