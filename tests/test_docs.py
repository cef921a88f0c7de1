"""The pages of the documentation hold together: links lead somewhere, commands are those that there are."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from qaif_cli import cli

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
MADE = {"rules.md", "fields.md", "tables-exported.md", "commands.md"}
"""Pages that are made from the code; what they say is tested there."""
FENCE = re.compile(r"^ *```(\S*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(qaif [^`]+|make [a-z][^`]*)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.*?) *$", re.MULTILINE)
PLACEHOLDER = re.compile(r"[A-Z][A-Z-]+|…")
"""What stands in a page for whatever somebody types there."""
GIT = re.compile(
    r"\b(git|commit(s|ted|ting)?|branch(es)?|repositor(y|ies)|merg(e|es|ed|ing)|push(es|ed)?|clon(e|es|ed))\b",
    re.IGNORECASE,
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def anchors(page: Path) -> set[str]:
    """The places of a page that a link can name, as GitHub makes them of its headings."""
    text = page.read_text("utf-8")
    found = set(re.findall(r'<a id="([^"]+)"', text))
    for heading in HEADING.findall(FENCE.sub("", text)):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        number = 1
        made = slug
        while made in found:
            made, number = f"{slug}-{number}", number + 1
        found.add(made)
    return found


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    lost = []
    for link in LINK.findall(re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


def typed(page: Path) -> Iterator[str]:
    """Each command of a page, in a block of its own or within a sentence, without what is shown of its output."""
    text = page.read_text("utf-8")
    for _, body in FENCE.findall(text):
        for line in re.sub(r"\\\n *", "", body).splitlines():
            command = line.strip().removeprefix("$ ")
            if command.startswith(("qaif ", "make ")) and (line.startswith("$ ") or "$ " not in body):
                yield command
    yield from INLINE.findall(FENCE.sub("", text))


@pytest.mark.parametrize("page", [page for page in PAGES if page.name not in MADE], ids=name)
def test_every_command_of_a_page_is_one_that_there_is(page: Path) -> None:
    app = typer.main.get_command(cli.build())
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    wrong = []
    for command in typed(page):
        words = shlex.split(command, comments=True)
        made = words[0] == "make"
        fault = ", ".join(set(words[1:2]) - targets) if made else stranger(app, words[1:])
        if fault:
            wrong.append(f"{command}: {fault}")
    assert wrong == []


def stranger(command: Any, words: list[str]) -> str:
    """The first word that no command or option answers to; empty where there is none.

    A word that stands for any is passed over, and so is what an option takes.
    """
    left = iter([] if words == ["--version"] else words)  # which is answered before any command is looked for
    for word in left:
        if word.startswith("-") and len(word) > 1:
            takes = offered(command).get(word.partition("=")[0])
            if takes is None:
                return word
            if takes and "=" not in word:
                next(left, "")
        elif hasattr(command, "commands"):
            if PLACEHOLDER.fullmatch(word):
                return ""
            if word not in command.commands:
                return word
            command = command.commands[word]
    return ""


@cache
def offered(command: Any) -> dict[str, bool]:
    """The options of a command, the one for help too, and whether each takes a word."""
    made = command.context_class(command)
    options = [one for one in command.get_params(made) if one.param_type_name == "option"]
    own = {name: not one.is_flag for one in options for name in (*one.opts, *one.secondary_opts)}
    return {"-h": False, "--help": False, **own}


def test_a_command_that_is_not_there_is_found() -> None:
    app = typer.main.get_command(cli.build())
    for words, fault in (
        ("due --within 2w", ""),
        ("due --with 2w", "--with"),
        ("doo", "doo"),
        ("risk revue R-0001", "revue"),
        ("risk review R-0001 --unchanged", ""),
        ("score -h", ""),
        ("COMMAND -h", ""),
    ):
        assert stranger(app, words.split()) == fault, words


def test_the_first_week_speaks_of_git_on_its_last_page_alone() -> None:
    week, last, _ = (ROOT / "docs" / "first-week.md").read_text("utf-8").partition("\n## The last page")
    assert last
    assert [line for line in week.splitlines() if GIT.search(line)] == []


def test_the_list_of_the_pages_names_each_one() -> None:
    listed = set(LINK.findall((ROOT / "docs" / "README.md").read_text("utf-8")))
    assert {page.name for page in (ROOT / "docs").glob("*.md")} - listed - {"README.md"} == set()
