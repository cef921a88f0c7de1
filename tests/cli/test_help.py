from __future__ import annotations

import re

import pytest

from qaif_cli.cli import GROUPS, VERBS
from qaif_cli.cli.nouns import NOUNS
from qaif_cli.cli.sections import KINDS_OF_RECORD, SECTIONS, in_sections
from qaif_cli.model.vocabulary import DUE_KINDS
from qaif_cli.render.words import plural
from tests.support.running import Qaif


@pytest.mark.parametrize(
    "command",
    [
        *([name] for name in VERBS),
        *([name, verb] for name, _ in NOUNS for verb in ("list", "show")),
        ["import", "risks"],
    ],
    ids=" ".join,
)
def test_every_command_gives_an_example_of_itself(command: list[str], qaif: Qaif) -> None:
    result = qaif(*command, "--help")
    assert result.code == 0
    assert f"Example: qaif {' '.join(command)}" in result.out


def test_the_list_of_commands_cuts_nothing_off(qaif: Qaif) -> None:
    result = qaif("--help")
    assert all(f"  {name} " in result.out for name in (*VERBS, *dict(NOUNS)))
    assert "..." not in result.out.partition("Options:")[2]
    said = " ".join(result.out.split())
    assert "Say what the records show for each of 87 statements that we read out of the framework." in said


def test_each_command_stands_under_one_heading(qaif: Qaif) -> None:
    printed = qaif("--help").out
    sections = in_sections((*VERBS, *GROUPS, *dict(NOUNS)))
    assert sections.pop(KINDS_OF_RECORD) == list(dict(NOUNS))
    assert {heading: list(names) for heading, names in SECTIONS.items()} == sections
    assert all(printed.count(f"\n{heading}:\n") == 1 for heading in (*SECTIONS, KINDS_OF_RECORD))
    assert len(re.findall(r"^  [a-z]", printed.partition("Options:")[2], re.MULTILINE)) == len(
        {*VERBS, *GROUPS, *dict(NOUNS)}
    )


FIRST = {"import": "risks"}
"""What a noun lists first, where it has no list of its own."""


@pytest.mark.parametrize("noun", [*dict(NOUNS), *GROUPS])
def test_the_list_of_a_noun_says_whole_what_each_of_its_commands_does(noun: str, qaif: Qaif) -> None:
    listed = qaif(noun, "-h").out.partition("Commands:")[2]
    assert "..." not in listed
    assert listed.split()[0] == FIRST.get(noun, "list")


def test_a_noun_alone_says_what_it_can_do(qaif: Qaif) -> None:
    result = qaif("risk")
    assert "list" in result.out + result.err
    assert "show" in result.out + result.err


def test_a_day_that_is_none_is_said(qaif: Qaif) -> None:
    result = qaif("due", "--as-of", "someday")
    assert (result.code, result.out) == (2, "")
    assert "`--as-of someday` is not a date." in result.err


def test_what_is_due_names_every_kind_of_duty(qaif: Qaif) -> None:
    said = " ".join(qaif("due", "--help").out.replace("self-\n", "self-").split()).casefold()
    for kind in DUE_KINDS.words:
        several = plural(re.split(r" (?:of|on|to|or) ", DUE_KINDS.label(kind))[0])
        assert several in said, kind
