"""Makes IDs that are words out of titles, and checks that they are free and well formed."""

from __future__ import annotations

import re
import unicodedata

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Writing
from qaif_cli.model.base import SLUG

LONGEST = 100
"""So many letters an ID has at the most: it is the name of a file, and stands in sentences."""
DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""What Windows takes for a device, whatever ending the file has: nobody there could take such a record in."""


def slug(title: str) -> str:
    """A short name in lower case, made of a title: `st-aldith-hospice` of St Aldith's Hospice."""
    straight = title.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("&", " and ")
    plain = re.sub(r"'s\b|'", "", straight)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def free_id(writing: Writing, id_: str, kind: str) -> str:
    """An ID that a new record can have.

    Args:
        writing: The form, with the register.
        id_: The ID.
        kind: What the record is, with its article: `a provider`.

    Raises:
        QaifError: where it is taken, or has not the form of an ID.
    """
    if not re.fullmatch(SLUG, id_):
        raise QaifError(
            f"`{id_}` cannot be the ID of {kind}.",
            "Say one with --id: small letters and figures, with - between words.",
        )
    if id_ in DEVICES:
        raise QaifError(
            f"`{id_}` cannot be the ID of {kind}: it is the name of its file, and Windows has none of that name.",
            "Say a longer one with --id.",
        )
    if len(id_) > LONGEST:
        which = "said" if writing.get("id") else "made of the title"
        raise QaifError(
            f"The ID {which} is too long: it has {len(id_)} letters, and that of {kind} has {LONGEST} at the most.",
            "Say a shorter one with --id: small letters and figures, with - between words.",
        )
    register = writing.reading.register
    taken = register.by_id.get(id_)
    if taken or id_ in {item.id for item in register.unreadable}:
        title = f" ({taken.record.title})" if taken else ""
        raise QaifError(f"The ID `{id_}` is taken{title}.", "Say another with --id, or edit that record.")
    return id_
