"""What the regulator's file says of the ratings of one organisation: a row for each service and key question, put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qaif_cli.exchange.headings import plain
from qaif_cli.exchange.organisation_files import QUESTIONS
from qaif_cli.exchange.sheet import Place
from qaif_cli.flow.incoming.organisations import day_in
from qaif_cli.flow.incoming.shown import shown
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.cqc import rating_word, without_grade
from qaif_cli.model.kinds.provider import CqcRating
from qaif_cli.model.vocabulary import RATINGS

WHOLE = "overall"
NO_GRADES = ("not-rated", UNKNOWN)


@dataclass(frozen=True)
class RatedRow:
    """A row of the regulator's file.

    Attributes:
        row: Its number.
        cells: What its cells hold, by field.
        places: Where they stand, by field.
    """

    row: int
    cells: Mapping[str, str]
    places: Mapping[str, Place]

    def get(self, name: str) -> str:
        """What a cell holds; empty where it is empty."""
        return self.cells.get(name, "").strip()

    @property
    def place(self) -> Place | None:
        """The cell of the rating."""
        return self.places.get("rating") or self.places.get("overall")

    @property
    def words(self) -> str:
        """The rating as it is written."""
        return self.get("rating") or self.get("overall")

    @property
    def service(self) -> str:
        """The service that is rated, in small letters; `overall` for the whole."""
        return plain(self.get("service")) or WHOLE

    @property
    def question(self) -> str:
        """The field of a rating that it fills; empty where nobody knows the question."""
        return QUESTIONS.get(plain(self.get("question")) or WHOLE, "")


@dataclass
class RatedOrganisation:
    """The ratings of one organisation.

    Attributes:
        rows: Its rows.
        faults: What cannot be, with the row and the cell.
        used: The cells that became something, and what.
        strange: What stands in the place of a key question and is none.
        services: The overall ratings of its single services, by name.
        published: The day of publication; None where no row says it.
        entry: What a record holds, without the day on which it was looked up.
    """

    rows: Sequence[RatedRow]
    faults: list[tuple[int, Place | None, str]] = field(default_factory=list)
    used: dict[Place, str] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)
    services: dict[str, str] = field(default_factory=dict)
    published: date | None = None
    entry: dict[str, Any] = field(default_factory=dict)

    @property
    def graded(self) -> bool:
        """Whether the whole has a grade."""
        return self.entry.get("overall", "not-rated") not in NO_GRADES


def rated(rows: Iterable[RatedRow], today: date) -> RatedOrganisation:
    """Put the rows of one organisation together.

    Args:
        rows: Its rows.
        today: The real day, after which nothing was published.
    """
    made = RatedOrganisation(tuple(rows))
    days = {row.row: _published(made, row, today) for row in made.rows}
    words: dict[str, str] = {}
    taken: dict[str, RatedRow] = {}
    for row in sorted(made.rows, key=lambda row: (days[row.row] or date.min, -row.row)):
        if row.service != WHOLE:
            _of_service(made, row)
            continue
        name, word = row.question, rating_word(row.words or "Not rated")
        if not name:
            made.strange.append(row.get("question"))
            continue
        if not word:
            made.faults.append((row.row, row.place, f"`{shown(row.words)}` is no rating of the regulator."))
            continue
        before = taken.get(name)
        if before and days[before.row] == days[row.row] and words[name] != word:
            made.faults.append((row.row, row.place, _TWO.format(row=before.row)))
        taken[name], words[name] = row, word
    for name, row in taken.items():
        if row.place:
            made.used[row.place] = name
    whole = taken.get("overall")
    made.published = days[whole.row] if whole else None
    if made.published is None:
        made.published = max((day for day in days.values() if day), default=None)
    _entry(made, words, whole)
    return made


_TWO = (
    "row {row} has another rating of the same day. Look on the regulator's page which of them holds, and leave the other out"
    " with `leave_rows` in the map."
)


def _published(made: RatedOrganisation, row: RatedRow, today: date) -> date | None:
    day = day_in(row.get("published"))
    place = row.places.get("published")
    if isinstance(day, str):
        made.faults.append((row.row, place, day))
        return None
    if day and day > today:
        made.faults.append((row.row, place, f"{day.isoformat()} has not come yet."))
        return None
    return day


def _of_service(made: RatedOrganisation, row: RatedRow) -> None:
    """Keep what a single service is rated, for the case that the whole has no grade."""
    word = rating_word(row.words)
    if row.question == WHOLE and word and word not in NO_GRADES:
        made.services[" ".join(row.get("service").split())] = RATINGS.label(word)


def _entry(made: RatedOrganisation, words: Mapping[str, str], whole: RatedRow | None) -> None:
    """The entry of the record. Where the whole has no grade, its words or the ratings of its services are kept.

    Of a file that was filtered to some key questions nobody knows whether the whole has a grade.
    """
    overall = words.get("overall", "not-rated" if made.services else UNKNOWN)
    said = without_grade(whole.words) if whole else ""
    if overall in NO_GRADES and made.services:
        services = "; ".join(f"{name}: {rating}" for name, rating in sorted(made.services.items()))
        said = (
            f"{said}; services by themselves: {services}" if said else f"Services by themselves: {services}"
        )
    made.entry = {
        "published": made.published.isoformat() if made.published else UNKNOWN,
        "overall": overall,
        **{name: words[name] for name in QUESTIONS.values() if name in words and name != "overall"},
        **({"says": said} if said else {}),
    }


def same_rating(entry: Mapping[str, Any], there: CqcRating) -> bool:
    """Whether a record says the same already, whatever the day on which it was looked up."""
    held = there.model_dump(mode="json")
    names = ("published", *QUESTIONS.values(), "says")
    return all((entry.get(name) or UNKNOWN) == (held[name] or UNKNOWN) for name in names)
