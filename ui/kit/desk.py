"""Where a page is worked on: the scope, the page and the frame, found once per request."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from quart import Response

from app.core.errors import NotFound
from app.core.ids import parse_public_id, public_id
from tenants.components.tree import TreeNode
from tenants.pages.models import Page
from tenants.pages.reading import page_of
from tenants.scope import Permission, Scope
from ui import doors
from ui.kit.frame import Frame, labels_of, may, signed_in_frame
from ui.kit.render import screen

Handler = Callable[..., Awaitable[Response]]

NOUNS = {"p": "page", "c": "component", "i": "incident", "u": "update", "k": "key", "t": "template"}


def row_id(prefix: str, text: str) -> UUID:
    """The row behind a public id; raises NotFound, as for a row that is not there."""
    found = parse_public_id(prefix, text)
    if found is None:
        raise NotFound(NOUNS[prefix])
    return found


@dataclass(frozen=True, slots=True)
class Desk:
    """One page, and who works on it."""

    scope: Scope
    page: Page

    def path(self, rest: str = "") -> str:
        """The screen `rest` of this page: `desk.path("/keys")`."""
        return f"/dashboard/{public_id('p', self.page.id)}{rest}"

    def may(self, permission: Permission) -> bool:
        return may(self.scope, self.page, permission)

    def require(self, permission: Permission) -> None:
        """For screens that only make sense with a right; raises Forbidden."""
        self.scope.require(permission, self.page.account_id, self.page.id)

    async def frame(self, section: str, tree: Sequence[TreeNode] | None = None) -> Frame:
        """The frame around a screen of this page; whoever has its tree spares reading it again."""
        return await signed_in_frame(section, self.page.id, tree)

    async def screen(self, template: str, section: str, status: int = 200, **context: Any) -> Response:
        """A screen of this page inside the frame; templates get `desk`, `page`, `labels`, `zone` too."""
        return screen(template, status, frame=await self.frame(section), **self.context(), **context)

    def context(self) -> dict[str, Any]:
        """What every template of this page may use."""
        zone = self.page.time_zone
        return {"desk": self, "page": self.page, "labels": self.labels, "zone": zone, "may": self.may}

    @property
    def labels(self) -> dict[str, str]:
        return labels_of(self.page)


def at_desk(handler: Handler) -> Handler:
    """Opens the desk of `<p_id>` for the handler; raises SignedOut, and NotFound for a foreign page."""

    @wraps(handler)
    async def opened(p_id: str, **ids: str) -> Response:
        scope = doors.signed_in().scope
        return await handler(Desk(scope, await page_of(scope, row_id("p", p_id))), **ids)

    return opened
