"""What a writing command reads of one file: the text as it is and the text that it makes, each once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from qaif_cli.store.yaml import grammar
from tests.support.running import Qaif

BY = ("--by", "quality-lead")
COMMANDS = {
    "score": ("score", "R-0002", "--likelihood", "4", "--consequence", "4", *BY),
    "edit": ("risk", "edit", "R-0002", "--title", "Another title of it", "--effect", "Something else"),
    "action": ("action", "add", "R-0002", "--title", "Ask", "--owner", "quality-lead", "--due", "2w"),
}
MOST = {"score": 2}
"""A review keeps the score of the matrix of its day, and so the record is made a second time."""


@pytest.mark.parametrize("name", COMMANDS)
def test_no_text_is_parsed_once_more_than_it_must_be(
    name: str, base: Path, qaif: Qaif, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: Counter[str] = Counter()
    parse = grammar.parse

    def counted(text: str) -> object:
        texts[text] += 1
        return parse(text)

    monkeypatch.setattr(grammar, "parse", counted)
    done = qaif(*COMMANDS[name], "--no-input", "--records", str(base))
    assert done.code == 0, done.err
    written = (base / "risks" / "R-0002.yaml").read_text("utf-8")
    assert texts[written] == 1
    assert max(texts.values()) <= MOST.get(name, 1)
