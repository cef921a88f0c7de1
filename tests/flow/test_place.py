"""A finding says where in the record; here that is found in the text, for every shape a text can have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qaif_cli.flow.place import placed
from qaif_cli.model.finding import Finding
from qaif_cli.model.register import Held, Register, Unreadable
from qaif_cli.store import yaml
from qaif_cli.store.loader import load, read_text
from qaif_cli.store.source import Worktree

BASE = Path(__file__).parents[1] / "base" / "records"
PATH = "risks/R-0001.yaml"
RISK = """\
# A remark above.

id: R-0001
title: "Results: late"
owner: quality-lead   # a remark beside
'area': primary-care
reviews:
  - date: 2026-05-04
    note: >-
      Looked at
      again
    likelihood: 3

  # between two entries
  - {date: 2026-06-01, likelihood:   2, note: "as was"}
  -
    date: 2026-06-02
controls: [One, 'Two',
  Three]
target:
  by: 2026-12-31
  of: { a: { b: [1, [2, 3]] } }
cause: |
  a cause
~/x: 1
empty:
end: last
"""
PLACES = {
    "": (3, 1, "id: R-0001"),
    "/id": (3, 5, "R-0001"),
    "/title": (4, 8, '"Results: late"'),
    "/owner": (5, 8, "quality-lead   #"),
    "/area": (6, 9, "primary-care"),
    "/reviews": (8, 3, "- date: 2026-05-04"),
    "/reviews/0": (8, 5, "date: 2026-05-04"),
    "/reviews/0/date": (8, 11, "2026-05-04"),
    "/reviews/0/note": (9, 11, ">-"),
    "/reviews/0/likelihood": (12, 17, "3"),
    "/reviews/1": (15, 5, "{date: 2026-06-01"),
    "/reviews/1/date": (15, 12, "2026-06-01,"),
    "/reviews/1/likelihood": (15, 38, "2,"),
    "/reviews/1/note": (15, 47, '"as was"'),
    "/reviews/2": (17, 5, "date: 2026-06-02"),
    "/reviews/2/date": (17, 11, "2026-06-02"),
    "/controls": (18, 11, "[One"),
    "/controls/0": (18, 12, "One,"),
    "/controls/1": (18, 17, "'Two'"),
    "/controls/2": (19, 3, "Three]"),
    "/target": (21, 3, "by: 2026-12-31"),
    "/target/by": (21, 7, "2026-12-31"),
    "/target/of/a/b/1/1": (22, 25, "3]"),
    "/cause": (23, 8, "|"),
    "/~0~1x": (25, 6, "1"),
    "/end": (27, 6, "last"),
    # What is not there is looked for where it should be: at the nearest that is.
    "/missing": (3, 1, "id: R-0001"),
    "/reviews/0/missing": (8, 5, "date: 2026-05-04"),
    "/reviews/1/missing/0": (15, 5, "{date"),
    "/reviews/7": (8, 3, "- date: 2026-05-04"),
    "/reviews/7/note": (8, 3, "- date: 2026-05-04"),
    "/target/of/x/y": (22, 7, "{ a:"),
    "/title/part": (4, 8, '"Results: late"'),
}
KEYS = {
    "/id": (3, 1, "id:"),
    "/area": (6, 1, "'area'"),
    "/reviews": (7, 1, "reviews:"),
    "/reviews/0/note": (9, 5, "note: >-"),
    "/reviews/1/likelihood": (15, 24, "likelihood:"),
    "/controls/1": (18, 17, "'Two'"),
    "/target/of": (22, 3, "of:"),
    "/cause": (23, 1, "cause: |"),
    "/~0~1x": (25, 1, "~/x:"),
    "/empty": (26, 1, "empty:"),
    "/reviews/0/missing": (8, 5, "date: 2026-05-04"),
}


def finding(
    pointer: str, path: str = PATH, *, on_key: bool = False, line: int = 0, code: str = "RSK001"
) -> Finding:
    return Finding(
        code, "error", path, "", pointer, "it is so", "", "", "V", line, min(line, 1), on_key=on_key
    )


def place(found: Finding, text: str) -> Finding:
    """One finding in a file with this text, placed."""
    unread = Unreadable("risk", found.path, "R-0001", "", ("it is so",), text)
    [done] = placed([found], Register((), (unread,)))
    return done


@pytest.mark.parametrize("pointer", PLACES)
def test_the_value_is_found(pointer: str) -> None:
    line, column, begins = PLACES[pointer]
    done = place(finding(pointer), RISK)
    assert (done.line, done.column) == (line, column)
    assert done.excerpt == RISK.splitlines()[line - 1]
    assert done.excerpt[column - 1 :].startswith(begins)


@pytest.mark.parametrize("pointer", KEYS)
def test_the_key_is_found(pointer: str) -> None:
    line, column, begins = KEYS[pointer]
    done = place(finding(pointer, on_key=True), RISK)
    assert (done.line, done.column) == (line, column)
    assert done.excerpt[column - 1 :].startswith(begins)


@pytest.mark.parametrize("pointer", PLACES)
def test_line_endings_of_windows_move_nothing(pointer: str) -> None:
    done = place(finding(pointer), RISK.replace("\n", "\r\n"))
    assert (done.line, done.column) == PLACES[pointer][:2]
    assert done.excerpt == RISK.splitlines()[done.line - 1]


def test_what_has_its_place_keeps_it() -> None:
    done = place(finding("/id", line=12), RISK)
    assert (done.line, done.column, done.excerpt) == (12, 1, "    likelihood: 3")


@pytest.mark.parametrize(("fault", "behind"), [("'x", (1, 1)), ("*x", (4, 6))], ids=["of YAML", "of ours"])
def test_before_a_fault_places_are_found_and_behind_it_the_nearest(
    fault: str, behind: tuple[int, int]
) -> None:
    text = f"id: R-0001\nreviews:\n  - date: {fault}\nend: last\n"
    found = [place(finding(to), text) for to in ("/id", "/end")]
    assert [(one.line, one.column) for one in found] == [(1, 5), behind]


@pytest.mark.parametrize("text", ["", " \n", "\t"])
def test_in_a_file_without_text_there_is_no_place(text: str) -> None:
    done = place(finding("/id"), text)
    assert (done.line, done.column, done.excerpt) == (0, 0, "")


def test_a_file_that_nobody_holds_has_no_place() -> None:
    [done] = placed([finding("/id")], Register())
    assert (done.line, done.column) == (0, 0)


def test_every_kind_of_file_is_looked_into() -> None:
    register = load(Worktree(BASE)).register
    paths = [
        "framework.yaml",
        *(item.path for item in register.held),
        *(item.path for item in register.beside),
    ]
    assert len(paths) == len(list(BASE.rglob("*.yaml")))
    done = placed([finding("/owner", path) for path in paths], register)
    texts = {path: (BASE / path).read_text("utf-8") for path in paths}
    assert [one.path for one in done] == sorted(paths)
    for one in done:
        assert one.line == texts[one.path].splitlines().index(one.excerpt) + 1
        assert one.excerpt.startswith("owner: ") or "\nowner: " not in texts[one.path]


def test_every_value_and_every_key_of_the_base_register_is_found() -> None:
    register = load(Worktree(BASE)).register
    count = 0
    for item in register.held:
        for pointer, value in walk(yaml.parse(item.text), ""):
            at_value, at_key = (
                placed([finding(pointer, item.path, on_key=on_key)], register)[0] for on_key in (False, True)
            )
            name = pointer.rpartition("/")[2]
            assert name.isdigit() or at_key.excerpt[at_key.column - 1 :].startswith(f"{name}:")
            if isinstance(value, str | int):
                count += 1
                assert says(at_value, value), (item.path, pointer, value)
    assert count > 400


def walk(value: object, at: str) -> Iterator[tuple[str, object]]:
    """Everything in a record, by pointer, without the record itself."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield f"{at}/{key}", inner
        yield from walk(inner, f"{at}/{key}")


def says(found: Finding, value: str | int) -> bool:
    """Whether a value begins where it was found: as it is, in quotes, or on the line below."""
    rest = found.excerpt[found.column - 1 :].lstrip("'\"")
    written = str(value).lower() if isinstance(value, bool) else str(value).split("\n")[0]
    return rest.startswith((written[:8], "|", ">"))


def test_they_stand_in_the_order_of_the_text() -> None:
    found = [finding(pointer) for pointer in ("/end", "/reviews/1/note", "/reviews/1/date", "/id")]
    found += [finding("/id", code="ACT001"), finding("/id", "areas/a.yaml")]
    done = placed(found, Register((Held("risk", PATH, read_text(PATH, base_risk()).record, RISK),)))
    assert [(one.path, one.line, one.column, one.code) for one in done] == [
        ("areas/a.yaml", 0, 0, "RSK001"),
        (PATH, 3, 5, "ACT001"),
        (PATH, 3, 5, "RSK001"),
        (PATH, 15, 12, "RSK001"),
        (PATH, 15, 47, "RSK001"),
        (PATH, 27, 6, "RSK001"),
    ]


def base_risk() -> str:
    return (BASE / PATH).read_text("utf-8")


def test_what_stands_before_every_path_is_put_there() -> None:
    [done] = placed([finding("/id")], Register((), (Unreadable("risk", PATH, "", "", (), RISK),)), "records/")
    assert (done.path, done.line) == (f"records/{PATH}", 3)


def test_a_line_with_a_secret_is_not_shown_again() -> None:
    found = [finding("", line=4, code="CNF001"), finding("/title"), finding("/id")]
    done = placed(found, Register((), (Unreadable("risk", PATH, "", "", (), RISK),)))
    assert [(one.line, one.excerpt) for one in done] == [(3, "id: R-0001"), (4, ""), (4, "")]
