"""Bodies of answers without a page."""

import re

import pytest

from public_site.render.errors import FAILED_500, NEUTRAL_404, not_found_answer
from tests.public_site.render.markup import every, one, parsed, words_of
from tests.public_site.samples import fine

NEUTRAL = [NEUTRAL_404, FAILED_500]


@pytest.mark.parametrize("body", NEUTRAL)
def test_a_neutral_answer_needs_nothing_and_names_nobody(body: bytes) -> None:
    assert len(body) < 6_000
    assert not re.search(rb"https?:|/static|<script|Hep|Acme", body)
    assert one(parsed(body), "//meta[@name='color-scheme']").get("content") == "light dark"


def test_each_neutral_answer_says_something_else() -> None:
    assert len({words_of(one(parsed(body), "//h1")) for body in NEUTRAL}) == 2


def test_a_404_inside_a_page_has_its_frame_and_leads_to_the_status() -> None:
    page = parsed(not_found_answer(fine()))
    assert words_of(one(page, "//*[@class='brand']")) == "Acme"
    assert every(page, "//main//a[@href='/']")
    assert every(page, "//link[@rel='canonical']") == []
