"""`hep-status seed-demo`."""

import click

from app.cli.telling import Told, in_world


@click.command("seed-demo")
@in_world
async def seed_demo() -> Told:
    """Make three demo accounts with pages, and say how to get in."""
    return Told({}, "")
