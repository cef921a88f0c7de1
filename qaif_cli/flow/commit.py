"""`qaif commit`: what changed is checked, said in words, and committed with those words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from qaif_cli.errors import EXIT_CLEAN, EXIT_FINDINGS, QaifError
from qaif_cli.flow.changing import brought, judged
from qaif_cli.flow.check import Checked, checked
from qaif_cli.flow.choosing import planned
from qaif_cli.flow.diff import HEAD, differing
from qaif_cli.flow.place import in_order
from qaif_cli.flow.request import Ask
from qaif_cli.model.diff import End
from qaif_cli.model.finding import Finding
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.repository import State
from qaif_cli.model.words import listed
from qaif_cli.render.diff import message
from qaif_cli.render.findings import About, as_text
from qaif_cli.render.status import remarks
from qaif_cli.render.words import number_of
from qaif_cli.store.git import commit, push, state
from qaif_cli.store.workspace import Workspace

_SHORT = 12
_NAMED = 12


@dataclass(frozen=True)
class CommitOptions:
    """What the user asked.

    Attributes:
        ids: Only these records; all that changed where empty.
        anyway: Whether errors do not stop it.
        push: Whether the branch is pushed afterwards.
        dry_run: Whether only the message is shown.
    """

    ids: tuple[str, ...] = ()
    anyway: bool = False
    push: bool = False
    dry_run: bool = False


def run_commit(ask: Ask, options: CommitOptions) -> tuple[str, int]:
    """The text to print and the exit code.

    Raises:
        QaifError: where there is no register, the repository is in the middle of something, a record is not
            there or did not change, or git refuses.
    """
    workspace = ask.workspace()
    here = state(workspace.root, workspace.records.name)
    _ready(here, workspace.prefix)
    plan = planned(workspace, here.commit, options.ids)
    if not plan.paths:
        return f"Nothing in {workspace.prefix} differs from the last commit.\n", EXIT_CLEAN
    after = checked(plan.after, ask.as_of, ask.today, workspace.prefix)
    before = checked(plan.before, ask.as_of, ask.today, workspace.prefix, after.register)
    found = _brought(ask, workspace, here.commit, before, after)
    about = About(ask.as_of, len(after.register.held), len(after.excused), HEAD if here.commit else "")
    errors = [finding for finding in found if finding.severity == "error"]
    if errors and not options.anyway:
        stopped = "Nothing was committed. Put right what is said above, or commit it as it is with --anyway."
        return f"{as_text(errors, replace(about, least='error'))}{stopped}\n", EXIT_FINDINGS
    text = _message(ask, here.commit, before, after)
    said = [text]
    if plan.left:
        said.append(f"Changed too, and not in it: {_named(plan.left)}.\n")
    if found:
        said.append(as_text(found, about))
    if options.dry_run:
        return "\n".join([*said, "Nothing was committed.\n"]), EXIT_CLEAN
    made = commit(workspace.root, [workspace.prefix + path for path in plan.paths], text)
    last = f"Committed {made[:_SHORT]} on {here.branch}, {number_of(len(plan.paths), 'file')}.\n"
    if options.push:
        last += f"Pushed to {push(workspace.root)}.\n"
    return "\n".join([*said, last]), EXIT_CLEAN


def _ready(here: State, records: str) -> None:
    """See that a commit can be made here.

    Raises:
        QaifError: where it cannot; what is said is what `qaif status` says.
    """
    in_the_way = not here.usable or here.under_way or here.conflicts or not here.branch
    if in_the_way:
        raise QaifError("Nothing was committed.", " ".join(remarks(here, records)))


def _brought(ask: Ask, workspace: Workspace, head: str, before: Checked, after: Checked) -> list[Finding]:
    """What the commit would bring. Who may is not asked here, for an approval comes in a later commit."""
    found = list(brought(before.findings, after.findings))
    if head:
        found += judged(workspace, before.loaded, after.loaded, None, ask.as_of, (head, head))
    return sorted(found, key=in_order)


def _message(ask: Ask, head: str, before: Checked, after: Checked) -> str:
    """The message: what differs, in words."""
    if before.framework is None or after.framework is None:
        counts = Counter(item.kind for item in after.register.held)
        held = (
            listed([number_of(count, BY_NAME[kind].one) for kind, count in counts.items()]) or "no record yet"
        )
        return f"The register {'begins' if before.framework is None else 'changes'}: {held}\n"
    ends = End(HEAD, head, ask.as_of), End("", "", ask.as_of)
    return message(differing(ask, *ends, (before.loaded, after.loaded)))


def _named(names: tuple[str, ...]) -> str:
    more = [number_of(len(names) - _NAMED, "more record")] if len(names) > _NAMED else []
    return listed([*names[:_NAMED], *more])
