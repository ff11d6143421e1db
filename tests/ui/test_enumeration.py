"""T19: whether an address has an account shows neither in the bytes of an answer nor in the time it takes."""

import re
from collections.abc import Awaitable, Callable
from statistics import median
from time import perf_counter

import pytest
from httpx import Response

from tests.cast import Cast
from tests.evidence import Sheets, Size
from tests.factories import make_account
from tests.fakes import FakeClock
from tests.ui.visiting import Visitor

pytestmark = [pytest.mark.alone, pytest.mark.sqlite_only]

SHARE_MAX, DIFFERENCE_MS_MAX = 0.05, 3.0
WRONG = "not the password of anybody"
Ask = Callable[[Visitor, str], Awaitable[Response]]


async def sign_in(nobody: Visitor, email: str) -> Response:
    return await nobody.post("/signin", {"email": email, "password": WRONG})


async def sign_up(nobody: Visitor, email: str) -> Response:
    return await nobody.post("/signup", {"email": email, "password": WRONG})


async def reset(nobody: Visitor, email: str) -> Response:
    return await nobody.post("/reset", {"email": email})


DOORS: dict[str, Ask] = {"sign-in": sign_in, "sign-up": sign_up, "reset": reset}


@pytest.fixture
async def known(cast: Cast, size: Size) -> list[str]:
    """Addresses that have accounts."""
    emails = [f"known{number:03}@acme.example" for number in range(size(ci=24, full=200))]
    for email in emails:
        await make_account(email, password_hash=cast.owner.account.password_hash)
    return emails


@pytest.mark.parametrize("door", DOORS)
async def test_known_and_unknown_addresses_cannot_be_told_apart(
    nobody: Visitor, known: list[str], clock: FakeClock, evidence: Sheets, door: str
) -> None:
    taken: tuple[list[float], list[float]] = ([], [])
    said: set[tuple[int, str, str]] = set()
    await DOORS[door](nobody, "warm@acme.example")
    for email in known:
        for each, address in enumerate((email, email.replace("known", "never"))):
            clock.forward(minutes=6)
            began = perf_counter()
            answer = await DOORS[door](nobody, address)
            taken[each].append((perf_counter() - began) * 1000)
            said.add(bare(answer, address))
    here, there = median(taken[0]), median(taken[1])
    evidence("enumeration")(f"{door}: {len(known)} known {here:.1f} ms, unknown {there:.1f} ms")
    assert len(said) == 1
    assert abs(here - there) <= max(SHARE_MAX * max(here, there), DIFFERENCE_MS_MAX)


def bare(answer: Response, email: str) -> tuple[int, str, str]:
    """An answer without the address that was typed, the request's number, and fresh tokens."""
    named = {name: value for name, value in answer.headers.items() if name != "x-request-id"}
    headers = re.sub(r"=[\w-]{43}|Expires=[^;]+", "*", str(sorted(named.items())))
    text = re.sub(r'data-options="[^"]+"', "", answer.text)
    return answer.status_code, text.replace(email, ""), headers
