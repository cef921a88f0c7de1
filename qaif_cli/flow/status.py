"""`qaif status`: what you changed, what a check would find, and what others did, without using the network."""

from __future__ import annotations

from dataclasses import replace

from qaif_cli.errors import QaifError
from qaif_cli.flow.check_change import brought_by_change, standing_on
from qaif_cli.flow.diff import HEAD, differing, revision
from qaif_cli.flow.judged import Checked, checked_again
from qaif_cli.flow.place import bounded
from qaif_cli.flow.request import Ask
from qaif_cli.model.diff import Diff, End
from qaif_cli.model.finding import Finding
from qaif_cli.model.register import Register
from qaif_cli.model.repository import State, Status, Upstream
from qaif_cli.render.status import REPORTERS
from qaif_cli.store.git import changed_paths, state, upstream
from qaif_cli.store.loader import Loaded, load
from qaif_cli.store.source import YAML_ENDINGS
from qaif_cli.store.workspace import TEMPLATES, Workspace


def run_status(ask: Ask, style: str) -> str:
    """Where things stand, as text or JSON.

    Raises:
        QaifError: where there is no register.
    """
    return REPORTERS[style](status(ask))


def status(ask: Ask) -> Status:
    """Where things stand."""
    workspace = ask.workspace()
    here = state(workspace.root, workspace.records.name)
    done = checked_again(workspace, ask.as_of, ask.today, keeps=False)  # it changes nothing in the repository
    mine, why_not = _mine(ask, workspace, here, done.loaded)
    follows = upstream(workspace.root) if here.usable and here.commit else None
    return Status(
        records=workspace.prefix,
        state=here,
        mine=mine,
        why_not=why_not,
        others=_others(workspace) if here.usable else (),
        findings=_findings(ask, workspace, here, done),
        upstream=follows,
        theirs=_theirs(ask, workspace, follows, done.register) if follows else None,
    )


def _mine(ask: Ask, workspace: Workspace, here: State, done: Loaded) -> tuple[Diff | None, str]:
    """What differs from the last commit, or why that is not known."""
    if not here.usable:
        return None, ""
    if not here.commit:
        return None, "Everything: nothing is committed yet."
    before, source = revision(workspace, HEAD)
    try:
        after = End("", "", ask.as_of)
        return differing(ask, replace(before, day=ask.as_of), after, (load(source, done.register), done)), ""
    except QaifError as error:
        return None, str(error)


def _others(workspace: Workspace) -> tuple[str, ...]:
    """The files that differ and are no records: templates, and what else lies in the records folder."""
    paths = changed_paths(workspace.root, (workspace.records.name, TEMPLATES))
    return tuple(
        path for path in paths if not (path.startswith(workspace.prefix) and path.endswith(YAML_ENDINGS))
    )


def _findings(ask: Ask, workspace: Workspace, here: State, done: Checked) -> tuple[Finding, ...]:
    on = standing_on(ask, workspace, HEAD, done) if here.usable and here.commit else None
    return bounded(done.findings if on is None else brought_by_change(ask, workspace, on, done))


def _theirs(ask: Ask, workspace: Workspace, follows: Upstream, mine: Register) -> Diff | None:
    """What the branch that is followed has and this one has not, in words."""
    if not follows.behind or not follows.fork:
        return None
    (before, source), (after, later) = (
        revision(workspace, commit) for commit in (follows.fork, follows.commit)
    )
    theirs = load(later, mine)
    try:
        return differing(
            ask,
            replace(before, day=ask.as_of),
            replace(after, name=follows.name, day=ask.as_of),
            (load(source, theirs.register), theirs),
        )
    except QaifError:
        return None  # it has no settings that can be read: the commits are counted all the same
