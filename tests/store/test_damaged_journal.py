"""What is kept of the last commands may be damaged or of another program: it is never believed, and never stops a command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.store import journal
from qaif_cli.store.journal import last, left
from qaif_cli.store.recovery import finish
from tests.support.repository import Repository
from tests.support.running import Qaif

DAMAGED: dict[str, bytes] = {
    "empty": b"",
    "no line": b'{"version": 1',
    "cut in its line": b'{"version": 1, "comm\n',
    "a list": b"[]\n",
    "a text": b'"files"\n',
    "no files": b"{}\n",
    "no commit": b'{"files": []}\n',
    "files that are none": b'{"commit": "", "files": {"a": 1}}\n',
    "a file without sizes": b'{"commit": "", "files": [["x"]]}\n',
    "a file with one size": b'{"commit": "", "files": [["x", 1]]}\na',
    "a size in words": b'{"commit": "", "files": [["x", "one", 1]]}\na',
    "a size below nothing": b'{"commit": "", "files": [["x", 2, -1]]}\na',
    "sizes that are too long": b'{"commit": "", "files": [["x", 1, 99999999999]]}\na',
    "sizes that are too short": b'{"commit": "", "files": [["x", 1, 1]]}\nabc',
    "a name that is a number": b'{"commit": "", "files": [[7, 1, 1]]}\nab',
    "a name that no file has": b'{"commit": "", "files": [["a\\u0000b", 1, 1]]}\nab',
    "no text": b"\xff\xfe\x00\n\x00",
    "nested without end": b"[" * 100_000 + b"\n",
}


def folder(made: Repository) -> Path:
    """The folder in which the commands of a register are kept."""
    found = journal._folder(made.records)[0]  # noqa: SLF001  # the very folder
    found.mkdir(parents=True)
    return found


@pytest.mark.parametrize("what", DAMAGED)
def test_what_is_damaged_is_not_believed(what: str, made: Repository) -> None:
    where = folder(made)
    (where / "1-1.begun").write_bytes(DAMAGED[what])
    assert finish(made.records) == []
    assert not list(left(made.records)), "nothing can be learnt from it, so it is gone"
    (where / "00000001.done").write_bytes(DAMAGED[what])
    with pytest.raises(QaifError, match=r"00000001\.done.* is damaged"):
        last(made.records)


def test_undo_names_the_damaged_file(made: Repository, qaif: Qaif) -> None:
    (folder(made) / "00000001.done").write_bytes(b"{}\n")
    told = qaif("undo", "--records", str(made.records))
    assert (told.code, "00000001.done" in told.err) == (2, True)


def test_a_name_that_is_no_number_is_no_command(made: Repository) -> None:
    (folder(made) / "notes.done").write_text("mine")
    assert last(made.records) is None


def test_what_was_to_be_written_where_a_folder_stands_now_is_told(made: Repository) -> None:
    head = {"commit": "", "files": [["risks", 1, 1]]}
    begun = folder(made) / "1-1.begun"
    begun.write_bytes(json.dumps(head).encode() + b"\nab")
    assert "`records/risks`, cannot be written now" in "".join(finish(made.records))
    assert begun.exists()
