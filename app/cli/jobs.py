"""`hep-status job`: work that was given up, and trying it again."""

from typing import Any

import click

from app.cli.telling import Told, in_world
from app.core.clock import iso_ms
from app.core.errors import Invalid
from tenants.jobs.given_up import given_up, try_again
from tenants.jobs.models import Job


@click.group()
def job() -> None:
    """Jobs that were given up after three days of trying."""


@job.command("list")
@in_world
async def list_jobs() -> Told:
    """Name them, with what went wrong at the last try."""
    rows = await given_up()
    lines = [f"{row.id}  {row.key}  {iso_ms(row.failed_at)}  {row.last_error}" for row in rows]
    return Told({"jobs": [_about(row) for row in rows]}, "\n".join(lines) or "No job was given up.")


@job.command()
@click.argument("job_ids", metavar="ID", type=int, nargs=-1)
@click.option("--all", "every", is_flag=True, help="All of them.")
@in_world
async def retry(job_ids: tuple[int, ...], every: bool) -> Told:
    """Let jobs be tried again, from now on for three days."""
    if bool(job_ids) == every:
        raise Invalid("ID", "Name jobs, or say --all.")
    due = await try_again(None if every else job_ids)
    return Told({"retried": due}, "\n".join(f"Job {number} is due." for number in due) or "Nothing to do.")


def _about(row: Job) -> dict[str, Any]:
    facts = {"id": row.id, "key": row.key, "kind": row.kind, "attempts": row.attempts}
    return facts | {"givenUpAt": iso_ms(row.failed_at), "lastError": row.last_error}
