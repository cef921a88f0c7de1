"""How a process ends: with its exit code, with all it printed, and after all that asked to be done at the end."""

from __future__ import annotations

import subprocess
import sys

import pytest

ENDING = """
import atexit, sys
from qaif_cli import __main__ as entry

class Told:
    def __del__(self):
        print("taken apart piece by piece")

def run(arguments):
    import qaif_cli
    qaif_cli.told = Told()
    atexit.register(print, "done at the end")
    print("begun of a line", end=" ", file=sys.stderr)
    {what}

entry.run = run
sys.argv = ["qaif", "--version"]
entry.begin()
"""


def ended(what: str, close: bool = False) -> subprocess.CompletedProcess[str]:
    """How a process ends in which a command did that; or its output is closed before it is printed."""
    first = "import os; os.close(1)\n" if close else ""
    return subprocess.run(
        [sys.executable, "-c", first + ENDING.format(what=what)], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("code", [0, 1, 2, 3, 130])
def test_the_process_ends_at_once_with_the_code_of_its_command_and_all_it_said(code: int) -> None:
    done = ended(f"print('said'); return {code}")
    assert (done.returncode, done.stdout, done.stderr) == (
        code,
        "said\ndone at the end\n",
        "begun of a line ",
    )


def test_a_process_that_falls_over_ends_as_any_other() -> None:
    done = ended("raise ZeroDivisionError('of the test')")
    assert done.returncode == 1
    assert done.stdout == "done at the end\ntaken apart piece by piece\n"
    assert "ZeroDivisionError: of the test" in done.stderr


def test_an_interruption_has_its_code() -> None:
    assert ended("raise KeyboardInterrupt").returncode == 130


def test_an_output_that_is_closed_is_told_as_ever() -> None:
    done = ended("print('said'); return 0", close=True)
    assert done.returncode == 2
    assert "What is to be printed cannot be" in done.stderr
