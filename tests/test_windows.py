"""What runs on Windows too: nothing that only POSIX has, and what Windows does otherwise, played through without a Windows."""

from __future__ import annotations

import ast
import errno
import importlib.util
import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from qaif_cli import __main__ as entry
from qaif_cli.cli.files import write_all, write_all_new, write_files, write_new, write_text
from qaif_cli.errors import QaifError
from qaif_cli.flow.command_words import command_word
from qaif_cli.flow.paper_formats import PaperData
from qaif_cli.store import editor, journal, locks, writer
from qaif_cli.store.recovery import finish
from qaif_cli.store.writer import FileChange, put
from tests.support.running import Qaif
from tests.support.sources import SOURCES, tree_of

ROOT = Path(__file__).resolve().parents[1]
POSIX_MODULES = {"crypt", "fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
POSIX_NAMES = {
    *("chown", "chroot", "fork", "forkpty", "getegid", "geteuid", "getgid", "getgroups", "getpgid", "getuid"),
    *(
        "kill",
        "killpg",
        "lchown",
        "mkfifo",
        "nice",
        "openpty",
        "pathconf",
        "setsid",
        "setuid",
        "sync",
        "uname",
    ),
    *(
        "O_NONBLOCK",
        "O_DIRECTORY",
        "O_NOFOLLOW",
        "O_CLOEXEC",
        "SIGALRM",
        "SIGHUP",
        "SIGKILL",
        "SIGPIPE",
        "tzset",
    ),
}
ASKED_FIRST = {
    ("qaif_cli/cli/files.py", "geteuid"),
    ("qaif_cli/store/locks.py", "fcntl"), ("qaif_cli/store/locks.py", "kill"),
}  # fmt: skip
"""What is named only where it is there: after it was asked whether this is POSIX."""
MODES = {"r", "w", "a", "x"}


def spoken(words: set[str]) -> Iterator[tuple[str, ast.AST]]:
    """Every call, import and name of the files that hold one of some words, by file; only those are parsed."""
    wanted = ast.Call | ast.Import | ast.ImportFrom | ast.Attribute
    held = re.compile(rf"\b({'|'.join(sorted(words))})\b")
    for path in SOURCES:
        if held.search(path.read_text("utf-8")):
            name = path.relative_to(ROOT).as_posix()
            yield from ((name, node) for node in ast.walk(tree_of(path)) if isinstance(node, wanted))


def test_nothing_is_used_that_only_posix_has() -> None:
    used = set()
    for file, node in spoken(POSIX_MODULES | POSIX_NAMES):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            names = [node.attr] if node.value.id in {"os", "signal", "time"} else []
        used |= {(file, name) for name in names if name in POSIX_MODULES | POSIX_NAMES}
    assert used == ASKED_FIRST


def test_text_says_its_encoding_and_its_line_ends() -> None:
    """Windows reads and writes text in a code page of its own, and turns line ends, where nobody says otherwise."""
    silent = []
    for file, node in spoken({"read_text", "write_text", "open"}):
        if not isinstance(node, ast.Call):
            continue
        named = {word.arg for word in node.keywords}
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        mode = next((a.value for a in node.args if isinstance(a, ast.Constant) and a.value in MODES), "")
        method = isinstance(node.func, ast.Attribute)
        writes = (called == "write_text" and method) or (called == "open" and mode in {"w", "a", "x"})
        reads = (called == "read_text" and method) or (called == "open" and mode == "r")
        placed = len(node.args) > (1 if called == "write_text" else 0) and called != "open"
        if (reads or writes) and "encoding" not in named and not placed:
            silent.append((file, node.lineno))
        if writes and "newline" not in named and "devnull" not in ast.unparse(node):
            silent.append((file, node.lineno))
    assert silent == []


def test_no_day_is_written_as_only_some_systems_can() -> None:
    """`%-d` of strftime is unknown to Windows; DuckDB has its own."""
    calls = [node for _, node in spoken({"strftime"}) if isinstance(node, ast.Call)]
    said = [ast.unparse(call) for call in calls if getattr(call.func, "attr", "") == "strftime"]
    assert [call for call in said if "%-" in call] == []


# A record is written


class Locks(ModuleType):
    """What `msvcrt` does: it locks a byte of an open file, and says so."""

    LK_LOCK, LK_UNLCK, LK_NBLCK = 1, 0, 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.told: list[int] = []

    def locking(self, handle: int, mode: int, size: int) -> None:
        assert os.lseek(handle, 0, os.SEEK_CUR) >= os.fstat(handle).st_size  # others can read what it holds
        assert size == 1
        self.told.append(mode)


@pytest.fixture
def held() -> Locks:
    return Locks()


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch, held: Locks) -> Any:
    """The locks as Windows loads them, by which the writer goes then."""
    monkeypatch.setitem(sys.modules, "msvcrt", held)
    monkeypatch.setitem(sys.modules, "fcntl", None)  # importing it fails, as there
    name = "locks_on_windows"
    spec = importlib.util.spec_from_file_location(name, str(locks.__file__))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as there:
        there.setattr(sys, "platform", "win32")
        spec.loader.exec_module(module)
    monkeypatch.setattr(writer, "locked", module.locked)
    monkeypatch.setattr(journal, "claim", module.claim)
    monkeypatch.setattr(journal, "HELD_CAN_MOVE", module.HELD_CAN_MOVE)
    return module


@pytest.mark.usefixtures("windows")
def test_records_are_written_and_no_lock_stays(tmp_path: Path, held: Locks) -> None:
    old, new = tmp_path / "R-0001.yaml", tmp_path / "R-0002.yaml"
    old.write_bytes(b"old\n")
    changes = [FileChange(old, b"old\n", b"new\n"), FileChange(new, None, b"more\n")]
    put(tmp_path, changes)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "R-0001.yaml": b"new\n",
        "R-0002.yaml": b"more\n",
    }
    assert held.told == [held.LK_LOCK, held.LK_NBLCK, held.LK_UNLCK]
    with pytest.raises(QaifError, match="changed by somebody else"):
        put(tmp_path, [FileChange(old, b"old\n", b"third\n")])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["R-0001.yaml", "R-0002.yaml"]


def test_a_lock_that_another_waits_for_is_left_to_it(
    tmp_path: Path, windows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def waited_for(path: Path) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file", str(path))

    old = tmp_path / "R-0001.yaml"
    old.write_bytes(b"old\n")
    with monkeypatch.context() as there:
        there.setattr(Path, "unlink", waited_for)
        with windows.locked(old):
            pass
    assert (tmp_path / ".R-0001.yaml.lock").exists()


@pytest.mark.usefixtures("windows")
def test_a_record_that_is_open_elsewhere_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows replaces no file that another program holds open."""

    def refuse(_: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied", str(target))

    old = tmp_path / "R-0001.yaml"
    old.write_bytes(b"old\n")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(QaifError, match="Close it where else it is open"):
        put(tmp_path, [FileChange(old, b"old\n", b"new\n")])
    assert old.read_bytes() == b"old\n"
    assert list(tmp_path.iterdir()) == [old]


@pytest.fixture
def held_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that this very process holds open can be neither renamed nor removed."""
    opened = Path("/proc/self/fd")
    if not opened.is_dir():
        pytest.skip("what is open cannot be seen here")
    for name in ("unlink", "replace"):
        does = getattr(Path, name)

        def tried(path: Path, *rest: Any, does: Any = does, **named: Any) -> Any:
            if str(path.resolve()) in {os.path.realpath(one) for one in opened.iterdir()}:
                raise PermissionError(errno.EACCES, "The process cannot access the file", str(path))
            return does(path, *rest, **named)

        monkeypatch.setattr(Path, name, tried)


@pytest.mark.usefixtures("windows", "held_stays")
def test_what_failed_leaves_nothing_to_end(tmp_path: Path) -> None:
    files = [journal.TouchedFile(name, None, b"new") for name in ("a.yaml", "b.yaml")]
    with pytest.raises(OSError, match="No space"), journal.kept(tmp_path, files):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("windows", "held_stays")
@pytest.mark.parametrize("rubbish", [False, True], ids=["begun", "damaged"])
def test_what_was_cut_off_is_ended_by_the_next_command(tmp_path: Path, rubbish: bool) -> None:
    files = [journal.TouchedFile(name, None, b"new") for name in ("a.yaml", "b.yaml")]
    (tmp_path / "a.yaml").write_bytes(b"new")
    with pytest.raises(KeyboardInterrupt), journal.kept(tmp_path, files):
        raise KeyboardInterrupt
    if rubbish:
        next(tmp_path.glob("*/*.begun")).write_bytes(b"")
    said = "".join(finish(tmp_path))
    assert ("the rest of it is written now" in said) is (tmp_path / "b.yaml").exists() is not rubbish
    assert list(tmp_path.glob("*/*.begun")) == []


def test_what_can_be_undone_is_kept_where_the_drives_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mapped drive and the share behind it are two places to Windows, and no way leads from one to the other."""

    def apart(*_: object) -> str:
        raise ValueError("path is on mount 'S:', start on mount '\\\\server\\share'")

    (tmp_path / ".git").mkdir()
    monkeypatch.setattr(os.path, "relpath", apart)
    assert journal.is_kept(tmp_path / "records")


# Files that are open in Excel


@pytest.mark.parametrize(
    "write",
    [
        lambda path: list(write_files([PaperData("paper.docx", b"")], path, one=True)),
        lambda path: write_new(path, b""),
        lambda path: write_text("", path),
        lambda path: write_all([PaperData("", b"")], path, "--csv", again=True),
        lambda path: write_all_new({"a": b""}, path, "--out"),
    ],
    ids=["paper", "sheet", "picture", "tables", "messages"],
)
def test_a_file_that_is_open_elsewhere_is_said_to_be(
    write: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    for name in ("open", "write_bytes", "write_text"):
        monkeypatch.setattr(Path, name, refuse)
    with pytest.raises(QaifError, match="If it is open in Excel, Word or another program, close it there"):
        write(tmp_path / "risks.docx")


# What is printed, and what is typed


def test_what_goes_into_a_file_is_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows gives an output that goes into a file or a pipe an old code page: half of what is printed has no sign there."""
    files = [io.BytesIO(), io.BytesIO()]
    for name, file in zip(("stdout", "stderr"), files, strict=True):
        monkeypatch.setattr(sys, name, io.TextIOWrapper(file, encoding="cp1252"))
    entry._open_streams()  # noqa: SLF001  # what it does before anything is printed
    for stream, text in ((sys.stdout, "a → b ≥ 15"), (sys.stderr, "┄ ◆")):
        stream.write(text)
        stream.flush()
    assert [file.getvalue().decode() for file in files] == ["a → b ≥ 15", "┄ ◆"]


@pytest.mark.parametrize(
    ("number", "closed", "code"), [(errno.EINVAL, True, 0), (errno.EINVAL, False, 2), (errno.ENOSPC, True, 2)]
)
def test_a_pipe_that_nobody_reads_any_more_is_no_fault(
    number: int, closed: bool, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On Windows `qaif check | more` that is left with `q` ends in EINVAL."""

    def fails(_: list[str]) -> int:
        raise OSError(number, "Invalid argument")

    monkeypatch.setattr(entry, "run", fails)
    monkeypatch.setattr(entry, "_leave_output", lambda: None)
    monkeypatch.setattr(entry, "_CLOSED", (errno.EPIPE, errno.EINVAL) if closed else (errno.EPIPE,))
    monkeypatch.setattr("gc.disable", lambda: None)
    with pytest.raises(SystemExit) as ended:
        entry.main()
    assert ended.value.code == code
    assert ("cannot be" in capsys.readouterr().err) == (code == 2)
    assert os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] == "1"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("R-0007", "R-0007"),
        ("2026-11-19", "2026-11-19"),
        ("Director of Place", '"Director of Place"'),
        ("first Tuesday, monthly", '"first Tuesday, monthly"'),
        ("md,docx", '"md,docx"'),
        ("8: 3 months", '"8: 3 months"'),
        ("Women's Services", '"Women\'s Services"'),
        ("costs £5 & more", '"costs £5 & more"'),
        ("@home", '"@home"'),
        ("-5", '"-5"'),
        ("", '""'),
        ('he said "no"', "'he said \"no\"'"),
        ("$HOME", "'$HOME'"),
        ("C:/Users/lead/my register", '"C:/Users/lead/my register"'),
    ],
)
def test_a_printed_command_can_be_typed_anywhere(text: str, typed: str) -> None:
    """Single quotes mean nothing to the Windows command line, and a comma parts a word in PowerShell."""
    assert command_word(text) == typed


@pytest.mark.parametrize(
    ("named", "there", "opened"),
    [
        ("vi", (), "notepad"),
        ("vi", ("vi",), "vi"),
        (
            "'C:/Program Files/Notepad++/notepad++.exe' -multiInst",
            ("C:/Program Files/Notepad++/notepad++.exe",),
            "",
        ),
        ("", (), "notepad"),
    ],
)
def test_an_editor_that_only_git_finds_is_passed_over(
    named: str, there: tuple[str, ...], opened: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git for Windows names a `vi` of its own, which no other program can start."""
    called: list[list[str]] = []

    def run(argv: list[str], _: Path) -> int:
        called.append(argv)
        return 0

    monkeypatch.setattr(editor, "_POSIX", False)
    monkeypatch.setattr(editor, "_LAST", "notepad")
    monkeypatch.setattr(editor, "editor_of", lambda _: named)
    monkeypatch.setattr(editor, "_run", run)
    monkeypatch.setattr("shutil.which", lambda word: word if word in there else None)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    copy = tmp_path / "copy.yaml"
    assert editor.edited(tmp_path, copy, b"text\n") == b"text\n"
    words = [opened] if opened else ["C:/Program Files/Notepad++/notepad++.exe", "-multiInst"]
    assert called == [[*words, str(copy)]]


@pytest.mark.parametrize("id_", ["con", "lpt9"])
def test_no_record_is_called_as_a_device_of_windows(id_: str, qaif: Qaif, base: Path) -> None:
    """A file of that name cannot be there on Windows, whatever its ending: git could not bring it."""
    said = ("--type", "hospice", "--area", "primary-care", "--owner", "quality-lead", "--ods-code", "none")
    result = qaif("provider", "add", "--title", id_.upper(), *said, "--records", str(base))
    assert result.code == 2
    assert f"`{id_}` cannot be the ID of a provider: it is the name of its file" in result.err
    longer = ("provider", "add", "--title", f"{id_} house", *said, "--records", str(base), "--dry-run")
    assert qaif(*longer).code == 0


def test_nor_is_one_that_is_imported(qaif: Qaif, base: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("code,name\nX1234,Con\nX1235,Con House\n", "utf-8", newline="\n")
    said = ("--all", "--type", "hospice", "--area", "primary-care", "--owner", "quality-lead", "--write")
    result = qaif("import", "providers", "list.csv", *said, "--records", str(base))
    assert result.code == 0, result.out + result.err
    assert sorted(path.stem for path in (base / "providers").glob("con*")) == ["con-house", "con-x1234"]
