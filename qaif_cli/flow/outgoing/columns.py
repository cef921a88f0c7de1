"""The columns of the risk register as a workbook: what each shows, whether it may be changed, and what it becomes on its way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnKind = Literal["line", "text", "name", "names", "step", "day", "entries", "status", "worked"]
"""How a cell is read back; what is worked out is never taken from one."""
TABLE = "Risks"
KEY = "_key"
REFERENCE, TITLE, STATUS = "Reference", "Title", "Status"
CONSEQUENCE, LIKELIHOOD, SCORE, BAND = "Consequence", "Likelihood", "Score", "Band"
TARGET_CONSEQUENCE, TARGET_LIKELIHOOD, TARGET_SCORE = (
    "Target consequence",
    "Target likelihood",
    "Target score",
)
TARGET_BY = "Target by"
ON, BY, NOTE = "Reviewed on", "Reviewed by", "Review note"
CONTROLS, PROVIDERS, OWNER = "Controls", "Providers", "Owner"
GAPS, ACTIONS = "Gaps", "Actions"
SCORES = (CONSEQUENCE, LIKELIHOOD)
TARGETS = (TARGET_CONSEQUENCE, TARGET_LIKELIHOOD, TARGET_BY)
EVENT = (ON, BY, NOTE)
"""The columns that are empty when the register is exported: what is written there says who reviewed, closed or opened the
risk again, and when."""


@dataclass(frozen=True)
class RegisterColumn:
    """A column of the register.

    Attributes:
        heading: Its heading.
        width: How wide it is, in letters.
        kind: How a cell of it is read back.
        field: The field of the record; of a new risk, what an import calls it. Empty where there is none.
        names: The list whose titles it shows: role, area, provider, domain or tier.
        editable: Whether it may be changed.
        new_only: Whether it may be filled in for a new risk alone.
        day: Whether it shows a day, where it is worked out.
        may_be_empty: Whether an empty cell says that there is nothing.
        help: What is said to whoever comes into one of its cells.
        how: Which command changes what it shows, where it cannot be changed here.
    """

    heading: str
    width: float
    kind: ColumnKind
    field: str = ""
    names: str = ""
    editable: bool = True
    new_only: bool = False
    day: bool = False
    may_be_empty: bool = False
    help: str = ""
    how: str = "it is worked out"


def _shown(
    heading: str,
    width: float,
    how: str = "it is worked out",
    field: str = "",
    *,
    new: bool = False,
    day: bool = False,
) -> RegisterColumn:
    """A column that shows what is changed elsewhere."""
    return RegisterColumn(heading, width, "worked", field, editable=False, new_only=new, day=day, how=how)


_STEP = (
    "A whole number from 1 to 5; the sheet Key has the words. A new score needs Reviewed on and Reviewed by."
)
_ROLE = "A role of the framework, by its title."
COLUMNS: tuple[RegisterColumn, ...] = (
    _shown(REFERENCE, 11, "a reference is never given to another risk", "reference", new=True),
    RegisterColumn(TITLE, 34, "line", "title"),
    RegisterColumn("Cause (if)", 30, "text", "cause"),
    RegisterColumn("Event (then)", 30, "text", "event"),
    RegisterColumn("Effect (resulting in)", 30, "text", "effect"),
    RegisterColumn("Area", 20, "name", "area", "area"),
    RegisterColumn(
        PROVIDERS, 22, "names", "provider", "provider", may_be_empty=True, help="Each by its name, one a line."
    ),
    RegisterColumn(OWNER, 20, "name", "owner", "role", help=_ROLE),
    RegisterColumn("Executive lead", 20, "name", "executive_lead", "role", help=_ROLE),
    RegisterColumn("Domain", 18, "name", "domain", "domain"),
    RegisterColumn("Register", 15, "name", "tier", "tier"),
    _shown("Initial score", 8, "the first review says it"),
    RegisterColumn(CONSEQUENCE, 13, "step", "consequence", help=_STEP),
    RegisterColumn(LIKELIHOOD, 11, "step", "likelihood", help=_STEP),
    _shown(SCORE, 8),
    _shown(BAND, 11),
    RegisterColumn(
        ON, 13, "day", "reviewed", may_be_empty=True,
        help="The day of the review, closing or reopening that this row records, such as 28/11/2026.",
    ),
    RegisterColumn(BY, 20, "name", "by", "role", may_be_empty=True, help=f"Who reviewed it. {_ROLE}"),
    RegisterColumn(
        NOTE, 30, "text", "note", may_be_empty=True,
        help="What was looked at; for a closing or a reopening, why.",
    ),
    RegisterColumn(TARGET_CONSEQUENCE, 13, "step", "target_consequence", may_be_empty=True, help="From 1 to 5."),
    RegisterColumn(TARGET_LIKELIHOOD, 11, "step", "target_likelihood", may_be_empty=True, help="From 1 to 5."),
    _shown(TARGET_SCORE, 8),
    RegisterColumn(TARGET_BY, 13, "day", "target_by", may_be_empty=True),
    RegisterColumn(
        CONTROLS, 46, "entries", "control", may_be_empty=True,
        help="One a line. Leave C1, C2 before those that are there; a new line is a new control.",
    ),
    _shown(GAPS, 34, "`qaif risk gap add` and `close` change it", "gap", new=True),
    _shown(ACTIONS, 46, "`qaif action add`, `done` and `extend` change it", "action", new=True),
    _shown("Opened", 13, "`qaif risk edit` changes it", "opened", new=True, day=True),
    _shown("Last reviewed", 13, "Reviewed on and Reviewed by record a review", day=True),
    _shown("Last reviewed by", 20, "Reviewed on and Reviewed by record a review"),
    _shown("Review due", 13, "the score sets it", day=True),
    RegisterColumn(
        STATUS, 10, "status", "status",
        help="open or closed; Reviewed on, Reviewed by and Review note say when, who and why.",
    ),
    _shown("Closed on", 13, "Status and Reviewed on close a risk", day=True),
    _shown("Public or private", 10, "`qaif risk edit` changes it"),
)  # fmt: skip
BY_HEADING = {column.heading: column for column in COLUMNS}
WORKED = (SCORE, BAND, TARGET_SCORE)
"""What formulas of the workbook work out, so that it is never compared."""
