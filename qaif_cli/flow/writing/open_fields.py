"""What two sides changed in different ways: shown field by field, decided field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qaif_cli.errors import QaifError
from qaif_cli.judge.merge.three_way import Open, Settlement
from qaif_cli.model.edit import Edit
from qaif_cli.model.words import listed
from qaif_cli.render.words import number_of

OURS, THEIRS, BASE = "ours", "theirs", "base"
_TURNED = "In a rebase git calls your own commit theirs; here yours is what you wrote."


@dataclass(frozen=True)
class OpenFields:
    """A file that two sides changed, while it is put together.

    Attributes:
        id: What the command calls it.
        title: What people call it.
        turned: Whether git calls our side theirs, as it does in a rebase.
        settlement: What settles itself, and what is open.
    """

    id: str
    title: str
    turned: bool
    settlement: Settlement

    @property
    def open(self) -> tuple[Open, ...]:
        """What is still to be decided."""
        return tuple(self.settlement.open)

    def shown(self, known: Iterable[str] = ()) -> str:
        """It field by field: what was merged automatically, and what is still to be decided."""
        lines = [f"{self.id} ({self.title}) was changed on both sides."]
        lines += [_TURNED] if self.turned else []
        if self.settlement.says:
            lines += ["Settled:", *(f"  {line}" for line in self.settlement.says)]
        left = [item for item in self.open if item.name not in set(known)]
        if left:
            lines += ["To decide:", *(line for item in left for line in shown_open(item))]
        return "\n".join([*lines, ""])


def shown_open(item: Open) -> list[str]:
    """A field that is open, with what it was and what it is on both sides."""
    was = [] if item.base is None else [f"    base:   {item.base}"]
    return [
        f"  {item.name}{item.asks and f': {item.asks}'}",
        *was,
        f"    yours:  {item.ours}",
        f"    theirs: {item.theirs}",
    ]


def decided(merging: OpenFields, said: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The side that the user chose for each field.

    Args:
        merging: What is put together.
        said: For each side, the fields that are taken from it.

    Raises:
        QaifError: where a field is not open, or was said twice.
    """
    names = {item.name.casefold(): item for item in merging.open}
    choices: dict[str, str] = {}
    for side, fields in said.items():
        for field in fields:
            item = names.get(field.strip("/").casefold())
            if item is None:
                there = listed([item.name for item in merging.open])
                raise QaifError(
                    f"`{field}` is not open in {merging.id}.",
                    f"Open are: {there}." if there else "Nothing is: leave it out.",
                )
            if choices.setdefault(item.name, side) != side:
                raise QaifError(f"Two sides were named for `{item.name}`.", "Name one.")
            if side == BASE and item.base is None:
                raise QaifError(f"What `{item.name}` was is not known.", "Take yours or theirs.")
    return choices


def undecided(merging: OpenFields, choices: Mapping[str, str]) -> QaifError:
    """The error that lists every field still to be decided."""
    left = [item for item in merging.open if item.name not in choices]
    how = " ".join(f"--ours {item.name}" for item in left)
    return QaifError(
        f"{merging.shown(choices)}{number_of(len(left), 'field')} to decide, so nothing was written.",
        f"Say for each whose is right, for example: qaif resolve {merging.id} {how}",
    )


def chosen(merging: OpenFields, choices: Mapping[str, str]) -> list[Edit]:
    """What is done to our version.

    Raises:
        QaifError: where something is undecided.
    """
    if any(item.name not in choices for item in merging.open):
        raise undecided(merging, choices)
    edits: list[Edit] = list(merging.settlement.edits)
    for item in merging.open:
        edits += {THEIRS: item.from_theirs, BASE: item.from_base}.get(choices[item.name], ())
    return edits
