"""A long list is read as a short one is: its entries one by one, its lines a stretch at a time, and faults are told alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.walk import parts
from qaif_cli.store import long_lists, yaml
from qaif_cli.store.loader import try_text
from qaif_cli.store.yaml import everyday
from tests.support.moments import BASE

FILES = sorted(path for path in BASE.rglob("*.yaml") if path.parent != BASE)
RISK = (BASE / "risks" / "R-0001.yaml").read_text("utf-8")


def of(path: Path) -> str:
    return path.relative_to(BASE).as_posix()


@pytest.mark.parametrize("long", [1, 2])
def test_entries_made_one_by_one_are_the_same(long: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {of(path): path.read_text("utf-8") for path in FILES}
    plain = {path: try_text(path, text) for path, text in texts.items()}
    monkeypatch.setattr(long_lists, "LONG", long)
    for path, text in texts.items():
        held, findings = plain[path]
        assert held is not None
        data = yaml.parse(text)
        long_lists.make_entries(data, type(held.record))
        assert type(held.record).model_validate(data) == held.record
        assert findings == ()


def test_what_is_wrong_in_an_entry_is_told_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = RISK.replace("consequence: 4\n    likelihood: 3", "consequence: 9\n    likelihood: x\n    odd: 1")
    told = try_text("risks/R-0001.yaml", wrong)[1]
    monkeypatch.setattr(long_lists, "LONG", 1)
    data = yaml.parse(wrong)
    long_lists.make_entries(data, BY_NAME["risk"].model)
    assert (
        data["reviews"][0] == yaml.parse(wrong)["reviews"][0]
    )  # from the first that is none, all stay as they were read
    assert [finding.pointer for finding in told] == [
        "/reviews/0/consequence",
        "/reviews/0/likelihood",
        "/reviews/0/odd",
    ]


def test_entries_that_say_the_same_fields_hold_their_names_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lists, "LONG", 1)
    data = yaml.parse(RISK)
    long_lists.make_entries(data, BY_NAME["risk"].model)
    filled = [entry.model_fields_set for entry in data["reviews"]]
    assert filled == [set(row) for row in yaml.parse(RISK)["reviews"]]
    assert len({id(names) for names in filled}) == len({frozenset(names) for names in filled}) < len(filled)


def test_all_records_share_what_says_which_fields_were_filled() -> None:
    """It takes more room than the entries themselves: a third of what a register of thousands held."""
    filled: list[set[str]] = []
    for path in FILES:
        held, _ = try_text(of(path), path.read_text("utf-8"))
        assert held is not None
        again = type(held.record).model_validate(yaml.parse(held.text))
        for (at, part), (same, anew) in zip(parts(held.record), parts(again), strict=True):
            assert (at, part.model_fields_set) == (same, anew.model_fields_set)
            filled.append(part.model_fields_set)
    assert len({id(names) for names in filled}) == len({frozenset(names) for names in filled})


def test_what_is_known_of_a_text_is_taken_as_it_is() -> None:
    held, _ = try_text("risks/R-0001.yaml", RISK)
    assert held is not None
    assert isinstance(held.record, Risk)
    entries = held.record.reviews[:3]
    again, findings = try_text("risks/R-0001.yaml", RISK, {"reviews": entries})
    assert again == held
    assert findings == ()
    assert again is not None
    assert isinstance(again.record, Risk)
    assert all(one is other for one, other in zip(again.record.reviews, entries, strict=False))


@pytest.mark.parametrize("signs", [1, 7, 60, 997])
def test_lines_taken_apart_a_stretch_at_a_time_say_the_same(
    signs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = "a: |\n\n\n  x\n\n  y\n\n\nb:\n\n- 1\n\n- c: >-\n    d\n    e\n\n"
    texts = [odd, *(path.read_text("utf-8") for path in FILES)]
    whole = [said(text) for text in texts]
    assert sum(one is not None for one in whole) > len(FILES) // 2
    monkeypatch.setattr(everyday, "_AT_ONCE", signs)
    assert [said(text) for text in texts] == whole


def said(text: str) -> dict[str, Any] | None:
    """What is read line by line; None where it is left to the grammar."""
    try:
        return everyday.read(text)
    except everyday.NotEveryday:
        return None
