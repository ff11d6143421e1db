"""The words that every process maps."""

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


def test_the_word_of_mounts_moves_only_when_it_is_meant(tmp_path: Path) -> None:
    ours, theirs = Generation(tmp_path / "generation"), Generation(tmp_path / "generation")
    ours.move()
    assert theirs.mounts() == 0
    ours.move(mounts=True)
    assert theirs.mounts() == ours.mounts() != 0


def test_a_file_of_one_word_is_made_longer(tmp_path: Path) -> None:
    (tmp_path / "generation").write_bytes(b"12345678")
    ours = Generation(tmp_path / "generation")
    assert (ours.word(), ours.mounts()) == (int.from_bytes(b"12345678", "little"), 0)


def test_opening_does_not_move_it(tmp_path: Path) -> None:
    ours = Generation(tmp_path / "generation")
    ours.move()
    before = ours.word()
    assert Generation(tmp_path / "generation").word() == before
