"""A list of names as people write it: what is indented under a line is in the group that the line names."""

from dataclasses import dataclass

from app.core.errors import Invalid

LINES_MAX = 200
TAB_WIDTH = 2


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One name: lines are counted from 1, `depth` lines above it hold it, and a group has lines below it."""

    number: int
    name: str
    depth: int
    is_group: bool


def outline_of(text: str) -> list[OutlineLine]:
    """The lines that hold a name. Raises Invalid(names) when there is none, or too many."""
    written = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not written:
        raise Invalid("names", "Give a name.")
    if len(written) > LINES_MAX:
        raise Invalid("names", f"Add at most {LINES_MAX} at a time; there are {len(written)} lines.")
    depths = _depths([_indent(line) for _, line in written])
    return [
        OutlineLine(number, line.strip(), depth, is_group=below > depth)
        for (number, line), depth, below in zip(written, depths, [*depths[1:], 0], strict=True)
    ]


def _indent(line: str) -> int:
    """A tab or two spaces are one step; a single space is a slip."""
    wide = line.expandtabs(TAB_WIDTH)
    return (len(wide) - len(wide.lstrip())) // TAB_WIDTH


def _depths(indents: list[int]) -> list[int]:
    """A line is in the nearest one above it that stands further left."""
    around: list[int] = []
    depths = []
    for indent in indents:
        while around and indent <= around[-1]:
            around.pop()
        depths.append(len(around))
        around.append(indent)
    return depths
