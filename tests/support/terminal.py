"""A terminal at which a page is played: our own commands run in this process, all others in bash."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from qaif_cli import clock
from tests.support.running import Qaif
from tests.test_guide import Today, agrees, commands

BASH = shutil.which("bash")
PARTS = re.compile(
    r"(?P<wheel>^<!-- wheel -->\n)?^```(?P<kind>console|yaml|text|diff)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
REFUSED, FINDS = "qaif: ", " error: "
"""How a command begins to say what is to be put right, and what stands beside each error that it finds."""
REFUSES = 2


@dataclass
class Terminal:
    """Where the commands are typed: a folder that stands open.

    Attributes:
        qaif: What runs our own commands.
        place: The folder.
        patch: What changes folders.
    """

    qaif: Qaif
    place: Path
    patch: pytest.MonkeyPatch

    def enter(self, folder: Path) -> None:
        """Go to a folder."""
        self.place = folder.resolve()
        self.patch.chdir(self.place)

    def play(self, page: str) -> int:
        """Play the blocks of a page that need nothing installed; how many commands were run."""
        return sum(self._block(kind, body) for kind, body in parts(page, wheel=False))

    def _block(self, kind: str, body: str) -> int:
        if kind == "console":
            typed = list(commands(body))
            for command, shown in typed:
                code = REFUSES if shown.startswith(REFUSED) else int(FINDS in shown)
                printed = self.type(command, code)
                assert not shown or agrees_in_part(shown, printed), f"$ {command}\n{printed}"
            return len(typed)
        first, _, rest = body.partition("\n")
        path = self.place / first.removeprefix("# ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changed(path.read_text("utf-8"), rest) if kind == "diff" else rest, "utf-8")
        return 0

    def type(self, command: str, code: int = 0) -> str:
        """Run a command, which has to leave with a code; give what it printed."""
        typed, _, file = command.partition(" > ") if command.startswith("qaif ") else (command, "", "")
        words = shlex.split(typed)
        if words[0] == "cd":
            self.enter(self.place / words[1])
            return ""
        if words[0] == "qaif":
            result = self.qaif(*words[1:])
            assert result.code == code, f"$ {command}\n{result}"
            if file:
                (self.place / file).write_text(result.out, "utf-8")
            return result.err if code == REFUSES else "" if file else result.out
        done = subprocess.run(
            [str(BASH), "-c", command], cwd=self.place, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, f"$ {command}\n{done.stdout}{done.stderr}"
        return done.stdout


def terminal(qaif: Qaif, folder: Path, patch: pytest.MonkeyPatch, day: str) -> Terminal:
    """A terminal on a day, with git as somebody who has set nothing; what is pushed to the server goes to `server/`."""
    settings = folder / "gitconfig"
    settings.write_text(
        "[user]\nname = Lead\nemail = lead@icb.example\n[init]\ndefaultBranch = main\n"
        f'[url "{folder}/server/"]\ninsteadOf = git@github.com:OWNER/\n',
        "utf-8",
    )
    patch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    patch.setenv("COLUMNS", "1000")
    for role in ("AUTHOR", "COMMITTER"):
        patch.setenv(f"GIT_{role}_DATE", f"{day}T12:00:00Z")
    patch.setattr(clock, "datetime", Today)
    patch.setattr(Today, "stands_on", date.fromisoformat(day))
    return Terminal(qaif, folder, patch)


def parts(page: str, *, wheel: bool) -> Iterator[tuple[str, str]]:
    """The kind and the body of each block, in their order; of those that need the wheel, or of the others."""
    for part in PARTS.finditer(page):
        if bool(part["wheel"]) is wheel:
            yield part["kind"], part["body"]


def changed(text: str, lines: str) -> str:
    """A file after a change as a page shows it: each run of lines with `-` gives way to those with `+`; others say where."""
    for part in re.split(r"^…\n", lines, flags=re.MULTILINE):
        old = "".join(line[1:] for line in part.splitlines(keepends=True) if line[0] in "- ")
        new = "".join(line[1:] for line in part.splitlines(keepends=True) if line[0] in "+ ")
        assert text.count(old) == 1, f"{text.count(old)} times:\n{old}"
        text = text.replace(old, new)
    return text


def agrees_in_part(shown: str, printed: str) -> bool:
    """Whether what was printed is what is shown, where `…` inside a line stands for what is another each time."""
    lines = printed.splitlines()
    for line in shown.splitlines():
        if "…" in line and line != "…":
            pattern = ".*".join(map(re.escape, line.split("…")))
            at = next((place for place, one in enumerate(lines) if re.fullmatch(pattern, one)), None)
            if at is None:
                return False
            lines[at] = line
    return agrees(shown, "\n".join(lines))
