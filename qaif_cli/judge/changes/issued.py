"""The rule on the commit from which an issued paper is said to have been made, where it is said afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.model.finding import Hit
from qaif_cli.model.kinds.paper import Issued, Paper
from qaif_cli.model.register import Held
from qaif_cli.model.words import in_words


@change_rule("CHG027", "issued-from-no-such-commit", "error")
def from_no_such_commit(change: ChangeSet) -> Iterator[Hit]:
    """The commit from which an issued paper was made, said afterwards, and git has none of that name, or one that cannot be it.

    It cannot be one without the settings or without the paper, or one made after the day of issue. Nothing is said where this
    clone does not hold the whole history.

    Why it matters: what changed since the paper is told from that commit; a later one hides all that changed between.
    How to fix: write the commit from which it was made, as the foot of the paper has it; or leave it `unknown`.
    Example: `commit: unknown` of a paper of May became the commit of last week.
    """
    for item, issued in commits_said(change):
        made = change.made_from.get(issued.commit)
        if made is None:
            continue
        if made.day is None:
            why = "and git has no commit of that name"
        elif made.day > issued.date:
            why = f"which was made on {in_words(made.day)}, after the paper was issued on {in_words(issued.date)}"
        elif not {"framework.yaml", item.path} <= made.files:
            why = (
                "which holds no settings"
                if item.path in made.files
                else f"which does not hold {item.record.id}"
            )
        else:
            continue
        message = f"{item.record.id} is said to have been made from `{issued.commit}`, {why}"
        yield Hit(item.record.id, "/issued/commit", message, path=item.path)


def commits_said(change: ChangeSet) -> Iterator[tuple[Held, Issued]]:
    """The papers that were issued from a commit that was unknown, and now say which."""
    for item, one in change.fields:
        if (
            one.name == "issued/commit"
            and one.verdict == "filled"
            and isinstance(item.record, Paper)
            and item.record.issued
        ):
            yield item, item.record.issued
