"""What holds of every paper: its headings, and how what was found is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from qaif_cli.flow.briefing import ReportOptions
from qaif_cli.flow.cards import cards
from qaif_cli.flow.paper_formats import Wanted
from qaif_cli.flow.report import run_report
from qaif_cli.flow.request import Ask
from qaif_cli.flow.single_papers import FULL, PROVIDER, Single, single_text
from qaif_cli.judge.changes.every import CHANGE_RULES
from qaif_cli.model.paper_words import PAPER_WORDS, number_word, said_of
from qaif_cli.model.row_words import ROW_WORDS
from tests.support import shipped
from tests.support.recount import Recount

BODIES = ("insights", "system-quality", "assurance", "board")


def papers() -> Iterator[tuple[str, str]]:
    """Every paper of the shipped records, and what is public of them."""
    yield from ((made.name, made.text) for made in shipped.papers())
    yield from ((made.name, made.text) for made in shipped.room())
    yield "full", shipped.paper(ReportOptions(area="maternity-neonatal", full=True))
    for body in BODIES:
        yield body, shipped.paper(ReportOptions(body=body))
    for options in (ReportOptions(public=True), ReportOptions(body="assurance", public=True)):
        yield f"public {options.body}", shipped.paper(options)


def test_wherever_a_chart_stands_it_is_told_how_others_stand() -> None:
    """The newest that was looked up, with whose it is; of the same period ours beside it; nothing where nobody looked."""
    there = Recount(shipped.RECORDS, shipped.DAY.isoformat())
    looked = {row["id"]: row.get("benchmarks", []) for row in there.of["indicators"]}
    asked = Ask(shipped.RECORDS, shipped.RECORDS, shipped.DAY, shipped.DAY)
    whole = [*papers()]
    for path in (shipped.RECORDS / "providers").glob("*.yaml"):
        for template in (PROVIDER, FULL):
            single = Single(template, path.stem)
            whole.append((path.stem, single_text(asked, single, Wanted(("md",)))))
    charts = [found for _, text in whole for found in re.findall(r"!\[(.*)\]\(chart:([a-z0-9-]+)\)", text)]
    told = {id_ for says, id_ in charts if "Beside others: " in says}
    assert told == {id_ for _, id_ in charts if looked[id_]}
    assert len(told) == len([id_ for id_, rows in looked.items() if rows])
    for says, id_ in charts:
        for entry in looked[id_][-1:]:
            assert f"Beside others: {entry['value']}%" in says, id_
            assert entry["peers"] in says
            assert (", where ours was " in says) == ("period_end" in entry), id_


def headings(text: str) -> list[tuple[int, str]]:
    """Each heading of a paper with its level."""
    return [(len(marks), words) for marks, words in re.findall(r"^(#+) (.*)$", text, re.MULTILINE)]


def test_whatever_a_paper_names_by_its_number_it_names_by_its_title_too() -> None:
    """A reader has no register beside the paper."""
    titles = {
        row["id"]: row["title"]
        for kind in ("risks", "concerns", "intelligence")
        for row in Recount(shipped.RECORDS, shipped.DAY.isoformat()).of[kind]
    }
    for name, text in papers():
        if name == "insights":
            continue  # those who meet every week work with the register open
        plain = re.sub(
            r"(?m)^\| [1-5] .*$", "", text.replace("\\", "")
        )  # without the matrix, where there is no room
        for id_ in set(re.findall(r"\b[RQI]-\d{4}\b", plain)):
            assert re.search(rf"{id_}[,*]* \(?{re.escape(titles[id_])}", plain), f"{name}: {id_}"
        assert not re.search(r"\*\*[A-Z][a-z]+\*\* \(\d+\): [A-Z]-\d{4}[;.]", plain), name


ITEM = re.compile(r"^ *(?:[-*+]|\d+[.)]) ")
GOLDEN = Path(__file__).parents[1] / "golden"


def run_together(text: str) -> list[str]:
    """The lines that every reader of Markdown takes for a part of what stands on the line before."""
    found = []
    for before, line in pairwise(text.splitlines()):
        if not before.strip() or not line.strip() or before.startswith("#"):
            continue
        in_list = (ITEM.match(before) or before.startswith(" ")) and not line.startswith(" ")
        words = not ITEM.match(line) and not line.startswith(("#", "|"))
        if (
            (in_list and words)
            or before.startswith("|") != line.startswith("|")
            or (words and not ITEM.match(before) and not before.startswith((" ", "|")))
        ):
            found.append(line)
    return found


@pytest.mark.parametrize("line", ["After it.", "| a |", "**After**", "![A chart.](chart:x)"])
@pytest.mark.parametrize(
    "before", ["- An item.", "1. An item.", "  - An inner one.", "| a |", "A paragraph."]
)
def test_what_runs_together_is_found(before: str, line: str) -> None:
    assert run_together(f"{before}\n\n{line}\n") == []
    assert run_together(f"{before}\n{line}\n") == ([] if before == line else [line])


def test_no_line_becomes_part_of_a_list_a_table_or_a_paragraph_above_it() -> None:
    """A sentence directly below a list belongs to its last item, and one below a table is a row of it."""
    whole = [*papers(), *((path.name, path.read_text("utf-8")) for path in GOLDEN.glob("*.md"))]
    for day in ("2026-06-15", "2026-09-24"):
        for body in ("assurance", "board", "system-quality"):
            made = shipped.paper(ReportOptions(body=body), date.fromisoformat(day))
            whole.append((f"{body} of {day}", made))
    assert len(whole) > 50  # the papers, with what somebody has read
    for name, text in whole:
        assert run_together(text) == [], name


def check_headings(name: str, text: str) -> None:
    found = headings(text)
    assert [level for level, _ in found].count(1) == 1, name
    assert found[0][0] == 1, name
    for (above, _), (level, words) in pairwise(found):
        assert level <= above + 1, f"{name}: {words}"
    told_apart = [words for level, words in found if level <= 2]  # what a list of contents has
    assert len(told_apart) == len(set(told_apart)), name
    assert not [words for _, words in found if words in {"Insight", "Involvement", "Improvement"}], name


def test_no_heading_skips_a_level_and_none_of_the_contents_is_named_twice() -> None:
    for name, text in papers():
        check_headings(name, text)


@pytest.mark.parametrize(
    "options", [ReportOptions(), ReportOptions(area="primary-care"), ReportOptions(register=True)]
)
def test_nor_does_one_of_a_register_that_has_only_begun(base: Path, options: ReportOptions) -> None:
    check_headings("small", run_report(Ask(base, base, shipped.DAY, shipped.DAY), options).text)


def test_every_rule_that_can_reach_a_paper_has_its_sentence() -> None:
    changes = {rule.card.code for rule in CHANGE_RULES}
    assert {card.code for card in cards()} - changes == set(PAPER_WORDS)


@pytest.mark.parametrize("code", sorted(PAPER_WORDS))
def test_a_sentence_is_one_that_people_say(code: str) -> None:
    one, several = PAPER_WORDS[code]
    assert several.count("{n}") == 1
    assert one != several
    for said in (said_of(code, 1), said_of(code, 2), said_of(code, 30)):
        assert re.fullmatch(r"[A-Z0-9][^`_{}/]*[A-Za-z]", said), said
        assert not re.search(r"\b[A-Z]{3}\d{3}\b|\b15\b", said), said
    assert re.search(r"\b[Tt]wo\b", said_of(code, 2))
    assert re.search(r"\b30\b", said_of(code, 30))


def test_a_row_of_counts_is_called_what_holds_whatever_the_number() -> None:
    changes = {rule.card.code for rule in CHANGE_RULES}
    stated = {card.code for card in cards() if card.mark == "V" and card.severity != "info"} - changes
    assert ROW_WORDS.keys() == stated
    numbers = {number_word(count) for count in range(10)} - {"no"}
    for said in ROW_WORDS.values():
        assert re.fullmatch(r"[A-Z][^`_{}/0-9.]*[a-z]", said), said
        assert numbers.isdisjoint(said.lower().split()), said
    pack = shipped.paper(ReportOptions(body="assurance"))
    rows = pack.split("| What we find in our own records |")[1].split("\n\n")[0].splitlines()[2:]
    assert any(row.startswith(f"| {ROW_WORDS['RSK005']} | 1 | 1 | 2 | 2 | 2 |") for row in rows)
    for row in rows:
        assert numbers.isdisjoint(row.split(" | ")[0].lower().split()), row


@pytest.mark.parametrize(("count", "word"), [(1, "one"), (9, "nine"), (10, "10"), (1200, "1,200")])
def test_a_number_in_a_sentence(count: int, word: str) -> None:
    assert number_word(count) == word


def test_papers_say_it_and_not_as_rules_do() -> None:
    finds = {card.finds.partition(";")[0].rstrip(".") for card in cards()}
    said = [rule for rule, _ in PAPER_WORDS.values()]
    for name, text in papers():
        assert not [words for words in finds if words in text], name
    assert any(words in shipped.paper(ReportOptions()) for words in said)
