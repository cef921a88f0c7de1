"""The register as one page: all of it is there, linked, as text; nothing private is in a public one."""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.flow.looking.lists import SHOWN
from qaif_cli.flow.looking.site import SiteOptions, make_site
from qaif_cli.flow.looking.watch import watched
from qaif_cli.flow.request import Ask
from qaif_cli.model.kinds import BY_NAME
from tests.flow.test_first_four_pages import area_of, count
from tests.flow.test_public import PHRASE, plant
from tests.support import shipped
from tests.support.hostile import HOSTILE
from tests.support.running import Qaif
from tests.support.seen import Seen
from tests.support.turn import open_turn, turn

JUNE = date(2026, 6, 15)
PRIVATE, BARE = SiteOptions(private=True), SiteOptions(private=True, papers=False)
PUBLIC = SiteOptions()
OURS = {"script": 1, "style": 1, "main": 1, "h1": 1}


def made(records: Path, options: SiteOptions = BARE, day: date = JUNE) -> str:
    return make_site(Ask(records, records, day, max(day, JUNE)), options).decode()


def part(page: str, name: str) -> str:
    """What stands in one part of the page."""
    found = re.search(rf'<section id="?{name}[" >].*?</section>', page, re.DOTALL)
    assert found, name
    return found[0]


@pytest.fixture(scope="module")
def whole() -> str:
    """The page of the shipped records."""
    return make_site(Ask(shipped.RECORDS, shipped.RECORDS, shipped.DAY, shipped.DAY), BARE).decode()


def test_every_link_leads_to_something_in_it_and_every_name_stands_once(whole: str) -> None:
    seen = Seen(whole)
    assert seen.nowhere == []
    assert seen.twice == []
    assert len(seen.links) > 300


def test_the_papers_stand_in_it_too(base: Path) -> None:
    page = made(turn(base), PRIVATE)
    seen = Seen(page)
    assert seen.nowhere == seen.twice == []
    titles = re.findall(r"<li><a href=#_paper\d+>([^<]*)", part(page, "_papers"))
    assert [title.partition(": ")[2] for title in titles] == [
        "pack of the Quality Committee",
        "Primary care",
    ]
    assert "<h3" in part(page, "_paper1")


def test_nothing_is_fetched(whole: str) -> None:
    seen = Seen(whole)
    assert OURS.items() <= seen.tags.items()
    assert not {"link", "iframe", "object", "base", "img"} & seen.tags.keys()
    assert not {name for name in seen.attributes if name.startswith("on") or name == "srcset"}
    assert "default-src 'none'" in whole
    assert not re.findall(r"fetch\(|import\(|type=.?module|@import|url\(|https?://(?!www\.w3\.org)", whole)


def test_every_record_of_each_kind_has_its_line_and_its_part(whole: str) -> None:
    names = set(Seen(whole).names)
    for folder in (BY_NAME[kind].folder for kind in SHOWN):
        ids = {path.stem for path in (shipped.RECORDS / folder).rglob("*.yaml")}
        assert ids
        assert ids | {f"{id_}_" for id_ in ids} <= names, folder


def test_the_matrix_has_each_open_risk_once(whole: str) -> None:
    there = re.findall(r"href=#(R-\d+)", part(whole, "_matrix"))
    lines = re.findall(r"<tr id=(R-\d+)_", part(whole, "_risk"))
    closed = re.findall(r"<tr id=(R-\d+)_(?:(?!<tr).)*closed", part(whole, "_risk"))
    assert sorted(there) == sorted(set(lines) - set(closed))
    assert len(set(there)) == len(there)


def test_what_is_late_is_filtered_by_the_areas_of_its_record(whole: str) -> None:
    """Every record that names an area is found by it; only what names none is hidden."""
    made = count(shipped.DAY.isoformat())
    areas = {area["id"]: area["title"] for area in made.of["areas"]}
    places = dict(enumerate(sorted(areas.values()), 1))
    of = {name: row for rows in made.of.values() for row in rows for name in (row["id"], row["title"])}
    shown = {}
    for row in part(whole, "_due").partition("<tbody>")[2].split("<tr")[1:]:
        name = html.unescape(re.sub(r"<[^>]+>", " ", row[row.rindex("<td") :])).strip()
        found = re.search(r'data-a="?([\d ]+)', row)
        own = {places[int(place)] for place in found[1].split()} if found else set()
        record = of.get(name) or of[name.split()[0]]
        assert own == {areas[id_] for id_ in area_of(record, made)}, name
        shown[record["id"]] = own
    assert shown["I-0110"] == {"Primary care"}
    assert shown["crisis-line-calls-given-up"] == {"Mental health"}
    assert sum(not own for own in shown.values()) < len(shown) / 3


def test_a_record_tells_its_life_and_draws_its_score(base: Path) -> None:
    risk = part(made(base), "R-0001")
    assert 'aria-label="Score over time: 12 from' in risk
    assert "Score up from 12 to 16 (consequence 4, likelihood 4)." in risk
    concern = part(made(base), "Q-0001")
    assert "authorised by Quality Committee. A second backlog was found." in concern


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ("D-0001", "At 08:30, Programme Director for Urgent Care: Two people to each ward by ten"),
        ("D-0001", "Against it: The hospital&#39;s site lead would have sent the sicker ones"),
        ("D-0001", "Learnt: One person more on each ward"),
        ("C-0001", "Answered by Head of Patient Safety. Six actions promised"),
        ("C-0001", "What was learnt was shared with the System Quality Group. Who is called"),
        ("E-0001", "Impact Panel: go with conditions. The villages first."),
        ("E-0001", "Looked back: better. Reached within two hours"),
        ("H-0002", "Quality Committee: The region and the regional group keep their names"),
        ("H-0002", "Source: Impact assessment summary"),
    ],
)
def test_what_is_decided_and_answered_is_told(record: str, says: str, whole: str) -> None:
    assert says in part(whole, record)


def test_as_known_on_a_day(base: Path) -> None:
    then = made(base, day=date(2026, 2, 1))
    assert "id=Q-0001" not in then
    assert "Insight visit" not in part(then, "fernhill-practice")
    assert "Insight visit. Results lie in two inboxes." in part(made(base), "fernhill-practice")


@pytest.mark.parametrize("options", [PRIVATE, PUBLIC])
def test_the_same_records_give_the_same_bytes(options: SiteOptions, base: Path) -> None:
    assert made(turn(base), options) == made(base, options)


def test_nothing_private_is_in_a_public_one(base: Path) -> None:
    before = made(turn(base), PUBLIC)
    plant(base)
    assert made(base, PUBLIC) == before
    assert PHRASE in made(base, PRIVATE)
    assert "It is made from the public records alone" in before


def test_a_mention_of_what_is_private_stops_a_public_one(base: Path) -> None:
    open_turn(base)
    (base / "risks/R-0002.yaml").write_text(
        (base / "risks/R-0002.yaml")
        .read_text("utf-8")
        .replace("sensitivity: public", "sensitivity: private"),
        "utf-8",
    )
    path = base / "risks/R-0001.yaml"
    path.write_text(re.sub("cause: .*", "cause: as in R-0002", path.read_text("utf-8"), count=1), "utf-8")
    with pytest.raises(QaifError, match="would hold `R-0002` of the private record"):
        made(base, PUBLIC)


TEXTS = [text for text in HOSTILE if "\u202e" not in text and "\x01" not in text and len(text) < 1000]
PLACES = {
    "risks/R-0001.yaml": ("title", "cause", "event", "effect", "note"),
    "concerns/Q-0001.yaml": ("title", "why"),
    "areas/primary-care.yaml": ("title", "scope"),
    "providers/fernhill-practice.yaml": ("title", "findings", "what"),
    "indicators/results-read.yaml": ("title", "unit"),
}


def test_no_text_is_markup(base: Path) -> None:
    plain = Seen(made(base, PRIVATE))
    number = 0
    for path, fields in PLACES.items():
        file = base / path
        text = file.read_text("utf-8")
        for field in fields:
            odd = json.dumps(TEXTS[number % len(TEXTS)], ensure_ascii=False)
            number += 1
            text, found = re.subn(rf"(\b{field}: )[^,}}\n]+", lambda match: match[1] + odd, text)  # noqa: B023  # used at once
            assert found, (path, field)
        file.write_text(text, "utf-8")
    seen = Seen(made(base, PRIVATE))
    assert (seen.tags["script"], seen.tags["img"]) == (1, 0)
    assert seen.attributes == plain.attributes
    assert seen.nowhere == seen.twice == []
    for text in ("<script>alert(1)</script>", "{{7*7}} {% raw %}", "a|b &amp; &#65;", "=cmd|' /C calc'!A0"):
        assert text in seen.text


def test_it_is_written_as_one_file(qaif: Qaif, base: Path, tmp_path: Path) -> None:
    run = qaif("site", "register.html", "--without-papers", "--as-of", "2026-06-15", "--records", str(base))
    assert run.code == 0, run.err
    assert run.out.startswith("register.html, ")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["register.html"]
    assert (tmp_path / "register.html").read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("register.md",), "`register.md` does not end with .html."),
        (("register.html", "--watch", "--at", "HEAD"), "What git has does not change."),
    ],
)
def test_what_cannot_be_written_is_said(words: tuple[str, ...], says: str, qaif: Qaif, base: Path) -> None:
    run = qaif("site", *words, "--records", str(base))
    assert (run.code, run.out) == (2, "")
    assert says in run.err


class Watching:
    """Does something while the page is watched, one thing at each look; then Ctrl-C is pressed."""

    def __init__(self, *acts: Callable[[], object]) -> None:
        self.acts: Iterator[Callable[[], object]] = iter(acts)

    def __call__(self, _: float) -> None:
        act = next(self.acts, None)
        if act is None:
            raise KeyboardInterrupt
        act()


def test_it_is_made_again_only_when_records_change(base: Path, tmp_path: Path) -> None:
    page, risk = base / "register.html", base / "risks/R-0001.yaml"
    text = risk.read_text("utf-8")

    def touch(new: str) -> None:
        risk.write_text(new, "utf-8")
        os.utime(risk, ns=(1, len(new)))

    pages: list[str] = []
    wait = Watching(
        lambda: page.write_text("written by itself", "utf-8"),
        lambda: touch(text.replace("title: ", "title: Once more ", 1)),
        lambda: None,
        lambda: (base / "framework.yaml").rename(tmp_path / "kept.yaml"),
        lambda: (tmp_path / "kept.yaml").rename(base / "framework.yaml"),
    )
    seen = watched(lambda: Ask(base, base, JUNE, JUNE), lambda asked: make_site(asked, BARE), page, wait)
    with pytest.raises(KeyboardInterrupt):
        pages.extend(one.decode() if isinstance(one, bytes) else f"error: {one}" for one in seen)
    first, second, torn, third = pages
    assert "Once more" not in first
    assert "Once more" in second
    assert torn.startswith("error: `records/framework.yaml` cannot be read")
    assert third == second


def test_ctrl_c_ends_it_cleanly(
    qaif: Qaif, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", Watching())
    before = {path: path.read_bytes() for path in base.rglob("*") if path.is_file()}
    run = qaif(
        "site", "r.html", "--watch", "--without-papers", "--as-of", "2026-06-15", "--records", str(base)
    )
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[-1] == "No longer watching."
    assert {path: path.read_bytes() for path in base.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["r.html"]
