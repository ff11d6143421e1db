"""The word that every process maps."""

from pathlib import Path

from public_site.disk.generation import Generation


def test_a_move_is_seen_through_every_mapping(tmp_path: Path) -> None:
    ours, theirs = Generation(tmp_path / "generation"), Generation(tmp_path / "generation")
    seen = {theirs.word()}
    for _ in range(100):
        ours.move()
        seen.add(theirs.word())
        assert theirs.word() == ours.word()
    assert len(seen) == 101


def test_opening_does_not_move_it(tmp_path: Path) -> None:
    ours = Generation(tmp_path / "generation")
    ours.move()
    before = ours.word()
    assert Generation(tmp_path / "generation").word() == before
