"""`hep-status account`: accounts, their plans and their standing."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import click

from app.cli.telling import Told, in_world
from app.core.ids import public_id
from ledger.plans import PlanName
from tenants.accounts.models import Account
from tenants.accounts.sign_up import create_account
from tenants.accounts.standing import account_by_email, restore_account, set_plan, suspend_account
from tenants.factors.reset import forget_second_steps
from tenants.scope import Scope

_PLANS = click.Choice([plan.value for plan in PlanName])


@click.group()
def account() -> None:
    """Accounts, plans, standing."""


@account.command()
@click.option("--email", required=True)
@click.option("--password", help="Generated and printed when not given.")
@click.option("--plan", type=_PLANS, default=PlanName.FREE.value, show_default=True)
@click.option("--staff", type=click.Choice(["read", "post", "admin"]), default=None, help="Staff role.")
@in_world
async def create(email: str, password: str | None, plan: str, staff: str | None) -> Told:
    """Make an account that can sign in."""
    made = await create_account(Scope.operator(), email, password, PlanName(plan), staff or "")
    data = {"id": public_id("a", made.account.id), "email": made.account.email}
    text = f"{data['id']}  {data['email']}"
    if made.password is not None:
        data["password"] = made.password
        text += f"\nPassword: {made.password}"
    return Told(data, text)


@account.command("set-plan")
@click.argument("email")
@click.argument("plan", metavar="PLAN", type=_PLANS)
@click.option("--days", type=click.IntRange(1, 36_500), help="Ends after so many days.")
@in_world
async def put_on_plan(email: str, plan: str, days: int | None) -> Told:
    """Put an account on a plan from now on."""
    scope = Scope.operator()
    found = await account_by_email(scope, email)
    await set_plan(scope, found.id, PlanName(plan), days)
    data = {"id": public_id("a", found.id), "email": found.email, "plan": plan, "days": days}
    return Told(data, f"{found.email} is on {plan}.")


@account.command()
@click.argument("email")
@in_world
async def suspend(email: str) -> Told:
    """Hide all pages of an account and refuse its keys."""
    return await _stand(email, suspend_account)


@account.command()
@click.argument("email")
@in_world
async def restore(email: str) -> Told:
    """Put an account back in good standing."""
    return await _stand(email, restore_account)


@account.command("reset-second-step")
@click.argument("email")
@in_world
async def let_in_again(email: str) -> Told:
    """Take away the app, passkeys and recovery codes of somebody who has lost them."""
    scope = Scope.operator()
    found = await forget_second_steps(scope, (await account_by_email(scope, email)).id)
    data = {"id": public_id("a", found.id), "email": found.email}
    return Told(data, f"{found.email} signs in with the password alone.")


async def _stand(email: str, act: Callable[[Scope, UUID], Awaitable[Account]]) -> Told:
    scope = Scope.operator()
    found = await act(scope, (await account_by_email(scope, email)).id)
    data = {"id": public_id("a", found.id), "email": found.email, "standing": found.standing}
    return Told(data, f"{found.email}: {found.standing}.")
