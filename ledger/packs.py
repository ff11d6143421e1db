"""The one table of packs: so many tokens for so much money. Prices are in minor units of the currency."""

from dataclasses import dataclass

from app.core.errors import Invalid

CURRENCY = "EUR"


@dataclass(frozen=True, slots=True)
class Pack:
    """What is sold: `tokens` whole, `amount_minor` in cents."""

    name: str
    tokens: int
    amount_minor: int
    currency: str = CURRENCY


PACKS: dict[str, Pack] = {
    each.name: each
    for each in (Pack("small", 480, 490), Pack("medium", 1_440, 1_390), Pack("large", 5_760, 4_990))
}


def pack_named(name: str) -> Pack:
    """The pack of that name. Raises Invalid(pack)."""
    found = PACKS.get(name)
    if found is None:
        raise Invalid("pack", f"Choose one of {', '.join(PACKS)}.")
    return found


def in_words(amount_minor: int, currency: str) -> str:
    """13.90 EUR, as sentences and letters have it."""
    return f"{amount_minor // 100}.{amount_minor % 100:02d} {currency}"
