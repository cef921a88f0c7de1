"""The wheel: the same bytes twice, installed as people install it, and at work without a checkout and without a network."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from qaif_cli import __version__
from qaif_cli.store.starter import PACKAGED
from tests.support.terminal import BASH, agrees_in_part, parts
from tests.test_guide import commands

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".tools" / "bin"
PAGE = (ROOT / "docs" / "technical.md").read_text("utf-8")
SOURCES = (
    "qaif_cli",
    "records",
    "templates",
    ".vscode",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "pyproject.toml",
)
NAME = f"qaif-{__version__}-py3-none-any.whl"
FOUNDING = (
    "--name",
    "NHS Exampleshire Integrated Care Board",
    "--short-name",
    "Exampleshire ICB",
    "--commit",
)
OFFLINE = """\
import socket

def refused(*_, **__):
    raise OSError("this test has no network")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refused
"""
pytestmark = [
    pytest.mark.wheel,
    pytest.mark.skipif(
        sys.platform == "win32" or BASH is None, reason="what the page shows is typed into bash"
    ),
]


def ran(*words: str | Path, cwd: Path, **environment: str) -> str:
    """What a program prints, which has to succeed."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=clean() | environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"
    return done.stdout


def clean() -> dict[str, str]:
    """The environment without what belongs to this checkout."""
    return {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}


def built(folder: Path) -> Path:
    """A wheel of a copy of the sources in a folder, made on another day than the copy before."""
    source = folder / "source"
    source.mkdir(parents=True)
    for name in SOURCES:
        there = ROOT / name
        copy = source / name
        if there.is_dir():
            shutil.copytree(
                there, copy, ignore=shutil.ignore_patterns("__pycache__"), copy_function=shutil.copy
            )
        else:
            shutil.copy(there, copy)
    ran(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "dist", ".",
        cwd=source, SOURCE_DATE_EPOCH="1764500000",
    )  # fmt: skip
    return folder / "dist" / NAME


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment for somebody who has nothing yet: own folders for tools, own settings of git."""
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[user]\nname = Lead\nemail = lead@icb.example\n[init]\ndefaultBranch = main\n"
        f'[url "{tmp_path}/server/"]\ninsteadOf = git@github.com:OWNER/\n',
        "utf-8",
    )
    folders = {
        "PIPX_HOME": "pipx", "PIPX_BIN_DIR": "bin-pipx", "UV_TOOL_DIR": "uv", "UV_TOOL_BIN_DIR": "bin-uv",
        "PIPX_MAN_DIR": "man", "HOME": "home",
    }  # fmt: skip
    (tmp_path / "home").mkdir()
    return {name: str(tmp_path / folder) for name, folder in folders.items()} | {
        "GIT_CONFIG_GLOBAL": str(settings),
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_PYTHON": sys.executable,
        "PIPX_DEFAULT_PYTHON": sys.executable,
    }


def test_the_same_bytes_twice(wheel: Path, tmp_path: Path) -> None:
    again = built(tmp_path)
    assert hashlib.sha256(again.read_bytes()).hexdigest() == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_all_that_it_needs_travels_in_it_and_nothing_of_the_workshop(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in PACKAGED.values():
        assert any(name.startswith(f"qaif_cli/{folder}/") for name in names), folder
    workspace = {name.partition("_templates/workspace/")[2] for name in names}
    assert {".gitlab-ci.yml", ".github/workflows/records.yml", ".gitignore", "README.md"} <= workspace
    assert [name for name in names if "tests/" in name or "__pycache__" in name] == []
    assert {name.partition("/")[0] for name in names} == {"qaif_cli", f"qaif-{__version__}.dist-info"}


def test_it_works_outside_any_checkout_and_without_a_network(
    wheel: Path, home: dict[str, str], tmp_path: Path
) -> None:
    venv.create(tmp_path / "env", with_pip=True, symlinks=True)
    python, qaif = (tmp_path / "env" / "bin" / name for name in ("python", "qaif"))
    ran(python, "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    (tmp_path / "offline").mkdir()
    (tmp_path / "offline" / "sitecustomize.py").write_text(OFFLINE, "utf-8")
    alone = home | {"PYTHONPATH": str(tmp_path / "offline")}
    tried = "import socket\ntry: socket.create_connection(('localhost', 1))\nexcept OSError as error: print(error)"
    assert "has no network" in ran(
        python, "-c", tried, cwd=tmp_path, **alone
    )  # what stands in the way is there
    assert ran(qaif, "--version", cwd=tmp_path, **alone) == f"qaif {__version__}\n"
    ran(qaif, "init", "register", *FOUNDING, cwd=tmp_path, **alone)
    register = tmp_path / "register"
    assert "no errors" in ran(qaif, "check", cwd=register, **alone)
    assert ran(qaif, "report", "--bimonthly", cwd=register, **alone).startswith("# NHS Exampleshire")
    assert ran(qaif, "template", "words.md.j2", cwd=register, **alone) == (
        ROOT / "templates" / "words.md.j2"
    ).read_text("utf-8")
    where = ran(python, "-c", "import qaif_cli; print(qaif_cli.__file__)", cwd=register, **alone)
    assert str(tmp_path / "env") in where


@pytest.mark.skipif(not (TOOLS / "uv").exists(), reason="`make test-wheel` brings uv and pipx")
def test_it_is_installed_and_removed_as_the_page_says(
    wheel: Path, home: dict[str, str], tmp_path: Path
) -> None:
    """Every command of the page that needs the wheel, in its order, with a register on the server."""
    shutil.copy(wheel, tmp_path)
    venv.create(tmp_path / "env", with_pip=True, symlinks=True)
    places = [tmp_path / "bin-pipx", tmp_path / "bin-uv", tmp_path / "env" / "bin", TOOLS]
    everything = home | {"PATH": os.pathsep.join([*map(str, places), os.environ["PATH"]])}
    register = _served(everything, tmp_path)
    for _, body in parts(PAGE, wheel=False):
        if body.startswith("# words.txt\n"):
            (tmp_path / "words.txt").write_text(body.partition("\n")[2], "utf-8")
    blocks = [body for kind, body in parts(PAGE, wheel=True) if kind == "console"]
    assert len(blocks) > 5
    for command, shown in (pair for body in blocks for pair in commands(body)):
        printed = ran(str(BASH), "-c", command, cwd=tmp_path, **everything)
        assert not shown or agrees_in_part(shown, printed), f"$ {command}\n{printed}"
    assert not (tmp_path / "bin-pipx" / "qaif").exists()
    assert not (tmp_path / "bin-uv" / "qaif").exists()
    ran("git", "fetch", "--quiet", cwd=register, **everything)
    history = ran("git", "log", "--patch", "origin/main", cwd=register, **everything)
    assert "ward 7B" not in history
    assert "[removed]" in history


def _served(everything: dict[str, str], folder: Path) -> Path:
    """A register in whose history something stands that must not, on the server of the page."""
    for words in (
        ["init", "--quiet", "--bare", "--initial-branch=main", "server/register.git"],
        ["init", "--quiet", "register"],
        ["-C", "register", "remote", "add", "origin", "git@github.com:OWNER/register.git"],
    ):
        ran("git", *words, cwd=folder, **everything)
    register = folder / "register"
    for text in ("Seen on ward 7B\n", "Seen\n"):
        (register / "R-0001.yaml").write_text(text, "utf-8")
        ran("git", "add", "--all", cwd=register, **everything)
        ran("git", "commit", "--quiet", "--message", "seen", cwd=register, **everything)
    ran("git", "push", "--quiet", "origin", "main", cwd=register, **everything)
    return register
