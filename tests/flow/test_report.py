"""The papers: what they say, that they are the same to the byte, and what a public one leaves out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from qaif_cli.errors import QaifError
from qaif_cli.flow.briefing import ReportOptions
from qaif_cli.flow.report import run_report, run_reports
from qaif_cli.flow.request import Ask
from tests.support import shipped
from tests.support.recount import Recount
from tests.support.running import Golden
from tests.support.turn import open_turn

DAY = date(2026, 6, 15)
HOSTILE = "<script>x</script> | **b** [a](javascript:x) {{ 7 * 7 }} # `c`"


def asked(records: Path, day: date = DAY) -> Ask:
    return Ask(records, records, day, date(2026, 11, 23))


def copied(records: Path, to: Path) -> Path:
    return Path(shutil.copytree(records, to / "records"))


def edit(path: Path, find: str, put: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert find in text
    path.write_text(text.replace(find, put), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("report-pack.md", ReportOptions()),
        ("report-area.md", ReportOptions(area="primary-care")),
        ("report-area-full.md", ReportOptions(area="primary-care", full=True)),
        ("report-data-quality.md", ReportOptions(data_quality=True)),
        ("report-register.md", ReportOptions(register=True)),
        ("report-public.md", ReportOptions(public=True)),
    ],
)
def test_a_paper_is_as_a_person_has_read_it(
    base: Path, tmp_path: Path, golden: Golden, name: str, options: ReportOptions
) -> None:
    golden(
        name, run_report(asked(copied(base, tmp_path)), options).text
    )  # a copy, for git stamps what it holds


def test_an_area_says_what_its_judgement_rests_on_and_what_nobody_knows() -> None:
    text = shipped.paper(ReportOptions(area="primary-care", full=True))
    assert "the self-assessment Safety events from primary care and the care sector (§3.5, first" in text
    assert "- **An outcome that can be measured** (3): Keep good, supportive relations" in text
    late = text.partition("## What is late")[2].partition("\n## ")[0]
    assert [line.split()[1] for line in late.splitlines() if line.startswith("| ")][1:] == ["---", "I-0110"]
    assert "| Common cause | The usual variation" in text


def test_what_is_late_is_counted_in_words() -> None:
    text = shipped.paper(ReportOptions(), date(2026, 12, 10))
    assert (
        "5 records of a meeting, 7 figures of an indicator, 1 reassessment of a situation, 1 renewal of a self-assessment"
        in text
    )


def test_the_shipped_papers_have_every_heading_and_no_empty_cell() -> None:
    papers = shipped.papers()
    assert len(papers) == 11
    pack = papers[0].text
    order = [
        "## The Committee is asked to", "## Headline judgement", "## Areas:", "## Services under intensive", "## Risks scoring 15",
        "## What we do not know", "## What came of last", "## Records that could not be read", "## Acute", "## Appendix A", "## Appendix H",
    ]  # fmt: skip
    places = [pack.index(f"\n{heading}") for heading in order]
    assert places == sorted(places)
    for paper in papers:
        assert "||" not in paper.text.replace(" ", "").replace("\\|", "")
        assert "ILLUSTRATIVE" in paper.text
        if paper.name.startswith("area-"):
            assert "\n## Routine\n" in paper.text
            said = re.search(r"No service of this area is under (.*?) assurance\.", paper.text)
            empty = said[1].split(" or ") if said else []
            levels = ("enhanced", "intensive")
            held = [level for level in levels if f"\n## {level.capitalize()}: Q-" in paper.text]
            assert sorted([*empty, *held]) == ["enhanced", "intensive"], paper.name


LEVELS = ("routine", "enhanced", "intensive")


@pytest.mark.parametrize("area", sorted(path.stem for path in (shipped.RECORDS / "areas").glob("*.yaml")))
@pytest.mark.parametrize("full", [False, True])
def test_a_level_beside_a_provider_agrees_with_what_is_said_of_the_area(area: str, *, full: bool) -> None:
    """It is of a concern of this area, or the concern and the area that it is of are named."""
    there = Recount(shipped.RECORDS, shipped.DAY.isoformat())
    names = {row["id"]: row["title"] for kind in ("areas", "providers") for row in there.of[kind]}
    paper = shipped.paper(ReportOptions(area=area, full=full))
    empty = re.findall(r"No service of this area is under (.*?) assurance", paper)
    told = paper.partition("\n## Ratings and visits\n")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in told.splitlines() if line.startswith("| ")][2:]
    for title, _, _, said in rows:
        concerns = [
            (LEVELS[there.level(row) - 1], row["id"], row["title"], row["subject"]["area"])
            for row in there.of["concerns"]
            if there.open(row) and names.get(row["subject"].get("provider")) == title
        ]
        here = max((level for level, *_, of in concerns if of == area), key=LEVELS.index, default="routine")
        highest = max((level for level, *_ in concerns), key=LEVELS.index, default="routine")
        assert said == (highest if here in {highest, "routine"} else f"{here} here; {highest}"), title
        by = [
            f"{highest}, by the concern {id_} {name} of the area {names[of]}."
            for level, id_, name, of in concerns
            if level == highest and of != area
        ]
        spelt = [f"{title}: {way}" for way in by]
        if len(rows) == 1:
            spelt += [f"{way[0].upper()}{way[1:]}" for way in by]
        assert any(way in told for way in spelt) == (highest != here), title
        assert not [level for level in empty if here != "routine" and here in level], title


def test_a_level_of_another_area_is_told_with_its_concern() -> None:
    said = ", by the concern Q-0001 Maternity services at Thornmere Hospitals of the area Maternity and neonatal services."
    children, own = (
        shipped.paper(ReportOptions(area=area)) for area in ("children-young-people", "maternity-neonatal")
    )
    assert f"\n\nIntensive{said}" in shipped.paper(ReportOptions(area="womens-services"))
    assert "| enhanced here; intensive |" in children
    assert f"\n\nIntensive{said}" in children
    assert "| intensive |" in own
    assert said not in own


def test_the_same_to_the_byte_whatever_the_order_of_hashing() -> None:
    """In a process of its own, whose order is surely another than that of this one."""
    command = [sys.executable, "-m", "qaif_cli", "report", "--bimonthly"]
    options = ["--as-of", shipped.DAY.isoformat(), "--records", str(shipped.RECORDS)]
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    made = subprocess.run(
        [*command, *options], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
    )
    assert made.stdout.decode() == shipped.paper(ReportOptions())


def test_nothing_in_a_record_can_format_link_or_run(base: Path, tmp_path: Path) -> None:
    base = copied(base, tmp_path)
    for path in base.rglob("*.yaml"):
        if path.name != "framework.yaml":
            lines = [
                f"title: '{HOSTILE} {path.stem}'" if line.startswith("title:") else line
                for line in path.read_text(encoding="utf-8").splitlines()
            ]
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    edit(base / "risks/R-0001.yaml", "    note: ", f"    note: '{HOSTILE}' # ")
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for options in (ReportOptions(), ReportOptions(register=True), ReportOptions(area="primary-care")):
        text = run_report(asked(base), options).text
        assert "49" not in text
        tokens = parser.parse(text)
        children = [child for token in tokens for child in token.children or []]
        inline = [child for child in children if not str(child.attrs.get("src", "")).startswith("chart:")]
        assert not {token.type for token in (*tokens, *inline)} & {
            "html_block",
            "html_inline",
            "link_open",
            "image",
            "code_inline",
            "fence",
        }
        shown = "".join(child.content for child in children)
        assert "<script>x</script> | **b** [a](javascript:x) {{ 7 * 7 }} # `c`" in shown


def test_a_private_record_leaves_no_trace_in_public(base: Path) -> None:
    """A private risk that nothing needs: the public papers are those of a register without it."""
    records = open_turn(base)
    public = [paper.text for paper in run_reports(asked(records), ReportOptions(public=True))]
    planted = (records / "risks/R-0002.yaml").read_text(encoding="utf-8")
    planted = (
        planted.replace("R-0002", "R-0999")
        .replace("sensitivity: public", "sensitivity: private")
        .replace("title: ", "title: Quartz zebra ")
    )
    (records / "risks/R-0999.yaml").write_text(planted, encoding="utf-8")
    assert [paper.text for paper in run_reports(asked(records), ReportOptions(public=True))] == public
    assert "Quartz zebra" in run_report(asked(records), ReportOptions(register=True)).text
    assert any("R-0002" in text for text in public)


def test_a_public_record_that_names_a_private_one_stops_the_public_paper(base: Path) -> None:
    records = open_turn(base)
    run_reports(asked(records), ReportOptions(public=True))
    edit(records / "risks/R-0003.yaml", "sensitivity: public", "sensitivity: private")
    edit(records / "risks/R-0002.yaml", "cause: ", "cause: As with R-0003, ")
    with pytest.raises(QaifError, match="R-0003"):
        run_reports(asked(records), ReportOptions(public=True))


def test_an_unreadable_record_is_named_on_the_first_page(base: Path, tmp_path: Path) -> None:
    base = copied(base, tmp_path)
    (base / "risks/R-0001.yaml").write_text("id: R-0001\ntitle: A risk: with a colon\n", encoding="utf-8")
    text = run_report(asked(base), ReportOptions()).text
    first_page = text[: text.index("Statutory responsibilities")]
    assert "| **Records that could not be read** | **1 risk; missing from this paper: R-0001**" in first_page
    assert "R-0001 (risks/R-0001.yaml): a colon followed by a space" in first_page


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (ReportOptions(area="primary-kare"), "no area"),
        (ReportOptions(since=date(2027, 1, 1)), "after"),
    ],
)
def test_what_cannot_be_made_is_said(base: Path, options: ReportOptions, says: str) -> None:
    with pytest.raises(QaifError, match=says):
        run_report(asked(base), options)


def test_which_area_is_meant_is_said_where_there_is_no_report_of_it(base: Path) -> None:
    with pytest.raises(QaifError) as told:
        run_report(asked(base), ReportOptions(area="primary-cere"))
    assert "Did you mean `primary-care`?" in str(told.value)


def test_a_function_has_a_report_of_its_own_where_it_is_asked_for(base: Path) -> None:
    made = run_report(asked(base), ReportOptions(area="safety")).text
    assert made.startswith("# Quality report: Safety")
    assert "No service of this area is under" not in made
    assert "No provider of this area is on the register.\n\n## Routine" not in made


def test_an_area_may_be_named_by_its_title(base: Path) -> None:
    assert run_report(asked(base), ReportOptions(area="Primary care")).name == "area-primary-care.md"


LATER = {
    "risks/R-0001.yaml": ("extra:", "  - { date: 2026-06-20, asked: quality-lead }\nextra:"),
    "risks/R-0002.yaml": (
        "reviews:\n",
        "reviews:\n  - { date: 2026-06-25, by: quality-lead, consequence: 5, likelihood: 5 }\n",
    ),
    "papers/2026/system-quality-group-2026-06-18.yaml": (
        "author:",
        "approved: { date: 2026-06-17, by: chief-nursing-officer }\nauthor:",
    ),
}
"""What is dated after the day of the paper: at the end of its history, and at its top."""


def test_a_paper_asks_no_clock(base: Path) -> None:
    """Made on its day, when what is recorded ahead still lies ahead, and long after: the same bytes."""
    for path, (find, put) in LATER.items():
        text = (base / path).read_text("utf-8")
        assert text.count(find) == 1
        (base / path).write_text(text.replace(find, put), "utf-8")
    early, late = (Ask(base, base, DAY, today) for today in (DAY, date(2027, 1, 1)))
    assert run_report(early, ReportOptions()).text == run_report(late, ReportOptions()).text
    assert "has not come" not in run_report(early, ReportOptions()).text


def test_only_what_the_framework_states_is_said_not_to_be_kept(base: Path) -> None:
    risk = base / "risks/R-0002.yaml"
    text = risk.read_text("utf-8").replace("oakrise-practice", "nowhere").replace("controls:", "#")
    risk.write_text(text.replace("  - { id: C1", "#"), "utf-8")
    told = run_report(asked(base), ReportOptions()).text
    assert "- The records are not right: one record names another that is not there: R-0002" in told
    assert "- The framework is not kept: one open risk has no control: R-0002" in told
