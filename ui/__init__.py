"""The console for people: screens over the verbs of `tenants`. No ORM here."""

from quart import Blueprint


def blueprints() -> list[Blueprint]:
    """What the console app registers: the frame around all screens, static files, one blueprint a noun."""
    from ui.console import CONSOLE  # noqa: PLC0415  (the kit imports `ui.doors`, so `ui` itself stays empty)

    return list(CONSOLE)
