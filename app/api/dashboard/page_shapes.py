"""A page as the dashboard's JSON reads and tells it (contract §4)."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from app.api.changing import kept
from app.api.told import Told
from app.core.addresses import page_url
from app.core.bodies import Body
from app.core.clock import iso_ms
from app.core.ids import public_id
from tenants.pages.edit import PageEdit
from tenants.pages.models import Page
from tenants.text import NAME_LENGTH_MAX

Name = Annotated[str, Field(description=f"What the page is called, 1 to {NAME_LENGTH_MAX} characters.")]
Labels = Annotated[
    dict[str, str],
    Field(description="The page's own words for states, by state, and `all_operational`; replaced whole."),
]
Theme = Annotated[dict[str, str], Field(description="Tokens of the look, by name; replaced whole.")]


class PageWish(Body):
    """A page that nobody sees yet; its address is made of the name when none is given."""

    name: Name
    slug: str = Field(default="", description="The first label of the page's host.")


class PageChange(Body):
    """What is to change; what is left out stays."""

    name: Name = kept()
    labels: Labels = kept()
    theme: Theme = kept()
    domain: str = kept(description="An own domain to mount, as `mount` does.")
    show_footer: bool = kept(alias="showFooter")
    is_public: bool = kept(alias="isPublic")

    def edit(self) -> PageEdit:
        return PageEdit(
            name=self.name,
            labels=self.labels,
            theme=self.theme,
            domain=self.domain,
            show_footer=self.show_footer,
            is_public=self.is_public,
        )


class PageTold(Told):
    """`suspended` also while a page waits for its slot or plan; `showFooter` is what the page asks for."""

    id: str
    name: str
    slug: str
    host: str
    url: str
    labels: Mapping[str, str]
    theme: Mapping[str, str]
    show_footer: bool
    is_public: bool
    suspended: bool
    expires_at: str | None

    @classmethod
    def of(cls, page: Page, host: str) -> "PageTold":
        return cls(
            id=public_id("p", page.id),
            name=page.name,
            slug=page.slug,
            host=host,
            url=page_url(host),
            labels=page.labels,
            theme=page.theme,
            show_footer=page.show_footer,
            is_public=page.is_public,
            suspended=page.is_idle,
            expires_at=None if page.expires_at is None else iso_ms(page.expires_at),
        )
