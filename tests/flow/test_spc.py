"""`qaif indicator spc` from end to end."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from qaif_cli.flow.spc import run_spc
from tests.support.running import Golden, Qaif

PUBLISHED = Path(__file__).parents[1] / "judge" / "spc" / "published"
WAITS = '\ufeffMonth,"Seen within four hours"\r\n' + "".join(
    f"01/{place % 12 + 1:02}/{2024 + place // 12},{value}\r\n"
    for place, value in enumerate(
        [
            "96%",
            "95%",
            "97%",
            "94%",
            "96%",
            "95%",
            "96%",
            "93%",
            "95%",
            "96%",
            "94%",
            "95%",
            "NA",
            "90%",
            "88%",
        ]
    )
)


@pytest.fixture
def waits(tmp_path: Path) -> Path:
    path = tmp_path / "waits.csv"
    path.write_bytes(WAITS.encode())
    return path


def test_the_text_form(waits: Path, qaif: Qaif, golden: Golden) -> None:
    result = qaif("indicator", "spc", waits.name, "--better", "up", "--target", "95", "--limits-from", "12")
    assert (result.code, result.err) == (0, "")
    golden("spc/waits.txt", result.out)


def test_the_json_form_has_the_published_figures(qaif: Qaif, tmp_path: Path) -> None:
    case = json.loads((PUBLISHED / "ae_england_attendances_rebase.json").read_text("utf-8"))
    rows = "".join(f'{row["date"]},"{row["value"]:,}"\n' for row in case["input"])
    (tmp_path / "ae.csv").write_text(rows, "utf-8")
    phases = [word for day in case["options"]["rebase"] for word in ("--rebase", day)]
    result = qaif("indicator", "spc", "ae.csv", "--better", "down", *phases, "--format", "json")
    made = json.loads(result.out)
    assert list(made) == ["version", "points", "variation", "assurance", "profile", "warnings"]
    assert list(made["points"][0]) == ["date", "value", "mean", "lower", "upper", "special", "direction"]
    for point, row in zip(made["points"], case["expected"]["points"], strict=True):
        assert point["date"] == row["date"]
        assert [point["lower"], point["mean"], point["upper"]] == pytest.approx(
            [row["lpl"], row["mean"], row["upl"]], abs=1e-6
        )
    assert (made["variation"], made["assurance"], made["profile"]) == ("common_cause", None, "nhsr")
    assert len(made["warnings"]) == 3


def test_profiles_differ_as_published(qaif: Qaif, tmp_path: Path) -> None:
    values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
    rows = "".join(f"2021-04-{place:02},{value}\n" for place, value in enumerate(values, 1))
    (tmp_path / "g1.csv").write_text(rows, "utf-8")
    upper = [
        json.loads(
            qaif("indicator", "spc", "g1.csv", "--better", "up", "--profile", profile, "--format", "json").out
        )["points"][0]["upper"]
        for profile in ("nhsr", "excel")
    ]
    assert upper == pytest.approx([4.6044, 6.9515], abs=5e-5)
    said = qaif("indicator", "spc", "g1.csv", "--better", "up").out
    assert "Screened: 2 outlying moving ranges left out of the limits." in said
    assert "Profile: nhsr (" in said


def test_standard_input(qaif: Qaif, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"2026-04-01,5\n")))
    result = qaif("indicator", "spc", "-", "--better", "neutral")
    assert result.out.startswith("standard input\n")
    assert "It has too few values for limits, so nothing can be said of its variation." in result.out


def test_the_picture_is_written_beside_either_form(waits: Path, qaif: Qaif, tmp_path: Path) -> None:
    for style in ("text", "json"):
        result = qaif("indicator", "spc", waits.name, "--better", "up", "--svg", "w.svg", "--format", style)
        assert (result.code, result.err) == (0, "w.svg written.\n")
    drawn = ET.fromstring((tmp_path / "w.svg").read_bytes())  # noqa: S314  # our own file
    assert drawn[0].text == "Seen within four hours"


def test_every_bad_line_is_said_and_the_exit_code_is_the_users(qaif: Qaif, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("date,value\n2026-04-31,5\n2026-05-01,five\n", "utf-8")
    result = qaif("indicator", "spc", "bad.csv", "--better", "up", "--svg", "w.svg")
    assert (result.code, result.out) == (2, "")
    assert "bad.csv:2: The date cannot be read." in result.err
    assert "      3 | 2026-05-01,five" in result.err
    assert not (tmp_path / "w.svg").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--rebase", "2024-03-02"], "A new phase is to begin on 2 March 2024, and no point has that date."),
        (["--rebase", "soon"], "`--rebase soon` is not a date."),
        (["--limits-from", "5"], "Limits are to be fixed from 5 values. Take 12 or more"),
        (["--target", "nan"], "The target is nan."),
        (["--profile", "word"], "'word' is not one of 'nhsr', 'excel'"),
    ],
)
def test_what_cannot_be_judged_as_asked_is_said(words: list[str], said: str, waits: Path, qaif: Qaif) -> None:
    result = qaif("indicator", "spc", waits.name, "--better", "up", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_a_file_that_is_not_there_and_a_direction_that_is_not_said(qaif: Qaif) -> None:
    assert "`no.csv` cannot be read" in qaif("indicator", "spc", "no.csv", "--better", "up").err
    result = qaif("indicator", "spc", "no.csv")
    assert result.code == 2
    assert "--better" in result.err


def test_the_title_is_the_heading_or_the_name_of_the_file() -> None:
    bare = run_spc(b"2026-04-01,5%\n", "far/away/long waits.csv", "down")
    assert (bare.title, bare.unit) == ("long waits", "%")
    headed = run_spc(b"date,Waits in %\n2026-04-01,5%\n", "a.csv", "down")
    assert (headed.title, headed.unit) == ("Waits in %", "")


RATES = "date,value\n" + "".join(f"2024-{month:02}-01,{89 + month % 5}%\n" for month in range(1, 13))


@pytest.mark.parametrize(
    ("text", "target", "said"),
    [
        (RATES, "95%", ""),
        (RATES, "95", ""),
        (RATES, "0.95", "The target 0.95 and the values, 89% to 93%, are not on one scale. If 95% is meant, say --target 95%."),
        (RATES.replace("%", "").replace(",", ",0."), "95", "The target 95 and the values, 0.89 to 0.93, are not on one scale. If 0.95 is meant"),
        (RATES.replace("%", "").replace(",", ",0."), "95%", ""),
        (RATES, "many", "The target is many. Write a number"),
    ],
)  # fmt: skip
def test_a_target_is_on_the_scale_of_the_values(
    qaif: Qaif, tmp_path: Path, text: str, target: str, said: str
) -> None:
    (tmp_path / "rates.csv").write_text(text.replace("date,0.value", "date,value"), "utf-8")
    result = qaif("indicator", "spc", "rates.csv", "--better", "up", "--target", target)
    assert said in result.err
    assert (result.code, "Hit and miss" in result.out) == ((2, False) if said else (0, True))
