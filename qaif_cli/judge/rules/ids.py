"""IDs and links: every record is where its name says, and every name leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.renumbered import left_behind
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import LISTS
from qaif_cli.model.links import links
from qaif_cli.model.moment import Moment
from qaif_cli.model.pruning import ANY, RECORD_KINDS

FRAMEWORK = "framework.yaml"


@rule("IDS001", "id-not-file-name", "error", "qaif: how records are written", "P", sees="files")
def misplaced(now: Moment) -> Iterator[Hit]:
    """A record whose `id` is not the name of its file.

    Why it matters: the file name is the ID and nothing else, so that two branches that take the same ID
    meet as a conflict and do not merge unseen.
    How to fix: rename the file to the ID, or correct the ID.
    Example: `id: R-0008` in `risks/R-0007.yaml`.
    """
    for item in now.register.held:
        name = item.path.rpartition("/")[2].removesuffix(".yaml")
        if item.record.id != name:
            yield Hit(
                item.record.id,
                "/id",
                f"the ID is `{item.record.id}` and the file is called `{name}.yaml`",
                path=item.path,
            )


@rule("IDS002", "id-used-twice", "error", "qaif: how records are written", "P", sees="files")
def duplicate(now: Moment) -> Iterator[Hit]:
    """Two records with one ID.

    Why it matters: whatever points to the ID may mean either, and a paper cannot say which.
    How to fix: give the later of the two a free ID, and mend what points to it.
    Example: `R-0007` in `risks/` and again in `risks/old/`.
    """
    first: dict[str, str] = {}
    for item in now.register.held:
        if item.record.id in first:
            yield Hit(
                item.record.id,
                "/id",
                f"`{item.record.id}` is also the ID of `{first[item.record.id]}`",
                path=item.path,
            )
        first.setdefault(item.record.id, item.path)


@rule("IDS003", "retired-id-used-again", "error", "qaif: how records are written", "P", sees="files")
def retired(now: Moment) -> Iterator[Hit]:
    """A record whose ID belongs to one that was taken out, or a tombstone whose file has another name than its ID.

    Why it matters: old papers still name the record that was taken out; a new one under its ID would be read for it.
    How to fix: give the record a free ID; if the old record itself comes back, say so where its tombstone was.
    Example: a new `risks/R-0007.yaml` while `retired/R-0007.yaml` says why the first one is gone.
    """
    for item in now.register.held:
        stone = now.register.retired.get(item.record.id)
        if stone:
            message = f"`{item.record.id}` is the ID of a record that was taken out, as `{stone.path}` says"
            yield Hit(item.record.id, "/id", message, path=item.path)
    for id_, stone in now.register.retired.items():
        name = stone.path.rpartition("/")[2]
        if name != f"{id_}.yaml":
            message = f"the ID is `{id_}` and the tombstone is called `{name}`"
            yield Hit("", "/id", message, path=stone.path)


@rule("IDS004", "record-there-twice", "error", "qaif: how records are written", "P", sees="files")
def twice(now: Moment) -> Iterator[Hit]:
    """A record that stands there a second time under its former ID: both say the same.

    Why it matters: it counts twice in every list and number; an update of one of the two is missing from the other.
    How to fix: run `qaif renumber` with the former ID again: it takes that file away and puts the links right that still lead to it.
    Example: a renumbering of R-0001 was cut short by a power cut, and left `risks/R-0001.yaml` beside `risks/R-0004.yaml`.
    """
    for new in now.register.held:
        for former in new.record.formerly:
            item = now.register.by_id.get(former)
            if item and left_behind(item.record, new.record):
                message = f"`{new.record.id}` is this record under its new ID, in `{new.path}`"
                yield Hit(item.record.id, "/id", message, path=item.path)


@rule("LNK001", "link-leads-nowhere", "error", "qaif: how records are written", "P", sees="files")
def broken(now: Moment) -> Iterator[Hit]:
    """A link to a record that does not exist.

    Why it matters: what it should lead to is missing from every report.
    How to fix: correct the ID, or add the record.
    Example: `providers: [alder-hospital]` where no provider is called that.
    """
    there = _there(now)
    for item in now.register.held:
        for pointer, to, name in item.links:
            if to in RECORD_KINDS and (to, name) not in there:
                yield Hit(item.record.id, pointer, f"there is no {to} `{name}`", path=item.path)


def _there(now: Moment) -> AbstractSet[tuple[str, str]]:
    """What a link can lead to: each record by its kind, and by any; one that cannot be read is there too."""
    kinds = {(item.kind, item.record.id) for item in now.register.held}
    kinds |= {(item.kind, item.id) for item in now.register.unreadable}
    return kinds | {(ANY, name) for _, name in kinds}


@rule("LNK002", "word-not-in-framework", "error", "qaif: how records are written", "P", sees="files")
def undefined(now: Moment) -> Iterator[Hit]:
    """A role, body, level or other word that the framework does not define.

    Why it matters: the framework is the organisation's own list; a word outside it cannot be judged.
    How to fix: correct the word, or add it to `framework.yaml` if it is right.
    Example: `owner: head-of-safty`.
    """
    names = {to: now.framework.names(to) for to in LISTS}
    for item in now.register.held:
        for pointer, to, name in item.links:
            if to in names and name not in names[to]:
                yield Hit(
                    item.record.id, pointer, f"the framework has no {LISTS[to]} `{name}`", path=item.path
                )
    settings = [
        (FRAMEWORK, now.framework),
        *((item.path, item.content) for item in now.register.beside),
    ]
    for path, content in settings:
        for pointer, to, name in links(content):
            if to in names and name not in names[to]:
                yield Hit("", pointer, f"the framework has no {LISTS[to]} `{name}`", path=path)


@rule("LNK003", "settings-name-no-record", "error", "qaif: how records are written", "P", sees="files")
def settings_broken(now: Moment) -> Iterator[Hit]:
    """A record that the settings name and that does not exist.

    Why it matters: what the settings say of it holds for nothing, and what they mean is judged as if they were silent.
    How to fix: correct the ID in `framework.yaml`, or add the record.
    Example: `reporting: by_exception: [{area: safty, …}]` where the area is called `safety`.
    """
    there = _there(now)
    for pointer, to, name in links(now.framework):
        if to in RECORD_KINDS and (to, name) not in there:
            yield Hit("", pointer, f"there is no {to} `{name}`", path=FRAMEWORK)
