from __future__ import annotations

import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.flow.schema import run_schema
from qaif_cli.flow.writing import starting
from qaif_cli.flow.writing.founding import Founding
from qaif_cli.flow.writing.starting import starting_records
from qaif_cli.flow.writing.stripping import Newcomer
from qaif_cli.judge.check import check
from qaif_cli.store import yaml
from qaif_cli.store.loader import load
from qaif_cli.store.starter import PACKAGED, Pages
from tests.support.moments import moment
from tests.support.running import Qaif, Result

ROOT = Path(__file__).resolve().parents[3]
NAME = "NHS Exampleshire Integrated Care Board"


@pytest.fixture(scope="module", autouse=True)
def made_once() -> Iterator[None]:
    """What whoever begins on the same day begins with is made once."""
    made, schema = cache(starting_records), cache(run_schema)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(starting, "starting_records", lambda who: dict(made(who)))
        patch.setattr(starting, "run_schema", schema)
        yield


def begin(qaif: Qaif, folder: str = "register", *flags: str) -> Result:
    return qaif("init", folder, "--name", NAME, "--short-name", "Exampleshire ICB", *flags)


def test_a_new_register_passes_its_check_and_its_paper_can_be_written(
    qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = begin(qaif)
    assert made.code == 0, made.err
    monkeypatch.chdir(tmp_path / "register")
    checked = qaif("check", "--format", "json")
    assert checked.code == 0
    assert json.loads(checked.out)["summary"]["errors"] == 0
    paper = qaif("report", "--bimonthly")
    assert paper.code == 0, paper.err
    assert NAME in paper.out
    assert "ILLUSTRATIVE" not in paper.out.upper()
    added = qaif(
        "risk", "add", "--title", "Waits at the out-of-hours service", "--area", "primary-care",
        "--domain", "safety", "--cause", "rotas are not filled", "--event", "calls may wait",
        "--effect", "harm", "--owner", "quality-lead-primary-care", "--control", "Rota seen each day",
        "--consequence", "3", "--likelihood", "3", "--by", "quality-lead-primary-care",
    )  # fmt: skip
    assert added.code == 0, added.err
    assert (tmp_path / "register/records/risks/R-0001.yaml").is_file()
    assert qaif("check").code == 0


def test_it_says_what_to_do_first(qaif: Qaif) -> None:
    made = begin(qaif)
    for line in (
        "The organisation's ODS code is not known.\n",
        "What to do first, in that folder; ",
        "43 self-assessments, 77 commitments and 13 areas: no owner. `qaif sheet --first-week --xlsx` makes a",
        "13 areas: no lead. `qaif sheet --first-week` has them too.\n",
        "7 commitments: no due date of an action. ",
        "\n  git -C register init --initial-branch=main\n  git -C register add --all .\n  git -C register commit -m",
    ):
        assert line in made.out
    assert "ODS" not in begin(qaif, "other", "--ods-code", "qxx").out


def settings(folder: Path) -> dict[str, Any]:
    data = yaml.parse((folder / "records" / "framework.yaml").read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def test_everything_can_be_said_as_flags(qaif: Qaif, tmp_path: Path) -> None:
    made = begin(
        qaif, "register", "--usual-role", "Director of Quality", "--usual-role", "chief-nursing-officer",
        "--usual-role", "icb-chair", "--role", "Director of Place", "--body", "quality-committee; director of place; first Tuesday, every two months, from January",
        "--body", "Place Board; unknown; last Friday of the month", "--review", "8: 3 months", "--review", "4: 6 months by owner",
        "--area", "primary-care", "--area", "Maternity",
    )  # fmt: skip
    assert made.code == 0, made.err
    data = settings(tmp_path / "register")
    assert [role["id"] for role in data["roles"]] == [
        "icb-chair", "chief-nursing-officer", "director-of-quality", "director-of-place",
    ]  # fmt: skip
    bodies = {body["id"]: body for body in data["bodies"]}
    committee = bodies["quality-committee"]
    assert (committee["chair_role"], committee["frequency"]) == ("director-of-place", "two-monthly")
    assert committee["recurs"] == "FREQ=YEARLY;BYMONTH=1,3,5,7,9,11;BYDAY=+1TU"
    assert committee["citation"].endswith("; how often it meets is our own")
    assert bodies["place-board"] == {
        "id": "place-board", "name": "Place Board", "chair_role": "unknown", "frequency": "monthly", "acts_for": "icb",
        "may_give_assurance": False, "recurs": "FREQ=MONTHLY;BYDAY=-1FR", "citation": "our own", "mark": "P",
    }  # fmt: skip
    assert [(row["from_score"], row["months"], row["by_owner"], row["mark"]) for row in data["reviews"]] == [
        (15, 1, True, "V"), (8, 3, False, "P"), (4, 6, True, "P"),
    ]  # fmt: skip
    assert not any({"members", "quorum", "absences", "terms"} & body.keys() for body in data["bodies"])
    assert "by_exception" not in data["reporting"]
    areas = {path.stem for path in (tmp_path / "register/records/areas").iterdir()}
    assert areas == {"primary-care", "maternity-neonatal"}
    held = [
        yaml.parse(path.read_text("utf-8")) for path in (tmp_path / "register/records/commitments").iterdir()
    ]
    assert {item.get("area") for item in held} == areas | {None}


def test_the_cycle_of_business_follows_a_body_into_its_months(qaif: Qaif, tmp_path: Path) -> None:
    begin(
        qaif,
        "register",
        "--body",
        "Quality Committee; ; first Tuesday of February, April, June, August, October and December",
    )
    months = {item["id"]: item.get("months") for item in settings(tmp_path / "register")["cycle"]}
    assert months["self-assessment"] == [2, 6, 10]
    assert months["sqg-report"] == [2, 4, 8, 10]


@pytest.mark.parametrize("left_out", ["acute-independent", "primary-care", "safeguarding"])
def test_any_area_can_be_left_out(left_out: str) -> None:
    day = date(2026, 12, 1)
    shipped = [path.stem for path in (ROOT / "records" / "areas").glob("*.yaml")]
    kept = tuple(area for area in shipped if area != left_out)
    loaded = load(Pages(starting_records(Newcomer(NAME, "ICB", "unknown", day, Founding(areas=kept)))))
    assert loaded.framework is not None
    assert len(kept) == len(shipped) - 1
    assert [found for found in check(moment(loaded, day)).findings if found.severity == "error"] == []


def test_a_chair_that_is_no_role_here_is_not_known_yet(qaif: Qaif, tmp_path: Path) -> None:
    said = begin(
        qaif, "register", "--usual-role", "none", "--role", "Medical Director, Quality", "--role", "Quality Lead",
        "--body", "Quality Committee; Medical Director, Quality",
    )  # fmt: skip
    assert said.code == 0, said.err
    chairs = {body["id"]: body["chair_role"] for body in settings(tmp_path / "register")["bodies"]}
    assert chairs.pop("quality-committee") == "medical-director-quality"
    assert set(chairs.values()) == {"unknown"}
    assert "; chair: Medical Director, Quality [" in said.out
    assert "ICB Board: first Thursday" in said.out
    assert "; chair: unknown [" in said.out


REFUSED = {
    ("--role", "ICB Chair"): "`ICB Chair` is there already (icb-chair).",
    ("--role", "…"): "`…` is no title of a role.",
    ("--usual-role", "none"): "No role is left.",
    ("--usual-role", "doctor"): "There is no role `doctor`.",
    (
        "--body",
        "Place Board; unknown",
    ): "`Place Board` is a new body, and of that its chair and how often it meets are needed.",
    ("--body", "quality-committee; ; fortnightly"): "the framework knows no body that meets every two weeks",
    (
        "--body",
        "quality-committee; the queen",
    ): "There is no role `the queen`. There are: ICB Chair, Chief Executive,",
    ("--body", "quality-committee; director of finance"): "Did you mean `Director of Quality`",
    ("--body", "Place Board"): "those there are: Insights Meeting, System Quality Group,",
    ("--body", "a; b; c; d"): "`a; b; c; d` is not a body.",
    ("--review", "15: 2 months"): "from 15 upward the framework itself sets the interval [§4.4].",
    ("--review", "20: 1 month"): "from 15 upward the framework itself sets the interval [§4.4].",
    ("--review", "high: quarterly"): "`high: quarterly` is no review interval.",
    ("--review", "8: 0 months"): "`8: 0 months` is no review interval.",
    ("--area", "dentistry"): "There is no area `dentistry`. There are: Acute and independent services,",
}


@pytest.mark.parametrize(("flags", "why"), REFUSED.items(), ids=" ".join)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    qaif: Qaif, tmp_path: Path, flags: tuple[str, str], why: str
) -> None:
    said = begin(qaif, "register", *flags)
    assert (said.code, said.out) == (2, "")
    assert why in said.err
    assert not (tmp_path / "register").exists()


def test_it_is_one_commit_where_that_is_asked(
    qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for role in ("AUTHOR", "COMMITTER"):
        for what, value in (("NAME", "Quality Lead"), ("EMAIL", "lead@icb.example")):
            monkeypatch.setenv(f"GIT_{role}_{what}", value)
    made = begin(qaif, "register", "--commit")
    assert made.code == 0, made.err
    assert "Committed " in made.out
    git = ("git", "-C", str(tmp_path / "register"))
    assert subprocess.check_output((*git, "rev-list", "--count", "HEAD")).strip() == b"1"
    assert subprocess.check_output((*git, "status", "--porcelain")) == b""
    monkeypatch.chdir(tmp_path / "register")
    assert "differs from the last commit" in qaif("commit").out


def test_who_is_not_known_to_git_is_told_before_anything_is_written(
    qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".gitconfig").write_text("[user]\n\tuseConfigOnly = true\n", "utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    said = begin(qaif, "register", "--commit")
    assert said.code == 2
    assert "git does not know who you are." in said.err
    assert not (tmp_path / "register").exists()


def test_only_the_framework_is_kept(qaif: Qaif, tmp_path: Path) -> None:
    begin(qaif)
    records = tmp_path / "register" / "records"
    assert sorted(path.name for path in records.iterdir()) == [
        "areas",
        "assessments",
        "authorities.yaml",
        "commitments",
        "framework.yaml",
    ]
    assert len(list((records / "areas").iterdir())) == 13
    assert len(list((records / "commitments").iterdir())) == 77
    assert len(list((records / "assessments").iterdir())) == 43
    framework = yaml.parse((records / "framework.yaml").read_text("utf-8"))
    assert framework["organisation"] == {
        "name": NAME,
        "short_name": "Exampleshire ICB",
        "ods_code": "unknown",
    }
    assert {key for role in framework["roles"] for key in role} == {"id", "title"}


def test_nothing_of_the_illustrative_register_is_left() -> None:
    made = starting_records(Newcomer(NAME, "Exampleshire ICB", "unknown", date(2026, 12, 1)))
    text = "\n".join(made.values())
    shipped = ROOT / "records"
    names = {"Thornmere"} | {
        re.split(r"[ ,']", yaml.parse(path.read_text("utf-8"))["title"])[0]
        for path in (shipped / "providers").glob("*.yaml")
    }
    assert [name for name in sorted(names - {"St"}) if name in text] == []
    for word in (
        "updates:",
        "positions:",
        "reviews:\n  - date",
        "refreshes:",
        "executive_areas:",
        "sensitivity:",
        "extensions:",
        "done:",
        "note:",
    ):
        assert word not in text
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_on_its_first_day_nothing_is_owed_and_after_one_interval_it_is() -> None:
    day = date(2026, 12, 1)
    loaded = load(Pages(starting_records(Newcomer(NAME, "Exampleshire ICB", "unknown", day))))
    assert loaded.framework is not None
    owed: tuple[tuple[date, set[str]], ...] = (
        (day, set()),
        (date(2026, 12, 13), set()),
        (date(2026, 12, 14), {"MTG001"}),  # the first whole week is over
        (date(2027, 2, 1), {"MTG001"}),
        (date(2027, 2, 2), {"MTG001", "ARE001", "ARE003"}),
        (date(2027, 3, 1), {"MTG001", "MTG005", "MTG006", "ARE001", "ARE003"}),
        (date(2027, 4, 1), {"MTG001", "MTG002", "MTG005", "MTG006", "ARE001", "ARE003"}),
    )
    for as_of, codes in owed:
        found = check(moment(loaded, as_of)).findings
        assert {finding.code for finding in found if finding.severity == "error"} == codes


def test_what_stands_around_the_records(qaif: Qaif, tmp_path: Path) -> None:
    begin(qaif)
    folder = tmp_path / "register"
    readme = (folder / "README.md").read_text("utf-8")
    assert readme.startswith(f"# The quality register of {NAME}\n")
    assert "{" not in readme
    workflow = yaml.parse((folder / ".github/workflows/records.yml").read_text("utf-8"))
    steps = "\n".join(step.get("run", "") for step in workflow["jobs"]["records"]["steps"])
    assert "qaif check --base" in steps
    assert "--as-of" not in steps
    hooks = yaml.parse((folder / ".pre-commit-config.yaml").read_text("utf-8"))
    assert hooks["repos"][0]["hooks"][0]["entry"] == "qaif check"
    settings = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))
    for schema in settings["yaml.schemas"]:
        kind = Path(schema).name.removesuffix(".schema.json")
        assert (folder / schema).read_text("utf-8") == run_schema(kind)
    ignored = (folder / ".gitignore").read_text("utf-8").splitlines()
    assert {".*.part", "/reports/"} <= set(ignored)
    assert "eol=lf" in (folder / ".gitattributes").read_text("utf-8")


def test_a_folder_that_is_not_empty_is_refused(qaif: Qaif, tmp_path: Path) -> None:
    (tmp_path / "register" / ".git").mkdir(parents=True)
    (tmp_path / "register" / "old.txt").write_text("old\n", "utf-8")
    said = begin(qaif)
    assert said.code == 2
    assert "`register` is not empty: it holds `old.txt`." in said.err
    assert [path.name for path in (tmp_path / "register").rglob("*")] != []
    (tmp_path / "register" / "old.txt").unlink()
    assert begin(qaif).code == 0  # a fresh repository counts as empty
    assert begin(qaif).code == 2
    (tmp_path / "file").write_text("", "utf-8")
    assert "`file` is a file." in begin(qaif, "file").err


def test_what_is_missing_or_wrong_is_said_and_nothing_is_written(qaif: Qaif, tmp_path: Path) -> None:
    said = qaif("init", "register")
    assert said.code == 2
    assert "Missing: --name, --short-name." in said.err
    wrong = begin(qaif, "register", "--ods-code", "Q-1")
    assert wrong.code == 2
    assert "an ODS code: three to eight capital letters and digits" in wrong.err
    assert not (tmp_path / "register").exists()


def test_the_wheel_carries_all_that_a_workspace_begins_with() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"][
        "targets"
    ]
    mapped = settings["wheel"]["force-include"]
    for name, place in PACKAGED.items():
        folder = next(folder for folder in mapped if name == folder or name.startswith(f"{folder}/"))
        assert mapped[folder] + name.removeprefix(folder) == f"qaif_cli/{place}"
