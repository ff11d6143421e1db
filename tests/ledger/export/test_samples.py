"""Each format as a bookkeeper gets it, word for word: a small story, whole and by the month."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest

from ledger.accounts import DEFERRED, ISSUED_PAID, ISSUED_PROMO, cash, lot, paid_wallet, sales
from ledger.export.formats import FORMATS
from ledger.posting import By, Leg, Order, open_book, post
from tests.conftest import Database
from tests.fakes import NOON, FakeClock
from tests.ledger.export.checkers import refusing, text_of
from tests.ledger.whole_books import whole_books

SAMPLES = Path(__file__).parent / "samples"
OWNER = UUID("01930000-0000-7000-8000-0000000000ad")
DAY_MS = 86_400_000
PAID = paid_wallet(OWNER)
GIFT = lot(OWNER, 1, priority=50, effective_at=NOON, expires_at=NOON + 90 * DAY_MS)
WHY = 'A "warm"\n  welcome \\ €'
ADA, SAM = By("owner", "ada"), By("staff", "=sam")


async def posted(kind: str, key: str, legs: Sequence[Leg], by: By, **more: object) -> None:
    async with open_book() as book:
        await post(book, Order(kind, key, {"pages": 1}, legs, by, OWNER, **more))  # type: ignore[arg-type]


@pytest.fixture
async def story(database: Database, clock: FakeClock) -> None:
    """November: bought and given. December: spent, and in part taken back. January: the gift is used up."""
    bought = [Leg(cash("EUR"), 490), Leg(sales("EUR"), -490), Leg(ISSUED_PAID, -480), Leg(PAID, 480)]
    await posted("topup", "pay:1", bought, By("webhook", "evt_1"), ref=("payment", "t_1"))
    given = [Leg(ISSUED_PROMO, -5), Leg(GIFT, 5)]
    await posted("grant", "g", given, SAM, reason=WHY, ref=("lot", GIFT.code), effective_at=NOON + 1)
    clock.at += 10 * DAY_MS + 7
    spent = [Leg(GIFT, -5), Leg(PAID, -475), Leg(DEFERRED, 480)]
    await posted("buy_slot", "b", spent, ADA, ref=("slot", "s_1"))
    back = [Leg(GIFT, 1), Leg(PAID, -1)]
    await posted("reverse", "rev:2", back, SAM, reason="wrong", ref=("tx", "2"), reverses=2)
    clock.at += 40 * DAY_MS
    await posted("adjust", "a", [Leg(GIFT, -1), Leg(PAID, 1)], SAM)
    clock.at += 40 * DAY_MS


@pytest.mark.parametrize("form", FORMATS)
async def test_whole_books_are_written_as_ever(story: None, form: str) -> None:
    assert await text_of(form) == (SAMPLES / f"whole.{form}").read_text("utf-8")


async def test_a_bit_of_everything_stands_in_the_log_as_ever(database: Database, clock: FakeClock) -> None:
    await whole_books(clock)
    assert await text_of("log") == (SAMPLES / "everything.log").read_text("utf-8")


@pytest.mark.parametrize("month", ["2026-12", "2027-02"])
@pytest.mark.parametrize("form", ["beancount", "hledger", "csv"])
async def test_a_month_is_written_as_ever(story: None, form: str, month: str) -> None:
    assert await text_of(form, month) == (SAMPLES / f"{month}.{form}").read_text("utf-8")


@pytest.mark.parametrize("month", [None, "2026-11", "2026-12", "2027-01", "2027-02"])
async def test_other_programs_accept_the_samples(story: None, month: str | None, tmp_path: Path) -> None:
    assert await refusing(tmp_path, month) == []
