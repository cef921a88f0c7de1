"""The rule on a meeting that had no quorum as the register stood, and that the settings of the change give one."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.meetings.attendance import presence
from qaif_cli.judge.rules.membership import without_quorum
from qaif_cli.model.finding import Hit
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.words import in_words

_PATH = "framework.yaml"


@change_rule("CHG039", "quorate-afterwards", "warning")
def quorate_afterwards(change: ChangeSet) -> Iterator[Hit]:
    """A meeting that decided without its quorum where the change began, and has it by the settings that the change brings.

    Who came is taken as it stood; a role more among those who were there is found with the meeting's own fields.

    Why it matters: a quorum, a membership or a deputy with a day that is past makes valid what bound nobody, and the meeting
    itself is not touched.
    How to fix: nothing where the terms of reference said so on that day: name them in the entry. Else date it from the day
    on which it was agreed, and bring the decisions to the next meeting that is quorate.
    Example: four members were asked in May and two decided; in June an entry says that since April two are enough.
    """
    if change.before.written.framework_text == change.after.written.framework_text:
        return
    now = change.after.framework
    for hit in without_quorum.check(change.before):
        meeting = change.before.register.by_id[hit.record].record
        if not isinstance(meeting, Meeting):
            continue
        body = now.body(meeting.body)
        if body and presence(meeting, body, now).quorate:
            message = (
                f"the meeting of {in_words(meeting.date)} of the {body.name} decided without its quorum as the register stood"
                " where the change began; by the settings now it had one"
            )
            yield Hit("", f"/bodies/{now.bodies.index(body)}", message, path=_PATH)
