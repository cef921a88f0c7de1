"""`qaif check`: every rule on every record, and with a base, only what the change brings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from qaif_cli.errors import EXIT_CLEAN, EXIT_FINDINGS, QaifError
from qaif_cli.flow.bringing.neither import Side, had_by_neither
from qaif_cli.flow.cards import card_codes, cards
from qaif_cli.flow.changing import Parting, authorities, brought, on_the_change, parting
from qaif_cli.flow.diff import differing
from qaif_cli.flow.first_steps import begun, set_apart
from qaif_cli.flow.merging import merged_findings, with_other_branches
from qaif_cli.flow.place import bounded, in_order, placed
from qaif_cli.flow.renaming import under_new_ids, under_new_names
from qaif_cli.flow.request import Ask, said_of_day, sources
from qaif_cli.judge.agreeing import CONFIDENTIAL
from qaif_cli.judge.changes.since import changed_since
from qaif_cli.judge.check import Excused, check
from qaif_cli.model.changed_field import ChangedField
from qaif_cli.model.diff import Diff, End
from qaif_cli.model.finding import Finding
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Register
from qaif_cli.model.vocabulary import SEVERITIES, Severity
from qaif_cli.render.findings import About, block, summary_line
from qaif_cli.render.reporters import FROM_THE_TOP, REPORTERS
from qaif_cli.render.summary import as_summary
from qaif_cli.store.git import at, show_prefix
from qaif_cli.store.loader import Loaded, load
from qaif_cli.store.source import RecordSource
from qaif_cli.store.workspace import Workspace

__all__ = ["CheckOptions", "Checked", "brought", "checked", "run_check"]


@dataclass(frozen=True)
class Checked:
    """A register and the findings on it.

    Attributes:
        findings: With their places, by file and line.
        excused: What is set aside by an agreed exception.
    """

    loaded: Loaded
    findings: tuple[Finding, ...]
    excused: tuple[Excused, ...]

    @property
    def framework(self) -> Framework | None:
        """The settings; None where they could not be read."""
        return self.loaded.framework

    @property
    def register(self) -> Register:
        """The records."""
        return self.loaded.register


@dataclass(frozen=True)
class CheckOptions:
    """What the user asked of a check.

    Attributes:
        select: Codes or families to keep; all when empty.
        ignore: Codes or families to leave out.
        severity: The least severity to show.
        strict: Whether warnings count as errors.
        base: The revision whose findings are not this change's; the change itself is judged too.
        merged: The revision with which the records are merged before they are judged.
        branches: Whether they are merged with every other open branch too, one by one.
        style: The reporter: text, concise, json, github or sarif.
        summary: Whether a page of Markdown is wanted too.
        whole: Whether every finding on records that have only begun is told, and not what to do first.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = "info"
    strict: bool = False
    base: str = ""
    merged: str = ""
    branches: bool = False
    style: str = "text"
    summary: bool = False
    whole: bool = False


@dataclass(frozen=True)
class CheckResult:
    """The result of a check.

    Attributes:
        text: What is printed.
        code: The exit code.
        summary: A page of Markdown with the whole list; empty where none is wanted.
    """

    text: str
    code: int
    summary: str = ""


def checked(
    source: RecordSource, as_of: date, today: date, prefix: str = "", like: Register | None = None
) -> Checked:
    """Read the records of a source and judge them; files equal to those of another reading are not parsed again."""
    return read_and_checked(load(source, like), as_of, today, prefix)


def read_and_checked(loaded: Loaded, as_of: date, today: date, prefix: str = "") -> Checked:
    """Judge what was read."""
    found = list(loaded.findings)
    excused: tuple[Excused, ...] = ()
    if loaded.framework is not None:
        judged = check(Moment(loaded.register, loaded.framework, as_of, today))
        found += judged.findings
        excused = judged.excused
    return Checked(loaded, tuple(placed(found, loaded.register, prefix)), excused)


def run_check(ask: Ask, options: CheckOptions) -> CheckResult:
    """The text to print and the exit code.

    Raises:
        QaifError: where there is no register, or an option names what does not exist.
    """
    _known_codes(options.select + options.ignore)
    workspace = ask.workspace()
    done = checked(sources(ask, workspace)[0], ask.as_of, ask.today, workspace.prefix)
    on = _on(ask, workspace, options, done)
    shown = found(ask, workspace, options, done, on)
    failing = {"error", "warning"} if options.strict else {"error"}
    code = EXIT_FINDINGS if any(finding.severity in failing for finding in shown) else EXIT_CLEAN
    if options.style in FROM_THE_TOP:
        top = show_prefix(workspace.root)
        shown = tuple(replace(finding, path=top + finding.path) for finding in shown)
    about = About(
        ask.as_of,
        len(done.register.held),
        len(done.excused),
        options.base,
        options.severity,
        cards(),
        said_of_day(ask),
        on is not None and authorities(on.there, on.base) is None,
    )
    text = _first_steps(shown, about, done, options) or REPORTERS[options.style](shown, about)
    summary = ""
    if options.summary:
        diff, whole = _diff(ask, on, done), _whole(workspace, on, done)
        summary = as_summary(shown, about, diff, whole, _otherwise(ask, workspace, on, done))
    return CheckResult(text, code, summary)


def _first_steps(shown: tuple[Finding, ...], about: About, done: Checked, options: CheckOptions) -> str:
    """For people who ask of the whole of a register that has only begun: what to do first, after what else is found."""
    narrowed = options.select or options.ignore or options.base or options.merged or options.branches
    if options.style != "text" or options.whole or narrowed:
        return ""
    on_new, others = set_apart(shown, done.register)
    if not on_new:
        return ""
    blocks = [block(finding) for finding in others]
    return "\n".join([*blocks, f"{begun(on_new, done.register)}{summary_line(shown, about)}"]) + "\n"


def found(
    ask: Ask, workspace: Workspace, options: CheckOptions, done: Checked, on: Parting | None = None
) -> tuple[Finding, ...]:
    """The findings that are asked for and wanted; `on` is what the change stands on, where it was read already."""
    on = on or _on(ask, workspace, options, done)
    return bounded(item for item in _findings(ask, workspace, options, done, on) if _wanted(item, options))


def _on(ask: Ask, workspace: Workspace, options: CheckOptions, done: Checked) -> Parting | None:
    return parting(workspace, options.base, done.loaded, ask.at or "HEAD") if options.base else None


def _diff(ask: Ask, on: Parting | None, done: Checked) -> Diff | None:
    """What the change says in words; None without a base, or where either side has no settings."""
    if on is None or done.framework is None or on.before.framework is None:
        return None
    ends = End(on.base, "", ask.as_of), End(ask.at, ask.at, ask.as_of)
    return differing(ask, *ends, (on.before, done.loaded))


def _otherwise(ask: Ask, workspace: Workspace, on: Parting | None, done: Checked) -> tuple[ChangedField, ...]:
    """Each field that the change lets say something else; none without a base, or where the change has no settings."""
    if on is None or done.framework is None:
        return ()
    began = max(at(workspace.root, name).day for name in on.began)
    was = under_new_ids(on.before, done.register)
    settings = was.framework or done.framework
    return changed_since(
        Moment(was.register, settings, began, ask.today),
        Moment(done.register, done.framework, ask.as_of, ask.today),
        fresh=True,
    )


def _whole(workspace: Workspace, on: Parting | None, done: Checked) -> dict[str, str]:
    """What takes the place of files that could not be read where a change began; not what holds what must not be printed."""
    secret = {item.path for item in done.findings if item.code.startswith(CONFIDENTIAL)}
    held = {item.path: item.text for item in done.register.held}
    unread = on.before.register.unreadable if on else ()
    found = {workspace.prefix + item.path: held.get(item.path, "") for item in unread}
    return {path: text for path, text in found.items() if text and path not in secret}


def _findings(
    ask: Ask, workspace: Workspace, options: CheckOptions, done: Checked, on: Parting | None
) -> tuple[Finding, ...]:
    """The findings that are asked for: all, those that a change brings, or those that a merge would bring."""
    if ask.at and (options.merged or options.branches):
        raise QaifError(
            "What is on disk is merged, so `--at` has no meaning here.", "Leave one of the two out."
        )
    found: tuple[Finding, ...] = () if options.merged or options.branches else done.findings
    days = (ask.as_of, ask.today)
    if on is not None:
        sides = [on.before] if on.there is on.before else [on.before, on.there]
        known = [
            read_and_checked(
                under_new_names(under_new_ids(side, done.register), done.framework), *days, workspace.prefix
            ).findings
            for side in sides
        ]
        if on.alone:  # what two boards have only together is news, though each came whole
            apart: list[Side] = [(read_and_checked(side, *days).findings, names) for side, names in on.alone]
            news = {id(item) for item in had_by_neither(known[0], apart)}
            known[0] = tuple(item for item in known[0] if id(item) not in news)
        change = on_the_change(workspace, on, done.loaded, ask.as_of, ask.at or "HEAD")
        found = (*brought(known[0], done.findings, *known[1:]), *change)
    if options.merged:
        found += merged_findings(workspace, options.merged, done.loaded, *days)
    if options.branches:
        looked_at = (options.merged,) if options.merged else ()
        found += with_other_branches(workspace, done.loaded, *days, looked_at)
    return tuple(sorted(found, key=in_order))


def _wanted(finding: Finding, options: CheckOptions) -> bool:
    selected = not options.select or finding.code.startswith(options.select)
    ignored = bool(options.ignore) and finding.code.startswith(options.ignore)
    return (
        selected
        and not ignored
        and SEVERITIES.words.index(finding.severity) <= SEVERITIES.words.index(options.severity)
    )


def _known_codes(names: tuple[str, ...]) -> None:
    codes = card_codes()
    for name in names:
        if not any(code.startswith(name) for code in codes):
            raise QaifError(
                f"There is no rule and no family of rules `{name}`.", "`qaif explain` lists them all."
            )
