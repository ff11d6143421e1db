"""How screens say whether visitors see a page, and what keeps them away."""

from tenants.pages.shown import Why

CHIPS = {
    Why.SHOWN: "Published",
    Why.UNPUBLISHED: "Not published",
    Why.ACCOUNT_SUSPENDED: "Suspended",
    Why.SUSPENDED: "Suspended",
    Why.SLOT_LAPSED: "Offline",
    Why.OVER_PLAN: "Offline",
}
REASONS = {
    Why.ACCOUNT_SUSPENDED: "This account is suspended: all its pages answer 404, and its keys are refused.",
    Why.SUSPENDED: "This page is suspended: visitors get 404 until it is restored.",
    Why.SLOT_LAPSED: "This page is offline: its slot has ended. Pay for it and all is back.",
    Why.OVER_PLAN: "This page is offline: the plan covers fewer pages. Nothing is deleted.",
}

CLOSING_SAID = "This account is closed: its pages are offline, and soon everything is erased."


def before_reporting(why: Why) -> str:
    """Who will see an incident that is about to be published."""
    if why is Why.SHOWN:
        return "Only the title is needed. It shows on the page as soon as you publish."
    return f"This page is {_state(why)}: nobody sees the incident until it is {_cure(why)}."


def after_reporting(why: Why) -> str:
    """Who sees an incident that was just published."""
    if why is Why.SHOWN:
        return "Published."
    return f"Saved. The page is {_state(why)}, so nobody can see it."


def after_publishing(why: Why) -> str:
    """Whether visitors see a page that was just published or hidden."""
    if why.is_barred:
        return "Saved. The page stays offline until what keeps it there is settled."
    return "The page is published." if why is Why.SHOWN else "The page is hidden; visitors get 404."


def _state(why: Why) -> str:
    return "offline" if why.is_barred else "not published"


def _cure(why: Why) -> str:
    return "back" if why.is_barred else "published"
