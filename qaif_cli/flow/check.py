"""`qaif check`: every rule on every record, and with a base, only what the change brings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qaif_cli.errors import EXIT_CLEAN, EXIT_FINDINGS, QaifError
from qaif_cli.flow.first_steps import begun, set_apart
from qaif_cli.flow.judged import Checked, checked, checked_again
from qaif_cli.flow.place import bounded, in_order
from qaif_cli.flow.request import Ask, said_of_day, sources
from qaif_cli.model.finding import Card, Finding
from qaif_cli.model.vocabulary import SEVERITIES, Severity
from qaif_cli.render.findings import About, block, summary_line
from qaif_cli.render.reporters import FROM_THE_TOP, LISTS_RULES, REPORTERS
from qaif_cli.store.git import show_prefix
from qaif_cli.store.workspace import Workspace

if TYPE_CHECKING:  # what judges a change is loaded only where one is judged
    from qaif_cli.flow.changing import Parting


@dataclass(frozen=True)
class CheckOptions:
    """What the user asked of a check.

    Attributes:
        select: Codes or families to keep; all when empty.
        ignore: Codes or families to leave out.
        severity: The least severity to show.
        strict: Whether warnings count as errors.
        fail_on: Codes or families whose findings count as errors, and are told as such.
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
    fail_on: tuple[str, ...] = ()
    base: str = ""
    merged: str = ""
    branches: bool = False
    style: str = "text"
    summary: bool = False
    whole: bool = False

    @property
    def of_a_change(self) -> bool:
        """Whether only what a change or a merge brings is told."""
        return bool(self.base or self.merged or self.branches)


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


def run_check(ask: Ask, options: CheckOptions) -> CheckResult:
    """The text to print and the exit code.

    Raises:
        QaifError: where there is no register, or an option names what does not exist.
    """
    _known_codes(options.select + options.ignore + options.fail_on)
    workspace = ask.workspace()
    if ask.at:
        done = checked(sources(ask, workspace)[0], ask.as_of, ask.today, workspace.prefix)
    else:
        done = checked_again(workspace, ask.as_of, ask.today, keeps=True)
    on, unasked = _base(ask, workspace, options, done)
    found = (_weighed(item, options) for item in _findings(ask, workspace, options, done, on))
    shown = bounded(item for item in found if _wanted(item, options))
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
        _cards() if options.style in LISTS_RULES else (),
        said_of_day(ask),
        unasked,
    )
    text = _first_steps(shown, about, done, options) or REPORTERS[options.style](shown, about)
    if not options.summary:
        return CheckResult(text, code)
    from qaif_cli.flow.check_change import summary

    return CheckResult(text, code, summary(ask, workspace, on, done, shown, about))


def _base(
    ask: Ask, workspace: Workspace, options: CheckOptions, done: Checked
) -> tuple[Parting | None, bool]:
    """What the change stands on, and whether nobody is asked to approve it."""
    if not options.base:
        return None, False
    from qaif_cli.flow.check_change import nobody_asked, standing_on

    on = standing_on(ask, workspace, options.base, done)
    return on, nobody_asked(on)


def _first_steps(shown: tuple[Finding, ...], about: About, done: Checked, options: CheckOptions) -> str:
    """For people who ask of the whole of a register that has only begun: what to do first, after what else is found."""
    narrowed = options.select or options.ignore or options.of_a_change
    if options.style != "text" or options.whole or narrowed:
        return ""
    on_new, others = set_apart(shown, done.register)
    if not on_new:
        return ""
    blocks = [block(finding) for finding in others]
    return "\n".join([*blocks, f"{begun(on_new, done.register)}{summary_line(shown, about)}"]) + "\n"


def _findings(
    ask: Ask, workspace: Workspace, options: CheckOptions, done: Checked, on: Parting | None
) -> tuple[Finding, ...]:
    """The findings that are asked for: all, those that a change brings, or those that a merge would bring."""
    if not options.of_a_change:
        return done.findings
    from qaif_cli.flow.check_change import brought_by_change, brought_by_merge

    found: tuple[Finding, ...] = ()
    if options.merged or options.branches:
        found = brought_by_merge(ask, workspace, done, options.merged, branches=options.branches)
    if on is not None:
        found += brought_by_change(ask, workspace, on, done)
    return tuple(sorted(found, key=in_order))


def _weighed(finding: Finding, options: CheckOptions) -> Finding:
    """A finding; as an error where its rule is one on which the check fails."""
    fails = bool(options.fail_on) and finding.code.startswith(options.fail_on)
    return replace(finding, severity="error") if fails else finding


def _wanted(finding: Finding, options: CheckOptions) -> bool:
    selected = not options.select or finding.code.startswith(options.select)
    ignored = bool(options.ignore) and finding.code.startswith(options.ignore)
    return (
        selected
        and not ignored
        and SEVERITIES.words.index(finding.severity) <= SEVERITIES.words.index(options.severity)
    )


def _known_codes(names: tuple[str, ...]) -> None:
    codes = [card.code for card in _cards()] if names else []
    for name in names:
        if not any(code.startswith(name) for code in codes):
            raise QaifError(
                f"There is no rule and no family of rules `{name}`.", "`qaif explain` lists them all."
            )


def _cards() -> tuple[Card, ...]:
    from qaif_cli.flow.cards import cards

    return cards()
