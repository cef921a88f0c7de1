"""One vocabulary: the words of records, forms, filters and papers, each with one label wherever people read it."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from qaif_cli.model import vocabulary
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.vocabulary import ALL, DECISIONS, POSITIONS, Vocabulary, vocabulary_of
from tests.support.running import Qaif
from tests.support.sources import SOURCES, nodes_of

PACKAGE = Path(vocabulary.__file__).parents[1]
OWN = PACKAGE / "model" / "vocabulary.py"
PATHS = [path for path in SOURCES if path != OWN]
KINDS_OF_RECORD = frozenset(kind.name for kind in KINDS)
"""Not a vocabulary: every kind has a card of its own."""


@cache
def texts(node: ast.AST) -> frozenset[str]:
    """The words of a tuple, list or set that holds nothing but words."""
    inner = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else []
    words = [item.value for item in inner if isinstance(item, ast.Constant) and isinstance(item.value, str)]
    return frozenset(words) if len(words) == len(inner) else frozenset()


@cache
def literals(path: Path) -> tuple[ast.expr, ...]:
    """What stands in the brackets of each `Literal`."""
    return tuple(
        node.slice
        for node in nodes_of(path)
        if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal"
    )


def test_no_list_repeats_the_words_of_a_type() -> None:
    typed = {texts(inner) for path in PATHS for inner in literals(path)}
    typed |= {frozenset(one.words) for one in ALL}
    typed = {words for words in typed if len(words) > 1} - {KINDS_OF_RECORD}
    repeated = []
    for path in PATHS:
        types = {id(inner) for inner in literals(path)}
        repeated += [
            f"{path.relative_to(PACKAGE)}:{node.lineno} {sorted(texts(node))}"
            for node in nodes_of(path)
            if isinstance(node, ast.Tuple | ast.List | ast.Set)
            and id(node) not in types
            and texts(node) in typed
        ]
    assert repeated == []


def test_no_type_repeats_the_words_of_a_vocabulary() -> None:
    known = {frozenset(one.words) for one in ALL}
    repeated = [
        f"{path.relative_to(PACKAGE)}:{inner.lineno}"
        for path in PATHS
        for inner in literals(path)
        if texts(inner) in known
    ]
    assert repeated == []


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.words[0])
def test_every_word_has_a_label_and_no_label_is_for_another(one: Vocabulary) -> None:
    assert one.words
    assert set(one.labels) <= set(one.words)
    assert len({one.label(word) for word in one.words}) == len(one.words)


def test_the_vocabulary_of_a_field_is_found_through_its_type() -> None:
    assert vocabulary_of(vocabulary.Decision) is DECISIONS
    assert vocabulary_of(vocabulary.Position | None) is POSITIONS
    assert vocabulary_of(tuple[vocabulary.Decision, ...]) is DECISIONS
    assert vocabulary_of(str) is None
    assert get_args(vocabulary.Decision) == DECISIONS.words


def test_a_vocabulary_needs_nothing_heavy() -> None:
    said = "import sys, qaif_cli.model.vocabulary; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("decision", DECISIONS.words)
def test_a_decision_reads_alike_wherever_people_read_it(decision: str, base: Path, qaif: Qaif) -> None:
    """`ask-provider` is `ask the provider` in show, the agenda, the papers and the history alike."""
    (path,) = (base / "intelligence").rglob("I-0001.yaml")
    text = path.read_text("utf-8")
    assert text.count("decision: ") == 1
    before = text.partition("    decision: ")[0]
    rest = text.partition("    decision: ")[2].partition("\n")[2]
    path.write_text(f"{before}    decision: {decision}\n{rest}", "utf-8")
    shown = qaif("show", "I-0001", "--as-of", "2026-06-15", "--records", str(base)).out
    assert f"decision: {DECISIONS.label(decision)}" in shown
    assert f"Decision          {DECISIONS.label(decision)}" in shown
    if "-" in decision:
        assert decision not in shown
    data = qaif("show", "I-0001", "--as-of", "2026-06-15", "--format", "json", "--records", str(base)).out
    assert f'"decision": "{decision}"' in data
