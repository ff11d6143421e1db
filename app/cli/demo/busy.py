"""A bad morning after ninety believable days; what was said is in busy.toml."""

import tomllib
from importlib.resources import files
from typing import Any

from app.cli.demo.stage import MINUTE_MS, Branch, Event, Stage, event_from

TREE: Branch = {
    "API": {"Gateway": None, "Authentication": None, "Webhooks": None},
    "Apps": {"Web app": None, "iOS app": None, "Android app": None},
    "Shop": {"Checkout": None, "Invoices": None},
    "Data": {"Primary database": None, "Search": None},
    "E-mail delivery": None,
    "Website": None,
}
FOUNDED_DAYS_AGO = 110
EXPORTS_SINCE_DAYS = 50
_UPGRADE = ("Database upgrade", "Writes pause for a few seconds.", "Primary database")
_MOVE = ("Moving to new storage", "Invoices can be read, not made.", "Invoices")


async def play(stage: Stage) -> None:
    """Live the days up to this morning, oldest first."""
    script = _script()
    early, late = _parted([event_from(each) for each in script["incidents"]])
    stage.past.go(FOUNDED_DAYS_AGO)
    grown = await stage.grow(TREE)
    for event in early:
        await stage.tell(event)
    stage.past.go(EXPORTS_SINCE_DAYS)
    await stage.grow({"Exports": None}, grown["Data"])
    await stage.maintain(40, "02:00", 90, *_UPGRADE)
    for event in late:
        await stage.tell(event)
    await stage.set_by_hand(grown["Website"], 3, "15:10", 25)
    await stage.maintain(-1, "02:00", 90, *_MOVE)
    began = stage.past.now - script["morning"]["minutes_ago"] * MINUTE_MS
    await stage.tell_from(began, event_from(script["morning"]))


def _script() -> dict[str, Any]:
    return tomllib.loads(files("app.cli.demo").joinpath("busy.toml").read_text("utf-8"))


def _parted(events: list[Event]) -> tuple[list[Event], list[Event]]:
    """Before and after the leaf "Exports" joined."""
    early = [event for event in events if event.days_ago > EXPORTS_SINCE_DAYS]
    return early, events[len(early) :]
