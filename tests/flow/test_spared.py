"""What was found right in itself is not asked again while it stays so, and nothing is told otherwise for that."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from random import Random
from typing import get_args

import pytest

from qaif_cli.judge import check as judge
from qaif_cli.judge.anew import looks_at_each
from qaif_cli.judge.identifiers import found_in
from qaif_cli.judge.rule import Sees
from qaif_cli.judge.rules import RULES, confidential
from qaif_cli.judge.rules.confidential import ALL as CONFIDENTIAL
from qaif_cli.judge.rules.confidential import nhs_number, small_number
from qaif_cli.judge.unremarked import functions_of, spare, unremarked
from qaif_cli.model.moment import Moment
from qaif_cli.store import judgements as store
from qaif_cli.store import loader
from qaif_cli.store.judgements import judgements
from qaif_cli.store.sealed import SWITCH
from tests.support.moments import BASE, moment
from tests.support.repository import Repository, repository
from tests.support.running import Qaif, Result

DAY, SHIPPED_DAY = date(2026, 6, 15), date(2026, 11, 19)
RISK = "risks/R-0001.yaml"
SHIPPED = Path(__file__).parents[2] / "records"
WRONG = (
    ("owner: ", "owner: nobody-"),
    ("date: 2026-", "date: 2036-"),
    ("date: 2026-05", "date: 2025-01"),
    ("title: ", "title: NHS number 943 476 5919, "),
    ("title: ", "title: Mrs Patterson and "),
    ("due: ", "due: unknown  # "),
    ("opened: 2026", "opened: 2027"),
    ("public", "private"),
)
"""What makes a record wrong in itself, where it holds the first of the two; or makes another of it."""


@pytest.fixture(autouse=True)
def _judged_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each time read and judged anew, as by a process of its own."""
    monkeypatch.setattr("qaif_cli.flow.judged.check", judge.check)
    monkeypatch.setattr("qaif_cli.flow.judged.as_at", judge.as_at)
    monkeypatch.setattr("qaif_cli.flow.request.Moment", Moment)
    monkeypatch.setattr(loader, "_read", loader._read.__wrapped__)  # type: ignore[attr-defined]  # noqa: SLF001  # the suite reads each file once


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were looked through for what identifies somebody."""
    texts: list[str] = []

    def heard(text: str) -> object:
        texts.append(text)
        return found_in(text)

    monkeypatch.setattr(confidential, "found_in", heard)
    return texts


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    made = repository(tmp_path)
    made.git("switch", "--quiet", "main")
    return made


def check(qaif: Qaif, made: Repository, *options: str) -> Result:
    return qaif("check", "--as-of", "2026-06-15", "--records", str(made.records), *options)


def plain(qaif: Qaif, made: Repository, *options: str) -> Result:
    """What is said where nothing is remembered."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SWITCH, "no")
        return check(qaif, made, *options)


def test_only_what_changed_is_asked_again(qaif: Qaif, made: Repository, looked_at: list[str]) -> None:
    said = check(qaif, made)
    count = len(looked_at)
    assert count > len(list(made.records.rglob("*.yaml"))) // 2
    looked_at.clear()
    assert check(qaif, made) == said
    settings = (made.records / "framework.yaml").read_text("utf-8")
    beside = [text for text in looked_at if not text.startswith("id: ")]
    assert looked_at == beside
    assert settings in beside
    made.edit({"file": RISK, "find": "late treatment", "put": "very late treatment"})
    looked_at.clear()
    check(qaif, made)
    assert [text for text in looked_at if text not in beside] == [(made.records / RISK).read_text("utf-8")]


@pytest.mark.parametrize("by", ["the settings", "the day", "the program"])
def test_by_other_settings_on_another_day_and_by_another_program_all_is_asked(
    by: str, qaif: Qaif, made: Repository, looked_at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check(qaif, made)
    looked_at.clear()
    if by == "the settings":
        made.edit({"file": "framework.yaml", "append": "# another line\n"})
    elif by == "the program":
        monkeypatch.setattr(store, "program", lambda *_: "another")
    day = "2026-06-16" if by == "the day" else "2026-06-15"
    qaif("check", "--as-of", day, "--records", str(made.records))
    assert len([text for text in looked_at if text.startswith("id: ")]) > 20
    looked_at.clear()
    qaif("check", "--as-of", day, "--records", str(made.records))
    assert [text for text in looked_at if text.startswith("id: ")] == []


def test_what_came_with_a_copy_is_not_believed(
    qaif: Qaif, made: Repository, tmp_path: Path, looked_at: list[str]
) -> None:
    check(qaif, made)
    shutil.copytree(made.root, tmp_path / "copy")
    looked_at.clear()
    check(qaif, Repository(tmp_path / "copy"))
    assert len([text for text in looked_at if text.startswith("id: ")]) > 20


@pytest.mark.parametrize("harm", ["gone", "rubbish", "another's name"])
def test_what_is_kept_may_be_deleted_or_spoilt(harm: str, qaif: Qaif, made: Repository) -> None:
    said = check(qaif, made)
    folder = made.root / ".git" / "qaif" / "judged"
    (kept,) = (path for path in folder.iterdir() if path.name != "secret")
    if harm == "gone":
        shutil.rmtree(folder)
    else:
        kept.write_bytes(b"\xff\x00" if harm == "rubbish" else kept.read_bytes() + b"\n" + b"0" * 32)
    assert check(qaif, made) == said


def test_nothing_is_kept_without_git_or_where_nothing_is_to_be_remembered(
    qaif: Qaif, made: Repository, base: Path
) -> None:
    plain(qaif, made)
    assert not (made.root / ".git" / "qaif" / "judged").exists()
    before = sorted(base.parent.rglob("*"))
    qaif("check", "--as-of", "2026-06-15", "--records", str(base))
    assert sorted(base.parent.rglob("*")) == before
    assert judgements(base) is None


REPORTS = [
    ("--bimonthly",),
    ("--register",),
    ("--data-quality",),
    ("--bimonthly", "--public"),
    ("--area", "primary-care"),
]


@pytest.mark.parametrize("words", REPORTS, ids=" ".join)
def test_a_paper_is_the_same_to_the_byte(
    words: tuple[str, ...], qaif: Qaif, made: Repository, looked_at: list[str]
) -> None:
    """Before and after a check of the same day, of the day before, and of records that are wrong in themselves."""
    asked = ("report", *words, "--as-of", "2026-06-15", "--records", str(made.records))

    def paper() -> Result:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(SWITCH, "no")
            return qaif(*asked)

    made.edit({"file": RISK, "find": "due: ", "put": "due: unknown  # "})
    first = qaif(*asked)
    assert (first.code, first) == (0, paper())
    looked_at.clear()
    assert qaif(*asked) == first
    assert [text for text in looked_at if text.startswith("id: ") and "--public" not in words] == []
    qaif("check", "--as-of", "2026-06-14", "--records", str(made.records))
    check(qaif, made)
    assert qaif(*asked) == first
    made.edit({"file": RISK, "find": "owner: ", "put": "owner: unknown  # "})
    made.edit({"file": "risks/R-0002.yaml", "find": "opened: 2026", "put": "opened: 2027"})
    changed = qaif(*asked)
    assert changed == paper()
    assert (changed == first) is ("--public" in words)  # the two are private


@pytest.mark.parametrize("seed", range(4))
def test_whatever_changes_the_same_is_said_as_where_nothing_is_remembered(
    seed: int, qaif: Qaif, made: Repository
) -> None:
    random = Random(seed)  # noqa: S311  # nothing is kept secret by it
    files = sorted(path.relative_to(made.records).as_posix() for path in made.records.rglob("*.yaml"))
    found: set[str] = set()
    for _ in range(12):
        file = random.choice(files)
        text = (made.records / file).read_text("utf-8")
        find, put = random.choice([pair for pair in WRONG if pair[0] in text] or [("id: ", "id: ")])
        made.edit({"file": file, "find": find, "put": put})
        said = check(qaif, made, "--format", "json")
        assert said == plain(qaif, made, "--format", "json")
        found.add(said.out)
        if random.random() < 0.4:
            (made.records / file).write_text(text, "utf-8")
    assert len(found) > 3


def test_of_the_illustrative_register_most_are_spared_and_all_is_found_alike() -> None:
    now = moment(SHIPPED, SHIPPED_DAY)
    found = judge.check(now)
    paths = unremarked(now, SHIPPED_DAY)
    assert len(paths) > 0.75 * len(now.written.held)
    again = Moment(moment(SHIPPED, SHIPPED_DAY).written, now.framework, now.day, now.today)
    spare(again, paths, SHIPPED_DAY)
    assert judge.check(again) == found
    assert unremarked(again, SHIPPED_DAY) == paths


def test_a_register_that_was_not_judged_has_no_record_that_was_found_right() -> None:
    assert unremarked(moment(BASE, DAY), DAY) == frozenset()


def test_every_rule_that_looks_at_one_record_is_spared() -> None:
    """Else it would be asked again, or what is spared would not be all that it says."""
    alone = [rule for rule in RULES if looks_at_each(rule)]
    by_all = [rule for rule in CONFIDENTIAL if rule not in (nhs_number, small_number)]
    now = moment(BASE, DAY)
    functions = [function for sees in get_args(Sees) for function in functions_of(now, sees)]
    in_force = [rule for rule in alone if rule not in by_all and rule.in_force(now.framework)]
    assert len(functions) == len(set(functions)) == len(in_force)
