"""The figures of groups of people: how they are recorded, come in by a table, and are told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.judge.state.inequalities import gaps_of
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.moment import Moment
from qaif_cli.store import yaml
from tests.support.moments import BASE, moment
from tests.support.running import Qaif

FILE = Path("indicators/results-read.yaml")
DAY = ("--as-of", "2026-06-15")


def cuts(base: Path) -> dict[str, list[tuple[str, float | None, int | None]]]:
    data = yaml.parse((base / FILE).read_text("utf-8"))
    return {
        f"{cut['by']}/{cut['group']}": [(p["date"], p.get("value"), p.get("out_of")) for p in cut["points"]]
        for cut in data["cuts"]
    }


def test_a_new_group_comes_with_its_first_figure(qaif: Qaif, base: Path) -> None:
    words = ("--by", "sex", "--group", "women", "--date", "2026-05-31", "--value", "74", "--out-of", "300")
    result = qaif("indicator", "cut", "results-read", *words, "--records", str(base))
    assert "women: 1 point recorded, as G3" in result.out
    assert cuts(base)["sex/women"] == [("2026-05-31", 74, 300)]
    again = qaif("indicator", "cut", "results-read", *words, "--records", str(base))
    assert (again.code, "tells women apart already, as G3" in again.err) == (2, True)


def test_a_word_of_a_list_is_asked_for_as_people_call_it(qaif: Qaif, base: Path) -> None:
    words = ("--by", "postcode", "--group", "here", "--date", "2026-05-31", "--value", "74")
    result = qaif("indicator", "cut", "results-read", *words, "--records", str(base))
    assert "There is no way to tell groups apart `postcode`." in result.err
    assert "deprivation" in result.err


@pytest.mark.parametrize("group", ["G1", "g1", "Most  deprived fifth"])
def test_a_figure_goes_to_its_group_alone(group: str, qaif: Qaif, base: Path) -> None:
    figure = ("--group", group, "--date", "2026-05-31", "--value", "64", "--records", str(base))
    assert qaif("indicator", "record", "results-read", *figure).code == 0
    assert cuts(base)["deprivation/most deprived fifth"][-1] == ("2026-05-31", 64, None)
    other = ("--group", group, "--date", "2026-05-31", "--value", "60", "--records", str(base))
    assert "31 May 2026 is 64 already" in qaif("indicator", "record", "results-read", *other).err
    assert qaif("indicator", "record", "results-read", *other, "--revise").code == 0
    row = json.loads(qaif("indicator", "list", "--records", str(base), *DAY, "--format", "json").out)
    assert (row["indicators"][0]["value"], row["indicators"][0]["gaps"][0]["worst_value"]) == (73, 66)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--group", "men", "--value", "70"), "No group is called `men`. There are G1 most deprived fifth"),
        (("--out-of", "70", "--value", "70"), "--out-of is said of the figure of a group."),
        (("--group", "G1", "--value", "0.64"), "not on one scale"),
        (
            ("--group", "G1", "--value", "<5"),
            "kept back, and no number. Leave it out, and say in `missing` why",
        ),
        (("--group", "G1", "--value", "*"), "such as suppressed"),
    ],
)
def test_what_cannot_be_a_figure_of_a_group_is_refused(
    words: tuple[str, ...], says: str, qaif: Qaif, base: Path
) -> None:
    before = (base / FILE).read_bytes()
    result = qaif(
        "indicator", "record", "results-read", "--date", "2026-05-31", *words, "--records", str(base)
    )
    assert result.code == 2
    assert says in result.err
    assert (base / FILE).read_bytes() == before


TABLE = """\
indicator,broken down by,group,date,value,out of
results-read,Deprivation,Most deprived fifth,2026-05-31,65,200
results-read,sex,Women,2026-05-31,74,100
results-read,Sex,women,2026-04-30,73,
results-read,,,2026-06-30,72,
"""


def test_a_table_brings_figures_of_groups_and_new_groups(qaif: Qaif, base: Path, tmp_path: Path) -> None:
    table = tmp_path / "groups.csv"
    table.write_text(TABLE.replace("2026-06-30", "2025-03-31"), "utf-8")
    out = qaif("indicator", "import", str(table), "--records", str(base)).out
    assert "results-read, Women, told apart for the first time: 2 new points" in out
    assert "results-read, most deprived fifth: 1 new point" in out
    assert "results-read: 1 new point" in out
    assert cuts(base)["sex/Women"] == [("2026-04-30", 73, None), ("2026-05-31", 74, 100)]
    assert cuts(base)["deprivation/most deprived fifth"][-1] == ("2026-05-31", 65, 200)
    again = qaif("indicator", "import", str(table), "--records", str(base)).out
    assert again == "No points recorded, 4 recorded already.\n"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("results-read,hair,Red,2026-05-31,65,200", "Nothing is broken down by `hair`"),
        ("results-read,sex,,2026-05-31,65,200", "Write both"),
        ("results-read,,Women,2026-05-31,65,200", "Write both"),
        ("results-read,sex,Women,2026-05-31,65,1.5", "a whole number"),
        ("results-read,deprivation,least deprived fifth,2026-03-31,70,236", "is 77.5 already"),
    ],
)
def test_a_row_of_no_group_stops_the_table(
    row: str, says: str, qaif: Qaif, base: Path, tmp_path: Path
) -> None:
    table = tmp_path / "groups.csv"
    table.write_text(f"indicator,by,group,date,value,out of\n{row}\n", "utf-8")
    before = (base / FILE).read_bytes()
    result = qaif("indicator", "import", str(table), "--records", str(base))
    assert result.code == 2
    assert says in result.err
    assert f"      2 | {row}" in result.err
    assert (base / FILE).read_bytes() == before


def test_a_group_that_has_its_first_figure_tomorrow_is_not_there_today(qaif: Qaif, base: Path) -> None:
    path = base / FILE
    new = "  - {id: G0, by: sex, group: zebras, points: [{date: 2026-06-16, value: 1}]}\n  - id: G1\n"
    today = qaif("show", "results-read", *DAY, "--records", str(base)).out
    path.write_text(path.read_text("utf-8").replace("  - id: G1\n", new), "utf-8")
    assert qaif("show", "results-read", *DAY, "--records", str(base)).out == today
    assert "zebras" in qaif("show", "results-read", "--as-of", "2026-06-16", "--records", str(base)).out


def test_a_public_report_leaves_out_what_a_few_people_could_be_known_by(qaif: Qaif, base: Path) -> None:
    for path in (FILE, Path("areas/primary-care.yaml")):
        text = (base / path).read_text("utf-8").replace("out_of: 198", "out_of: 7")
        head, _, rest = text.partition("\n")
        rest = rest if "sensitivity: public" in rest else f"sensitivity: public\n{rest}"
        (base / path).write_text(f"{head}\n{rest}", "utf-8")
    words = ("report", "--area", "primary-care", *DAY, "--records", str(base))
    assert "most deprived fifth 66% against" in qaif(*words).out
    shown = qaif(*words, "--public").out
    assert "by deprivation: not given, for a group is so small that somebody could be known" in shown
    assert "66%" not in shown


def test_a_figure_that_is_kept_back_keeps_on_how_many_it_rests(
    qaif: Qaif, base: Path, tmp_path: Path
) -> None:
    for signs, said in (("<5", "fewer than 5 (<5)"), ("*", "suppressed (*)")):
        table = tmp_path / "groups.csv"
        row = f"results-read,Deprivation,Most deprived fifth,2026-05-31,{signs},4"
        table.write_text(f"indicator,by,group,date,value,out of\n{row}\n", "utf-8")
        assert qaif("indicator", "import", str(table), "--revise", "--records", str(base)).code == 0
        assert said in (base / FILE).read_text("utf-8")
        assert cuts(base)["deprivation/most deprived fifth"][-1] == ("2026-05-31", None, 4)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--value", "7000"), "7,000% is more than 100 per cent, and no other figure of results-read is"),
        (("--value", "0.7"), "not on one scale"),
        (("--value", "-4"), "-4% is less than nought"),
    ],
)
def test_the_figure_of_others_is_held_to_the_scale_too(
    words: tuple[str, ...], says: str, qaif: Qaif, base: Path
) -> None:
    others = ("--peers", "six practices", "--source", "the county", "--records", str(base))
    command = ("indicator", "benchmark", "results-read", *words, *others)
    assert says in qaif(*command).err
    assert qaif(*command, "--meant").code == 0


def test_the_ratio_is_of_figures_that_are_not_below_nought() -> None:
    for worst, best, ratio in ((-2, 4, None), (-4, -2, None), (0, 4, 0), (4, 8, 0.5), (3, 0, None)):
        now, indicator = told_apart([worst, best], "up" if worst < best else "down", 0)
        assert gaps_of(indicator, now)[0].last.ratio == ratio


def filled(base: Path, first: str, second: str, qaif: Qaif, tmp_path: Path) -> Path:
    """The return of the area with what is filled in of its two groups."""
    path = tmp_path / "return.yaml"
    area = ("sheet", "--area", "primary-care", "--out", str(path), "--records", str(base))
    assert qaif(*area).code == 0
    text = path.read_text("utf-8")
    for name, lines in (("G1", first), ("G2", second)):
        head, _, rest = text.partition(
            f"    {name}:\n      date:\n      value:\n      out_of:\n      missing:\n"
        )
        text = f"{head}    {name}:\n{lines}{rest}"
    path.write_text(text, "utf-8")
    return path


def test_the_return_of_an_area_asks_for_the_figures_of_its_groups(
    qaif: Qaif, base: Path, tmp_path: Path
) -> None:
    first = "      date: 2026-05-31\n      value: 65\n      out_of: 190\n"
    second = "      date: 2026-05-31\n      missing: kept back\n      out_of: 4\n"
    path = filled(base, first, second, qaif, tmp_path)
    said = qaif("apply", str(path), "--records", str(base))
    assert "results-read G1: 65 for 2026-05-31" in said.out + said.err
    assert "2 figures of a group recorded" in said.out
    assert cuts(base)["deprivation/most deprived fifth"][-1] == ("2026-05-31", 65, 190)
    assert cuts(base)["deprivation/least deprived fifth"][-1] == ("2026-05-31", None, 4)
    again = qaif("apply", str(path), "--records", str(base))
    assert "no figures of a group recorded, 2 recorded already" in again.out


def test_a_group_of_the_return_that_cannot_be_is_refused_by_its_line(
    qaif: Qaif, base: Path, tmp_path: Path
) -> None:
    first = "      date: 2026-03-31\n      value: 65\n"
    second = "      date: 2026-05-31\n      value: <5\n      out_of: many\n"
    path = filled(base, first, second, qaif, tmp_path)
    before = (base / FILE).read_bytes()
    said = qaif("apply", str(path), "--records", str(base))
    assert said.code == 2
    for part in (
        "31 March 2026 is 66 already",
        "`value: <5` is a figure that is kept back",
        "`out_of: many`",
    ):
        assert part in said.err
    assert "--missing" not in said.err
    assert (base / FILE).read_bytes() == before


VALUES = st.lists(st.integers(0, 100), min_size=1, max_size=4)


@given(VALUES, st.sampled_from(["up", "down", "neutral"]), st.integers(0, 100))
def test_the_gap_is_between_the_worst_and_the_best(values: list[int], better: str, whole: int) -> None:
    now, indicator = told_apart(values, better, whole)
    (found,) = gaps_of(indicator, now)
    gap = found.last
    others = values if len(values) > 1 else [*values, whole]
    assert gap.apart == max(others) - min(others)
    assert gap.worst.value == (min(values) if better == "up" else max(values))
    assert gap.from_whole == abs(gap.worst.value - whole)
    if len(values) > 1 and better != "neutral":
        assert found.worse == (gap.apart > 0)


def told_apart(values: list[int], better: str, whole: int) -> tuple[Moment, Indicator]:
    point = {"date": date(2026, 3, 31)}
    groups = [
        {"id": f"G{n}", "by": "sex", "group": f"group {n}", "points": [{**point, "value": value}]}
        for n, value in enumerate(values, 1)
    ]
    now = moment(BASE, date(2026, 6, 15))
    held = now.register.get(Indicator, "results-read")
    assert held is not None
    said = held.model_dump(by_alias=True)
    said |= {"better": better, "points": [{**point, "value": whole}], "cuts": groups}
    return now, Indicator.model_validate(said)


WHY = "The hospital sends a count"


def test_why_no_group_is_told_apart_is_said_where_none_is(qaif: Qaif, base: Path) -> None:
    refused = qaif("indicator", "edit", "results-read", "--no-cut", WHY, "--records", str(base))
    assert (refused.code, "results-read tells groups apart: G1 " in refused.err) == (2, True)


@pytest.mark.parametrize("by_table", [True, False])
def test_a_group_that_is_told_apart_takes_out_why_none_is(
    by_table: bool, qaif: Qaif, base: Path, tmp_path: Path
) -> None:
    path = base / FILE
    text = path.read_text("utf-8")
    start, end = text.index("cuts:"), text.index("points:\n  - { date")
    path.write_text(f"{text[:start]}no_cut: {WHY}\n{text[end:] if end > start else ''}", "utf-8")
    table = tmp_path / "groups.csv"
    table.write_text(
        "indicator,by,group,date,value\nresults-read,Sex,women,2026-05-31,74\nresults-read,Sex,men,2026-05-31,75\n",
        "utf-8",
    )
    words = (
        "cut",
        "results-read",
        "--by",
        "sex",
        "--group",
        "women",
        "--date",
        "2026-05-31",
        "--value",
        "74",
    )
    result = qaif("indicator", *(("import", str(table)) if by_table else words), "--records", str(base))
    assert result.out.count(f"results-read said why no group is told apart, and no longer does: {WHY}\n") == 1
    record = yaml.parse(path.read_text("utf-8"))
    assert "no_cut" not in record
    assert [(entry["field"], entry["was"]) for entry in record["amended"]] == [("no_cut", WHY)]
