"""A person at a browser without a window: asks for screens, sends forms with what a browser sends."""

import hmac
import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode

from httpx import AsyncClient, Response

from app.core.ids import public_id
from tenants.pages.models import Page
from tests.cast import COOKIE, Person

CONSOLE = "http://localhost:8000"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Visitor:
    """`person` at the console; None is nobody."""

    web: AsyncClient
    person: Person | None

    @property
    def csrf(self) -> str:
        """The token of this session's forms."""
        return hmac.digest(self.person.token.encode(), b"csrf", "sha256").hex() if self.person else ""

    async def get(self, path: str, **headers: str) -> Response:
        return await self.web.get(CONSOLE + path, headers=self._headers(headers))

    async def post(self, path: str, fields: Mapping[str, object] | None = None, **headers: str) -> Response:
        """Send a form from a page of the console."""
        body = urlencode({"csrf": self.csrf, **(fields or {})}, doseq=True)
        return await self.send("POST", path, body.encode(), **headers)

    async def send(self, method: str, path: str, body: bytes = b"", **headers: str) -> Response:
        """Send these very bytes."""
        own = {"Content-Type": FORM, "Origin": CONSOLE, "Sec-Fetch-Site": "same-origin"}
        return await self.web.request(
            method, CONSOLE + path, content=body, headers=self._headers(own | headers)
        )

    def _headers(self, headers: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.person:
            named["Cookie"] = "; ".join(filter(None, [f"{COOKIE}={self.person.token}", named.get("Cookie")]))
        return named


def path_of(page: Page, rest: str = "") -> str:
    """The screen `rest` of a page."""
    return f"/dashboard/{public_id('p', page.id)}{rest}"


def words_of(answer: Response) -> str:
    """What a reader sees of an answer, tags and runs of space gone."""
    without = re.sub(r"<(style|script|symbol)\b.*?</\1>", " ", answer.text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", without)))


def main_of(answer: Response) -> str:
    """The HTML of what a screen is about, without what stands around it on every screen."""
    return answer.text.partition("<main")[2].partition("</main>")[0]


def links_of(answer: Response) -> set[str]:
    """The paths of ours that a screen leads to."""
    return {unescape(each).partition("#")[0] for each in re.findall(r'href="(/[^/"#][^"]*)"', answer.text)}


def left_notice(answer: Response) -> str:
    """The sentence that an answer leaves for the next screen."""
    for cookie in answer.headers.get_list("set-cookie"):
        found = re.match(r"__Host-notice=([^;]+)", cookie)
        if found:
            kept = json.loads(urlsafe_b64decode(found[1].strip('"')))
            return str(kept["sentence"])
    return ""
