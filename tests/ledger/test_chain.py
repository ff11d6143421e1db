"""Hashes: one canonical form of values, the same by the quick way and by the long one."""

from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.chain import GENESIS, are_plain, canonical, canonical_lines, link, link_to, seal_of, seals_of


def test_bytes_have_no_canonical_form() -> None:
    with pytest.raises(TypeError, match=r"^bytes has no canonical form$"):
        canonical([b"text of another encoding"])


@given(st.lists(st.lists(st.one_of(st.none(), st.text(), st.integers(-(2**63), 2**63 - 1)), max_size=8)))
def test_the_quick_form_is_the_canonical_form(contents: list[list[str | int | None]]) -> None:
    nested: list[list[object]] = [[*content, [content]] for content in contents]
    odd: list[list[object]] = [["\x7f"], *nested, ['é \x00 " \\ / \ud7ff 😀']]
    for lines in (nested, odd, odd[:1]):
        assert canonical_lines(lines) == [canonical(line).encode() for line in lines]


@pytest.mark.parametrize("text", ["plain", "é", "\x7f", '"\\/\n\x00', "\u2028", "😀"])
def test_each_line_is_canonical_beside_others_that_are_simpler(text: str) -> None:
    rows: list[object] = [["a", 1], {"z": text, "b": None}, ["c", 2]]
    assert canonical_lines(rows) == [canonical(row).encode() for row in rows]


def test_the_canonical_form_is_the_same_on_every_machine() -> None:
    owner = UUID("01930000-0000-7000-8000-0000000000ad")
    value = {"b": [1, None, True, "é"], "a": owner}
    assert canonical(value) == f'{{"a":"{owner}","b":[1,null,true,"\\u00e9"]}}'


def test_a_link_is_the_hash_of_the_one_before_and_of_what_stands_there() -> None:
    made = sha256(f'{GENESIS}[1,"a"]'.encode()).hexdigest()
    assert link(GENESIS, [1, "a"]) == link_to(GENESIS, b'[1,"a"]') == made


def test_a_seal_covers_every_column_but_itself() -> None:
    row = {"id": 1, "plan": "pro", "seal": "whatever"}
    assert seal_of(row) == sha256(b'{"id":1,"plan":"pro"}').hexdigest() == seal_of({**row, "seal": ""})
    assert seal_of({**row, "SEAL": ""}) != seal_of(row)
    assert seals_of([{"plan": "pro", "id": 1}]) == [seal_of(row)]


@pytest.mark.parametrize("value", [True, 1.0, b"a", UUID(int=1)])
def test_only_text_whole_numbers_and_nothing_are_plain(value: object) -> None:
    assert are_plain([["a", 1], [None]])
    assert not are_plain([["a", 1], [None, value]])
