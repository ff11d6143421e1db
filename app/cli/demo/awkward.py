"""What strains a screen: many parts, three levels, long words, other scripts, a title of 200 characters."""

from itertools import islice

from app.cli.demo.stage import Branch, Event, Line, Stage
from tenants.words import Impact, State, Status

_REGIONS = {
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk": "Rechenzentrum für Wiederherstellung",
    "الشرق الأوسط وشمال أفريقيا": "خدمة المدفوعات الإلكترونية",
    "🌏 亞太地區": "支付與結帳服務",
    "A region whose name does not stop where a layout would wish it to": "Edge",
}
_SERVICES = (
    "API",
    "Web",
    "Push ✉️",
    "Rechtsschutzversicherungsgesellschaften",
    "قاعدة البيانات",
    'O\'Hara & <Sons> "Ltd"',
    "i",
    "Wiederaufnahmeverfahrensschnittstelle v2 (veraltet)",
    "検索",
    "👩‍👩‍👧‍👦 Family accounts",
)
_SITES = ("primary", "secondary", "disaster recovery")
_TITLE = (
    "Several services in several regions are slower than they should be, some answer with errors,"
    " a few not at all, and this title is as long as a title may be, because somebody will."
    " And on and on it goes"
)
_BODY = "\n\n".join(
    (
        "We see **elevated errors** since 06:00. Affected: `POST /v2/payments`, and whatever depends on it.",
        "نعمل على حل المشكلة، وسننشر تحديثًا خلال ثلاثين دقيقة.",
        "- first\n- second\n- " + "Donaudampfschifffahrtsgesellschaftskapitän" * 4,
        "https://status.example.com/a/very/long/address/without/any/place/to/break/" + "x" * 120,
    )
)


def tree() -> Branch:
    """Four regions, each with services; every service but two at all sites: 120 leaves on three levels."""
    return {
        region: {**{service: dict.fromkeys(_sites(service)) for service in _SERVICES[:-2]},
                 local: None, **dict.fromkeys(_SERVICES[-2:])}
        for region, local in _REGIONS.items()
    }  # fmt: skip


def _sites(service: str) -> list[str]:
    return [f"{service} {site}" for site in _SITES]


async def play(stage: Stage) -> None:
    """A long incident on many leaves, after a quiet month."""
    stage.past.go(45)
    grown = await stage.grow(tree())
    statuses = (Status.DEGRADED, Status.OUTAGE, Status.PARTIAL, Status.MAINTENANCE)
    every_ninth = islice(grown, 4, None, 9)
    components = {name: statuses[number % 4] for number, name in enumerate(every_ninth)}
    resolved = Line(600, State.RESOLVED, "👍")
    await stage.tell(Event(12, "23:30", "🔥", Impact.CRITICAL, (Line(0, State.INVESTIGATING, ""), resolved)))
    lines = (
        Line(0, State.INVESTIGATING, _BODY, components),
        Line(3, State.IN_PROGRESS, ""),
        Line(60, State.MONITORING, "…"),
    )
    await stage.tell(Event(1, "20:00", _TITLE[:200], Impact.MINOR, lines))
