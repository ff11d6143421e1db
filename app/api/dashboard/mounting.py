"""/api/v1/status/:pageID/mount: the page on another subdomain, or on a domain of its owner (contract §4)."""

from collections.abc import Sequence

from pydantic import Field
from quart import Response

from app.api.changing import kept
from app.api.dashboard.door import row_id
from app.api.envelope import done
from app.api.sent import sent_body
from app.api.told import Told
from app.core.addresses import slug_host
from app.core.bodies import Body, read_body
from app.core.errors import Invalid
from tenants.accounts.sessions import SignedIn
from tenants.domains.mount import mount_host
from tenants.domains.records import Record, records_of
from tenants.pages.edit import PageEdit, edit_page
from tenants.pages.reading import page_of
from tenants.scope import Permission


class MountWish(Body):
    """One of the two."""

    slug: str = kept(description="The first label of the page's host below our suffix.")
    domain: str = kept(description="An own domain. It serves nothing before its proof.")


class RecordTold(Told):
    """A DNS record to enter at the domain's provider."""

    type: str
    name: str
    value: str

    @classmethod
    def of(cls, record: Record) -> "RecordTold":
        return cls(type=record.type, name=record.name, value=record.value)


class MountTold(Told):
    """`pending` until the records are seen, then `verified`."""

    host: str
    state: str
    records: Sequence[RecordTold] = Field(description="What a domain needs; nothing for a slug.")


async def mount(door: SignedIn, pid: str) -> Response:
    page = await page_of(door.scope, row_id("p", pid), Permission.HOST_WRITE)
    wish = read_body(await sent_body(), MountWish)
    if len(wish.model_fields_set) != 1:
        raise Invalid("slug", "Give either slug or domain.")
    if "slug" in wish.model_fields_set:
        moved = await edit_page(door.scope, page.id, PageEdit(slug=wish.slug))
        return done(MountTold(host=slug_host(moved.slug), state="verified", records=()))
    mounted = await mount_host(door.scope, page.id, wish.domain)
    records = records_of(mounted.host, page.id, mounted.token) if mounted.token else ()
    return done(
        MountTold(host=mounted.host, state=mounted.state, records=[RecordTold.of(each) for each in records])
    )
