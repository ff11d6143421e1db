"""What pages of some kinds report on, to begin with: lists to be changed, for the smallest plan."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ComponentPreset:
    """A kind of page, and its outline as people would write it."""

    words: str
    names: str


PRESETS: dict[str, ComponentPreset] = {
    "app": ComponentPreset("Web app", "Website\nApplication\nAPI\nSign-in\nE-mail"),
    "api": ComponentPreset("API", "API\n  Reading\n  Writing\nWebhooks\nDashboard\nDocumentation"),
    "shop": ComponentPreset("Shop", "Shop\nSearch\nCheckout\nPayments\nDelivery"),
    "game": ComponentPreset("Game", "Game servers\n  Europe\n  America\n  Asia\nMatchmaking\nSign-in"),
}
FIRST_PRESET = "app"
