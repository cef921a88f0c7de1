"""Templates are translated once for a workspace; what says so is kept where nobody brings it, and never changes what is printed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2.parser import Parser

from qaif_cli.errors import QaifError
from qaif_cli.render.jinja import Templates, _Compiled, render
from qaif_cli.store.translations import translations

SAID = '{% import "m.md.j2" as m %}{{ m.twice(what) }}\n'
MACRO = "{% macro twice(what) %}{{ what }} and {{ what }}{% endmacro %}"
Fill = Callable[..., str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    for name, text in (("t.md.j2", SAID), ("m.md.j2", MACRO)):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def fill(root: Path, monkeypatch: pytest.MonkeyPatch) -> Fill:
    """Fills a template as another run of the program would; says in how many templates it had to translate."""

    def filled(template: str = "t.md.j2", *, anew: int) -> str:
        for name in ("_PAPERS", "_PICTURES"):
            monkeypatch.setattr(f"qaif_cli.render.jinja.{name}", _Compiled())
        count = 0

        def read(*given: Any) -> Parser:
            nonlocal count
            count += 1
            return Parser(*given)

        with monkeypatch.context() as patch:
            patch.setattr("jinja2.environment.Parser", read)
            said = render(template, Templates([root], translations=translations(root)), {}, {"what": "a*b"})
        assert count == anew
        return said

    return filled


def kept(root: Path) -> Path:
    return root / ".git" / "qaif" / "templates"


def files(root: Path) -> list[Path]:
    return [file for file in kept(root).iterdir() if file.name != "secret"]


def test_it_is_translated_once_and_says_the_same(root: Path, fill: Fill) -> None:
    first = fill(anew=2)
    assert first == "a\\*b and a\\*b\n"
    assert fill(anew=0) == first
    shutil.rmtree(kept(root))
    assert fill(anew=2) == first


def test_one_that_was_edited_is_translated_anew(root: Path, fill: Fill) -> None:
    fill(anew=2)
    (root / "t.md.j2").write_text("{{ what }}\n", "utf-8")
    assert fill(anew=1) == "a\\*b\n"


def test_a_picture_is_not_filled_as_a_paper_is(root: Path, fill: Fill) -> None:
    for name in ("t.md.j2", "t.svg.j2"):
        (root / name).write_text('{% include "c.j2" %}', "utf-8")
    (root / "c.j2").write_text("{{ what }}", "utf-8")
    assert fill(anew=2) == "a\\*b\n"
    assert fill("t.svg.j2", anew=2) == "a*b\n"
    assert fill(anew=0) == "a\\*b\n"


def test_the_line_of_a_fault_is_the_same(root: Path, fill: Fill) -> None:
    (root / "t.md.j2").write_text("one\n\n{% if what %}\n{{ missing.name }}\n{% endif %}\n", "utf-8")
    said = []
    for anew in (1, 0):
        with pytest.raises(QaifError) as refused:
            fill(anew=anew)
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert "t.md.j2:4 cannot be filled" in said[0]


@pytest.mark.parametrize(
    "hostile", ["forged", "brought", "no secret", "cut", "rubbish", "a folder", "a file"]
)
def test_what_was_not_kept_here_is_not_run(hostile: str, root: Path, fill: Fill, tmp_path: Path) -> None:
    first = fill(anew=2)
    for file in files(root):
        if hostile in {"forged", "no secret"}:
            file.write_bytes(file.read_bytes().replace(b"yield", b"yields"))
        elif hostile == "cut":
            file.write_bytes(file.read_bytes()[:100])
        elif hostile == "rubbish":
            file.write_bytes(b"\xff\x00" * 100)
        elif hostile == "a folder":
            file.unlink()
            file.mkdir()
    if hostile == "no secret":
        (kept(root) / "secret").unlink()
    elif hostile == "brought":  # as an archive is unpacked: every byte and every time is as it was
        moved = tmp_path / "moved"
        shutil.copytree(kept(root), moved, copy_function=shutil.copy2)
        shutil.rmtree(kept(root))
        shutil.copytree(moved, kept(root), copy_function=shutil.copy2)
    elif hostile == "a file":
        shutil.rmtree(kept(root))
        kept(root).write_bytes(b"")
    assert fill(anew=2) == first


def test_nothing_is_kept_without_git_or_where_nothing_is_to_be(
    root: Path, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QAIF_REMEMBER", "no")
    fill(anew=2)
    assert not kept(root).exists()
    monkeypatch.delenv("QAIF_REMEMBER")
    (root / ".git").rmdir()
    before = sorted(root.rglob("*"))
    fill(anew=2)
    assert sorted(root.rglob("*")) == before


def test_there_is_an_end_to_what_is_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qaif_cli.store.translations.MOST", 3)
    held = translations(root)
    assert held
    for number in range(7):
        held.keep(str(number), "x")
    assert len(files(root)) == 1
    assert held.get("6") == "x"
    assert held.get("0") is None
