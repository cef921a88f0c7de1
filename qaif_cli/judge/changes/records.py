"""Rules on whole files in a change: records are closed and never deleted, and settings do not change together with records."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.changes.fields import Alteration
from qaif_cli.judge.wording import coded
from qaif_cli.model.finding import Hit
from qaif_cli.model.words import listed

_JUDGES_NOTHING = frozenset({"schema", "title", "organisation", "roles", "extra_fields", "refreshes"})
_CALLS = frozenset({"name", "formerly_called", "means", "citation", "mark", "why"})
"""Fields that say what something is called, or where it comes from, wherever in the settings they stand."""
_NAMED = 3


@change_rule("CHG001", "record-deleted", "error")
def deleted(change: ChangeSet) -> Iterator[Hit]:
    """A record that is no longer there, and no tombstone says why.

    Why it matters: a record is closed and stays; where one can vanish, no paper can be shown to have been complete.
    How to fix: bring the file back and close the record; if it never was one (a double, a test), write why in
    `retired/<ID>.yaml` with `id`, `reason`, `by` and `date`.
    Example: `risks/R-0007.yaml` is gone and there is no `retired/R-0007.yaml`.
    """
    there = {was.record.id for was, _ in change.pairs} | set(change.after.written.retired)
    unread = {item.id for item in change.after.written.unreadable}
    unread |= {item.path.rpartition("/")[2].removesuffix(".yaml") for item in change.after.written.unreadable}
    for item in change.before.written.held:
        id_ = item.record.id
        if id_ not in there and id_ not in unread:
            message = f"{id_} ({item.record.title}) was deleted; records are closed, never deleted"
            yield Hit(id_, "", message, path=item.path)
    for gone in change.before.written.unreadable:
        if gone.id not in {*change.after.written.by_id, *there, *unread}:
            yield Hit(
                "",
                "",
                f"`{gone.path}` was deleted, which cannot be read; records are closed, never deleted",
                path=gone.path,
            )


@change_rule("CHG024", "record-retired", "warning")
def retired(change: ChangeSet) -> Iterator[Hit]:
    """A record that a tombstone takes out of the register.

    Why it matters: what is retired is in no list and no paper any more, and nothing that it owed is owed; whoever reads the
    change has to see what it was.
    How to fix: where it was a record after all, bring it back and close it; a tombstone is for what never was one.
    Example: `retired/C-0012.yaml` says that it was a test, and C-0012 was three weeks late.
    """
    there = {was.record.id for was, _ in change.pairs}
    for id_, stone in change.after.written.retired.items():
        gone = change.before.written.by_id.get(id_)
        if gone is not None and id_ not in there:
            message = f"{id_} ({gone.record.title}) is taken out of the register"
            yield Hit("", "", message, path=stone.path)


@change_rule("CHG002", "tombstone-removed", "error")
def tombstone_removed(change: ChangeSet) -> Iterator[Hit]:
    """A tombstone that is no longer there.

    Why it matters: the tombstone keeps the ID from being used again, and is all that tells why the record is gone.
    How to fix: bring the tombstone back; if the record itself is wanted again, give it a free ID and write the old
    one under `formerly`.
    Example: `retired/R-0007.yaml` is gone.
    """
    after = change.after.written
    unread = {item.path for item in after.unreadable}
    for id_, stone in change.before.written.retired.items():
        if id_ not in after.retired and stone.path not in unread:
            message = f"the tombstone of {id_} was deleted, and nothing keeps the ID from being used again"
            yield Hit("", "", message, path=stone.path)


@change_rule("CHG011", "framework-changed-with-records", "warning")
def framework_with_records(change: ChangeSet) -> Iterator[Hit]:
    """One change that alters how records are judged, in `framework.yaml`, and records too.

    Why it matters: whoever moves the goalposts together with the ball cannot be checked; a reader must see which
    exceptions went away because of the new rule, and which because of the work.
    How to fix: make two changes, first the framework with its own approval and then the records. What judges nothing may come
    along: names, sources, the organisation and its own fields, roles, and an entry that is new and asks less of nothing.
    Example: the review interval is lengthened in the same pull request that a late risk is edited.
    """
    judging = (item for item in change.policies if not _judges_nothing(item))
    keys = sorted({item.name.partition("/")[0] for item in judging})
    moved = sorted(item.record.id for _, item in change.arrived)
    if keys and moved:
        more = [f"{len(moved) - _NAMED} more"] if len(moved) > _NAMED else []
        records = listed([*moved[:_NAMED], *more])
        message = f"{coded(keys)} changed in the framework together with {records}, which it judges"
        yield Hit("", f"/{keys[0]}", message, path="framework.yaml")


def _judges_nothing(item: Alteration) -> bool:
    steps = item.name.split("/")
    return steps[0] in _JUDGES_NOTHING or not _CALLS.isdisjoint(steps) or item.verdict == "added"


@change_rule("CHG022", "formerly-of-the-living", "error")
def formerly_living(change: ChangeSet) -> Iterator[Hit]:
    """A record that says it was known under the ID of another which is still there, or there under a new ID.

    A new record may: two branches took the same ID, and one of the two was renumbered.

    Why it matters: who looks up the ID in an old paper is led to another record, and a history seems to be somebody else's.
    How to fix: take the ID out of `formerly`; a link in a field that is meant for it says what belongs together.
    Example: `formerly: [R-0018]` in R-0009, while R-0018 is there.
    """
    renumbered = {old: held for held in change.before.written.held for old in held.record.formerly}
    for was, item in change.arrived:
        for place, old in enumerate(item.record.formerly):
            living = change.after.written.by_id.get(old) or renumbered.get(old)
            if was is None or old in (*was.formerly, was.id) or living is None or living.path == item.path:
                continue
            there = "still there" if living.record.id == old else f"is {living.record.id} now"
            message = f"{item.record.id} says that it was {old} before, which is another record and {there}"
            yield Hit(item.record.id, f"/formerly/{place}", message, path=item.path)
