from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

RISK = "risks/R-0002.yaml"
SURE = "text = ''.join(line for line in text.splitlines(True) if 'take this line out' not in line)"
UNCHANGED = "Nothing was changed, and nothing was written.\n"
pytestmark = pytest.mark.skipif(os.name != "posix", reason="the editor of these tests is a script")


class Editor:
    """An editor that runs one piece of Python after another on the text it is given, and keeps what it saw."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.script = folder / "fake editor"
        self.steps = 0
        self.script.write_text(
            f"#!{sys.executable}\n"
            "import pathlib, sys\n"
            "here, path = pathlib.Path(__file__).parent, pathlib.Path(sys.argv[-1])\n"
            "place = len(list(here.glob('seen*')))\n"
            "data = path.read_bytes()\n"
            "(here / f'seen{place}').write_bytes(data)\n"
            "(here / 'name').write_text(path.name)\n"
            "step = here / f'step{place}'\n"
            "if step.exists():\n"
            "    scope = {'text': data.decode(), 'path': path}\n"
            "    exec(step.read_text(), scope)\n"
            "    path.write_bytes(scope['text'].encode())\n"
        )
        self.script.chmod(self.script.stat().st_mode | stat.S_IXUSR)

    def then(self, step: str) -> None:
        (self.folder / f"step{self.steps}").write_text(step)
        self.steps += 1

    @property
    def seen(self) -> list[str]:
        return [path.read_bytes().decode() for path in sorted(self.folder.glob("seen*"))]


@pytest.fixture
def editor(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Editor:
    made = Editor(tmp_path_factory.mktemp("editor"))
    monkeypatch.setenv("GIT_EDITOR", f"'{made.script}' --wait")
    return made


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


def test_a_change_is_written_as_it_was_made(desk: Desk, editor: Editor) -> None:
    editor.then("text = text.replace('owner: quality-lead', 'owner:   safety-lead  # for now')")
    editor.then(SURE)
    assert desk.does("edit", "r-0002").startswith(f"records/{RISK} written\n")
    assert desk.changes(RISK) == ["- owner: quality-lead", "+ owner:   safety-lead  # for now"]
    assert (editor.folder / "name").read_text().startswith(".R-0002.")
    assert desk.changed() == [RISK]


def test_a_change_that_breaks_a_rule_is_written_and_said(desk: Desk, editor: Editor) -> None:
    editor.then(
        "text = text.replace('owner: quality-lead', 'owner: unknown').replace('likelihood: 3', 'likelihood: 5')"
    )
    editor.then(SURE)
    assert "framework rule" in desk.does("edit", "R-0002")


def test_the_editor_is_opened_again_with_what_is_wrong(desk: Desk, editor: Editor) -> None:
    editor.then(
        "text = text.replace('owner: quality-lead', 'owner: qualty-lead').replace('whose: ', 'whos: ')"
    )
    editor.then("text = text.replace('whos: ', 'whose: ')")
    editor.then("text = text.replace('qualty', 'safety')")
    editor.then(SURE)
    desk.does("edit", "R-0002")
    first, second, third, _ = editor.seen
    assert "# qaif:" not in first
    assert "`whos` is not a field here: did you mean `whose`?" in second
    assert "the framework has no role `qualty-lead`" in third
    for seen, word in ((second, "whos:"), (third, "qualty-lead")):
        lines = seen.splitlines()
        said = next(
            line for line in lines if line.startswith("# qaif: line ") and f"`{word.rstrip(':')}`" in line
        )
        assert word in lines[int(said.split()[3].rstrip(":")) - 1]
    assert desk.changes(RISK) == ["- owner: quality-lead", "+ owner: safety-lead"]


def test_what_takes_back_something_that_was_said_is_shown_before_it_is_saved(
    desk: Desk, editor: Editor
) -> None:
    editor.then("text = text.replace('opened: 2026-02-03', 'opened: 2026-02-01')")
    assert desk("edit", "R-0002").err == UNCHANGED
    assert desk.changed() == []
    first, shown = editor.seen
    said = next(line for line in shown.splitlines() if "said for ever" in line)
    assert "opened: 2026-02-01" in shown.splitlines()[int(said.split()[3].rstrip(":")) - 1]
    assert "`amended` with today's `date`, `field: opened`, `was: 2026-02-03`" in said
    assert "# qaif:" not in first


@pytest.mark.parametrize("step", ["pass", "text = ''", "text = '\\n'", "path.unlink(); text = ''"])
def test_what_is_left_unchanged_or_empty_is_abandoned(step: str, desk: Desk, editor: Editor) -> None:
    editor.then(step)
    result = desk("edit", "R-0002")
    assert (result.code, result.out, result.err) == (0, "", UNCHANGED)
    assert desk.changed() == []


def test_what_is_wrong_and_left_so_is_abandoned(desk: Desk, editor: Editor) -> None:
    editor.then("text = 'id: R-0002\\n' + text")
    assert desk("edit", "R-0002").err == UNCHANGED
    assert len(editor.seen) == 2
    assert desk.changed() == []


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("text.replace('id: R-0002', 'id: R-0009')", "the ID is `R-0009` and the file is called"),
        ("text.replace('reviews:', 'reviews: [', 1)", "line "),
        ("text + 'likelihod: 4\\n'", "`likelihod` is not a field here"),
        ("text.replace('opened: ', 'opened: 2062-01-01  # ')", "a day that has not come yet"),
    ],
)
def test_what_cannot_be_is_said_on_top(step: str, said: str, desk: Desk, editor: Editor) -> None:
    editor.then(f"text = {step}")
    assert desk("edit", "R-0002").err == UNCHANGED
    top = editor.seen[1].partition("# qaif: these lines are taken out again.")[0]
    assert said in top
    assert desk.changed() == []


def test_line_ends_and_a_byte_order_mark_are_kept(desk: Desk, editor: Editor) -> None:
    path = desk.records / RISK
    before = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    editor.then("text = text.replace('owner: quality-lead', 'owner: safety-leed')")
    editor.then("text = text.replace('leed', 'lead')")
    editor.then(SURE)
    desk.does("edit", "R-0002")
    assert path.read_bytes() == before.replace(b"owner: quality-lead", b"owner: safety-lead")
    assert "\n" not in editor.seen[1].replace("\r\n", "")


def test_a_record_that_cannot_be_read_says_why_and_is_put_right(desk: Desk, editor: Editor) -> None:
    path = desk.records / RISK
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("tier: ", "teir: "), "utf-8")
    editor.then("text = text.replace('teir: ', 'tier: ')")
    desk.does("edit", "R-0002")
    assert "did you mean `tier`?" in editor.seen[0]
    assert path.read_text("utf-8") == whole


def test_somebody_who_wrote_meanwhile_is_not_overwritten(desk: Desk, editor: Editor) -> None:
    path = desk.records / RISK
    editor.then(
        f"other = __import__('pathlib').Path({str(path)!r}); other.write_text(other.read_text() + '# theirs\\n')\n"
        "text = text.replace('owner: quality-lead', 'owner: safety-lead')"
    )
    editor.then(SURE)
    result = desk("edit", "R-0002")
    assert result.code == 2
    assert "was changed by somebody else meanwhile, so nothing was written." in result.err
    assert "owner: safety-lead" in result.err
    assert path.read_text("utf-8").endswith("# theirs\n")
    assert desk.changed() == [RISK]


def test_an_editor_that_is_not_there_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_EDITOR", "no-such-editor")
    said = desk.refuses("edit", "R-0002")
    assert "The editor `no-such-editor` could not be opened" in said


def test_the_editor_is_the_one_that_git_would_open(
    desk: Desk, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (
        ("GIT_CONFIG_GLOBAL", os.devnull),
        ("HOME", str(editor.folder)),
        ("XDG_CONFIG_HOME", ""),
    ):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("EDITOR", f"'{editor.script}'")
    assert desk("edit", "R-0002").err == UNCHANGED
    (editor.folder / ".gitconfig").write_text("[core]\n\teditor = no-such-editor\n")
    assert "`no-such-editor`" in desk.refuses("edit", "R-0002")


def test_a_record_that_is_not_there_is_said(desk: Desk, editor: Editor) -> None:
    assert "There is no record `R-0022`. Did you mean `R-0002`?" in desk.refuses("edit", "R-0022")
    assert editor.seen == []
