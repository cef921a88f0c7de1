"""Where the documentation says which test shows something, there is that test."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TOP = Path(__file__).parent.parent
_NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")


def test_each_test_that_the_documentation_names_is_there() -> None:
    named = {
        (page.name, *found.groups())
        for page in sorted((TOP / "docs").glob("*.md"))
        for found in _NAMED.finditer(page.read_text(encoding="utf-8"))
    }
    assert len(named) > 20
    missing = [one for one in sorted(named, key=str) if not _is_there(one[1], one[2])]
    assert missing == []


def _is_there(path: str, name: str | None) -> bool:
    file = TOP / path
    if not file.is_file() or name is None:
        return file.is_file()
    body = ast.parse(file.read_text(encoding="utf-8")).body
    return any(isinstance(item, ast.FunctionDef) and item.name == name for item in body)
