"""One register from two: the texts of all files that come or change, worked out from the two and from what was decided.

It hangs on nothing else, so that a check can do the same again and compare.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from qaif_cli.flow.bringing.decided import MergerPlan, SharedThing
from qaif_cli.flow.bringing.lists import BY_WORD, EXTRA, KINDS_SHARED, LISTS_SHARED
from qaif_cli.flow.bringing.matched import Joined, joined
from qaif_cli.flow.bringing.relinked import Names, Relinked, relinked
from qaif_cli.flow.bringing.same import BothBoards, choices
from qaif_cli.flow.bringing.settings import JoinedSettings, joined_settings, needed
from qaif_cli.model.boards import of_board
from qaif_cli.model.kinds import BY_NAME, KINDS
from qaif_cli.model.record import Waiver
from qaif_cli.model.register import Held, OtherFile
from qaif_cli.model.retired import Retired
from qaif_cli.store.loader import FRAMEWORK_FILE, Loaded, load, read_text
from qaif_cli.store.source import File, Files
from qaif_cli.store.splice import replaced


@dataclass
class Brought:
    """What comes of two registers.

    Attributes:
        names: What everything of theirs is called here.
        choices: What becomes of each thing that both may have.
        settings: The settings.
        new: Each file that comes, by the ID that its record had there.
        matched: By its ID there, each record that both have, with ours and what became of the two.
        stones: The tombstones that come.
        waivers: The agreed exceptions that come, each with its record as it is called here.
    """

    names: Names
    choices: list[SharedThing]
    settings: JoinedSettings
    new: dict[str, Relinked] = field(default_factory=dict)
    matched: dict[str, tuple[Held, Joined, Relinked]] = field(default_factory=dict)
    stones: list[Relinked] = field(default_factory=list)
    waivers: list[tuple[str, Waiver]] = field(default_factory=list)

    @property
    def files(self) -> list[Relinked]:
        """Each file that comes."""
        return [*self.new.values(), *self.stones]

    @property
    def texts(self) -> dict[str, str]:
        """By its path, what each file says that comes or changes."""
        found = {one.path: one.text for one in self.files}
        found |= {ours.path: made.text for ours, made, _ in self.matched.values() if made.text != ours.text}
        return {FRAMEWORK_FILE: self.settings.text, **found}

    @property
    def changed(self) -> list[Held]:
        """The records of ours that change."""
        return [ours for ours, made, _ in self.matched.values() if made.text != ours.text]


def brought_in(sides: BothBoards, decided: MergerPlan, commit: str) -> Brought:
    """Bring one register into another.

    Args:
        sides: The two.
        decided: What was decided of it.
        commit: The last commit of theirs.

    Raises:
        QaifError: where a file of theirs cannot be taken over without loss.
    """
    found = choices(sides, decided)
    names = _names(sides, found, decided)
    comes = [item.record for item in sides.theirs.held]
    stones = [item for item in sides.theirs.beside if isinstance(item.content, Retired)]
    used = needed(sides, found, [*comes, *(item.content for item in stones)])
    made = Brought(names, found, joined_settings(sides, found, used, names, decided, commit))
    same: dict[str, set[str]] = {kind.name: set() for kind in KINDS}
    for kind, key in KINDS_SHARED.items():
        same[kind] = {choice.id for choice in found if choice.key == key and choice.same}
    for item in sides.theirs.held:
        one, here = relinked(item, names), sides.ours.by_id.get(names.records[item.record.id])
        if here is not None and here.kind == item.kind and item.record.id in same[item.kind]:
            made.matched[item.record.id] = (here, joined(here, read_text(one.path, one.text)), one)
        else:
            made.new[item.record.id] = one
        made.waivers += [(names.records[item.record.id], waiver) for waiver in item.record.waivers]
    made.stones = [_stone(item, names) for item in stones]
    return made


def _names(sides: BothBoards, found: list[SharedThing], decided: MergerPlan) -> Names:
    records = {item.record.id: of_board(item.record.id, decided.prefix) for item in sides.theirs.held}
    keys = set(KINDS_SHARED.values())
    records |= {choice.id: choice.same for choice in found if choice.key in keys and choice.same}
    by_key = {one.key: one.to for one in LISTS_SHARED}
    words: dict[str, dict[str, str]] = {to: {} for to in BY_WORD}
    fields: dict[str, dict[str, str]] = {}
    for choice in found:
        if choice.key in by_key:
            words[by_key[choice.key]][choice.id] = choice.here
        elif choice.key == EXTRA:
            kind, _, name = choice.id.partition("/")
            fields.setdefault(kind, {})[name] = choice.here.partition("/")[2]
    numbers = {
        name
        for item in sides.theirs.held
        if BY_NAME[item.kind].prefix
        for name in (item.record.id, *item.record.formerly)
    }
    return Names(decided.prefix, records, words, fields, frozenset(numbers | set(sides.theirs.retired)))


def _stone(item: OtherFile, names: Names) -> Relinked:
    """A tombstone, under the ID that is never used again here."""
    stone = item.content
    assert isinstance(stone, Retired)  # noqa: S101  # only such are given
    new = of_board(stone.id, names.prefix)
    text = replaced(names.in_words(item.text), {"/id": new, "/by": names.of("role", stone.by)})
    return Relinked(f"retired/{new}.yaml", text, 1)


def with_texts(ours: Loaded, texts: dict[str, str]) -> Loaded:
    """A reading as it would be with some files changed, and some that come."""
    register = ours.register
    there = {FRAMEWORK_FILE: register.framework_text}
    there |= {item.path: item.text for item in register.held}
    there |= {item.path: item.text for item in register.beside}
    there |= {item.path: item.text for item in register.unreadable}
    files = tuple(File(path, text.encode()) for path, text in sorted({**there, **texts}.items()))
    return load(Files(files), register)


def doubled(made: Brought) -> list[str]:
    """Records of ours that two of theirs are said to be."""
    times = Counter(ours.record.id for ours, _, _ in made.matched.values())
    return [id_ for id_, count in times.items() if count > 1]
