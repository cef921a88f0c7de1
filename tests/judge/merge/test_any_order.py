"""Branches that each added to one record give one record, in whatever order they are merged."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qaif_cli.judge.merge.three_way import settle
from qaif_cli.model.edit import Append, Drop, Edit, Insert, Set

Data = dict[str, Any]
FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 200).map(lambda days: (FIRST + timedelta(days=days)).isoformat())


def edited(data: Data, edits: list[Edit]) -> Data:
    """The data after some edits."""
    data = deepcopy(data)
    for edit in edits:
        *path, last = edit.pointer.strip("/").split("/")
        there: Any = data
        for step in path:
            there = there[int(step)] if isinstance(there, list) else there[step]
        key: Any = int(last) if isinstance(there, list) else last
        match edit:
            case Set(value=value):
                there[key] = deepcopy(value)
            case Append(value=value):
                there.setdefault(key, []).append(deepcopy(value))
            case Insert(value=value):
                there.insert(key, deepcopy(value))
            case Drop():
                del there[key]
    return data


def merged(base: Data, branches: tuple[Data, ...]) -> Data:
    """The branches merged one after the other into what the base is."""
    result = base
    for branch in branches:
        done = settle(base, result, branch)
        assert done.open == []
        result = edited(result, done.edits)
    return result


def meaning(entries: list[Data]) -> list[Data]:
    """A history without the places that corrections name: each names what it corrects itself."""
    found = []
    for entry in entries:
        place = entry.get("corrects", "").rpartition("/")[2]
        meant = entries[int(place) - 1]["note"] if place else ""
        found.append({key: value for key, value in entry.items() if key != "corrects"} | {"meant": meant})
    return sorted(found, key=lambda entry: str(entry["note"]))


@st.composite
def branched(draw: st.DrawFn) -> tuple[Data, tuple[Data, ...]]:
    """A record with a history, and three branches: each adds entries, some of which correct one that it added before."""
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=4)))
    base = {"id": "R-0001", "reviews": [{"date": day, "note": f"base {n}"} for n, day in enumerate(days)]}
    branches = []
    for name in ("a", "b", "c"):
        branch = deepcopy(base)
        reviews: list[Data] = branch["reviews"]  # type: ignore[assignment]  # they are a list of mappings
        corrected: set[int] = set()
        for number in range(draw(st.integers(0, 3))):
            free = [place for place in range(len(base["reviews"]), len(reviews)) if place not in corrected]
            correct: bool = draw(st.booleans())
            if free and correct:
                place = draw(st.sampled_from(free))
                corrected.add(place)
                day = reviews[place]["date"]
                reviews.append({"date": day, "corrects": f"{day}/{place + 1}", "note": f"{name} {number}"})
            else:
                reviews.append({"date": draw(DAYS), "note": f"{name} {number}"})
        branches.append(branch)
    return base, tuple(branches)


@given(branched())
@settings(max_examples=200)
def test_one_register_comes_of_any_order(case: tuple[Data, tuple[Data, ...]]) -> None:
    base, branches = case
    results = [merged(base, order) for order in permutations(branches)]
    meanings = [meaning(result["reviews"]) for result in results]
    assert all(each == meanings[0] for each in meanings)
    assert len(meanings[0]) == len(base["reviews"]) + sum(
        len(branch["reviews"]) - len(base["reviews"]) for branch in branches
    )


ENTRIES = st.dictionaries(st.sampled_from(["ward", "clinic", "theatre"]), st.integers(1, 3), max_size=3)


@settings(max_examples=40, deadline=None)
@given(ENTRIES, ENTRIES, st.sampled_from(["id", "email", "from_score"]))
def test_what_settings_name_stands_there_once(mine: dict[str, int], other: dict[str, int], key: str) -> None:
    base: Data = {"roles": [{key: "lead", "title": 0}]}
    ours, theirs = (
        {"roles": [*base["roles"], *({key: name, "title": title} for name, title in side.items())]}
        for side in (mine, other)
    )
    done = settle(base, ours, theirs, parts=True)
    names = [entry[key] for entry in edited(ours, done.edits)["roles"]]
    assert sorted(names) == sorted({"lead", *mine, *other})
    differ = {name for name in mine.keys() & other.keys() if mine[name] != other[name]}
    assert {item.name for item in done.open} == {f"roles/{name}/title" for name in differ}


def test_a_number_goes_with_its_unit() -> None:
    base: Data = {
        "thresholds": {"news": {"value": 30, "unit": "days"}, "shared": {"value": 5, "unit": "days"}}
    }
    ours: Data = {
        "thresholds": {"news": {"value": 2, "unit": "months"}, "shared": {"value": 5, "unit": "days"}}
    }
    theirs: Data = {
        "thresholds": {"news": {"value": 20, "unit": "days"}, "shared": {"value": 7, "unit": "days"}}
    }
    done = settle(base, ours, theirs, parts=True)
    assert [item.name for item in done.open] == ["thresholds/news"]
    assert edited(ours, done.edits)["thresholds"]["shared"]["value"] == 7
