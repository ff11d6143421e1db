"""`hep-status seed-demo`: three accounts to look around in."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import click

from app.cli.demo import awkward, busy
from app.cli.demo.stage import Stage, rehearsal
from app.cli.telling import Told, outside
from app.cli.world import world
from app.core.addresses import console_url, page_url
from app.core.errors import NotFound
from app.core.ids import public_id
from app.settings import Settings
from ledger.plans import PlanName
from public_site.publishing import DiskPublisher
from tenants.accounts.models import Account
from tenants.accounts.sign_up import create_account
from tenants.accounts.standing import account_by_email
from tenants.keys.issue import create_key, keys_of, rotate_key
from tenants.pages.create import PageDraft, create_page
from tenants.pages.edit import PageEdit, edit_page
from tenants.pages.models import Page
from tenants.pages.reading import host_of, pages_of
from tenants.pages.visibility import publish_page
from tenants.scope import Scope
from tenants.slots.buy import buy_page_slot
from tenants.support.acts import Act, Kind, post_alone

PASSWORD = "look-around-123"  # noqa: S105  printed, and only made where nobody else can sign in
KEY_NAME = "Demo monitor"
GIFT = "tokens to look around with"
_SCOPE = Scope.operator("demo")


@dataclass(frozen=True, slots=True)
class Demo:
    """An account with one page, and the history that page has."""

    email: str
    plan: PlanName
    page: PageDraft
    tokens: int = 0
    look: PageEdit | None = None
    play: Callable[[Stage], Awaitable[None]] | None = None


DEMOS = (
    Demo("empty@demo.localhost", PlanName.FREE, PageDraft("Fresh start", "fresh"), tokens=600),
    Demo("busy@demo.localhost", PlanName.PRIME, PageDraft("Nimbus", "nimbus"), play=busy.play),
    Demo(
        "awkward@demo.localhost",
        PlanName.BUSINESS,
        PageDraft("Ünïçødé & Söhne <GmbH> المحدودة 🚀 with a name longer than usual", "awkward"),
        look=PageEdit(
            labels={"outage": "Vollständig ausgefallen", "operational": "يعمل"}, time_zone="Asia/Kathmandu"
        ),
        play=awkward.play,
    ),
)


@click.command("seed-demo")
@outside
async def seed_demo(settings: Settings) -> Told:
    """Make three demo accounts with pages, and say how to get in."""
    async with world(settings) as publisher:
        seeded = [await _seeded(demo, settings, publisher) for demo in DEMOS]
        return await _told(seeded)


@dataclass(frozen=True, slots=True)
class _Seeded:
    email: str
    password: str
    page: Page


async def _seeded(demo: Demo, settings: Settings, publisher: DiskPublisher) -> _Seeded:
    """The demo as it is, or made now."""
    account, password = await _account(demo, settings)
    pages = await pages_of(_SCOPE, account.id)
    if not pages:
        pages = [await _founded(demo, account)]
        await publisher.publish_anyway(pages[0].id)
    if demo.tokens:
        await _let_buy(account, demo.tokens)
    return _Seeded(demo.email, password, pages[0])


async def _account(demo: Demo, settings: Settings) -> tuple[Account, str]:
    """The account and its password, which is a generated one unless the console is on localhost."""
    known = PASSWORD if settings.on_localhost else None
    try:
        return await account_by_email(_SCOPE, demo.email), known or "(as printed before)"
    except NotFound:
        made = await create_account(_SCOPE, demo.email, known, demo.plan)
        return made.account, made.password or PASSWORD


async def _founded(demo: Demo, account: Account) -> Page:
    with rehearsal() as past:
        past.go(busy.FOUNDED_DAYS_AGO)
        page = await create_page(_SCOPE, account.id, demo.page)
        if demo.look is not None:
            await edit_page(_SCOPE, page.id, demo.look)
        if demo.play is not None:
            await demo.play(Stage(_SCOPE, page.id, past))
        past.at = past.now
        return await publish_page(_SCOPE, page.id)


async def _let_buy(account: Account, tokens: int) -> None:
    """Give tokens, and buy a slot with some of them; both once, however often the demo is seeded."""
    await post_alone(_SCOPE, Act(Kind.GRANT, account.id, account.id, GIFT, amount=tokens))
    await buy_page_slot(_SCOPE, account.id, auto_renew=False, key=KEY_NAME)


async def _told(seeded: list[_Seeded]) -> Told:
    secret = await _fresh_secret(seeded[1].page)
    curl = _curl(secret)
    logins: list[dict[str, Any]] = [
        {"email": each.email, "password": each.password, "page": public_id("p", each.page.id)}
        | {"url": page_url(await host_of(each.page))}
        for each in seeded
    ]
    lines = [f"  Console    {console_url('/signin')}", ""]
    for login in logins:
        lines += [f"  Page       {login['url']}", f"  Sign in    {login['email']}  {login['password']}", ""]
    lines += ["  Report to the second page as a monitor would:", "", f"  {curl}", ""]
    return Told({"console": console_url(), "demos": logins, "key": secret, "curl": curl}, "\n".join(lines))


def _curl(secret: str) -> str:
    body = {
        "title": "Search is slow",
        "impact": "minor",
        "components": [{"component": "Search", "status": "degraded"}],
    }
    return (
        f"curl -X POST {console_url('/api/v1/status-api/incidents')} -H 'Authorization: Bearer {secret}'"
        f" -H 'Content-Type: application/json' -d '{json.dumps(body)}'"
    )


async def _fresh_secret(page: Page) -> str:
    """The demo key, made or rotated: a secret can only be shown when it is new."""
    for row in await keys_of(_SCOPE, page.id):
        if row.name == KEY_NAME:
            return (await rotate_key(_SCOPE, page.id, row.id)).secret
    return (await create_key(_SCOPE, page.id, KEY_NAME)).secret
