"""Which components an incident touches, as a form: a tick and a status each, starting from the real one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pydantic import Field

from app.core.errors import Invalid
from tenants.components.tree import TreeNode
from tenants.incidents.references import Reference
from tenants.words import Status
from ui.kit.forms import Form, FormModel
from ui.kit.trees import leaf_rows

NOTHING: Mapping[str, Status] = MappingProxyType({})


class Affecting(FormModel):
    """`affects` are ticked components, `status` pairs like `c_…=outage` of all of them."""

    affects: list[str] = Field(default_factory=list)
    status: list[str] = Field(default_factory=list)

    def references(self) -> tuple[Reference, ...]:
        """The ticked components with their statuses; raises Invalid(affects)."""
        chosen = dict(pair.split("=", 1) for pair in self.status if "=" in pair)
        try:
            return tuple(Reference(c_id, Status(chosen[c_id])) for c_id in self.affects)
        except (KeyError, ValueError):
            raise Invalid("affects", "Choose a state for each affected component.") from None


@dataclass(frozen=True, slots=True)
class AffectRow:
    """A leaf in the form: what it is unless something is chosen, and what was chosen."""

    id: str
    name: str
    group: str
    now: Status
    chosen: Status
    ticked: bool
    held: bool


def affect_rows(
    tree: Sequence[TreeNode], form: Form, held: Mapping[str, Status] = NOTHING, usual: Status | None = None
) -> list[AffectRow]:
    """One row per leaf; those that the incident holds already come first, with the status it holds them in.

    The others have the status of this moment; each offers at first what it has, or `usual`.
    """
    ticked = set(form.all("affects"))
    chosen = dict(pair.split("=", 1) for pair in form.all("status") if "=" in pair)
    rows = [
        AffectRow(
            row.id,
            row.name,
            row.group_name,
            held.get(row.id, row.status),
            _status(chosen.get(row.id), held.get(row.id) or usual or row.status),
            row.id in ticked,
            row.id in held,
        )
        for row in leaf_rows(tree)
    ]
    return sorted(rows, key=lambda row: not row.held)


def _status(text: str | None, otherwise: Status) -> Status:
    return Status(text) if text in set(Status) else otherwise
