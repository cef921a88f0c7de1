"""Whole commands on what is made at random: days, cells, templates, settings, and what git holds; each ends right or with one clear message."""

from __future__ import annotations

import atexit
import io
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from random import Random
from types import FrameType

from qaif_cli.__main__ import run
from qaif_cli.model.visible import HIDDEN
from tests.support.fuzz_yaml import PLAIN, SPLINTERS, mangled

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 20
"""Of the processor: no command on the small register takes a tenth of it."""
DAY = "2026-06-15"
DAYS = (
    "2026-06-15", "2026-6-5", "15/06/2026", "06/15/2026", "15.6.26", "15 June 2026", "June 15", "today", "tomorrow", "yesterday", "next Monday", "last week", "in 3 weeks", "3m", "1y", "0d", "-1d", "+2w", "999999999d", "9999-12-31", "0001-01-01",
    "0000-00-00", "2026-02-29", "2024-02-29", "2026-13-01", "2026-W25", "2026-W25-1", "2026-166", "20260615", "2026-06", "2026", "", " ", "-", "--", "HEAD", "HEAD~9", "main", "@{1}", "^", "a:b", "..", "\x1b[31m", "٢٠٢٦-٠٦-١٥", "２０２６-０６-１５",
    "2026-06-15T10:00", "2026-06-15 ", "Q1 2026", "end of June", "31 June", "29 Feb", "3 months", "a month", "1e3d", "99999999999999999999w", "12w 3d", "1.5m", "\u202e2026", "2026‑06‑15", "2026–06–15", "x" * 5000,
)  # fmt: skip
CELLS = (
    *PLAIN, *DAYS, "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "#REF!", "#N/A", "5x4", "5 x 4", "20", "25", "26", "-5", "0", "1e308", "NaN", "High", "high (16)", "4/4", "£1,000", "50%", "TRUE", "01/02/03", "44927", "44927.5", "R-0001", "r-1", "a;b", 'a"b', "a\nb",
    "a\r\nb", "<b>x</b>", "😀", "\u200bx", "x\u0000y", "é", "Ã©", "chief-nursing-officer", "Chief Nursing Officer", "primary-care", "closed", "Open", "n/a", "N/A", "tbc", "unknown", "-", "–", "word " * 400,
)  # fmt: skip
HEADINGS = (
    "Ref", "Risk ID", "Title", "Risk", "Description", "Risk Description", "Owner", "Lead", "Area", "Domain", "Consequence", "C", "Likelihood", "L", "Score", "Initial Score", "Current Score", "Target", "Controls", "Gaps", "Assurance", "Actions", "Review Date", "Date opened",
    "Opened", "Status", "Comments", "", " ", "Title", "x" * 300, "=1", "é",
)  # fmt: skip
JINJA = (
    "{{", "}}", "{%", "%}", "{#", "#}", "{{ x }}", "{{ paper }}", "{{ 1/0 }}", "{{ 'a' * 999999999 }}", "{{ range(10**12)|list }}", "{% for a in range(10**9) %}{% endfor %}", "{% include 'x' %}", "{% import '../x' as y %}", "{% extends 'risks.md.j2' %}",
    "{{ ''.__class__.__mro__ }}", "{{ self._TemplateReference__context }}", "{{ cycler.__init__.__globals__ }}", "{% set x = 1 %}", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{% if %}", "{% endif %}", "{% raw %}", "{{ none.x }}", "{{ paper.nothing.at.all }}",
    "{{ [1]|first|x }}", "{{ 10**9**9 }}", "{{ ('a' * 9999)|wordwrap(1) }}", "{{ lipsum(n=99999) }}", "{{ namespace(a=1).a }}", "{% filter upper %}", "{{ '%s' % paper }}", "{{ '{0.__class__}'.format(paper) }}", "{{ now() }}", "{% debug %}", "{{ undefined_thing }}", "\x1b[31m",
    "{{ [[]]*99999999 }}", "{% for i in [1,2] recursive %}{{ loop([1,2]) }}{% endfor %}", "{{ 'x'.ljust(999999999) }}", "{{ '%999999999d' % 1 }}", "{{ 2 ** 99999999 }}",
)  # fmt: skip
WORDS = (
    "\x1b]0;owned\x07", "\x1b[31mred", "\u202eabc", "::error::x", "a\tb", "é 🙂", "\u200b", "NHS 943 476 5919", "x" * 3000, "<script>", "`x`", "**b**", "\\", '"', "'", "%s", "%n", "{0}", "$(x)", "\x85", "\u2028", "--", "-x", "#x", "Signed-off-by: x", "\x9b31m", "\x7f",
)  # fmt: skip


class TooLong(BaseException):
    """A command did not end."""


@cache
def desk() -> Path:
    """A copy of the base register in a repository, for as long as the process lives."""
    top = Path(tempfile.mkdtemp(prefix="qaif-fuzz-"))
    atexit.register(shutil.rmtree, top, ignore_errors=True)
    shutil.copytree(ROOT / "tests" / "base" / "records", top / "records")
    git(top, "init", "-q", "-b", "main")
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "The register")
    return top


def git(top: Path, *words: str, name: str = "Quality Lead", given: str = "") -> None:
    """Have git do something there, as somebody."""
    somebody = {
        f"GIT_{role}_{part}": said
        for role in ("AUTHOR", "COMMITTER")
        for part, said in (("NAME", name), ("EMAIL", "lead@icb.example"))
    }
    settings = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(
        ["git", *words],
        cwd=top,
        env=os.environ | somebody | settings,
        input=given.encode("utf-8", "surrogatepass"),
        capture_output=True,
        check=False,
    )


def fault_of(*words: str) -> str:
    """What is wrong with how a command ends, or nothing."""
    out, err = io.StringIO(), io.StringIO()
    try:
        with _limited(), redirect_stdout(out), redirect_stderr(err):
            code = run([*words])
    except TooLong:
        return f"{_short(words)}: no end after {SECONDS} seconds"
    except BaseException as error:  # noqa: BLE001  # whatever it is: it is what is looked for
        return f"{_short(words)}: {type(error).__name__}: {error}"
    said = err.getvalue()
    if code not in (0, 1, 2) or "fault of qaif" in said or "Traceback" in said:
        return f"{_short(words)}: {code}: {said}"
    if code == 2 and not said.strip():  # what the user can put right
        return f"{_short(words)}: refused without a word"
    hidden = HIDDEN.search(out.getvalue() + said)
    return f"{_short(words)}: U+{ord(hidden[0]):04X} is shown" if hidden else ""


def day(random: Random) -> str:
    """A word for a day, wherever one is typed."""
    word = random.choice(DAYS)
    for _ in range(random.choice((0, 0, 1, 2))):
        at = random.randrange(len(word) + 1)
        word = (
            word[:at]
            + random.choice((*"0123456789/-. dmwy", "", "\u00a0"))
            + word[at + random.randint(0, 2) :]
        )
    at_records = ("--records", str(desk() / "records"))
    asked = random.choice(
        (
            ("due", f"--as-of={word}"), ("check", f"--as-of={word}"), ("risk", "list", f"--at={word}"), ("due", f"--within={word}", f"--as-of={DAY}"), ("diff", f"--from={word}"), ("show", "R-0001", f"--at={word}"), ("check", f"--base={word}"),
            ("waive", "R-0001", "--rule=RSK002", f"--until={word}", "--why=so", "--by=board", "--dry-run"), ("score", "R-0001", "--consequence=3", "--likelihood=3", f"--date={word}", "--by=quality-lead", "--dry-run"), ("history", "R-0001", f"--since={word}"),
        )
    )  # fmt: skip
    return fault_of(*asked, *at_records)


def cells(random: Random) -> str:
    """A register in a CSV file, as somebody may send it."""
    width = random.randint(1, 9)
    heads = random.sample(HEADINGS, width)
    separator = random.choice((",", ",", ",", ";", "\t"))
    rows = [heads] + [
        [random.choice(CELLS) for _ in range(width + random.choice((0, 0, 0, -1, 1)))]
        for _ in range(random.randint(0, 5))
    ]
    text = random.choice(("\n", "\n", "\r\n", "\r")).join(
        separator.join(_celled(cell, random) for cell in row) for row in rows
    )
    for _ in range(random.choice((0, 0, 1, 2))):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(SPLINTERS) + text[at + random.randint(0, 2) :]
    path = desk() / "sent.csv"
    path.write_bytes(
        text.encode(random.choice(("utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16")), "replace")
    )
    kind = random.choice(
        (("risks",), ("risks", "--day-first"), ("risks", "--header=1"), ("providers",), ("indicators",))
    )
    return _with(
        text, fault_of("import", *kind, str(path), "--no-input", "--records", str(desk() / "records"))
    )


def template(random: Random) -> str:
    """A template of one's own."""
    name = random.choice(("quality-report.md.j2", "risk-register.md.j2", "area-report.md.j2"))
    text = (
        (ROOT / "templates" / name).read_text("utf-8") if random.random() < 0.6 else "# {{ paper }}\n"
    )  # more often than not
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(JINJA) + text[at + random.choice((0, 0, 1, 5)) :]
    place = desk() / "templates" / name
    place.parent.mkdir(exist_ok=True)
    place.write_text(text, "utf-8")
    try:
        wrong = (
            fault_of("report", "--register", f"--as-of={DAY}", "--records", str(desk() / "records"))
            if name[0] == "r"
            else fault_of(
                "report",
                "--bimonthly",
                f"--as-of={DAY}",
                f"--out={desk() / 'papers'}",
                "--records",
                str(desk() / "records"),
            )
        )
    finally:
        shutil.rmtree(place.parent)
        shutil.rmtree(desk() / "papers", ignore_errors=True)
    return _with(text[:400], wrong)


def settings(random: Random) -> str:
    """The settings, or another file of the register, with something in it changed."""
    records = desk() / "records"
    names = sorted(path.relative_to(records) for path in records.rglob("*.yaml"))
    path = records / (
        random.choice(names) if random.random() < 0.4 else "framework.yaml"
    )  # more often than not
    was = path.read_bytes()
    text = was.decode()
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        text = mangled(text, random)
    path.write_bytes(text.encode("utf-8", "replace"))
    asked = random.choice(
        (
            ("check",),
            ("due",),
            ("risk", "list"),
            ("status",),
            ("report", "--register"),
            ("coverage",),
            ("triangulate",),
            ("concern", "list"),
            ("meeting", "agenda", "quality-committee"),
        )
    )
    try:
        day_of = () if asked[0] == "status" else (f"--as-of={DAY}",)
        wrong = fault_of(*asked, *day_of, "--records", str(records))
    finally:
        path.write_bytes(was)
    changed = "".join(line for line in text.splitlines(keepends=True) if line not in was.decode())
    return _with(f"{path.name}: {changed[:400]}", wrong)


def told_by_git(random: Random) -> str:
    """The words of a commit, its author and its branch."""
    top = desk()
    word, name, branch = (random.choice(WORDS) + random.choice(WORDS) for _ in range(3))
    path = top / "records" / "risks" / "R-0001.yaml"
    path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n# {random.random()}\n", "utf-8")
    git(top, "checkout", "-q", "-B", branch)
    git(
        top,
        "commit",
        "-q",
        "-a",
        "-F",
        "-",
        "--cleanup=verbatim",
        name=name.replace("\n", " "),
        given=f"{word}\n\n{name}",
    )
    asked = random.choice(
        (
            ("history", "R-0001"),
            ("diff", "--from=HEAD~1"),
            ("status",),
            ("check", "--base=HEAD~1"),
            ("scrub",),
            ("history", "R-0001", "--format=json"),
        )
    )
    return _with(f"{word!r} {name!r} {branch!r}", fault_of(*asked, "--records", str(top / "records")))


@contextmanager
def _limited() -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _celled(cell: str, random: Random) -> str:
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if random.random() < 0.8 else cell  # as programs do


def _short(words: tuple[str, ...]) -> str:
    return " ".join(word[:60] for word in words if not word.startswith("/"))


def _with(given: str, wrong: str) -> str:
    return f"{given[:600]!r}: {wrong}" if wrong else ""
