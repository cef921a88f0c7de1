"""The one page on a provider: what is not listed is counted, and what is listed stands in the full paper too."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.flow.paper_formats import wanted_formats
from qaif_cli.flow.request import Ask
from qaif_cli.flow.single_papers import FULL, PROVIDER, Single, single_text
from qaif_cli.judge.papers.provider_page import Share, dealt
from tests.support import fullest, shipped
from tests.support.recount import Recount

PROVIDERS = sorted(path.stem for path in (shipped.RECORDS / "providers").glob("*.yaml"))
HEAD = re.compile(
    r"^\| (Concern above|Risk of 15|What is late|What came in|(?:Another i|I)ndicator)([^|]*)\|"
)


@cache
def text(template: str, id_: str, records: Path = shipped.RECORDS, *, public: bool = False) -> str:
    single = Single(template, id_, public=public)
    return single_text(Ask(records, records, shipped.DAY, shipped.DAY), single, wanted_formats("", ""))


def told(page: str) -> dict[str, tuple[int, int]]:
    """Of each list of a page: how many rows it has, and of how many it says that these are the first."""
    found, lines = {}, page.splitlines()
    for place, line in enumerate(lines):
        head = HEAD.match(line)
        if head:
            rows = 0
            while lines[place + 2 + rows : place + 3 + rows] and lines[place + 2 + rows].startswith("|"):
                rows += 1
            said = re.search(r"\((\d+) of (\d+)\)", head[2])
            assert said is None or int(said[1]) == rows
            found[head[1]] = (rows, int(said[2]) if said else rows)
    return found


@pytest.mark.parametrize("id_", PROVIDERS)
def test_every_risk_is_listed_or_counted(id_: str) -> None:
    there = Recount(shipped.RECORDS, shipped.DAY.isoformat())
    scores = [there.score(row) for row in there.risks if id_ in row.get("providers", [])]
    page = text(PROVIDER, id_)
    assert told(page).get("Risk of 15", (0, 0))[1] == sum(score >= 15 for score in scores)
    below = sum(score < 15 for score in scores)
    assert (f"{below} risk{'s' if below > 1 else ''} below 15" in page) == bool(below)


@pytest.mark.parametrize("id_", PROVIDERS)
def test_what_stands_on_the_page_stands_in_the_full_paper(id_: str) -> None:
    page, full = text(PROVIDER, id_), text(FULL, id_)
    assert len(page) < len(full)
    assert set(re.findall(r"\b[RQI]-\d{4}\b", page)) <= set(re.findall(r"\b[RQI]-\d{4}\b", full))
    late = re.findall(r"^\| ([^|]*?) \|[^|]*\|[^|]*\| \d+ days? \|$", page, re.MULTILINE)
    assert len(late) == told(page).get("What is late", (0, 0))[0]
    assert not [title for title in late if title.removesuffix(" …") not in full]


def test_of_far_more_than_there_is_room_for_everything_is_counted(tmp_path: Path) -> None:
    records = fullest.records_in(tmp_path)
    before, after = (told(text(PROVIDER, fullest.PROVIDER, where)) for where in (shipped.RECORDS, records))
    more = {
        "Concern above": fullest.CONCERNS,
        "Risk of 15": fullest.RISKS,
        "What came in": fullest.INTELLIGENCE,
        "Indicator": fullest.INDICATORS,
    }
    assert {name: after[name][1] - before[name][1] for name in more} == more
    assert after["What is late"][1] - before["What is late"][1] >= fullest.LATE
    assert all(1 <= rows <= 5 for rows, _ in after.values())
    page = text(PROVIDER, fullest.PROVIDER, records)
    assert re.search(rf"^\| Stands under \| .* and {fullest.MANY + 3 - 1} more\.", page, re.MULTILINE)
    assert f"late to come, due 1 May 2026** and {fullest.MANY - 1} more." in page
    assert "](chart:" not in page


def test_the_chart_is_there_where_lines_are_left_for_it() -> None:
    assert text(PROVIDER, "saltwick-ambulance").count("](chart:") == 1
    assert all(text(PROVIDER, id_).count("](chart:") <= 1 for id_ in PROVIDERS)
    assert text(FULL, "orle-valley").count("](chart:") > 1


def test_in_public_an_area_is_not_said_to_be_at_routine_where_nothing_says_so(tmp_path: Path) -> None:
    records = fullest.records_in(tmp_path)
    assert "Care sector: routine, not confirmed" in text(PROVIDER, fullest.PROVIDER, records)
    public = text(PROVIDER, fullest.PROVIDER, records, public=True)
    assert "not confirmed" not in public
    assert "Care sector: no public concern is open" in public


SHARES = st.builds(
    lambda head, lines, least, more: Share(head, lines, least, least + more),
    *(st.integers(0, 3), st.integers(1, 3), st.integers(1, 3), st.integers(0, 4)),
)


@given(st.lists(st.tuples(st.integers(0, 40), SHARES), max_size=8), st.integers(0, 60))
def test_the_room_is_dealt_out(lists: list[tuple[int, Share]], room: int) -> None:
    """Each list has its first entries; nothing more is given than there is room for, and nothing less."""
    counts = dealt(lists, room)
    used = sum(
        share.head + share.lines * count for (_, share), count in zip(lists, counts, strict=True) if count
    )
    for (length, share), count in zip(lists, counts, strict=True):
        assert min(length, share.least) <= count <= min(length, share.most)
        if count > share.least:
            assert used <= room
        if count < min(length, share.most):
            assert used + share.lines > room
