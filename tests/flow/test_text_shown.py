"""What is shown is text: a sign that nobody sees is refused at its line, and written out wherever text is shown."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from qaif_cli.errors import EXIT_CLEAN, EXIT_FINDINGS, EXIT_USER
from qaif_cli.model.visible import HIDDEN, visible
from tests.support.repository import DAY, repository
from tests.support.running import Qaif

SIGNS = {
    "escape": 0x1B, "bell": 0x07, "NUL": 0, "backspace": 0x08, "delete": 0x7F, "C1": 0x9B, "next line": 0x85,
    "right to left override": 0x202E, "isolate": 0x2066, "left to right mark": 0x200E, "Arabic mark": 0x61C,
    "no width": 0x200B, "joiner": 0x200D, "word joiner": 0x2060, "BOM": 0xFEFF, "line separator": 0x2028, "tag": 0xE0041,
}  # fmt: skip
RISK = "risks/R-0001.yaml"


def with_title(records: Path, written: str, kind: str = RISK) -> Path:
    file = records / kind
    file.write_text(
        re.sub(r"(?m)^title: .*$", lambda _: f"title: {written}", file.read_text("utf-8")), "utf-8"
    )
    return file


@pytest.mark.parametrize("name", SIGNS)
@pytest.mark.parametrize("how", ["raw", "escaped", "in a text below"])
def test_a_sign_that_nobody_sees_is_refused_at_its_line(how: str, name: str, base: Path, qaif: Qaif) -> None:
    sign = chr(SIGNS[name])
    if how == "raw":
        with_title(base, f"x{sign}y")
    elif how == "escaped":
        with_title(base, f'"x\\U{SIGNS[name]:08x}y"')
    else:
        with (base / RISK).open("a", encoding="utf-8") as file:
            file.write(f'x:\n  - "a\n    b\\U{SIGNS[name]:08X}"\n')
    done = qaif("check", "--as-of", DAY, "--records", str(base), "--format", "json")
    assert done.code == EXIT_FINDINGS
    (found,) = (item for item in json.loads(done.out)["findings"] if item["path"] == f"records/{RISK}")
    lines = (base / RISK).read_text("utf-8").split("\n")
    assert found["line"] == (len(lines) - 1 if how == "in a text below" else 2)
    assert f"U+{SIGNS[name]:04X}" in found["message"] or found["code"] == "FIL001"


def shown_of(qaif: Qaif, records: Path) -> list[tuple[tuple[str, ...], str]]:
    asked = [
        ("check",), ("check", "--format", "json"), ("check", "--format", "github"), ("check", "--format", "concise"),
        ("check", "--format", "sarif"), ("risk", "list"), ("risk", "list", "--format", "json"), ("risk", "show", "R-0001"),
        ("find", "owned"), ("find", "owned", "--format", "json"), ("due",), ("status",), ("diff",), ("history",),
        ("commit", "--dry-run"), ("escalate",), ("triangulate",), ("report", "--register"), ("sheet", "--review", "--out", "-"),
    ]  # fmt: skip
    runs = ((command, qaif(*command, "--records", str(records))) for command in asked)
    return [(command, run.out + run.err) for command, run in runs]


def test_nothing_hidden_is_ever_shown_raw(tmp_path: Path, qaif: Qaif) -> None:
    made = repository(tmp_path)
    payload = "owned\x1b[31m\x9b\u202e\u200b"
    for written in (payload, '"owned\\e[31m\\x9b\\u202e\\u200b"'):
        with_title(made.records, written)
        for command, text in shown_of(qaif, made.records):
            assert not HIDDEN.search(text), command
            if "json" in command or "sarif" in command:
                json.loads(text.partition("\nCould")[0] if text.startswith("{") else text)
        made.commit("what somebody did without qaif")
        for command in (("history", "R-0001"), ("diff", "HEAD~1", "HEAD"), ("check", "--at", "HEAD")):
            done = qaif(*command, "--records", str(made.records))
            assert not HIDDEN.search(done.out + done.err), command


def test_the_words_of_a_commit_are_shown_as_text(tmp_path: Path, qaif: Qaif) -> None:
    made = repository(tmp_path)
    made.commit("bad \x1b[31m\u202e subject", edits=[{"file": RISK, "find": "title: ", "put": "title: New "}])
    done = qaif("history", "--format", "json", "--records", str(made.records))
    assert "\\u001b[31m\\u202e subject" in done.out


def test_the_name_of_a_file_is_shown_as_text(base: Path, qaif: Qaif) -> None:
    (base / "risks" / "R-0009\n::error::x\x1b.yaml").write_text("id: R-0009\n", "utf-8")
    done = qaif("check", "--as-of", DAY, "--records", str(base), "--format", "concise")
    assert "FIL007 this cannot be read: its name holds a sign that nobody sees" in done.out
    assert "R-0009\\u000a::error::x\\u001b.yaml" in done.out
    assert not re.search("(?m)^::error", done.out)


def test_json_says_the_same_with_signs_written_out() -> None:
    text = 'x \x1b \x7f \x9b \u202e \U000e0041 \\ "é" 👩\u200d⚕ \t'
    assert json.loads(visible(json.dumps(text, ensure_ascii=False))) == text
    assert not HIDDEN.search(visible(text))
    assert visible("a plain one\n\twith lines\r\n") == "a plain one\n\twith lines\r\n"
    assert visible("over\rwritten") == "over\\u000dwritten"


@pytest.mark.parametrize("sign", ["\x1b", "\u200b", "\u2028", "\x00", "\r", "\x0b"])
def test_what_is_typed_is_refused_too(sign: str, base: Path, qaif: Qaif) -> None:
    asked = (
        "risk",
        "gap",
        "add",
        "R-0001",
        "--in",
        "control",
        "--date",
        "2026-06-10",
        "--records",
        str(base),
    )
    before = (base / RISK).read_bytes()
    done = qaif(*asked, "--text", f"No cover{sign}at night")
    assert done.code == EXIT_USER
    assert f"--text holds a sign that nobody sees (U+{ord(sign):04X}) after `No cover`" in done.err
    assert (base / RISK).read_bytes() == before


@pytest.mark.parametrize("written", ["|\n  two\n  lines", '"two\\nlines"', '"two\n\n  lines"'])
@pytest.mark.parametrize("file", [RISK, "concerns/Q-0001.yaml", "framework.yaml"])
def test_a_title_is_one_line(file: str, written: str, base: Path, qaif: Qaif) -> None:
    with_title(base, written, file)
    done = qaif("check", "--as-of", DAY, "--records", str(base), "--format", "json")
    found = [item for item in json.loads(done.out)["findings"] if item["path"] == f"records/{file}"]
    found = [item for item in found if item["code"] != "FIL006"]
    assert [(item["code"], item["line"]) for item in found] == [("SHP003", 2)]
    assert "one line" in found[0]["fix"]


@pytest.mark.parametrize("written", [">\n  folded\n  text", "|\n  one line\n", '"plain"'])
def test_a_title_that_is_folded_is_one_line_too(written: str, base: Path, qaif: Qaif) -> None:
    with_title(base, written)
    assert qaif("check", "--as-of", DAY, "--records", str(base)).code == EXIT_CLEAN


def test_a_list_keeps_to_a_line_a_record(base: Path, qaif: Qaif) -> None:
    file = base / RISK
    file.write_text(re.sub(r"(?m)^cause: .*$", 'cause: "a\\n::error::b"', file.read_text("utf-8")), "utf-8")
    for command in (("risk", "list"), ("due",), ("find", "error"), ("action", "list")):
        done = qaif(*command, "--as-of", DAY, "--records", str(base))
        assert not re.search("(?m)^::error", done.out), command


@pytest.mark.parametrize(
    "marked",
    [
        "|\n  text\n  <<<<<<< HEAD\n  ours\n  =======\n  theirs\n  >>>>>>> other",
        ">-\n    text\n    <<<<<<< HEAD\n    ours",
        '"text\\n<<<<<<< HEAD\\nours\\n=======\\ntheirs\\n>>>>>>> other"',
        "|\n  text\n  ||||||| base",
        "text\n  >>>>>>> other",
    ],
)
def test_the_marks_of_a_conflict_are_found_inside_a_text(marked: str, base: Path, qaif: Qaif) -> None:
    file = base / RISK
    file.write_text(
        re.sub(r"(?m)^cause: .*$", lambda _: f"cause: {marked}", file.read_text("utf-8")), "utf-8"
    )
    done = qaif("check", "--as-of", DAY, "--records", str(base), "--format", "concise")
    assert f"records/{RISK}:" in done.out
    assert "FIL003" in done.out


EDGES = ("0001-01-01", "0001-12-31", "1899-12-31", "2200-01-01", "9999-01-01", "9999-12-31")


def test_a_day_at_the_edge_of_the_calendar_is_a_finding(base: Path, qaif: Qaif) -> None:
    """Every file with one of the days in turn, and every kind with what reads the register."""
    kinds = set()
    for place, file in enumerate(sorted(base.rglob("*.yaml"))):
        text = file.read_text("utf-8")
        first = re.search(r"\d{4}-\d\d-\d\d", text.partition("\n")[2])
        if first:
            at = len(text.partition("\n")[0]) + 1
            day = EDGES[place % len(EDGES)]
            file.write_text(text[:at] + text[at:].replace(first[0], day), "utf-8")
            path = file.relative_to(base).as_posix()
            done = qaif("check", "--as-of", DAY, "--records", str(base), "--format", "json")
            assert done.code == EXIT_FINDINGS, path
            own = [item for item in json.loads(done.out)["findings"] if item["path"].endswith(path)]
            assert {item["code"] for item in own} & {"SHP003", "IDS001"}, path
            kind = path.partition("/")[0]
            commands = (("coverage",), ("due",), ("report", "--bimonthly"), ("meeting", "list"))
            for command in () if kind in kinds else commands:
                answered = qaif(*command, "--as-of", DAY, "--records", str(base))
                assert answered.code in (0, EXIT_USER), (path, command)
            kinds.add(kind)
            file.write_text(text, "utf-8")


@pytest.mark.parametrize("day", EDGES)
def test_a_day_at_the_edge_of_the_calendar_is_no_day_to_ask_for(day: str, base: Path, qaif: Qaif) -> None:
    asked = [
        ("check", "--as-of", day), ("due", "--as-of", day), ("report", "--bimonthly", "--as-of", day),
        ("report", "--bimonthly", "--since", day), ("risk", "list", "--at", day), ("coverage", "--as-of", day),
        ("sheet", "--insights", "--on", day), ("score", "R-0001", "--date", day), ("history", "--since", day),
        ("meeting", "cycle", "--year", day[:4]), ("evidence", "S01", "--from", day), ("meeting", "plan", "--first", day),
    ]  # fmt: skip
    for command in asked:
        done = qaif(*command, "--records", str(base))
        assert done.code == EXIT_USER, (command, done.out, done.err)


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_that_are_counted(day: str, base: Path, qaif: Qaif) -> None:
    for command in (
        ("check",), ("due", "--within", "9999d"), ("report", "--bimonthly"), ("report", "--insights"), ("coverage",), ("triangulate",),
        ("escalate",), ("meeting", "cycle"), ("risk", "list"), ("indicator", "list"), ("sheet", "--review", "--out", "-"),
    ):  # fmt: skip
        done = qaif(*command, "--as-of", day, "--records", str(base))
        assert done.code in (0, 1, EXIT_USER), (command, done.err)


@pytest.mark.parametrize("span", ["months: 1", "value: 28", "interval_months: 2"])
def test_a_length_of_time_that_leaves_the_calendar_is_a_finding(span: str, base: Path, qaif: Qaif) -> None:
    file = base / "framework.yaml"
    name = span.partition(":")[0]
    text, count = re.subn(rf"\b{name}: \d+", f"{name}: 9999999", file.read_text("utf-8"))
    assert count
    file.write_text(text, "utf-8")
    done = qaif("check", "--records", str(base), "--format", "concise")
    assert done.code == EXIT_FINDINGS
    assert f"`{name}`: `9999999` is outside the scale" in done.out


STREAMS = [
    (">&-", EXIT_USER, "Bad file descriptor"),
    (">/dev/full", EXIT_USER, "No space left on device"),
    ("<&-", EXIT_CLEAN, ""),
    ("| head -c 10 >/dev/null", EXIT_CLEAN, ""),
    ("2>&- >/dev/full", EXIT_USER, ""),
    (">&- 2>&- <&-", EXIT_USER, ""),
]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize(("stream", "code", "says"), STREAMS)
def test_an_output_that_is_closed_or_full_is_said(stream: str, code: int, says: str, base: Path) -> None:
    line = f"set -o pipefail; {sys.executable} -m qaif_cli risk list --records {base} {stream}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert bool(says) is ("qaif: What is to be printed cannot be" in done.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no such limit")
@pytest.mark.parametrize(
    "command", ["report --register --out made", "sheet --review --within 99d --out made"]
)
def test_a_disk_that_is_full_keeps_no_half_of_a_file(command: str, base: Path, tmp_path: Path) -> None:
    line = (
        f"ulimit -f 1; trap '' XFSZ; {sys.executable} -B -m qaif_cli {command} --as-of {DAY} --records {base}"
    )
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, "File too large" in done.stderr) == (EXIT_USER, True)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    "words", [("check", "a\u202eb"), ("risk", "list", "--status", "a\x9bb"), ("a\u2066b",)]
)
def test_what_cannot_be_a_command_is_shown_with_its_signs_written_out(
    words: tuple[str, ...], base: Path, qaif: Qaif
) -> None:
    result = qaif(*words, "--records", str(base))
    assert result.code == EXIT_USER
    assert not HIDDEN.search(result.err)
