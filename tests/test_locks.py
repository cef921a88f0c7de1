"""The locks: everything that pyproject.toml asks for, in one version, each file by its hash, and no address of anybody's machine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from qaif_cli.store import yaml

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-tools.lock")
ENTRY = re.compile(
    r"^([a-z0-9][a-z0-9._-]*)==(\S+?)(?: ; [^\\]+?)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def asked(lock: str) -> list[Requirement]:
    """What a lock has to hold at the least."""
    if lock == "requirements.lock":
        extras = [line for name in ("xls", "pdf", "region") for line in EXTRAS[name]]
        return [Requirement(line) for line in (*PROJECT["dependencies"], *extras)]
    lines = (ROOT / lock.replace(".lock", ".in")).read_text("utf-8").splitlines()
    own = [line for line in lines if line and not line.startswith("#")]
    besides = [*PROJECT["dependencies"], *(line for extra in EXTRAS.values() for line in extra)]
    return [Requirement(line) for line in (*own, *(besides if lock == "requirements-dev.lock" else ()))]


@pytest.mark.parametrize("lock", LOCKS)
def test_it_holds_what_is_asked_for_in_a_version_that_fits(lock: str) -> None:
    held = {
        canonicalize_name(name): version
        for name, version, _ in ENTRY.findall((ROOT / lock).read_text("utf-8"))
    }
    wanted = asked(lock)
    assert wanted
    wrong = [
        str(one)
        for one in wanted
        if not one.specifier.contains(held.get(canonicalize_name(one.name), "0.dev0"))
    ]
    assert wrong == [], "run `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_it_is_a_version_or_a_hash(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert ENTRY.sub("", text).strip() == ""
    assert "http" not in text
    assert "/" not in text


def test_what_runs_is_the_same_in_both() -> None:
    run, dev = (
        dict(found[:2] for found in ENTRY.findall((ROOT / lock).read_text("utf-8"))) for lock in LOCKS[:2]
    )
    assert {name: dev.get(name) for name in run} == run


def test_ci_installs_by_the_lock() -> None:
    assert "export LOCKED=1\n" in (ROOT / ".ci" / "run").read_text("utf-8")
    steps = yaml.parse((ROOT / ".github/workflows/tests.yml").read_text("utf-8"))["jobs"]["tests"]["steps"]
    windows = next(step["run"] for step in steps if "Windows'" in step.get("if", "") and "==" in step["if"])
    assert "--no-deps --require-hashes -r requirements-dev.lock" in windows
    assert "--require-hashes" in (ROOT / "Makefile").read_text("utf-8")
