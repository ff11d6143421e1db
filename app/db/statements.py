"""Cutting SQL scripts into statements, and question marks into PostgreSQL's numbers."""

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from itertools import count


def statements_of(script: str) -> Iterator[str]:
    """The statements of a script; a semicolon inside a trigger's body does not end one."""
    gathered = ""
    for piece in script.split(";"):
        gathered += piece + ";"
        if sqlite3.complete_statement(gathered):
            if gathered.strip(" \n\t;"):
                yield gathered.strip()
            gathered = ""
    if gathered.strip(" \n\t;"):
        yield gathered.strip()


@lru_cache(maxsize=256)
def numbered(sql: str) -> str:
    """The same statement with `$1, $2, …` for every `?`; question marks in literals are not looked for."""
    numbers = count(1)
    return "".join(f"${next(numbers)}" if char == "?" else char for char in sql)
