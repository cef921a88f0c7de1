"""`qaif init` on a terminal: question by question, with what holds where nothing is typed, and one step back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer

from qaif_cli.cli import init
from qaif_cli.store import yaml
from tests.support.running import Qaif, Result

Talk = Callable[..., Result]
STOP = "^C"
BODIES = 6
"""The bodies of which a chair and a recurrence are asked."""


@pytest.fixture
def talk(qaif: Qaif, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Runs `qaif init` on a terminal where these answers are typed."""
    terminal = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(init, "sys", SimpleNamespace(stdin=terminal, stdout=terminal))

    def go(*answers: str, flags: tuple[str, ...] = ()) -> Result:
        typed = iter(answers)

        def prompt(text: str, **_: object) -> str:
            answer = next(typed)
            print(f"{text}: {answer}")  # noqa: T201  # what a terminal shows
            if answer == STOP:
                raise typer.Abort
            return answer

        monkeypatch.setattr(typer, "prompt", prompt)
        result = qaif("init", "register", *flags)
        assert list(typed) == []
        return result

    return go


def settings(folder: Path) -> dict[str, Any]:
    data = yaml.parse((folder / "register" / "records" / "framework.yaml").read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def test_enter_takes_what_the_starting_list_has(talk: Talk, tmp_path: Path) -> None:
    said = talk("NHS Ex Integrated Care Board", *[""] * (4 + 2 * BODIES + 3), "n")
    assert said.code == 0, said.err
    data = settings(tmp_path)
    assert data["organisation"] == {
        "name": "NHS Ex Integrated Care Board", "short_name": "Ex ICB", "ods_code": "unknown",
    }  # fmt: skip
    assert (len(data["roles"]), len(data["bodies"]), len(data["reviews"])) == (30, 12, 1)
    assert said.out.endswith(
        'qaif init register --name "NHS Ex Integrated Care Board" --short-name "Ex ICB" --ods-code unknown\n'
    )
    assert said.out.count("   1 ICB Chair\n") == 2  # the usual ones, and those that were chosen
    assert "ICB Board: who chairs it (a role, its number, or unknown) [ICB Chair]: \n" in said.out
    assert "[icb-chair]" not in said.out


def test_the_chair_that_is_not_among_the_roles_is_unknown_unless_it_is_said(
    talk: Talk, tmp_path: Path
) -> None:
    said = talk(
        "NHS Ex", "Ex", "", "none", "Medical Director, Quality", "Quality Lead", "",
        "Quality lead", "", "medical director, quality", "", "the queen", "", "", *[""] * 6, "", "", "", "n",
    )  # fmt: skip
    assert said.code == 0, said.err
    chairs = [body["chair_role"] for body in settings(tmp_path)["bodies"][:5]]
    assert chairs == ["quality-lead", "medical-director-quality", "unknown", "unknown", "unknown"]
    assert "There is no role `the queen`. There are: Medical Director, Quality, Quality Lead." in said.err


def test_slips_are_named_and_a_step_back_is_taken(talk: Talk, tmp_path: Path) -> None:
    said = talk(
        "NHS Ex", "Exs", "<", "Ex", "Q 1", "QXX",
        "1-6, 99", "1-6", "Director of Place", "director of place", "",
        "", "", "", "", "7", "First Tuesday", "First Tuesday, every two months", "", "", "", "", "", "",
        "Place Board", "Director of Place", "Fridays", "",
        "15: 1 month", "8: 3 months", "",
        "9", "n",
    )  # fmt: skip
    assert said.code == 0, said.err
    data = settings(tmp_path)
    assert data["organisation"] == {"name": "NHS Ex", "short_name": "Ex", "ods_code": "QXX"}
    assert [role["id"] for role in data["roles"]][5:] == ["director-of-quality", "director-of-place"]
    bodies = {body["id"]: body for body in data["bodies"]}
    assert bodies["quality-committee"]["chair_role"] == "director-of-place"
    assert bodies["place-board"]["recurs"] == "FREQ=WEEKLY;BYDAY=FR"
    assert [row["from_score"] for row in data["reviews"]] == [15, 8]
    assert [path.stem for path in (tmp_path / "register/records/areas").iterdir()] == ["primary-care"]
    for slip in (
        "`Q 1` is no ODS code.", "There is no role 99 in the list. It has the numbers 1 to 30.",
        "`director of place` is there already (director-of-place).", "it does not say how often",
        "from 15 upward the framework itself sets the interval",
    ):  # fmt: skip
        assert slip in said.err
    again = said.out.partition("The same without questions:\n")[2]
    assert '--body "Quality Committee; director-of-place; First Tuesday, every two months"' in again
    assert (
        '--body "Place Board; director-of-place; Fridays" --review "8: 3 months" --area primary-care' in again
    )


def test_who_stops_leaves_nothing_behind(talk: Talk, tmp_path: Path) -> None:
    said = talk("NHS Ex", "", STOP)
    assert (said.code, said.err) == (130, "Stopped. Nothing was written.\n")
    assert not (tmp_path / "register").exists()


def test_nothing_is_asked_that_was_said(talk: Talk) -> None:
    said = talk("Ex", flags=("--name", "NHS Ex", "--ods-code", "QXX", "--usual-role", "icb-chair", "--role", "A",
        "--body", "x", "--review", "8: 3 months", "--area", "primary-care", "--commit"))  # fmt: skip
    assert said.code == 2  # `x` is no body: what was said as flags is judged with all the rest


def test_a_folder_that_is_not_empty_is_refused_before_anything_is_asked(talk: Talk, tmp_path: Path) -> None:
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "old.txt").write_text("old\n", "utf-8")
    assert "is not empty" in talk().err
