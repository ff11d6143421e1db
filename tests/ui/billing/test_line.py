"""The balance as a line: nothing is where nothing is, debts go below it, and a sentence says the same."""

import pytest

from app.core.clock import MS_PER_DAY
from ledger.balance_days import DayEnd
from tests.fakes import NOON
from tests.ui.billing.stage import Stage
from tests.ui.visiting import Visitor, words_of
from ui.routes.billing.line import Drawn, drawn


def line_of(*balances: int) -> Drawn:
    start = NOON - MS_PER_DAY * len(balances)
    return drawn([DayEnd(start + MS_PER_DAY * place, held) for place, held in enumerate(balances, 1)])


@pytest.mark.parametrize(
    ("balances", "step", "nothing"),
    [
        ((0, 0), "M0 60V60H150V60H300", 60),
        ((480, 0, 240), "M0 0V0H100V60H200V30H300", 60),
        ((100, -100), "M0 0V0H150V60H300", 30),
        ((-5, -10), "M0 30V30H150V60H300", 0),
    ],
)
def test_the_highest_is_on_top_and_nothing_where_it_belongs(
    balances: tuple[int, ...], step: str, nothing: float
) -> None:
    line = line_of(*balances)
    assert (line.step, line.nothing) == (step, nothing)
    assert line.under == f"M0 {nothing:g}{step.partition('V')[1]}{step.partition('V')[2]}V{nothing:g}Z"


def test_the_sentence_says_where_it_began_and_how_far_it_went() -> None:
    said = "From 480 on 20 Nov 2026 to −20 on 21 Nov 2026; lowest −20, highest 480 tokens."
    assert line_of(480, -20).sentence == said


async def test_the_screen_has_it_with_a_name_a_sentence_and_a_table(ada: Visitor, stage: Stage) -> None:
    answer = await ada.get(stage.path())
    assert '<svg role="img" aria-labelledby="line-title line-said"' in answer.text
    words = words_of(answer)
    assert "From 0 on 23 Oct 2026 to 1,300 on 21 Nov 2026; lowest 0, highest 1,300 tokens." in words
    assert "End of Tokens 21 Nov 2026 1,300 20 Nov 2026 0" in words


async def test_who_has_no_tokens_yet_sees_no_line(mallory: Visitor) -> None:
    path = (await mallory.get("/account/billing")).headers["location"]
    assert "Balance over 30 days" not in words_of(await mallory.get(path))
