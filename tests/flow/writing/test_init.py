from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from qaif_cli.flow.schema import run_schema
from qaif_cli.flow.writing import starting
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


def test_it_says_what_is_not_known(qaif: Qaif) -> None:
    made = begin(qaif)
    for line in (
        "The organisation's ODS code is not known.",
        "13 of 13 areas have no owner.",
        "70 of 70 commitments have no owner.",
        "7 of 7 priorities have no owner.",
        "22 of 22 actions of the priorities have no due date.",
        "43 of 43 self-assessments have no owner.",
        "43 of 43 self-assessments have no position.",
    ):
        assert f"  {line}\n" in made.out
    assert "ODS" not in begin(qaif, "other", "--ods-code", "qxx").out


def test_only_the_framework_is_kept(qaif: Qaif, tmp_path: Path) -> None:
    begin(qaif)
    records = tmp_path / "register" / "records"
    assert sorted(path.name for path in records.iterdir()) == [
        "areas",
        "assessments",
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
