"""The frame around every screen: who is signed in, which pages there are, where we are."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from quart import request

from app.core.addresses import page_url
from app.core.ids import public_id
from tenants.accounts.models import Account
from tenants.components.tree import TreeNode, components_in, grown
from tenants.pages.models import Page
from tenants.pages.reading import host_of, pages_of
from tenants.pages.shown import Why, why_shown
from tenants.scope import Permission, Scope
from tenants.support.viewing import View
from tenants.words import DEFAULT_LABELS, Status, worst_of
from ui import doors
from ui.kit.notices import NOTHING, Notice, notice_left
from ui.kit.shown import CHIPS, CLOSING_SAID, REASONS

THEMES = ("system", "dark", "light")
THEME_COOKIE = "theme"
LETTERS_COOKIE = "letters"

Section = tuple[str, str, str, str]
SECTIONS: tuple[Section, ...] = (
    ("overview", "Overview", "layout-dashboard", ""),
    ("components", "Components", "boxes", "/components"),
    ("incidents", "Incidents", "siren", "/incidents"),
    ("maintenance", "Maintenance", "wrench", "/maintenance"),
    ("templates", "Templates", "copy", "/templates"),
    ("keys", "API keys", "key-round", "/keys"),
    ("domain", "Domain", "globe", "/domain"),
    ("theme", "Theme", "palette", "/theme"),
    ("settings", "Settings", "settings", "/settings"),
    ("audit", "Audit", "scroll-text", "/audit"),
)
Banner = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page as switcher and top bar show it; `status` is None without components."""

    id: str
    name: str
    why: Why
    may_report: bool
    may_read_keys: bool
    host: str = ""
    url: str = ""
    status: Status | None = None

    @property
    def path(self) -> str:
        return f"/dashboard/{self.id}"

    @property
    def is_shown(self) -> bool:
        return self.why is Why.SHOWN

    @property
    def chip(self) -> str:
        """Two words about whether visitors see it."""
        return CHIPS[self.why]


@dataclass(frozen=True, slots=True)
class Frame:
    """`email` is empty on screens for people who are not signed in; `section` marks the rail.

    `billing` leads to what pays for this, for those who may see it; a `view` is that of our own staff.
    """

    csrf: str
    theme: str
    here: str
    notice: Notice = NOTHING
    email: str = ""
    section: str = ""
    page: PageLink | None = None
    pages: tuple[PageLink, ...] = ()
    banners: tuple[Banner, ...] = ()
    billing: str = ""
    view: View | None = None
    letters: bool = True

    @property
    def reporting_page(self) -> PageLink | None:
        """The page that "New incident" is for: the current one, else the only one."""
        target = self.page or (self.pages[0] if len(self.pages) == 1 else None)
        return target if target and target.may_report else None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The rail's entries: API keys only for those who may see them."""
        if self.page and not self.page.may_read_keys:
            return tuple(section for section in SECTIONS if section[0] != "keys")
        return SECTIONS


def bare_frame() -> Frame:
    """The frame of a screen without a rail."""
    return Frame(doors.csrf_token(), chosen_theme(), request.path, notice_left())


async def signed_in_frame(
    section: str = "", page_id: UUID | None = None, tree: Sequence[TreeNode] | None = None
) -> Frame:
    """The frame with the rail; raises doors.SignedOut."""
    door = doors.signed_in()
    pages = await pages_of(door.scope)
    here = next((page for page in pages if page.id == page_id), None)
    billing = billing_path(door.scope, here.account_id if here else door.account.id)
    return Frame(
        csrf=doors.csrf_token(),
        theme=chosen_theme(),
        here=request.path,
        notice=notice_left(),
        email=door.account.email,
        section=section,
        page=await page_link(door.scope, here, tree) if here else None,
        pages=tuple(_name_of(door.scope, page) for page in pages),
        banners=_banners(here.account if here else door.account, here, billing),
        billing=billing,
        view=doors.view(),
        letters=letters_on(),
    )


async def page_link(scope: Scope, page: Page, tree: Sequence[TreeNode] | None = None) -> PageLink:
    """The page with its worst status and address; that it may be seen has been asked already."""
    host = await host_of(page)
    found = grown(await components_in(page.id)) if tree is None else tree
    shown = [node.status for node in found]
    status = worst_of(shown) if shown else None
    return _name_of(scope, page, host, page_url(host), status)


def _name_of(
    scope: Scope, page: Page, host: str = "", url: str = "", status: Status | None = None
) -> PageLink:
    return PageLink(
        public_id("p", page.id),
        page.name,
        why_shown(page.account, page),
        may(scope, page, Permission.INCIDENT_WRITE),
        may(scope, page, Permission.KEY_READ),
        host,
        url,
        status,
    )


def billing_path(scope: Scope, account_id: UUID) -> str:
    """Where this account's billing is; empty for those who may not see it."""
    may_see = scope.may(Permission.BILLING_READ, account_id)
    return f"/account/billing/{public_id('a', account_id)}" if may_see else ""


def _banners(account: Account, page: Page | None, billing: str) -> tuple[Banner, ...]:
    """Why visitors do not see the page, or any of the account's, and where that can be changed."""
    if account.closes_at:
        return (("warn", CLOSING_SAID, "/account/data", "Keep the account"),)
    why = Why.ACCOUNT_SUSPENDED if account.is_suspended else why_shown(account, page) if page else Why.SHOWN
    if why not in REASONS:
        return ()
    way = (f"{billing}?for=slot", "Tokens and page slots") if billing and page and page.held_for else ("", "")
    return (("warn", REASONS[why], *way),)


def may(scope: Scope, page: Page, permission: Permission) -> bool:
    """May the scope's role on this page do that? For showing controls; verbs check by themselves."""
    return scope.may(permission, page.account_id)


def labels_of(page: Page) -> dict[str, str]:
    """The page's words, renamed or default."""
    return DEFAULT_LABELS | page.labels


def letters_on() -> bool:
    """Do single letters act? From the cookie of their switch."""
    return request.cookies.get(LETTERS_COOKIE) != "off"


def chosen_theme() -> str:
    """dark, light or system, from the cookie of the switch."""
    theme = request.cookies.get(THEME_COOKIE, "system")
    return theme if theme in THEMES else "system"
