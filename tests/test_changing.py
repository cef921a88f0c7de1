"""The page on changing the settings and the templates is played through on the register that comes with qaif."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qaif_cli.model.framework import LISTS
from qaif_cli.render.jinja import _FILTERS, _KEPT
from qaif_cli.render.template_bounds import CHARGED
from tests.support.running import Qaif
from tests.support.terminal import BASH, changed, terminal

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "changing.md").read_text("utf-8")
LEAST = 25


@pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="its commands are typed into bash")
def test_it_goes_as_the_page_says(qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = terminal(qaif, tmp_path, monkeypatch, "2026-11-19")
    shutil.copytree(ROOT / "records", tmp_path / "register" / "records")
    desk.enter(tmp_path / "register")
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "begin"]):
        subprocess.run(["git", *words], cwd=desk.place, check=True)
    assert desk.play(PAGE) > LEAST


def test_it_names_every_filter_of_a_template() -> None:
    table = PAGE.partition("Filters:\n")[2].partition("\n**What happens")[0]
    named = set(re.findall(r"`(\w+)`", table))
    ours = {*_KEPT, *_FILTERS, "names_of"} - {CHARGED}
    assert ours & set(LISTS) == set()  # the name of something in a list would be taken for it
    assert named - set(LISTS) - {"area", "provider"} == ours


def test_a_change_is_made_where_the_page_says_and_nowhere_else() -> None:
    assert changed("a\nb\nc\n", " a\n-b\n+d\n") == "a\nd\nc\n"
    with pytest.raises(AssertionError, match="2 times"):
        changed("b\nb\n", "-b\n")


def test_every_template_says_what_it_is_for_and_is_given_to_the_byte(qaif: Qaif) -> None:
    listed = dict(re.split(r" +", line, maxsplit=1) for line in qaif("template").out.splitlines())
    shipped = {path.name for path in (ROOT / "templates").iterdir() if path.is_file()}
    assert set(listed) == shipped
    assert all(listed.values())
    for name in ("quality-report.md.j2", "site.html.j2", "style.yaml", "paper.typ"):
        assert qaif("template", name).out == (ROOT / "templates" / name).read_text("utf-8")
    near = qaif("template", "quality-reports")
    assert near.code == 2
    assert "Did you mean `quality-report.md.j2`?" in near.err
