"""`hep-status page` and `component`: building pages and showing or hiding them."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import click

from app.cli.ids import COMPONENT, PAGE
from app.cli.telling import Told, in_world
from app.core.addresses import page_url
from app.core.ids import public_id
from tenants.accounts.standing import account_by_email
from tenants.components.add import ComponentDraft, add_component
from tenants.domains.mount import mount_host
from tenants.pages.create import PageDraft, create_page
from tenants.pages.models import Page
from tenants.pages.reading import host_of
from tenants.pages.remove import delete_page
from tenants.pages.visibility import publish_page, restore_page, suspend_page, unpublish_page
from tenants.scope import Scope
from tenants.words import ComponentKind


@click.group()
def page() -> None:
    """Status pages."""


@page.command()
@click.option("--account", "email", required=True, help="E-mail of the account that owns it.")
@click.option("--name", required=True)
@click.option("--slug", required=True, help="First label of its address.")
@click.option("--publish", is_flag=True, help="Show it to visitors at once.")
@in_world
async def create(email: str, name: str, slug: str, publish: bool) -> Told:
    """Found a page."""
    scope = Scope.operator()
    account = await account_by_email(scope, email)
    made = await create_page(scope, account.id, PageDraft(name, slug))
    if publish:
        await publish_page(scope, made.id)
    data = await _about(made)
    return Told(data, f"{data['id']}  {data['url']}")


@page.command()
@click.argument("page_id", metavar="PAGE", type=PAGE)
@click.argument("host")
@click.option("--verified", is_flag=True, help="Serve it without asking for proof.")
@in_world
async def mount(page_id: UUID, host: str, verified: bool) -> Told:
    """Put a page on a domain of its owner."""
    mounted = await mount_host(Scope.operator(), page_id, host, verified=verified)
    data = {"id": public_id("p", page_id), "host": mounted.host, "state": mounted.state}
    return Told(data, f"{mounted.host} is {mounted.state}.")


def _visibility(name: str, act: Callable[[Scope, UUID], Awaitable[Page]], does: str) -> None:
    @page.command(name, help=does)
    @click.argument("page_id", metavar="PAGE", type=PAGE)
    @in_world
    async def change_visibility(page_id: UUID) -> Told:
        changed = await act(Scope.operator(), page_id)
        data = {
            **await _about(changed),
            "isPublic": changed.is_public,
            "suspended": changed.is_idle,
        }
        return Told(data, f"{data['url']} is {_shown(changed)}.")


_visibility("publish", publish_page, "Show a page to visitors.")
_visibility("unpublish", unpublish_page, "Hide a page from visitors.")
_visibility("suspend", suspend_page, "Hide a page and refuse its keys.")
_visibility("restore", restore_page, "End a page's suspension.")


@page.command()
@click.argument("page_id", metavar="PAGE", type=PAGE)
@in_world
async def delete(page_id: UUID) -> Told:
    """Delete a page with all its incidents and keys."""
    await delete_page(Scope.operator(), page_id)
    return Told({"id": public_id("p", page_id), "deleted": True}, "Deleted.")


@click.group()
def component() -> None:
    """Components of a page."""


@component.command("create")
@click.argument("page_id", metavar="PAGE", type=PAGE)
@click.option("--name", required=True)
@click.option("--parent", "parent_id", type=COMPONENT, help="Category it belongs to.")
@click.option("--category", is_flag=True, help="A category, which holds others.")
@in_world
async def create_component(page_id: UUID, name: str, parent_id: UUID | None, category: bool) -> Told:
    """Add a component at the end of its level."""
    kind = ComponentKind.CATEGORY if category else ComponentKind.LEAF
    made = await add_component(Scope.operator(), page_id, ComponentDraft(name, kind, parent_id))
    data = {"id": public_id("c", made.id), "name": made.name}
    return Told(data, f"{data['id']}  {made.name}")


async def _about(row: Page) -> dict[str, object]:
    host = await host_of(row)
    return {"id": public_id("p", row.id), "slug": row.slug, "host": host, "url": page_url(host)}


def _shown(row: Page) -> str:
    if row.is_idle:
        return "suspended"
    return "public" if row.is_public else "hidden"
