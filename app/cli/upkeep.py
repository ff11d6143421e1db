"""`hep-status migrate`, `doctor` and `settings`."""

from dataclasses import fields
from typing import Any

import click

from app.cli import checks
from app.cli.telling import Told, outside
from app.db.migrate import migrate as take_steps
from app.settings import Settings, env_name
from app.settings_page import shown_value


@click.command()
@outside
async def migrate(settings: Settings) -> Told:
    """Bring the database to the schema of this release."""
    taken = await take_steps(settings.database_url)
    return Told({"taken": taken}, "\n".join(f"Took {step}." for step in taken) or "Nothing to do.")


@click.command()
@outside
async def doctor(settings: Settings) -> Told:
    """Look at everything that a healthy installation needs."""
    findings = await checks.examine(settings)
    ok = all(finding.ok for finding in findings)
    lines = [f"{'ok  ' if finding.ok else 'BAD '} {finding.name}: {finding.detail}" for finding in findings]
    data = {"ok": ok, "checks": [finding.as_dict() for finding in findings]}
    return Told(data, "\n".join(lines), ok)


@click.command()
@outside
async def settings(settings: Settings) -> Told:
    """Print every setting as it is in force; secrets are covered."""
    shown: dict[str, Any] = {
        env_name(knob_field): shown_value(knob_field, getattr(settings, knob_field.name))
        for knob_field in fields(Settings)
    }
    width = max(map(len, shown))
    lines = [f"{name:{width}}  {value}" for name, value in shown.items()]
    return Told({"settings": shown}, "\n".join(lines))
