"""Templates as the dashboard's JSON reads and tells them (contract §4)."""

from typing import Annotated

from pydantic import Field

from app.api.affecting import ImpactWord, StateWord, Text, Title
from app.api.told import Told
from app.core.bodies import Body
from app.core.ids import public_id
from tenants.templates.draft import TemplateDraft
from tenants.templates.models import IncidentTemplate
from tenants.text import NAME_LENGTH_MAX
from tenants.words import Impact, State

_OPEN = " It may hold {component}, {time} and {duration}; any other word in braces is refused."


class TemplateWish(Body):
    """What an incident is to begin with, under a name of the team's own."""

    name: Annotated[str, Field(description=f"1 to {NAME_LENGTH_MAX} characters, once on a page.")]
    title: Title = Field(description="The incident's title." + _OPEN)
    body: Text = Field(default="", description="The text of the first update." + _OPEN)
    state: StateWord = State.INVESTIGATING
    impact: ImpactWord = Impact.NONE

    def draft(self) -> TemplateDraft:
        return TemplateDraft(self.name, self.title, self.body, self.state, self.impact)


class TemplateTold(Told):
    """A template; `title` and `body` hold what is still to be filled in."""

    id: str
    name: str
    title: str
    body: str
    state: State
    impact: Impact

    @classmethod
    def of(cls, template: IncidentTemplate) -> "TemplateTold":
        return cls(
            id=public_id("t", template.id),
            name=template.name,
            title=template.title,
            body=template.body,
            state=State(template.state),
            impact=Impact(template.impact),
        )
