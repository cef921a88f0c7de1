"""Rules on the commit from which an issued paper is said to have been made."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Hit
from qaif_cli.model.kinds.paper import Issued, Paper
from qaif_cli.model.register import Held
from qaif_cli.model.words import in_words


@change_rule("CHG027", "issued-from-no-such-commit", "error")
def from_no_such_commit(change: ChangeSet) -> Iterator[Hit]:
    """The commit from which an issued paper was made, newly said, and git has none of that name, or one that cannot be it.

    It cannot be one without the settings or made after the day of issue, nor, where it is said after the issue, one without the
    paper. Nothing is said where this clone does not hold the whole history; of a paper that is issued now CHG036 finds
    what git does not have.

    Why it matters: what changed since the paper is told from that commit; a later one hides all that changed between.
    How to fix: write the commit from which it was made, as the foot of the paper has it; or leave it `unknown`.
    Example: `commit: unknown` of a paper of May became the commit of last week.
    """
    for item, issued, anew in commits_said(change):
        made = change.made_from.get(issued.commit)
        if made is None:
            continue
        if made.day is None:
            why = "" if anew else "and git has no commit of that name"  # CHG036 says it of what is issued now
        elif made.day > issued.date:
            why = f"which was made on {in_words(made.day)}, after the paper was issued on {in_words(issued.date)}"
        elif "framework.yaml" not in made.files:
            why = "which holds no settings"
        elif (
            item.path not in made.files and not anew
        ):  # what is issued at once may have been in no commit yet
            why = f"which does not hold {item.record.id}"
        else:
            why = ""
        if why:
            message = f"{item.record.id} is said to have been made from `{issued.commit}`, {why}"
            yield Hit(item.record.id, "/issued/commit", message, path=item.path)


@change_rule("CHG036", "issued-from-what-is-not-here", "warning")
def from_elsewhere(change: ChangeSet) -> Iterator[Hit]:
    """A paper that the change issues, made from a commit that git does not have.

    Nothing is said where this clone does not hold the whole history.

    Why it matters: what changed since the paper is told from that commit; without it nobody can show what the paper rests on.
    How to fix: write the commit as the foot of the paper has it. Where a squash left that out, tag it and push the tag, so that
    it stays.
    Example: `commit: 3f2a91c` of a paper that is issued now, and no branch or tag holds it.
    """
    for item, issued, anew in commits_said(change):
        made = change.made_from.get(issued.commit)
        if anew and made is not None and made.day is None:
            message = (
                f"{item.record.id} is issued from `{issued.commit}`, and git has no commit of that name here"
            )
            yield Hit(item.record.id, "/issued/commit", message, path=item.path)


def commits_said(change: ChangeSet) -> Iterator[tuple[Held, Issued, bool]]:
    """The papers of which the change says from which commit they were made, and whether it issues them too."""
    for was, item in change.arrived:
        if not isinstance(item.record, Paper) or item.record.issued is None:
            continue
        issued, before = item.record.issued, was.issued if isinstance(was, Paper) else None
        if issued.commit != UNKNOWN and (before is None or before.commit == UNKNOWN):
            yield item, issued, before is None
