"""The page of every command, made of what `-h` says of each; `make docs` writes it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import typer

from qaif_cli.cli import build
from qaif_cli.cli.group import first_paragraph
from qaif_cli.cli.sections import in_sections

USUAL = 10
"""An option that so many commands have in the same words is explained once."""
CHAPTERS = {
    "area": ("areas over time", "guide-bodies.md"),
    "body": ("bodies that end and merge", "guide-bodies.md"),
    "case": ("a report from a coroner", "guide-cases.md"),
    "commit": ("two people", "beginning.md#two-people"),
    "coverage": ("what the records show", "coverage.md"),
    "diff": ("as it was", "history.md"),
    "due": ("reminders without a server", "guide-reminders.md"),
    "evidence": ("what the records show", "coverage.md"),
    "explain": ("all rules", "rules.md"),
    "export": ("the register in Excel", "export.md"),
    "extract": ("when someone asks", "extract.md"),
    "history": ("history and `--at`", "history.md"),
    "impact": ("a change and its impact", "guide-impact.md"),
    "import": ("a register from a spreadsheet", "import.md"),
    "indicator": ("figures and what their charts say", "guide-figures.md"),
    "init": ("beginning a register", "beginning.md"),
    "intelligence": ("once round the loop", "guide-loop.md"),
    "merge-workspace": ("two boards become one", "merge.md"),
    "pull": ("two people", "beginning.md#two-people"),
    "region": ("a region", "region.md"),
    "report": ("how records become a paper", "report.md"),
    "scrub": ("when one is there", "confidentiality.md#when-one-is-there"),
    "sheet": ("sheets to fill in", "sheets.md"),
    "site": ("the page to look at", "site.md"),
    "situation": ("a surge day", "guide-situation.md"),
    "template": ("changing a template", "changing.md#a-template"),
    "undo": ("a slip", "beginning.md#a-slip"),
}
"""What there is to read of a command beside its own help."""
_HEAD = """\
# Commands

Made by `make docs` from the commands themselves; do not edit. `qaif COMMAND -h` prints one.

A date is written 2026-11-19, 19/11/2026 or 19 November 2026, or is `today`, `yesterday` or `tomorrow`; a day to come may be `2w` or
`3m`. A writing command takes everything as flags and says at once what is missing; on a terminal it asks for it. What is needed says so.

"""
_CODES = """\
## Exit codes

| Code | Means |
| --- | --- |
| 0 | done, and nothing in the way |
| 1 | `check`, `commit`, `pull` or `resolve` found an error; `scrub` found something; `import` or `merge-workspace` would stop at something |
| 2 | something that you can put right: an option, a file, an ID; the message says what, and what to do |
| 3 | a fault of qaif itself |
| 130 | interrupted |

"""
_USUAL = """\
## Usual options

Said here once, for {least} commands or more have each of them in these words. Those that only read take `--as-of`, `--at`, `--records` and,
where they print a list, `--format` and `--plain`; those that write take `--dry-run`, `--no-input` and `--records`. `find` and `history`
look at all that was written and take no `--as-of`; `diff` and `status` compare with git as it is and take no `--at`.

"""


@dataclass(frozen=True)
class ToldCommand:
    """One command as its help tells it.

    Attributes:
        name: All of its words, such as `qaif risk add`.
        help: Its text.
        options: Its arguments and options in words, each with what it does.
        commands: The words of the commands below it.
    """

    name: str
    help: str
    options: tuple[tuple[str, str], ...]
    commands: tuple[str, ...]

    @property
    def link(self) -> str:
        """Its name, as a link to its part of the page."""
        return f"[`{self.name}`](#{self.name.replace(' ', '-')})"


def commands_page() -> str:
    """All commands as one page of Markdown."""
    told = {name: list(_told(_built(name), f"qaif {name}")) for name in _built().commands}
    counted = Counter(option for several in told.values() for one in several for option in one.options)
    usual: dict[str, str] = {}
    for (words, says), count in counted.most_common():
        if count >= USUAL and words.startswith("-"):
            usual.setdefault(words, says)
    sections = in_sections(told)
    parts = [_HEAD, *(_table(heading, [told[name] for name in names]) for heading, names in sections.items())]
    parts += [_CODES, _USUAL.format(least=USUAL), _rows(usual.items()), "\n"]
    for heading, names in sections.items():
        parts.append(f"## {heading}, one by one\n\n")
        parts += [_part(one, usual) for name in names for one in told[name]]
    return "".join(parts).rstrip("\n") + "\n"


def _built(only: str = "") -> Any:
    """All commands, or one of them with all that stands below it."""
    root: Any = typer.main.get_command(build(only))
    return root.commands[only] if only else root


def _told(command: Any, name: str) -> Iterator[ToldCommand]:
    """A command, and those below it."""
    context = command.context_class(command, info_name=name)
    records = (parameter.get_help_record(context) for parameter in command.params)
    below = getattr(command, "commands", {})
    yield ToldCommand(
        name, command.help or "", tuple((words, says) for words, says in filter(None, records)), tuple(below)
    )
    for word, one in below.items():
        yield from _told(one, f"{name} {word}")


def _table(heading: str, told: list[list[ToldCommand]]) -> str:
    rows = "".join(
        f"| {several[0].link} | {first_paragraph(several[0].help)}{_below(several)}{_chapter(several[0])} |\n"
        for several in told
    )
    return f"**{heading}**\n\n| Command | Does |\n| --- | --- |\n{rows}\n"


def _below(several: list[ToldCommand]) -> str:
    """The commands below one word, each as a link; what stands two words below it goes by both."""
    words = len(several[0].name) + 1
    ends = [one for one in several[1:] if not one.commands]
    return f" {', '.join(one.link.replace(one.name, one.name[words:], 1) for one in ends)}." if ends else ""


def _chapter(one: ToldCommand) -> str:
    title, page = CHAPTERS.get(one.name.removeprefix("qaif "), ("", ""))
    return f" See [{title}]({page})." if page else ""


def _part(one: ToldCommand, usual: dict[str, str]) -> str:
    """What one command does, takes and is typed like."""
    own = [(words, says) for words, says in one.options if usual.get(words) != says]
    others = [words.split()[0].rstrip(",") for words, says in one.options if usual.get(words) == says]
    paragraphs = re.split(r"\n\s*\n", one.help.strip())
    said = [_example(text) or " ".join(text.split()) for text in paragraphs]
    said += [_rows(own).rstrip("\n")] if own else []
    said += [f"Usual: {', '.join(f'`{option}`' for option in others)}."] if others else []
    return "\n\n".join([f"### `{one.name}`", *filter(None, said)]) + "\n\n"


def _example(text: str) -> str:
    """A paragraph that is an example, as a block to copy."""
    head, example, typed = text.partition("Example: ")
    return f"```\n{' '.join(typed.split())}\n```" if example and not head.strip() else ""


def _rows(options: Any) -> str:
    """Options as a list."""
    return "".join(f"- `{words}`: {' '.join(says.split())}\n" for words, says in options)
