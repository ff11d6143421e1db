"""What an export holds: a sheet for each table, found by what leads to the account, without secrets."""

from dataclasses import dataclass

from app.db.model import Model
from ledger.models import Payment
from tenants.accounts.models import Account, Invitation, Member, Session
from tenants.components.models import Component
from tenants.domains.models import Claim, Host
from tenants.factors.models import Passkey
from tenants.incidents.models import Affected, Incident, IncidentUpdate
from tenants.keys.models import PageKey
from tenants.pages.models import AuditEntry, Page
from tenants.pictures.models import PagePicture
from tenants.templates.models import IncidentTemplate
from tenants.uptime.models import DayRoll, StatusSpan


@dataclass(frozen=True, slots=True)
class Sheet:
    """`by` is the column that has to be the account's id; without `columns` the sheet has all of them."""

    name: str
    model: type[Model]
    by: str
    columns: tuple[str, ...] = ()


SHEETS = (
    Sheet(
        "account", Account, "id", ("id", "email", "standing", "email_verified_at", "closes_at", "created_at")
    ),
    Sheet("passkeys", Passkey, "account_id", ("id", "name", "created_at", "used_at")),
    Sheet(
        "sessions",
        Session,
        "account_id",
        ("id", "created_at", "seen_at", "ends_at", "address", "user_agent"),
    ),
    Sheet("people", Member, "account_id", ("id", "person_id", "person__email", "role", "created_at")),
    Sheet("teams", Member, "person_id", ("id", "account_id", "account__email", "role", "created_at")),
    Sheet("invitations", Invitation, "account_id"),
    Sheet("pages", Page, "account_id"),
    Sheet("pictures", PagePicture, "page__account_id"),
    Sheet("domains", Host, "account_id"),
    Sheet("domain-claims", Claim, "page__account_id"),
    Sheet("components", Component, "page__account_id"),
    Sheet("incidents", Incident, "account_id"),
    Sheet("incident-updates", IncidentUpdate, "incident__account_id"),
    Sheet("affected", Affected, "incident__account_id"),
    Sheet("templates", IncidentTemplate, "page__account_id"),
    Sheet(
        "keys",
        PageKey,
        "page__account_id",
        ("id", "page_id", "name", "last4", "created_at", "created_by", "disabled_at", "last_used_at"),
    ),
    Sheet("status-spans", StatusSpan, "component__page__account_id"),
    Sheet("days", DayRoll, "component__page__account_id"),
    Sheet("payments", Payment, "owner_id"),
    Sheet("audit", AuditEntry, "account_id"),
)
