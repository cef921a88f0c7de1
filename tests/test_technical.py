"""The page for the technical colleague is played through, with bare repositories on the disk in place of the server."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from qaif_cli import __version__
from qaif_cli.cli import options
from tests.support.running import Qaif
from tests.test_guide import Today, agrees, commands

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "technical.md").read_text("utf-8")
BASH = shutil.which("bash")
LEAST = 50
DAY = "2026-11-30"
PARTS = re.compile(
    r"(?P<wheel>^<!-- wheel -->\n)?^```(?P<kind>console|yaml|text)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
SERVED = re.compile(r"git@github\.com:OWNER/([a-z]+)\.git")


@dataclass
class Desk:
    """Where the commands are typed: a folder, in which a program runs as if its server were there.

    Attributes:
        qaif: What runs our own commands, in this process.
        place: The folder that stands open.
        patch: What changes folders.
    """

    qaif: Qaif
    place: Path
    patch: pytest.MonkeyPatch

    def type(self, command: str) -> str:
        """Run a command, which has to succeed or to find something, and give what it printed."""
        words = shlex.split(command)
        if words[0] == "cd":
            self.place = (self.place / words[1]).resolve()
            self.patch.chdir(self.place)
            return ""
        if words[0] == "qaif":
            result = self.qaif(*words[1:])
            assert result.code in {0, 1}, f"$ {command}\n{result.out}{result.err}"
            return result.out
        done = subprocess.run(
            [str(BASH), "-c", command], cwd=self.place, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, f"$ {command}\n{done.stdout}{done.stderr}"
        return done.stdout


@pytest.fixture
def desk(qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk on the day of the page; what is pushed to the server goes to a folder beside it."""
    for name in set(SERVED.findall(PAGE)):
        subprocess.run(
            ["git", "init", "--quiet", "--bare", "--initial-branch=main", f"server/{name}.git"],
            cwd=tmp_path,
            check=True,
        )
    settings = tmp_path / "gitconfig"
    settings.write_text(
        f'[user]\nname = Lead\nemail = lead@icb.example\n[init]\ndefaultBranch = main\n[url "{tmp_path}/server/"]\n'
        "insteadOf = git@github.com:OWNER/\n",
        "utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("COLUMNS", "1000")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_DATE", f"{DAY}T12:00:00Z")
    monkeypatch.setattr(options, "datetime", Today)
    monkeypatch.setattr(Today, "stands_on", date.fromisoformat(DAY))
    return Desk(qaif, tmp_path, monkeypatch)


def parts(*, wheel: bool) -> Iterator[tuple[str, str]]:
    """The kind and the body of each block, in their order; of those for the wheel, or of the others."""
    for part in PARTS.finditer(PAGE):
        if bool(part["wheel"]) is wheel:
            yield part["kind"], part["body"]


@pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="its commands are typed into bash")
@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="commits are signed with a key for SSH")
def test_it_goes_as_the_page_says(desk: Desk) -> None:
    ran = 0
    for kind, body in parts(wheel=False):
        if kind != "console":
            first, _, rest = body.partition("\n")
            path = desk.place / first.removeprefix("# ")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(rest, "utf-8")
            continue
        for command, shown in commands(body):
            printed = desk.type(command)
            assert not shown or agrees_in_part(shown, printed), f"$ {command}\n{printed}"
            ran += 1
    assert ran > LEAST


def agrees_in_part(shown: str, printed: str) -> bool:
    """Whether what was printed is what is shown, where `…` inside a line stands for a name that is another each time."""
    lines = printed.splitlines()
    for line in shown.splitlines():
        if "…" in line and line != "…":
            pattern = ".*".join(map(re.escape, line.split("…")))
            at = next((place for place, one in enumerate(lines) if re.fullmatch(pattern, one)), None)
            if at is None:
                return False
            lines[at] = line
    return agrees(shown, "\n".join(lines))


def test_it_names_the_version_that_this_is() -> None:
    assert set(re.findall(r"qaif-(\d[\w.]*)-py3-none-any\.whl", PAGE)) == {__version__}
    assert set(re.findall(r"/qaif@v([\d.]+)`", PAGE)) == {__version__}


def test_each_link_inside_it_leads_somewhere() -> None:
    heads = {
        re.sub(r"[^a-z0-9 -]", "", head.lower()).replace(" ", "-")
        for head in re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([a-z-]+)\)", PAGE)) <= heads
    for page in re.findall(r"\]\(([a-z-]+\.md)(?:#[a-z-]+)?\)", PAGE):
        assert (ROOT / "docs" / page).is_file()


def test_what_it_says_of_the_files_of_a_workspace_is_there() -> None:
    there = ROOT / "templates" / "workspace"
    for name in (
        ".github/workflows/records.yml",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
        ".gitattributes",
        ".gitignore",
    ):
        assert f"`{name}`" in PAGE
        assert (there / name).is_file()
    for name in ("QAIF_SOURCE", "QAIF_ALLOWED_SIGNERS"):
        assert f"`{name}`" in PAGE
        assert all(
            name in (there / file).read_text("utf-8")
            for file in (".github/workflows/records.yml", ".gitlab-ci.yml")
        )
