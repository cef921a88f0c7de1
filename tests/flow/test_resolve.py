"""`qaif resolve`: two branches that git cannot merge, in real repositories."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable

import pytest

from qaif_cli.store import yaml
from qaif_cli.store.markers import Torn, taken_apart
from tests.support.desk import Desk
from tests.support.repository import Edit, Repository, found

R1, Q1 = "risks/R-0001.yaml", "concerns/Q-0001.yaml"
REVIEW = "  - date: {}\n    by: quality-lead\n    consequence: 4\n    likelihood: {}\ntarget:\n"


def review(day: str, likelihood: int) -> Edit:
    return {"file": R1, "find": "target:\n", "put": REVIEW.format(day, likelihood)}


def text_of(file: str, find: str, put: str) -> Edit:
    return {"file": file, "find": find, "put": put}


def clash(made: Repository, ours: Iterable[Edit], theirs: Iterable[Edit], how: str = "merge") -> None:
    """Two branches that change one register, and the merge of theirs into ours, which stops."""
    made.git("switch", "--quiet", "--create", "theirs", "main")
    made.commit("theirs", edits=theirs)
    made.git("switch", "--quiet", "work")
    made.commit("ours", edits=ours)
    with pytest.raises(subprocess.CalledProcessError):
        made.git(how, "theirs")


def read(made: Repository, file: str = R1) -> dict[str, object]:
    data = yaml.parse((made.records / file).read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def errors(made: Repository) -> list[str]:
    return [item["message"] for item in found(made) if item["severity"] == "error"]


def days(made: Repository) -> list[tuple[str, int]]:
    reviews = read(made)["reviews"]
    assert isinstance(reviews, list)
    return [(item["date"], item["likelihood"]) for item in reviews[5:]]


@pytest.mark.parametrize("first", ["2026-06-12", "2026-06-14"])
def test_two_reviews_of_one_risk_are_both_kept_by_date(desk: Desk, made: Repository, first: str) -> None:
    comment = text_of(R1, "    note: Backlog halved\n", "    note: Backlog halved # seen by us\n")
    clash(made, [comment, review(first, 5)], [review("2026-06-13", 3)])
    said = desk.does("resolve", "r-0001")
    assert "both kept, in the order of their dates" in said
    assert "The merge is committed: " in said
    assert days(made) == sorted([(first, 5), ("2026-06-13", 3)])
    assert "# seen by us" in (made.records / R1).read_text("utf-8")
    assert not made.git("ls-files", "--unmerged")
    assert made.git("log", "-1", "--format=%P").count(" ") == 1  # with both its parents
    assert errors(made) == []
    assert "is in no conflict" in desk.refuses("resolve", "R-0001")


def test_a_correction_finds_what_it_corrects_in_its_new_place(desk: Desk, made: Repository) -> None:
    corrected = REVIEW.format("2026-06-13", 3).replace(
        "target:", "  - date: 2026-06-13\n    corrects: 2026-06-13/6\n    by: quality-lead\n    consequence: 4\n    likelihood: 2\ntarget:"
    )  # fmt: skip
    clash(made, [review("2026-06-12", 5)], [text_of(R1, "target:\n", corrected)])
    desk.does("resolve", "R-0001")
    assert days(made) == [("2026-06-12", 5), ("2026-06-13", 3), ("2026-06-13", 2)]
    assert "corrects: 2026-06-13/7\n" in (made.records / R1).read_text("utf-8")
    assert errors(made) == []


def test_reviews_that_came_late_on_both_sides_stand_where_their_dates_put_them(
    desk: Desk, made: Repository
) -> None:
    above = "  - date: 2026-06-01\n"
    late = [
        text_of(R1, above, REVIEW.format(day, likelihood).removesuffix("target:\n") + above)
        for day, likelihood in (("2026-05-20", 5), ("2026-05-12", 3))
    ]
    wrong = review("2026-06-13", 2)
    right = text_of(R1, "target:\n", REVIEW.format("2026-06-13\n    corrects: 2026-06-13/7", 3))
    clash(made, [late[0]], [late[1], wrong, right])
    said = desk.does("resolve", "r-0001")
    assert "both kept, in the order of their dates" in said
    reviews = read(made)["reviews"]
    assert isinstance(reviews, list)
    told = [(item["date"], item["likelihood"], item.get("corrects")) for item in reviews[4:]]
    assert told == [
        ("2026-05-12", 3, None),
        ("2026-05-20", 5, None),
        ("2026-06-01", 4, None),
        ("2026-06-13", 2, None),
        ("2026-06-13", 3, "2026-06-13/8"),
    ]
    made.git("add", "--all")
    assert errors(made) == []


def test_a_text_that_both_changed_is_said_at_once_and_then_taken(desk: Desk, made: Repository) -> None:
    ours = [
        text_of(R1, "effect: late treatment and harm", "effect: harm that lasts"),
        text_of(R1, "cause: results", "cause: two results"),
    ]
    theirs = [
        text_of(R1, "effect: late treatment and harm", "effect: late treatment"),
        text_of(R1, "event: a result", "event: one result"),
    ]
    clash(made, ours, theirs)
    said = desk.refuses("resolve", "R-0001")
    assert "1 field to decide, so nothing was written." in said
    assert "  cause: yours (" in said
    assert "    base:   “late treatment and harm”\n    yours:  “harm that lasts”\n" in said
    assert "qaif resolve R-0001 --ours effect" in said
    assert "`title` is not open in R-0001. Open are: effect." in desk.refuses(
        "resolve", "R-0001", "--ours", "title"
    )
    assert "Two sides" in desk.refuses("resolve", "R-0001", "--ours", "effect", "--theirs", "effect")
    said = desk.does("resolve", "R-0001", "--ours", "effect")
    assert "  cause: yours (“two results arrive in two inboxes”; it was “results arrive" in said
    assert "  event: theirs (“one result that matters may not be seen”; it was" in said
    record = read(made)
    assert record["effect"] == "harm that lasts"
    assert record["event"] == "one result that matters may not be seen"
    made.git("add", "--all")
    assert found(made, base="main") == []


@pytest.mark.parametrize(
    ("answers", "effect"), [("y", "ours"), ("xt", "theirs"), ("b", "late treatment and harm")]
)
def test_a_terminal_is_asked(
    answers: str, effect: str, desk: Desk, made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = "effect: late treatment and harm"
    clash(made, [text_of(R1, old, "effect: ours")], [text_of(R1, old, "effect: theirs")])
    left = list(answers)
    monkeypatch.setattr("qaif_cli.cli.resolve.typer.prompt", lambda _: left.pop(0))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert desk("resolve", "R-0001").code == 0
    assert left == []
    assert read(made)["effect"] == effect


def test_an_entry_that_both_changed_is_asked_and_what_was_added_stays(desk: Desk, made: Repository) -> None:
    old = "    answered: 2026-05-01\n"
    asked = "  - date: {}\n    asked: quality-lead\n"

    def edits(day: str, added: str) -> list[Edit]:
        return [text_of(R1, old, old.replace("2026-05-01", day) + asked.format(added))]

    clash(made, edits("2026-05-02", "2026-06-10"), edits("2026-05-03", "2026-06-11"))
    assert "  chases/1\n" in desk.refuses("resolve", "R-0001")
    desk.does("resolve", "R-0001", "--theirs", "chases/1")
    chases = read(made)["chases"]
    assert isinstance(chases, list)
    assert [(item["date"], item.get("answered")) for item in chases] == [
        ("2026-04-28", "2026-05-03"),
        ("2026-06-10", None),
        ("2026-06-11", None),
    ]


def test_actions_go_by_their_names(desk: Desk, made: Repository) -> None:
    new = "chases:\n"
    action = "  - id: A3\n    title: {}\n    owner: quality-lead\n    due: 2026-09-01\n    added: 2026-06-12\nchases:\n"
    due = "    owner: safety-lead\n    due: 2026-05-31"
    ours = [text_of(R1, new, action.format("Ours")), text_of(R1, due, due.replace("safety", "quality"))]
    theirs = [
        text_of(R1, new, action.format("Theirs")),
        text_of(R1, due, due.replace("safety-lead", "secretary")),
    ]
    clash(made, ours, theirs)
    assert "actions/A2/owner" in desk.refuses("resolve", "R-0001")
    said = desk.does("resolve", "R-0001", "--theirs", "actions/A2/owner")
    assert "actions/A3: both are new; theirs is A4 from now on (Theirs)" in said
    actions = read(made)["actions"]
    assert isinstance(actions, list)
    assert [(item["id"], item["title"]) for item in actions[2:]] == [("A3", "Ours"), ("A4", "Theirs")]
    assert actions[1]["owner"] == "secretary"


def test_former_owners_follow_the_owner(desk: Desk, made: Repository) -> None:
    def owner(role: str, until: str) -> list[Edit]:
        former = f"    until: 2026-02-28\n  - role: quality-lead\n    until: {until}\n"
        return [
            text_of(R1, "owner: quality-lead\n", f"owner: {role}\n"),
            text_of(R1, "    until: 2026-02-28\n", former),
        ]

    clash(made, owner("safety-lead", "2026-06-09"), owner("director-of-quality", "2026-06-10"))
    desk.does("resolve", "R-0001", "--theirs", "owner")
    record = read(made)
    assert record["owner"] == "director-of-quality"
    assert record["previous_owners"] == [
        {"role": "safety-lead", "until": "2026-02-28"},
        {"role": "quality-lead", "until": "2026-06-10"},
    ]


def two(made: Repository, *, how: str = "merge") -> None:
    """Both branches take R-0004, and theirs has a concern that leads to it."""
    text = (made.records / "risks/R-0002.yaml").read_text("utf-8").replace("R-0002", "R-0004")
    title = "title: No cover for the nurse at Oakrise"
    assert title in text
    ours = [{"file": "risks/R-0004.yaml", "write": text.replace(title, "title: Ours")}]
    theirs: list[Edit] = [{"file": "risks/R-0004.yaml", "write": text.replace(title, "title: Theirs # so")}]
    theirs.append(text_of(Q1, "risks: [R-0001]", "risks: [R-0001, R-0004]"))
    clash(made, ours, theirs, how)


def test_two_new_records_under_one_id_are_parted(desk: Desk, made: Repository) -> None:
    two(made)
    said = desk.refuses("resolve", "R-0004")
    assert (
        "R-0004 is a new record on both sides, so these are two records:\n  yours:  Ours\n  theirs: Theirs\n"
        in said
    )
    assert "--renumber" in said
    assert desk.does("resolve", "R-0004", "--renumber", "--dry-run").endswith("Nothing was written.\n")
    said = desk.does("resolve", "R-0004", "--renumber")
    assert "R-0004 is Ours; Theirs is R-0005 from now on." in said
    assert "What led to it leads to R-0005: Q-0001." in said
    assert read(made, "risks/R-0004.yaml")["title"] == "Ours"
    new = read(made, "risks/R-0005.yaml")
    assert (new["id"], new["title"], new["formerly"]) == ("R-0005", "Theirs", ["R-0004"])
    assert "title: Theirs # so\n" in (made.records / "risks/R-0005.yaml").read_text("utf-8")
    assert read(made, Q1)["risks"] == ["R-0001", "R-0005"]
    assert made.git("status", "--porcelain") == ""
    assert errors(made) == []


def test_ours_may_be_the_one_that_goes(desk: Desk, made: Repository) -> None:
    two(made)
    assert "R-0004 is Theirs; Ours is R-0005" in desk.does("resolve", "R-0004", "--renumber-ours")
    assert read(made, "risks/R-0004.yaml")["title"] == "Theirs"
    assert read(made, Q1)["risks"] == ["R-0001", "R-0004"]


def test_in_a_rebase_yours_is_what_you_wrote(desk: Desk, made: Repository) -> None:
    two(made, how="rebase")
    assert "  yours:  Ours\n  theirs: Theirs\n" in desk.refuses("resolve", "R-0004")
    assert "R-0004 is Theirs; Ours is R-0005" in desk.does("resolve", "R-0004", "--renumber-ours")
    assert read(made, Q1)["risks"] == ["R-0001", "R-0004"]


def test_they_may_be_one_record_after_all(desk: Desk, made: Repository) -> None:
    two(made)
    assert "title" in desk.refuses("resolve", "R-0004", "--one")
    desk.does("resolve", "R-0004", "--one", "--theirs", "title")
    assert read(made, "risks/R-0004.yaml")["title"] == "Theirs"


def test_markers_alone_are_enough(desk: Desk, made: Repository) -> None:
    old = "effect: late treatment and harm\n"
    torn = f"<<<<<<< HEAD\neffect: ours\n||||||| 1234567\n{old}=======\neffect: theirs\n>>>>>>> theirs\n"
    made.edit(text_of(R1, old, torn))
    said = desk.does("resolve", "R-0001", "--base", "effect")
    assert "written" in said
    assert desk.changes(R1) == []
    made.edit(text_of(R1, old, torn.replace(f"||||||| 1234567\n{old}", "")))
    assert "What `effect` was is not known." in desk.refuses("resolve", "R-0001", "--base", "effect")
    desk.does("resolve", "R-0001", "--ours", "effect")
    assert desk.changes(R1) == ["- effect: late treatment and harm", "+ effect: ours"]


def test_a_record_that_was_deleted_there_is_kept(desk: Desk, made: Repository) -> None:
    clash(made, [text_of(R1, "effect: late", "effect: very late")], [{"file": R1, "remove": True}])
    said = desk.refuses("resolve", "R-0001")
    assert "R-0001 was deleted or moved in theirs and changed on the other side." in said
    assert "`git add records/risks/R-0001.yaml`" in said


def test_what_was_put_right_by_hand_stays(desk: Desk, made: Repository) -> None:
    before = (made.records / R1).read_bytes()
    clash(made, [review("2026-06-12", 5)], [review("2026-06-13", 3)])
    (made.records / R1).write_bytes(before)
    assert "has been put right by hand" in desk.refuses("resolve", "R-0001")


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("a\n", None),
        ("<<<<<<< x\na\n", None),
        (">>>>>>> x\n", None),
        ("<<<<<<<\na\n=======\nb\n>>>>>>>\nc", Torn(None, "a\nc", "b\nc")),
        ("<<<<<<<\r\na\r\n|||||||\r\n=======\r\n>>>>>>>\r\n", Torn("", "a\r\n", "")),
    ],
)
def test_markers(text: str, torn: Torn | None) -> None:
    assert taken_apart(text) == torn


def test_of_two_reviews_of_one_day_it_is_asked_which_is_the_later(desk: Desk, made: Repository) -> None:
    clash(made, [review("2026-06-10", 2)], [review("2026-06-10", 5)])
    said = desk.refuses("resolve", "R-0001", "--no-input")
    assert "  reviews: both sides have an entry of one day; which is the later, and holds?\n" in said
    assert "    yours:  score 8 (4 × 2) holds from 10 June 2026\n" in said
    assert "    theirs: score 20 (4 × 5) holds from 10 June 2026\n" in said
    desk.does("resolve", "R-0001", "--theirs", "reviews")
    reviews = read(made)["reviews"]
    assert isinstance(reviews, list)
    assert [entry["likelihood"] for entry in reviews][-2:] == [2, 5]
    assert errors(made) == []
