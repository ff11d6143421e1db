"""What all pages of one host share: head, header, links, footer."""

from dataclasses import dataclass

from public_site.render.hero import Hero
from public_site.render.theme import theme_path
from public_site.snapshot import Picture, Snapshot
from tenants.pages.colours import SURFACES
from tenants.pages.theme import trusted_theme

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Frame:
    """The arguments of frame.html.

    `section` is the header link that is lit, `kind` the favicon's state on pages that follow it,
    `scheme` dark or light when the owner fixed one; `dark` and `light` are page colours. `root` stands
    before the addresses of what the page is drawn with; with a root it is a still picture, without script.
    """

    name: str
    title: str
    headline: str
    description: str
    canonical: str
    picture: str
    current: str
    section: str
    kind: str
    lang: str
    zone: str
    scheme: str
    theme_path: str | None
    dark: str
    light: str
    links: tuple[tuple[str, str], ...]
    show_footer: bool
    root: str
    logo: Picture | None
    logo_dark: Picture | None
    icon: Picture | None


def frame_of(
    snapshot: Snapshot,
    path: str,
    headline: str,
    *,
    description: str = "",
    hero: Hero | None = None,
    picture: str = "",
    root: str = "",
) -> Frame:
    """The frame of the page at `path`. Without `hero` it depends on nothing that changes by the hour.

    `picture` is the path of the preview picture of this version.
    """
    theme = trusted_theme(snapshot.theme)
    surface = SURFACES[theme.get("surface", "slate")]
    scheme = theme.get("scheme", "system")
    return Frame(
        name=snapshot.name,
        title=_title(snapshot.name, headline, hero),
        headline=headline,
        description=description or f"{headline}. Status of {snapshot.name}.",
        canonical=f"{snapshot.url.rstrip('/')}{path}" if snapshot.url and path else "",
        picture=f"{snapshot.url.rstrip('/')}{picture}" if snapshot.url and picture else "",
        current=path,
        section=_section(path),
        kind=hero.kind if hero else "",
        lang=LANGUAGE,
        zone=snapshot.time_zone,
        scheme="" if scheme == "system" else scheme,
        theme_path=theme_path(theme),
        dark=surface["dark"]["page"],
        light=surface["light"]["page"],
        links=_links(snapshot),
        show_footer=snapshot.show_footer,
        root=root,
        logo=snapshot.pictures.get("logo"),
        logo_dark=snapshot.pictures.get("logo_dark"),
        icon=snapshot.pictures.get("icon"),
    )


def _title(name: str, headline: str, hero: Hero | None) -> str:
    """Text such as "◐ Partial Outage (2) · Acme": the state first, so that a narrow tab shows it."""
    if hero is None or not hero.mark:
        return f"{headline} · {name}"
    number = f" ({len(hero.affected)})" if hero.affected else ""
    return f"{hero.mark} {headline}{number} · {name}"


def _section(path: str) -> str:
    """Under which link of the header a page is found."""
    return "/history" if path.startswith(("/history", "/incidents")) else path


def _links(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    links = (("/", "Status"), ("/history", "Incidents"))
    return (*links, ("/uptime", "Uptime")) if snapshot.show_uptime else links
