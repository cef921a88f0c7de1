"""What a change or a merge brings that was not there, for `qaif check`; and the change itself in words."""

from __future__ import annotations

from qaif_cli.errors import QaifError
from qaif_cli.flow.bringing.neither import Side, had_by_neither
from qaif_cli.flow.brought import brought
from qaif_cli.flow.changing import Parting, authorities, on_the_change, parting
from qaif_cli.flow.diff import differing
from qaif_cli.flow.judged import Checked, read_and_checked
from qaif_cli.flow.merging import merged_findings, with_other_branches
from qaif_cli.flow.renaming import under_new_ids, under_new_names
from qaif_cli.flow.request import Ask
from qaif_cli.judge.agreeing import CONFIDENTIAL
from qaif_cli.judge.changes.since import changed_since
from qaif_cli.model.changed_field import ChangedField
from qaif_cli.model.diff import Diff, End
from qaif_cli.model.finding import Finding
from qaif_cli.model.moment import Moment
from qaif_cli.render.findings import About
from qaif_cli.render.summary import as_summary
from qaif_cli.store.git import at
from qaif_cli.store.workspace import Workspace


def standing_on(ask: Ask, workspace: Workspace, base: str, done: Checked) -> Parting | None:
    """What a change since a base stands on; None without a base."""
    return parting(workspace, base, done.loaded, ask.at or "HEAD") if base else None


def nobody_asked(on: Parting | None) -> bool:
    """Whether nobody is asked to approve a change, for the base names nobody who may."""
    return on is not None and authorities(on.there, on.base) is None


def brought_by_change(ask: Ask, workspace: Workspace, on: Parting, done: Checked) -> tuple[Finding, ...]:
    """What is found only since the base, and what the rules on a change find.

    Args:
        ask: The day, and the revision that is judged.
        workspace: Where the records are.
        on: What the change stands on.
        done: The register as it is now, judged.
    """
    days = (ask.as_of, ask.today)
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
    return (*brought(known[0], done.findings, *known[1:]), *change)


def brought_by_merge(
    ask: Ask, workspace: Workspace, done: Checked, merged: str, *, branches: bool
) -> tuple[Finding, ...]:
    """What a merge would bring.

    Args:
        ask: The day.
        workspace: Where the records are.
        done: The register as it is now, judged.
        merged: The revision with which the records are merged; empty for none.
        branches: Whether they are merged with every other open branch too, one by one.

    Raises:
        QaifError: where an earlier revision is asked of.
    """
    if ask.at:
        raise QaifError(
            "What is on disk is merged, so `--at` has no meaning here.", "Leave one of the two out."
        )
    days = (ask.as_of, ask.today)
    found = merged_findings(workspace, merged, done.loaded, *days) if merged else ()
    if branches:
        looked_at = (merged,) if merged else ()
        found += with_other_branches(workspace, done.loaded, *days, looked_at)
    return found


def summary(
    ask: Ask,
    workspace: Workspace,
    on: Parting | None,
    done: Checked,
    shown: tuple[Finding, ...],
    about: About,
) -> str:
    """A page of Markdown with the whole list, and the change in words.

    Args:
        ask: The day, and the revision that is judged.
        workspace: Where the records are.
        on: What the change stands on; None without a base.
        done: The register as it is now, judged.
        shown: The findings that are told.
        about: What is told beside them.
    """
    diff, whole = _diff(ask, on, done), _whole(workspace, on, done)
    return as_summary(shown, about, diff, whole, _otherwise(ask, workspace, on, done))


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
