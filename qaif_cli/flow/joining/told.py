"""What a merger of two boards comes to, in words: what comes, what is the same, what clashes, and what stays behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from qaif_cli.flow.joining.prepared import TwoAsOne
from qaif_cli.flow.writing.report_result import UNWRITTEN
from qaif_cli.model.finding import Finding
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.words import listed
from qaif_cli.render.findings import concise
from qaif_cli.render.words import capital, number_of
from qaif_cli.render.words import day as in_words
from qaif_cli.store.git import names_at
from qaif_cli.store.workspace import TEMPLATES

_SHOWN = 12
"""So many lines of a list are told; of more, how many there are."""
_NAMED = 8


def account(made: TwoAsOne, commit: str) -> str:
    """What a merger comes to.

    Args:
        made: What was worked out.
        commit: The commit that it was written with; empty where nothing was.
    """
    parts = (
        _head(made, commit),
        _comes(made),
        _same(made),
        _settings(made),
        _links(made),
        _to_decide(made),
        _differs(made),
        _to_look_at(made),
        _stays(made),
        _judged(made, commit),
        _end(made, commit),
    )
    blocks = ["\n".join(lines) for part in parts if (lines := list(part))]
    return "\n\n".join(blocks) + "\n"


def message_of(made: TwoAsOne) -> str:
    """The message of the commit."""
    their, prefix = made.theirs.framework.organisation, made.decided.prefix
    lines = [
        f"The register of {their.name} comes in as {prefix}",
        "",
        f"One board from {in_words(made.decided.on)}.",
    ]
    return "\n".join([*lines, *_comes(made), *_same(made), ""])


def _head(made: TwoAsOne, commit: str) -> Iterator[str]:
    our, their = made.ours.framework.organisation, made.theirs.framework.organisation
    comes = "came" if commit else "would come"
    yield (
        f"{their.name} {comes} into {our.name} as {made.decided.prefix}: one board from {in_words(made.decided.on)}."
        f" Theirs ends with {made.theirs.commit[:12]}, ours with {made.ours.commit[:12]}."
    )


def _comes(made: TwoAsOne) -> Iterator[str]:
    kinds = {item.record.id: item for item in made.theirs.register.held}
    count = Counter(kinds[id_].kind for id_ in made.brought.new)
    said = [number_of(count[kind.name], kind.called) for kind in KINDS if count[kind.name]]
    if not said:
        yield "No record of theirs comes under an ID of its own."
        return
    first = next(iter(made.brought.new.values()))
    private = sum(kinds[id_].record.sensitivity == "private" for id_ in made.brought.new)
    be, stay = ("is", "stays") if private == 1 else ("are", "stay")
    are = f"{private} of them {be} private, and {stay} so" if private else "none of them is private"
    yield f"Under IDs of their own come {listed(said)}, such as {PurePosixPath(first.path).stem}; {are}."
    stones = len(made.brought.stones)
    if stones:
        yield f"So {'does' if stones == 1 else 'do'} {number_of(stones, 'tombstone')} of what they took out."


def _same(made: TwoAsOne) -> Iterator[str]:
    """What both boards have, and what becomes of ours."""
    matched = made.brought.matched.values()
    count = Counter(ours.kind for ours, _, _ in matched)
    if count:
        said = listed([number_of(count[kind.name], kind.called) for kind in KINDS if count[kind.name]])
        yield f"Both have {said}: none of them is doubled, and what theirs added to its histories is added to ours, in the order of days."
    lines = [f"{ours.record.id}: {', '.join(joined.added)}" for ours, joined, _ in matched if joined.added]
    if lines:
        yield f"Of ours {number_of(len(made.brought.changed), 'record')} {'changes' if len(made.brought.changed) == 1 else 'change'}:"
        yield from _some(lines)
    private = [ours.record.id for ours, joined, _ in matched if joined.private]
    if private:
        yield f"Private from now on, because theirs was and its words are in it: {listed(private)}."


def _settings(made: TwoAsOne) -> Iterator[str]:
    settings = made.brought.settings
    if settings.added:
        yield f"`{made.ours.workspace.prefix}framework.yaml` gets:"
        yield from (f"  {_key(key)}: {_names(names)}" for key, names in settings.added.items())
    for body, heir in settings.ended:
        yield f"{body} ends on {in_words(made.decided.last_day)}, and {heir} goes on with its work."
    same = Counter(choice.key for choice in made.brought.choices if choice.same)
    if same:
        yield f"The same at both: {', '.join(f'{_key(key)} {count}' for key, count in same.items())}."


def _links(made: TwoAsOne) -> Iterator[str]:
    files = [*made.brought.new.values(), *(one for _, _, one in made.brought.matched.values())]
    yield capital(f"{number_of(sum(one.links for one in files), 'link')} repaired.")
    lines = [f"{PurePosixPath(one.path).stem}: {listed(list(one.prose))}" for one in files if one.prose]
    if lines:
        yield "Numbers of theirs in words, which are so from now on:"
        yield from _some(lines)
    strange = [f"{PurePosixPath(one.path).stem}: {listed(list(one.strange))}" for one in files if one.strange]
    if strange:
        yield "Numbers in words that their register does not know, and that stay; look at each:"
        yield from _some(strange)


def _to_decide(made: TwoAsOne) -> Iterator[str]:
    settings = made.brought.settings
    if settings.open or settings.lacking:
        yield "To be decided before anything is written; `--write-map FILE` writes a map to fill in, `--map FILE` follows it:"
        yield from (f"  {choice.key}: {choice.id} ({choice.title}): {choice.why}" for choice in settings.open)
        yield from (
            f"  `{name}:` is not in our settings, and records of theirs need it: add it first"
            for name in dict.fromkeys(settings.lacking)
        )
    look = [choice for choice in made.brought.choices if choice.to_look_at and not choice.open]
    if look:
        yield "Clashes, and what may be the same; the map decides otherwise where this is wrong:"
        yield from _some(
            f"{choice.key}: {choice.id} {'is ours' if choice.same == choice.id else f'is {choice.here}'}; {choice.why}"
            for choice in look
        )


def _differs(made: TwoAsOne) -> Iterator[str]:
    settings = [
        f"{name}: ours {ours}; theirs {theirs}" for name, ours, theirs in made.brought.settings.differs
    ]
    if settings:
        yield "Settings that differ, and by ours all is judged from now on:"
        yield from _some(settings)
    lines = [
        f"{held.record.id}, {name}: ours {ours}; theirs {theirs}"
        for held, joined, _ in made.brought.matched.values()
        for name, ours, theirs in joined.differs
    ]
    if lines:
        yield "Records of both that say different things, where ours stands; theirs is told by its history:"
        yield from _some(lines)


def _to_look_at(made: TwoAsOne) -> Iterator[str]:
    if made.brought.waivers:
        yield "Agreed exceptions that come with their records, each until its day; look whether the one board agrees to them:"
        yield from _some(
            f"{id_}: {waiver.rule} until {in_words(waiver.until)}, agreed by {made.brought.names.of('body', waiver.agreed_by)}"
            for id_, waiver in made.brought.waivers
        )


def _stays(made: TwoAsOne) -> Iterator[str]:
    """What does not come along."""
    lines = [
        f"{_key(key)} that nothing needs: {_names(names)}"
        for key, names in made.brought.settings.unused.items()
    ]
    may = made.theirs.register.authorities
    if may is not None:
        lines.append(
            f"`authorities.yaml`, which names {number_of(len(may.everybody), 'identity')}: who may decide is said here"
        )
    own = names_at(made.theirs.workspace.root, made.theirs.commit, TEMPLATES)
    if own:
        lines.append(f"templates of their own: {_names([PurePosixPath(name).name for name in own])}")
    if lines:
        yield "Stays behind, and is in their history:"
        yield from (f"  {line}" for line in lines)


def _judged(made: TwoAsOne, commit: str) -> Iterator[str]:
    if made.errors:
        yield f"The one register would have {number_of(len(made.errors), 'error')} that neither side has:"
        yield from _some([concise(item) for item in made.errors])
    else:
        yield f"The one register {'has' if commit else 'would have'} no error that neither side has."
    if made.warnings:
        yield f"Warnings that neither side has, {len(made.warnings)}:"
        yield from _by_rule(made.warnings)


def _by_rule(found: Sequence[Finding]) -> Iterator[str]:
    times = Counter(item.code for item in found)
    first = {item.code: item for item in reversed(found)}
    for code, many in times.items():
        yield f"  {code}, {number_of(many, 'time')}: {first[code].record or first[code].path}: {first[code].message}"


def _end(made: TwoAsOne, commit: str) -> Iterator[str]:
    if not commit:
        yield UNWRITTEN if not made.stopped else f"Nothing can be written, for {made.stopped}."
        return
    prefix, example = made.decided.prefix, next(iter(made.brought.new.values()), None)
    yield f"Committed as {commit[:12]}, a merge of the two histories."
    if example:
        yield f"`qaif history {PurePosixPath(example.path).stem}` tells the life of a record of theirs from its first day."
    yield f"`qaif report --bimonthly --at {made.theirs.commit[:12]}` prints their paper as {prefix} had it, and with `--at {made.ours.commit[:12]}` ours."


def _some(lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    yield from (f"  {line}" for line in found[:_SHOWN])
    if len(found) > _SHOWN:
        yield f"  and {len(found) - _SHOWN} more"


def _names(names: Sequence[str]) -> str:
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return listed([*names[:_NAMED], *more])


def _key(key: str) -> str:
    return key.replace("_", " ")
