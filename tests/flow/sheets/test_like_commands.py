"""What a sheet records is what the commands record, to the byte: minutes, the return of an area, the first week."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.committees import plant
from tests.support.desk import Desk, stop_clock
from tests.support.running import Golden, Qaif

QC, IM = "quality-committee", "insights-meeting"
MAY = f"2026-05-28-{QC}"
MEETING = f"meetings/2026/{MAY}.yaml"


class Pair:
    """Two copies of a register: a sheet is applied to one, and commands are given on the other."""

    def __init__(self, sheet: Desk, commands: Desk) -> None:
        self.sheet = sheet
        self.commands = commands
        self.page = sheet.records.parent / "sheet.yaml"

    def make(self, *flags: str) -> str:
        self.sheet.does("sheet", *flags, "--out", str(self.page))
        return self.page.read_text("utf-8")

    def fill(self, key: str, lines: Mapping[str, str]) -> None:
        """Fill in lines of the thing that stands below a key."""
        text = self.page.read_text("utf-8")
        start = text.index(f" {key}:\n")
        head, rest = text[:start], text[start:]
        for name, value in lines.items():
            rest, made = re.subn(rf"(?m)^( +{name}:).*$", rf"\1 {value}", rest, count=1)
            assert made, name
        self.page.write_text(head + rest, "utf-8")

    def apply(self, *more: str) -> str:
        return self.sheet.does("apply", str(self.page), *more)

    def same(self) -> None:
        assert self.sheet.everything() == self.commands.everything()


@pytest.fixture
def pair(qaif: Qaif, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pair:
    stop_clock(monkeypatch)
    plant(base)
    other = tmp_path / "other" / "records"
    shutil.copytree(base, other)
    return Pair(Desk(qaif, base), Desk(qaif, other))


def test_minutes_are_recorded_in_one_go(pair: Pair, golden: Golden) -> None:
    golden("sheet/minutes.yaml", pair.make("--minutes", MAY).replace(str(pair.page), "sheet.yaml"))
    pair.fill(MAY, {"attended": "director-of-quality; Quality Lead for Primary Care; safety-lead"})
    pair.fill(
        "M1",
        {"minute": '"Read: with thanks"', "action": "Send it round", "owner": "safety-lead", "due": "2w"},
    )
    pair.fill("new-1", {"topic": "Heat in the wards", "decision": "Fans by July"})
    pair.fill("new-2", {"topic": "Car park", "decision": "Ask", "action": "Ask the council"})
    pair.fill("new-2", {"owner": "quality-lead", "due": "2026-07-01"})
    said = pair.apply()
    assert "M1: minute and an action for safety-lead by 11 June 2026 recorded" in said

    minute = ("meeting", "minute", MAY)
    pair.commands.does(*minute, "--attended", "safety-lead")
    pair.commands.does(*minute, "M1", "--minute", "Read: with thanks")
    pair.commands.does(*minute, "--topic", "Heat in the wards", "--decision", "Fans by July")
    pair.commands.does(*minute, "--topic", "Car park", "--decision", "Ask")
    added = ("action", "add", MAY, "--date", "2026-05-28")
    pair.commands.does(*added, "--title", "Send it round", "--owner", "safety-lead", "--due", "2w")
    pair.commands.does(*added, "--title", "Ask the council", "--owner", "quality-lead", "--due", "2026-07-01")
    pair.same()

    assert pair.apply() == (
        "No meetings recorded, 1 left empty and skipped; no items recorded, 3 recorded already, 3 left empty and skipped.\n"
    )
    pair.same()


@pytest.mark.parametrize(
    ("key", "lines", "says"),
    [
        (
            MAY,
            {"attended": "quality-lead"},
            "director-of-quality is recorded as there, and is not on the sheet any more.",
        ),
        ("M2", {"action": "Ask"}, "Missing: owner:, due:."),
        ("M2", {"owner": "quality-lead", "due": "2w"}, "Missing: action:."),
        ("new-1", {"decision": "Yes"}, "`topic:` of new-1 is empty."),
        ("new-1", {"topic": "Heat"}, "Missing: decision:."),
        ("M2", {"assurance": "much"}, "There is no judgement `much`."),
        (
            "M2",
            {"action": "Ask", "owner": "quality-lead", "due": "2026-05-01"},
            "before it was agreed on 28 May 2026.",
        ),
    ],
)
def test_minutes_that_cannot_be_are_refused(key: str, lines: dict[str, str], says: str, pair: Pair) -> None:
    pair.make("--minutes", MAY)
    pair.fill(key, lines)
    said = pair.sheet.refuses("apply", str(pair.page))
    assert says in said
    assert re.search(r"sheet\.yaml:\d+:\d+: ", said)


ODD = (
    "two\nlines",
    "ends with a line\n",
    " blanks  inside ",
    "a\ttab",
    "=1+1",
    "007",
    "R-0001 was late",
    "yes",
    "2026-05-28",
    "a: b # c",
)


@pytest.mark.parametrize("ending", ["yaml", "xlsx"])
def test_what_stands_on_a_sheet_already_is_no_answer(ending: str, pair: Pair) -> None:
    """Whatever it looks like: a text in several lines, with a tab, one that looks like a number."""
    path = pair.sheet.records / MEETING
    text = path.read_text("utf-8")
    items = "".join(
        f"  - id: M{10 + place}\n    topic: T{place}\n    minute: {json.dumps(odd)}\n"
        for place, odd in enumerate(ODD)
    )
    partners = f"partners: {json.dumps(ODD[1])}\nitems:\n{items}"
    path.write_text(text.replace("items:\n", partners, 1), "utf-8")
    before = pair.sheet.everything()
    page = pair.page.with_suffix(f".{ending}")
    pair.sheet.does("sheet", "--minutes", MAY, "--out", str(page))
    assert "no items recorded" in pair.sheet.does("apply", str(page))
    assert pair.sheet.everything() == before


def test_a_minute_that_no_cell_holds_is_not_read_back_cut(pair: Pair) -> None:
    long = "We spoke at length. " * 2_000
    pair.sheet.does("meeting", "minute", MAY, "M2", "--minute", long)
    before = pair.sheet.everything()
    path = pair.page.with_suffix(".xlsx")
    pair.sheet.does("sheet", "--minutes", MAY, "--out", str(path))
    assert pair.sheet.does("apply", str(path)).startswith(
        "No meetings recorded, 1 left empty and skipped; no items"
    )
    assert pair.sheet.everything() == before


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (QC, "is a body, and one of its meetings is meant."),
        (f"2026-07-23-{QC}", "so nothing can have been said or decided at it yet."),
        ("2026-02-30-committee", "There is no meeting"),
    ],
)
def test_a_meeting_that_has_no_minutes_yet(said: str, says: str, pair: Pair) -> None:
    assert says in pair.sheet.refuses("sheet", "--minutes", said)


AREA = ("--area", "primary", "--within", "6m")


def test_the_return_of_an_area_is_recorded_in_one_go(pair: Pair, golden: Golden) -> None:
    golden("sheet/return.yaml", pair.make(*AREA).replace(str(pair.page), "sheet.yaml"))
    update = {
        "date": "2026-06-12",
        "insight": "Waits are down",
        "source": "telephone returns",
        "nature": "hard",
        "insight_2": "People say so",
        "source_2": "letters",
        "nature_2": "soft",
        "involvement": "A third practice joins",
        "judgement": "reasonable",
        "why": "Two quarters now",
        "basis": "checked",
    }
    pair.fill("primary-care", update)
    pair.fill("D1", {"position": "partly-met", "gap": "Two are new", "evidence": "Status of six known"})
    pair.fill("primary-care-1", {"status": "achieved", "improvement": "All are known"})
    pair.apply()

    of = ("--date", "2026-06-12", "--by", "quality-lead")
    first = ("--insight", "Waits are down", "--source", "telephone returns", "--nature", "hard")
    second = ("--insight", "People say so", "--source", "letters", "--nature", "soft")
    judged = ("--judgement", "reasonable", "--why", "Two quarters now", "--basis", "checked")
    also = ("--involvement", "A third practice joins")
    pair.commands.does("update", "primary-care", *first, *second, *also, *judged, *of)
    duty = (
        "--duty",
        "D1",
        "--position",
        "partly-met",
        "--evidence",
        "Status of six known",
        "--gap",
        "Two are new",
    )
    pair.commands.does("update", "primary-care", *duty, *of)
    pair.commands.does(
        "update", "primary-care-1", "--status", "achieved", "--improvement", "All are known", *of
    )
    pair.same()
    assert pair.apply() == (
        "No updates recorded, 1 recorded already; no positions recorded, 1 recorded already; "
        "no statuses recorded, 1 recorded already, 1 left empty and skipped; no figures recorded, 1 left empty and skipped; "
        "no figures of a group recorded, 2 left empty and skipped; "
        "no reviews recorded, 1 left empty and skipped; no actions recorded, 3 left empty and skipped.\n"
    )
    pair.same()


@pytest.mark.parametrize(
    ("key", "lines", "says"),
    [
        (
            "primary-care",
            {"insight": "Waits", "date": "2026-06-12"},
            "`insight:` has no `source:`. Write both, or neither.",
        ),
        ("primary-care", {"source_2": "letters", "date": "2026-06-12"}, "`source_2:` has no `insight_2:`."),
        (
            "primary-care",
            {"involvement": "Work"},
            "`date:` of the return is empty, and primary-care is filled in.",
        ),
        ("primary-care", {"date": "2026-06-12", "judgement": "limited"}, "Missing: why:, basis:."),
        (
            "primary-care",
            {"date": "2026-06-12", "why": "So"},
            "why: belongs to judgement:, which was not given.",
        ),
        ("primary-care", {"date": "2026-06-30", "involvement": "Work"}, "30 June 2026 has not come yet."),
        ("D1", {"position": "met"}, "`date:` of the return is empty, and primary-care D1 is filled in."),
        ("D1", {"gap": "Two"}, "`position:` of primary-care D1 is empty."),
        ("primary-care-1", {"involvement": "Work"}, "`status:` of primary-care-1 is empty."),
        ("results-read", {"value": "81"}, "Missing: date:."),
        ("results-read", {"date": "2026-05-31"}, "Missing: value:."),
    ],
)
def test_a_return_that_cannot_be_is_refused(key: str, lines: dict[str, str], says: str, pair: Pair) -> None:
    pair.make(*AREA)
    pair.fill(key, lines)
    assert says in pair.sheet.refuses("apply", str(pair.page))


def _unowned(records: Path) -> None:
    """Take the owners out, as a new register has none."""
    for path in (
        *records.glob("areas/*.yaml"),
        *records.glob("commitments/*.yaml"),
        *records.glob("assessments/*.yaml"),
    ):
        text = re.sub(r"(?m)^( *)(owner|lead): .*$", r"\1\2: unknown", path.read_text("utf-8"))
        path.write_text(text, "utf-8")


def test_the_first_week_gives_everything_an_owner(pair: Pair, golden: Golden) -> None:
    _unowned(pair.sheet.records)
    _unowned(pair.commands.records)
    golden("sheet/first-week.yaml", pair.make("--first-week").replace(str(pair.page), "sheet.yaml"))
    pair.fill(
        "primary-care",
        {"owner": "Director of Quality", "lead": "quality-lead", "commitments": "quality-lead"},
    )
    pair.fill("primary-care-2", {"owner": "safety-lead"})
    pair.fill("nhse-patient-safety", {"owner": "safety-lead"})
    pair.fill("A1", {"owner": "quality-lead"})
    said = pair.apply()
    assert said.startswith(
        "primary-care: owner director-of-quality, lead quality-lead and 1 commitment to quality-lead\n"
    )

    edit = pair.commands.does
    edit("area", "edit", "primary-care", "--owner", "director-of-quality", "--lead", "quality-lead")
    edit("commitment", "edit", "primary-care-1", "--owner", "quality-lead")
    edit("commitment", "edit", "primary-care-2", "--owner", "safety-lead")
    edit("assessment", "edit", "nhse-patient-safety", "--owner", "safety-lead")
    path = pair.commands.records / "commitments" / "primary-care-1.yaml"
    path.write_text(path.read_text("utf-8").replace("    owner: unknown", "    owner: quality-lead"), "utf-8")
    pair.same()
    assert "recorded already" in pair.apply()
    pair.same()


def test_what_has_an_owner_meanwhile_is_not_given_another(pair: Pair) -> None:
    _unowned(pair.sheet.records)
    pair.make("--first-week")
    pair.fill("primary-care", {"owner": "quality-lead"})
    pair.sheet.does("area", "edit", "primary-care", "--owner", "safety-lead")
    assert "`owner:` of primary-care is safety-lead already." in pair.sheet.refuses("apply", str(pair.page))


def test_where_everything_has_its_owner_there_is_no_sheet(qaif: Qaif, base: Path) -> None:
    made = qaif("sheet", "--first-week", "--records", str(base))
    says = "Every area and record has its owner, and every action its owner and its day.\n"
    assert (made.code, made.out, made.err) == (0, "", says)


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (("--first-week", "--within", "2w"), "--within is for what is due."),
        (("--minutes", MAY, "--owner", "quality-lead"), "--owner is for reviews, actions and intelligence."),
        (("--area", "nowhere"), "There is no area `nowhere`."),
        (("--area", "primary", "--on", "2026-06-15"), "--on is the day of an Insights Meeting."),
    ],
)
def test_flags_that_say_nothing_of_the_sheet(flags: tuple[str, ...], says: str, pair: Pair) -> None:
    assert says in pair.sheet.refuses("sheet", *flags)
