"""The result of a check as a page of Markdown, for reviewers of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from qaif_cli.model.changed_field import ChangedField
from qaif_cli.model.diff import Diff
from qaif_cli.model.finding import Finding
from qaif_cli.model.vocabulary import Severity
from qaif_cli.model.words import in_words
from qaif_cli.render.diff import markdown
from qaif_cli.render.findings import About, cited, summary_line, worst_first
from qaif_cli.render.markdown import escaped
from qaif_cli.render.words import number_of, sentence

LIMIT = 900_000
"""In bytes: GitHub throws a summary away that is longer than a mebibyte."""
_HEADS: dict[Severity, str] = {"error": "Errors", "warning": "Warnings", "info": "Notes"}


def as_summary(
    findings: Sequence[Finding],
    about: About,
    diff: Diff | None = None,
    whole: Mapping[str, str] = MappingProxyType({}),
    named: Sequence[ChangedField] = (),
    limit: int = LIMIT,
) -> str:
    """The whole list, worst first, below what the change says in words.

    Args:
        findings: What was found.
        about: What is said beside it.
        diff: What differs from the base, if there is one.
        whole: By their paths, the files that could be compared with nothing, as they are now.
        named: What is said otherwise than at the base, though it may be.
        limit: How long the page may be, in bytes; what is left out is counted.
    """
    lines = ["# Check of the records", "", escaped(summary_line(findings, about))]
    lines += [
        "",
        "## What is found" if not about.base else "## What the change brings",
        "",
        *_found(findings),
    ]
    for path, text in whole.items():
        lines += [
            "",
            f"## Compared with nothing: {escaped(path)}",
            "",
            *(f"    {line}" for line in _plain(text)),
        ]
    if named:
        lines += ["", "## What was said otherwise", "", *(_otherwise(item) for item in named)]
    if diff is not None:
        lines += ["", "## What changes, in words", "", *markdown(diff, 3)]
    return "\n".join(_cut(lines, limit)) + "\n"


def _plain(text: str) -> list[str]:
    """The lines of a file, without what a page would not show."""
    return ["".join(sign if sign.isprintable() else "�" for sign in line) for line in text.splitlines()]


def _otherwise(item: ChangedField) -> str:
    """A field that says something else, with how it may change."""
    was, now = (f"“{text}”" if text else "nothing" for text in (item.was, item.now))
    late = f", of {in_words(item.day)} and said only now" if item.day else ""
    eased = "; it asks less" if item.how == "eased" else ""
    whose = item.record or "framework.yaml"
    return f"- {escaped(f'{whose}, {item.place}: was {was} and is {now} now{late}{eased} ({item.word})')}"


def _found(findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        yield "Nothing."
    groups = groupby(worst_first(findings), key=lambda finding: finding.severity)
    for place, (severity, group) in enumerate(groups):
        yield from (("", f"### {_HEADS[severity]}", "") if place else (f"### {_HEADS[severity]}", ""))
        yield from (_point(finding) for finding in group)


def _point(finding: Finding) -> str:
    where = escaped(f"{finding.path}:{finding.line}" if finding.line else finding.path)
    fix = f" *{escaped(sentence(finding.fix))}*" if finding.fix and finding.severity != "info" else ""
    return (
        f"- **{finding.code}** {where}: {escaped(sentence(finding.message))}{fix} ({escaped(cited(finding))})"
    )


def _cut(lines: list[str], limit: int) -> list[str]:
    size = 0
    for place, line in enumerate(lines):
        size += len(line.encode()) + 1
        if size > limit:
            left = number_of(len(lines) - place, "more line")
            return [
                *lines[:place],
                "",
                f"And {left}, for which there is no room here: `qaif check` prints them all.",
            ]
    return lines
