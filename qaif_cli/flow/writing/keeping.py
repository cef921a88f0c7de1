"""What commands owe to the words of fields: what is kept writes its entry, and what is said for ever is refused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.judge.changes.fields import Alteration, alterations
from qaif_cli.judge.wording import place_in_words
from qaif_cli.model.edit import Append, Edit
from qaif_cli.model.record import Record
from qaif_cli.model.ways import AMENDED


def kept_by(was: Record, now: Record, day: date) -> tuple[Edit, ...]:
    """The entries that keep what a change takes from a record.

    Args:
        was: The record as it is.
        now: The record as it would be.
        day: The day of the change.

    Raises:
        QaifError: where it changes what was said for ever, or takes out what stays.
    """
    found = alterations(was, now)
    refused = [item for item in found if item.verdict in ("said", "removed")]
    if refused:
        raise QaifError(_refusal(was.id, refused), f"Nothing was written. {_instead(refused[0])}")
    return tuple(Append(f"/{AMENDED}", _entry(item, day)) for item in found if item.verdict == "unkept")


def _entry(item: Alteration, day: date) -> dict[str, str]:
    return {"date": day.isoformat(), "field": item.name, "was": item.was}


def _refusal(id_: str, refused: Iterable[Alteration]) -> str:
    said = "".join(
        f"\n  {item.entry or place_in_words(item.pointer)} "
        + ("would go" if item.verdict == "removed" else f"says: {item.was or 'nothing'}")
        for item in refused
    )
    return f"What {id_} has said for ever cannot be said otherwise:{said}"


def _instead(item: Alteration) -> str:
    if item.entry:
        return "An entry of a history is put right by another that corrects it: --corrects, where the command has it."
    return (
        "If it was a slip, put it right with `qaif edit`, together with an entry of `amended` that says"
        f" `field: {item.name}`, what it `was`, and why."
    )
