"""Programs that call a page's API, to copy: they run as they stand, with a real component and its state."""

import json
from dataclasses import dataclass

from app.core.addresses import console_url
from app.core.ids import public_id
from tenants.components.tree import leaves_of, tree_of
from ui.kit.desk import Desk

SHELL_KEY = "$STATUS_KEY"
_PYTHON = """\
import json
import urllib.request

request = urllib.request.Request(
    {url},
    method={method},
    data={data},
    headers={{"Authorization": {bearer}, "Content-Type": "application/json"}},
)
with urllib.request.urlopen(request, timeout=10) as answer:
    print(answer.read().decode())
"""


@dataclass(frozen=True, slots=True)
class Example:
    """One call: of a leaf to have the state it has, so that nothing changes; without leaves a look."""

    url: str
    status: str

    @property
    def method(self) -> str:
        return "POST" if self.status else "GET"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A program under its name; `id` is its place on the screen."""

    id: str
    title: str
    hint: str
    text: str


async def snippets_of(desk: Desk, secret: str) -> list[Snippet]:
    """The same call in three places that report from; `secret` is a key, or the variable that holds it."""
    example = await _example(desk)
    return [
        Snippet("curl", "curl", "Paste it into a terminal.", _curl(example, secret)),
        Snippet("python", "Python", "The standard library is enough.", _python(example, secret)),
        Snippet(
            "cron",
            "cron",
            "A line of crontab: every minute, up or down by what your own address answers. Change only that.",
            _cron(example, secret),
        ),
    ]


async def _example(desk: Desk) -> Example:
    leaves = leaves_of(await tree_of(desk.scope, desk.page.id))
    if not leaves:
        return Example(console_url("/api/v1/status-api/status"), "")
    path = f"/api/v1/status-api/components/{public_id('c', leaves[0].id)}/status"
    return Example(console_url(path), leaves[0].status)


def _curl(example: Example, secret: str) -> str:
    lines = [f'curl -X {example.method} "{example.url}"', f'  -H "Authorization: Bearer {secret}"']
    if example.status:
        lines += ['  -H "Content-Type: application/json"', f"""  -d '{{"status":"{example.status}"}}'"""]
    return " \\\n".join(lines)


def _python(example: Example, secret: str) -> str:
    key = f'"Bearer {secret}"'
    if secret == SHELL_KEY:
        key = '"Bearer " + os.environ["STATUS_KEY"]'
    body = json.dumps({"status": example.status})
    text = _PYTHON.format(
        url=f'"{example.url}"',
        method=f'"{example.method}"',
        data=f"json.dumps({body}).encode()" if example.status else "None",
        bearer=key,
    )
    needed = [name for name in ("json", "os") if f"{name}." in text.partition("\n\n")[2]]
    return "".join(f"import {name}\n" for name in needed) + text.removeprefix("import json\n")


def _cron(example: Example, secret: str) -> str:
    look = "curl -fsS -m 10 -o /dev/null https://www.example.com/"
    if not example.status:
        return f'* * * * * curl -fsS -m 10 "{example.url}" -H "Authorization: Bearer {secret}"'
    tell = (
        f'curl -fsS -m 10 -o /dev/null "{example.url}" -H "Authorization: Bearer {secret}"'
        ' -H "Content-Type: application/json" -d "{\\"status\\":\\"$S\\"}"'
    )
    return f"* * * * * S=operational; {look} || S=outage; {tell}"
