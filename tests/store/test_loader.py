from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from qaif_cli.model.finding import Finding
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.store import loader
from qaif_cli.store.loader import Loaded, load
from qaif_cli.store.source import File, Worktree

BASE = {file.path: file.data for file in Worktree(Path(__file__).parents[1] / "base" / "records").files()}
RISK = BASE["risks/R-0001.yaml"]


@dataclass(frozen=True)
class Given:
    held: dict[str, bytes]

    def files(self) -> Iterator[File]:
        return (File(path, data) for path, data in self.held.items())


def loaded(changes: dict[str, bytes | None]) -> Loaded:
    files = {**BASE, **changes}
    return load(Given({path: data for path, data in files.items() if data is not None}))


def only(changes: dict[str, bytes | None]) -> Finding:
    (finding,) = loaded(changes).findings
    return finding


def test_the_base_register_is_read_whole() -> None:
    done = loaded({})
    assert done.framework is not None
    assert not done.findings
    assert not done.register.unreadable
    assert len(done.register.held) == len(BASE) - 1


def test_records_stand_by_kind_and_then_by_id_whatever_the_order_of_files() -> None:
    forward = load(Given(BASE)).register
    backward = load(Given(dict(reversed(BASE.items())))).register
    assert forward == backward
    assert [risk.id for risk in forward.of(Risk)] == sorted(risk.id for risk in forward.of(Risk))


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"id: R-0001\ntitle: caf\xe9\n", "FIL001", 2, 11),
        (b"\xef\xbb\xbfid: R-0001\ntitle: caf\xe9\n", "FIL001", 2, 11),
        (b"\xef\xbb\xbfid\xff: R-0001\n", "FIL001", 1, 3),
        ("id: R-0001\ntitle: é\0\n".encode(), "FIL001", 2, 9),
        ("a: 1\n".encode("utf-16"), "FIL001", 1, 1),
        (b"id: R-0001\nid: R-0001\n", "FIL002", 2, 1),
        (b"id: R-0001\n<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> x\n", "FIL003", 2, 1),
        (b"id: R-0001\ntitle: b\n>>>>>>> feature\n", "FIL003", 3, 1),
    ],
)
def test_a_file_that_cannot_be_read_says_where(data: bytes, code: str, line: int, column: int) -> None:
    finding = only({"risks/R-0001.yaml": data})
    assert (finding.code, finding.path, finding.line, finding.column) == (
        code,
        "risks/R-0001.yaml",
        line,
        column,
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b"# soon\n", "the file is empty"),
        (b"- a\n", "a list or a single value"),
        (b"a\n", "a list or a single value"),
    ],
)
def test_a_file_without_a_record(data: bytes, says: str) -> None:
    finding = only({"risks/R-0009.yaml": data})
    assert finding.code == "FIL005"
    assert says in finding.message


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("risk/R-0009.yaml", "no records are kept in `risk`"),
        ("stray.yaml", "no records are kept in `.`"),
        ("risks/R-0009.yml", "ends in `.yaml`"),
        ("framework.yml", "ends in `.yaml`"),
    ],
)
def test_a_file_out_of_place(path: str, says: str) -> None:
    finding = only({path: RISK})
    assert (finding.code, finding.path) == ("FIL004", path)
    assert says in finding.message


def test_any_depth_below_the_folder_of_a_kind() -> None:
    done = loaded({"risks/R-0001.yaml": None, "risks/closed/2026/R-0001.yaml": RISK})
    assert not done.findings
    assert done.register.path("R-0001") == "risks/closed/2026/R-0001.yaml"


@pytest.mark.parametrize(
    "change", [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")]
)
def test_a_byte_order_mark_and_the_line_endings_of_windows_change_nothing(change: object) -> None:
    assert callable(change)
    done = loaded({"risks/R-0001.yaml": change(RISK)})
    assert not done.findings
    assert done.register.get(Risk, "R-0001") == loaded({}).register.get(Risk, "R-0001")


def test_one_bad_file_hides_no_other_and_every_fault_of_it_is_told() -> None:
    done = loaded(
        {
            "risks/R-0001.yaml": RISK.replace(b"whose: provider", b"whose: hospital").replace(
                b"owner: quality-lead\n", b"", 1
            ),
            "risks/R-0002.yaml": b"\xff",
        }
    )
    assert sorted((item.path, item.code) for item in done.findings) == [
        ("risks/R-0001.yaml", "SHP001"),
        ("risks/R-0001.yaml", "SHP003"),
        ("risks/R-0002.yaml", "FIL001"),
    ]
    first, second = done.register.unreadable
    assert (first.kind, first.id, first.title) == (
        "risk",
        "R-0001",
        "Test results are not acted on at Fernhill",
    )
    assert len(first.why) == 2
    assert (second.id, second.title, second.text) == ("R-0002", "", "")
    assert len(done.register.held) == len(BASE) - 3


def test_an_unreadable_record_goes_by_its_file_where_its_id_is_no_text() -> None:
    (item,) = loaded({"risks/R-0001.yaml": b"id: [1]\n"}).register.unreadable
    assert item.id == "R-0001"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (None, "there is no `framework.yaml`"),
        (b"", "could not be read"),
        (b"a: [", "could not be read"),
        (b"\xff", "could not be read"),
    ],
)
def test_without_a_framework_the_records_are_still_read(data: bytes | None, says: str) -> None:
    done = loaded({"framework.yaml": data})
    assert done.framework is None
    assert done.findings[-1].code == "FIL006"
    assert says in done.findings[-1].message
    assert len(done.register.held) == len(BASE) - 1


def test_the_garbage_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    loaded({})
    assert gc.isenabled()
    gc.disable()
    try:
        loaded({})
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_the_tests_read_once_is_what_is_read_each_time() -> None:
    """Most tests are given what was read before from the same bytes: see `done_once` in `conftest.py`."""
    remembered, afresh = loader._read, loader._read.__wrapped__  # type: ignore[attr-defined]  # noqa: SLF001  # what `done_once` wraps
    for path, data in BASE.items():
        for file in (File(path, data), File(path, data + b"# one more line\n")):
            kind = loader.kind_of(path)  # what the reader is asked with
            assert remembered(file, kind) is remembered(replace(file), kind)
            assert remembered(file, kind) == afresh(file, kind)


def test_settings_that_say_the_same_are_the_same_so_nothing_is_worked_out_by_them_twice() -> None:
    """What is kept with a record is kept for the settings by which it was worked out, not for others like them."""
    text = BASE["framework.yaml"]
    first, again = loaded({}).framework, loaded({"risks/R-0001.yaml": None}).framework
    assert first is again is not None
    other = loaded(
        {"framework.yaml": text.replace(b"cqc_checked: { value: 12", b"cqc_checked: { value: 18")}
    ).framework
    assert other not in (None, first)
    for _ in range(2):
        assert [
            item.path
            for item in loaded({"framework.yaml": b"title: x\n"}).findings
            if item.code.startswith("SHP")
        ]
