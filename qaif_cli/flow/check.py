"""`qaif check`: every rule on every record, and with a base, only what the change brings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from qaif_cli.errors import EXIT_CLEAN, EXIT_FINDINGS, QaifError
from qaif_cli.flow.asking import Ask
from qaif_cli.flow.cards import card_codes
from qaif_cli.flow.place import placed
from qaif_cli.judge.check import Excused, check
from qaif_cli.model.finding import SEVERITIES, Finding, Severity
from qaif_cli.model.framework import Framework
from qaif_cli.model.register import Register
from qaif_cli.render.findings import REPORTERS, About
from qaif_cli.store.git import Revision
from qaif_cli.store.loader import load
from qaif_cli.store.source import Source, Worktree


@dataclass(frozen=True)
class Checked:
    """A register and what is found in it.

    Attributes:
        findings: With their places, by file and line.
        excused: What is set aside by an agreed exception.
    """

    framework: Framework | None
    register: Register
    findings: tuple[Finding, ...]
    excused: tuple[Excused, ...]


@dataclass(frozen=True)
class CheckOptions:
    """What the user asked of a check.

    Attributes:
        select: Codes or families to keep; all when empty.
        ignore: Codes or families to leave out.
        severity: The least severity to show.
        strict: Whether warnings count as errors.
        base: The revision whose findings are not this change's.
        style: The reporter: text, json or github.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = "info"
    strict: bool = False
    base: str = ""
    style: str = "text"


def checked(source: Source, as_of: date, today: date, prefix: str = "") -> Checked:
    """Read a source and judge it."""
    loaded = load(source)
    found, excused = list(loaded.findings), ()
    if loaded.framework is not None:
        judged = check(loaded.register, loaded.framework, as_of, today)
        found += judged.findings
        excused = judged.excused  # type: ignore[assignment]  # the empty tuple above fixes the type too early
    return Checked(loaded.framework, loaded.register, tuple(placed(found, loaded.register, prefix)), excused)


def run_check(ask: Ask, options: CheckOptions) -> tuple[str, int]:
    """The text to print and the exit code.

    Raises:
        QaifError: where there is no register, or an option names what does not exist.
    """
    _known_codes(options.select + options.ignore)
    workspace = ask.workspace()
    done = checked(Worktree(workspace.records), ask.as_of, ask.today, workspace.prefix)
    findings = done.findings
    if options.base:
        base = checked(
            Revision(workspace.root, workspace.records.name, options.base),
            ask.as_of,
            ask.today,
            workspace.prefix,
        )
        findings = brought(base.findings, findings)
    shown = [finding for finding in findings if _wanted(finding, options)]
    failing = {"error", "warning"} if options.strict else {"error"}
    code = EXIT_FINDINGS if any(finding.severity in failing for finding in shown) else EXIT_CLEAN
    about = About(ask.as_of, len(done.register.held), len(done.excused), options.base, options.severity)
    return REPORTERS[options.style](shown, about), code


def brought(base: tuple[Finding, ...], head: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that a change brings: those of the head that the base has not as often."""
    left = Counter(finding.identity for finding in base)
    new = []
    for finding in head:
        if left[finding.identity] > 0:
            left[finding.identity] -= 1
        else:
            new.append(finding)
    return tuple(new)


def _wanted(finding: Finding, options: CheckOptions) -> bool:
    selected = not options.select or finding.code.startswith(options.select)
    ignored = bool(options.ignore) and finding.code.startswith(options.ignore)
    return (
        selected and not ignored and SEVERITIES.index(finding.severity) <= SEVERITIES.index(options.severity)
    )


def _known_codes(names: tuple[str, ...]) -> None:
    codes = card_codes()
    for name in names:
        if not any(code.startswith(name) for code in codes):
            raise QaifError(
                f"There is no rule and no family of rules `{name}`.", "`qaif explain` lists them all."
            )
