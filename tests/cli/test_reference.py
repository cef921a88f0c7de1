"""The page of every command is fresh, whole and of a size that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from qaif_cli.cli import build
from qaif_cli.cli.reference import CHAPTERS, USUAL, commands_page
from tests.support.running import Qaif

DOCS = Path(__file__).resolve().parents[2] / "docs"
MOST = 150_000


@cache
def page() -> str:
    return commands_page()


def commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    yield name, command
    for word, below in getattr(command, "commands", {}).items():
        yield from commands(below, f"{name} {word}")


EVERY = dict(commands(typer.main.get_command(build()), "qaif"))


def part_of(name: str) -> str:
    return page().partition(f"\n### `{name}`\n")[2].partition("\n### ")[0].partition("\n## ")[0]


def usual() -> dict[str, str]:
    listed = page().partition("## Usual options\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^- `(.+?)`: (.*)$", listed, re.MULTILINE))


def test_it_is_fresh() -> None:
    assert (DOCS / "commands.md").read_text("utf-8") == page(), "run `make docs`"


def test_it_stays_short_enough_to_be_looked_at() -> None:
    assert len(page().encode()) < MOST


def test_every_command_has_its_part_once() -> None:
    assert len(EVERY) > 200
    headings = re.findall(r"^### `(.+)`$", page(), re.MULTILINE)
    assert sorted(headings) == sorted(name for name in EVERY if name != "qaif")


def test_every_option_is_told_with_its_command_or_once_for_all() -> None:
    """What stands in the help of a command stands in its part, in the same words."""
    told = usual()
    missing = []
    for name, command in EVERY.items():
        if name == "qaif":
            continue
        part = part_of(name)
        for parameter in command.params:
            record = parameter.get_help_record(command.context_class(command, info_name=name))
            if record is None:
                continue
            words, says = record[0], " ".join(record[1].split())
            first = words.split()[0].rstrip(",")
            here = f"- `{words}`: {says}\n" in f"{part}\n"
            if not here and not (told.get(words) == says and f"`{first}`" in part.rpartition("Usual: ")[2]):
                missing.append(f"{name} {words}")
    assert missing == []


def test_what_is_said_once_is_common_to_many() -> None:
    told = usual()
    assert {"--as-of DATE", "--at REV|DATE", "--records DIR", "--plain"} <= set(told)
    for words in told:
        name = words.split()[0]
        assert len(re.findall(rf"^Usual:.*`{name}`", page(), re.MULTILINE)) >= USUAL


@pytest.mark.parametrize("name", ["check", "risk add", "import risks", "escalate", "risk gap close"])
def test_its_example_and_its_words_are_those_of_its_help(name: str, qaif: Qaif) -> None:
    printed = " ".join(
        qaif(*name.split(), "-h").out.replace("quality-\n  committee", "quality-committee").split()
    )
    part = part_of(f"qaif {name}")
    typed = re.findall(r"^```\n(.*)\n```$", part, re.MULTILINE)
    assert typed
    assert all(f"Example: {one}" in printed for one in typed)
    assert part.strip().partition("\n")[0] in printed


def test_each_link_of_it_leads_somewhere() -> None:
    anchors = {name.replace(" ", "-") for name in re.findall(r"^### `(.+)`$", page(), re.MULTILINE)}
    assert set(re.findall(r"\]\(#(.+?)\)", page())) <= anchors
    assert set(CHAPTERS) <= {name.removeprefix("qaif ") for name in EVERY}
    for _, target in CHAPTERS.values():
        file, _, place = target.partition("#")
        text = (DOCS / file).read_text("utf-8")
        heads = [
            re.sub(r"[^a-z0-9 -]", "", head.lower()).replace(" ", "-")
            for head in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
        ]
        assert not place or place in heads


def test_no_word_of_it_is_taken_for_markdown() -> None:
    """Outside code nothing looks like a tag, emphasis or a link that is none."""
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", page(), flags=re.DOTALL)
    assert re.findall(r"<[A-Za-z/]|\*\w|\b_\w", prose.replace("**", "")) == []
