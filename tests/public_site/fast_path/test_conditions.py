"""If-None-Match as RFC 9110 has it: weak comparison, lists, a star."""

import time

import pytest

from public_site.fast_path.conditions import none_match

ETAG = b'"abc-br"'


@pytest.mark.parametrize(
    "header",
    [
        b'"abc-br"',
        b'W/"abc-br"',
        b'"x", "abc-br"',
        b'"x",W/"abc-br" , "y"',
        b"*",
        b" * ",
        b',, "abc-br" ,',
        b'"", "abc-br"',
    ],
)
def test_it_names_the_etag(header: bytes) -> None:
    assert none_match(header, ETAG)


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b'"abc"',
        b'"ABC-BR"',
        b"abc-br",
        b'w/"abc-br"',
        b'*, "abc-br"',
        b'"abc-br',
        b'"abc-br" "x"',
        b'"x" "abc-br"',
        b'"a"bc-br"',
        b'"x", ' * 1000 + b'"abc-br"',
    ],
)
def test_it_does_not_name_the_etag(header: bytes) -> None:
    assert not none_match(header, ETAG)


def test_hostile_lists_cost_little() -> None:
    started = time.process_time()
    for hostile in (b", " * 1000, b'"' * 2000, b'W/"' + b"a" * 2000, b'"a"' + b" ," * 999, b" " * 2000):
        none_match(hostile, ETAG)
    assert time.process_time() - started < 0.05
