"""Every figure on the first four pages of the Committee's pack, against a second count from the files."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from qaif_cli.flow.briefing import ReportOptions
from tests.support import shipped
from tests.support.recount import Raw, Recount, until
from tests.support.recount_figures import icons

DAYS = ("2026-09-17", "2026-11-19")
SCALE = ["substantial", "reasonable", "limited", "minimal"]


@cache
def pack(day: str) -> str:
    return shipped.paper(ReportOptions(body="assurance"), date.fromisoformat(day))


@cache
def count(day: str) -> Recount:
    return Recount(shipped.RECORDS, day)


def part(day: str, heading: str) -> str:
    """What stands under a heading, whatever agenda item it names."""
    found = re.search(rf"^(##+) {heading}[^\n]*\n(.*?)(?=^## |\Z)", pack(day), re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[2]


def table(text: str) -> list[list[str]]:
    """The rows of the first table in a text, its head left out."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    first = text.splitlines().index(lines[0])
    rows = []
    for line in text.splitlines()[first:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return [[cell.strip() for cell in row] for row in rows[2:]]


def judged(area: Raw, day: str) -> str:
    """The last judgement of an area up to a day."""
    said = [row["judgement"]["level"] for row in until(area.get("updates"), day) if row.get("judgement")]
    return said[-1] if said else ""


def days_shown(day: str) -> list[str]:
    """The position of each paper that was issued to the Committee before a day, and each meeting held without one."""
    made = count(day)
    issued = {
        row["date"]: row.get("position_at", row["date"])
        for row in made.of["papers"]
        if row["body"] == "quality-committee" and row.get("issued") and row["issued"]["date"] <= day
    }
    held = {
        row["date"]
        for row in made.of["meetings"]
        if row["body"] == "quality-committee" and row.get("chaired_by") and row["date"] <= day
    }
    return sorted(item for item in {*issued.values(), *(held - issued.keys())} if item < day)[-4:]


def sign(was: str, now: str) -> str:
    if not (was and now):
        return "·"
    if was == now:
        return "="
    return "▲" if SCALE.index(now) < SCALE.index(was) else "▼"


def concerns_of(made: Recount, area: str) -> list[Raw]:
    return [item for item in made.held if item["subject"]["area"] == area]


@pytest.mark.parametrize("day", DAYS)
def test_the_system_at_a_glance(day: str) -> None:
    made = count(day)
    rows = {row[0]: row for row in table(part(day, "The system at a glance"))}
    areas = {area["title"]: area for area in made.of["areas"]}
    assert rows.keys() == areas.keys()
    shown = [*days_shown(day), day]
    for title, area in areas.items():
        _, judgement, turns, levels, high, concern, duties, _ = rows[title]
        level = judged(area, day)
        assert judgement == (f"{level.capitalize()} assurance" if level else "not judged")
        said = [judged(area, when) for when in shown]
        assert turns.split()[: len(shown) - 1] == [sign(a, b) for a, b in pairwise(said)]
        assert sum(map(int, re.findall(r"\d+", levels))) == len(concerns_of(made, area["id"]))
        assert int(high) == sum(risk["area"] == area["id"] for risk in made.highs)
        own = [item for item in made.of["indicators"] if item["area"] == area["id"] and made.open(item)]
        bad = sum(icons(made)[item["title"]][0] == "concern" for item in own)
        assert concern == f"{bad} of {len(own)}"
        last = [until(duty.get("positions"), day)[-1:] for duty in area.get("duties", ())]
        met = sum(bool(row) and row[0]["position"] == "met" for row in last)
        assert duties == (f"{met} of {len(last)}" if last else "none")


def area_of(row: Raw, made: Recount) -> set[str]:
    """The areas in whose reports a record stands: those that it names, or else those of the providers that it names."""
    if row in made.of["areas"]:
        return {row["id"]}
    if isinstance(row.get("subject"), dict):  # of a concern; of a change it is a word
        return {row["subject"]["area"]}
    own = {*row.get("areas", ()), *([row["area"]] if row.get("area") else ())}
    if own or row not in made.of["intelligence"]:
        return own
    named = [held for held in made.of["providers"] if held["id"] in row.get("providers", ())]
    return {area for held in named for area in held["areas"]}


@pytest.mark.parametrize("day", DAYS)
def test_what_is_late_in_an_area_is_what_the_data_quality_report_names(day: str) -> None:
    made = count(day)
    told = shipped.paper(ReportOptions(data_quality=True), date.fromisoformat(day))
    named = [row[0] for row in table(told.split("## What is late")[1])]
    of = {name: row for rows in made.of.values() for row in rows for name in names_of(row)}
    assert named
    assert set(named) <= of.keys()
    late = [area_of(of[name], made) for name in named]
    areas = {area["title"]: area["id"] for area in made.of["areas"]}
    for row in table(part(day, "The system at a glance")):
        assert int(row[-1]) == sum(areas[row[0]] in areas_ for areas_ in late), row[0]


def names_of(row: Raw) -> tuple[str, ...]:
    """What papers call a record."""
    return (f"{row['id']} {row['title']}", row["title"])


def test_what_is_late_by_area_at_the_end_of_the_year() -> None:
    """Read from `qaif due` and the files: indicators and intelligence are late too."""
    late = {row[0]: row[-1] for row in table(part("2026-11-19", "The system at a glance"))}
    assert {name: late[name] for name in ("Mental health", "Primary care", "Safeguarding")} == {
        "Mental health": "4",
        "Primary care": "1",
        "Safeguarding": "2",
    }


@pytest.mark.parametrize("day", DAYS)
def test_the_grid_of_icons(day: str) -> None:
    text, made = part(day, "Indicators"), icons(count(day))
    rows = {"Concern": "concern", "Common cause": "common", "Improvement": "improvement"}
    found: dict[str, tuple[str, str]] = {}
    for name, *cells in table(text):
        for column, cell in zip(("fail", "hit", "pass"), cells, strict=True):
            for title in cell.split("; ") if cell != "none" else ():
                found[title] = (rows[name], column)
    assert found == {title: said for title, said in made.items() if said[0] in rows.values() and said[1]}
    assert f"| {len(made)} indicators |" in text
    apart = re.search(r"^In no cell, .*?: (.*)\.$", text, re.MULTILINE)
    said = dict(re.findall(r"(?:^|; )(.*?) \(([^()]*)\)(?=;|$)", apart[1])) if apart else {}
    assert said.keys() == made.keys() - found.keys()
    words = {"common": "common cause", "neutral": "special cause"}
    for title, label in said.items():
        assert label.partition(",")[0] in {
            words.get(made[title][0], made[title][0]),
            "too few values for limits",
            "no values",
        }


@pytest.mark.parametrize("day", DAYS)
def test_the_charts_are_of_what_is_worst(day: str) -> None:
    made = icons(count(day))
    shown = re.findall(
        r"^!\[(.*?): the figure .*?\. Last value (.*?) \(", part(day, "Indicators"), re.MULTILINE
    )
    worst = sorted(
        (title for title, said in made.items() if "concern" in said or "fail" in said),
        key=lambda title: (made[title][0] != "concern", made[title][1] != "fail", title),
    )
    assert [title for title, _ in shown] == worst[:4]
    last = {item["title"]: until(item["points"], day) for item in count(day).of["indicators"]}
    for title, value in shown:
        points = [
            row["value"]
            for row in last[title]
            if row.get("value") is not None and row.get("received", "") <= day
        ]
        assert float(re.sub(r"[^0-9.].*", "", value.replace(",", ""))) == points[-1]


@pytest.mark.parametrize("day", DAYS)
def test_the_heat_map_has_each_open_risk_in_its_cell(day: str) -> None:
    made, since = count(day), days_shown(day)[-1]
    grid = {}
    for place, row in enumerate(table(part(day, "Risks"))):
        for likely, cell in enumerate(row[1:], start=1):
            assert cell.startswith(str((5 - place) * likely))
            for id_, note in re.findall(r"(R-\d{4})(?: \(([^)]*)\))?", cell):
                grid[id_] = (5 - place, likely, note)
    for risk in made.risks:
        last, was = until(risk["reviews"], day)[-1], made.score(risk, since)
        harm, likely, note = grid.pop(risk["id"])
        assert (harm, likely) == (last["consequence"], last["likelihood"])
        now = made.score(risk)
        assert note == (
            "new"
            if not made.open(risk, since)
            else ""
            if was == now
            else f"{'▲' if now > was else '▼'} {was}"
        )
    assert not grid


def high_since(risk: Raw, day: str, high: int) -> str:
    """Since when a risk has been high without a break."""
    since = ""
    for row in until(risk["reviews"], day):
        score = row["consequence"] * row["likelihood"]
        since = (since or row["date"]) if score >= high else ""
    return since


def english(day: str) -> str:
    when = date.fromisoformat(day)
    return f"{when.day} {when:%B %Y}"


@pytest.mark.parametrize("day", DAYS)
def test_the_one_table_of_high_risks(day: str) -> None:
    made, text = count(day), part(day, "Risks")
    rows = {row[0][:6]: row for row in table(text[text.index("| Risk |") :])}
    assert rows.keys() == {risk["id"] for risk in made.highs}
    for risk in made.highs:
        reviews = until(risk["reviews"], day)
        first, now = (row["consequence"] * row["likelihood"] for row in (reviews[0], reviews[-1]))
        target: Any = risk.get("target")
        aim = (
            "target not known"
            if target in (None, "unknown") or target.get("consequence") is None
            else str(target["consequence"] * target["likelihood"])
        )
        assert rows[risk["id"]][2].startswith(f"{first} → {now} → {aim}"), risk["id"]
        since = high_since(risk, day, made.high)
        assert rows[risk["id"]][3] == (english(since) if since not in {"", "unknown"} else "not known")
    assert len(re.findall(r"^\| R-\d{4} ", pack(day), re.MULTILINE)) == len(
        rows
    )  # a risk has one row in the pack


def three_lists(day: str) -> dict[str, str]:
    text = part(day, "Alert, advise, assure")
    return dict(
        zip(
            ("alert", "advise", "assure"),
            re.split(r"^\*\*\w+\*\*$", text, flags=re.MULTILINE)[1:],
            strict=True,
        )
    )


def line(text: str, pattern: str) -> tuple[str, ...]:
    """The parts of a line; empty where there is none."""
    found = re.search(pattern, text, re.MULTILINE)
    return found.groups() if found else ()


@pytest.mark.parametrize("day", DAYS)
def test_the_judgements_in_the_three_lists(day: str) -> None:
    lists, since = three_lists(day), days_shown(day)[-1]
    said = {area["title"]: (judged(area, since), judged(area, day)) for area in count(day).of["areas"]}
    assert all(1 <= len(re.findall(r"^- ", one, re.MULTILINE)) <= 4 for one in lists.values())
    turned = {title: sign(was, now) for title, (was, now) in said.items()}
    lowest = {title for title, (_, now) in said.items() if now == SCALE[-1]}
    for title, turn in turned.items():
        assert (title in lists["alert"].split("\n- At ")[0]) == (turn == "▼" or title in lowest)
        assert (title in lists["assure"]) == (turn == "▲")
    kept = [title for title, (_, now) in said.items() if now and now != SCALE[-1] and turned[title] in "=·"]
    same = line(lists["advise"], r"^- Judgement as last time, or the first: (\d+) of (\d+) areas")
    assert same == ((str(len(kept)), str(len(said))) if kept else ())


@pytest.mark.parametrize("day", DAYS)
def test_the_services_in_the_three_lists(day: str) -> None:
    made, lists = count(day), three_lists(day)
    top = max(made.order.values())
    highest = [item["title"] for item in made.held if made.level(item) == top]
    others = len(made.held) - len(highest)
    told = line(lists["alert"], r"^- At intensive: (.*?)\.(?: Moved up since .*)?$")
    assert told == ((" and ".join(highest),) if highest else ())
    raised = line(lists["advise"], r"^- Held above routine, and not at the highest level: (\d+) services?,")
    assert raised == ((str(others),) if others else ())
    before = Recount(shipped.RECORDS, days_shown(day)[-1])
    was = {item["id"]: before.level(item) for item in before.held}
    risen = [item for item in made.held if made.level(item) > was.get(item["id"], made.lowest)]
    for item in made.held:
        place = "alert" if made.level(item) == top else "advise"
        said = line(lists[place], r"Moved up since [^:]*: (.*)\.$")
        named = said and (item["title"] in said[0] or (said[0] == "the same" and item["title"] in highest))
        assert bool(named) == (item in risen), item["title"]


@pytest.mark.parametrize("day", DAYS)
def test_the_risks_in_the_three_lists(day: str) -> None:
    made, lists, shown = count(day), three_lists(day), days_shown(day)
    moves = made.moves(shown[-1])
    for id_ in moves["new"] | moves["up"]:
        assert id_ in lists["alert"]
    every = [
        risk
        for risk in made.highs
        if all(made.open(risk, when) and made.score(risk, when) >= made.high for when in shown)
    ]
    told = line(lists["alert"], r"(\d+) of (\d+) scored so at each of the last (\d+) meetings")
    assert told == ((str(len(every)), str(len(made.highs)), str(len(shown))) if every else ())
    below = {
        risk["id"] for risk in made.risks if risk["id"] in moves["down"] and made.score(risk) < made.high
    }
    down = line(lists["assure"], r"No longer 15 or above: (.*)\.$")
    assert set(re.findall(r"R-\d{4}", down[0] if down else "")) == below


def test_a_target_that_was_not_reached_by_its_day_says_so_wherever_it_stands() -> None:
    said = "target 10% by 31 October 2026, not reached.](chart:crisis-line-calls-given-up)"
    assert said in pack("2026-11-19")
    assert said.replace(", not reached", "") in pack("2026-09-17")
    named = "14% (October 2026), target 10% by 31 October 2026, **not reached**."
    assert named in shipped.paper(ReportOptions(area="mental-health"))
    pages = {paper.name: paper.text for paper in shipped.room()}
    assert named in pages["area-page-mental-health.md"]
    later = part("2027-04-19", "Risks")
    row = next(row for row in table(later[later.index("| Risk |") :]) if row[0].startswith("R-0003 "))
    assert row[2] == "12 → 16 → 4, **not reached**"
    assert "not reached" not in part("2026-11-19", "Risks")
