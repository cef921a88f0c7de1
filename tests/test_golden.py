from __future__ import annotations


def test_no_golden_file_is_orphaned(orphans: list[str]) -> None:
    assert not orphans, "no test compares these with anything: delete them"
