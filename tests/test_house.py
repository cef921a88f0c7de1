"""The rules of the house: what every file, rule and kind owes the reader."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

from qaif_cli.flow import forms
from qaif_cli.flow.cards import cards, explain
from qaif_cli.flow.forms.form import Form, Writing, resolved
from qaif_cli.judge import changes, rules
from qaif_cli.judge.changes.change_rule import ChangeRule
from qaif_cli.judge.changes.every import CHANGE_RULES, SUPERSEDED
from qaif_cli.judge.rule import Rule
from qaif_cli.judge.rules import RULES
from qaif_cli.model import kinds
from qaif_cli.model.finding import Card
from qaif_cli.model.kind import Kind
from qaif_cli.model.kinds import KINDS
from qaif_cli.render.cards import FAMILIES
from qaif_cli.store import yaml
from tests.support.sources import SOURCES, nodes_of, tree_of

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "judge" / "rules" / "cases"
CHANGE_CASES = ROOT / "tests" / "judge" / "changes" / "cases"
LONGEST_FILE = 400
LONGEST_FUNCTION = 50

RETIRED: frozenset[str] = frozenset(SUPERSEDED)
"""Codes of rules that are gone; none of them is ever used for another."""

TESTS = sorted((ROOT / "tests").rglob("*.py"))
CARDS = cards()


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# Rules


def test_every_card_says_all_that_it_owes() -> None:
    assert CARDS
    assert {card.code: owed for card in CARDS if (owed := owes(card))} == {}


def owes(card: Card) -> list[str]:
    """What a card does not say, or does not say as the house does."""
    said = {key: getattr(card, key) for key in ("finds", "why", "fix", "example", "citation", "since")}
    missing = [f"{key} says nothing" for key, text in said.items() if not text.strip()]
    ends = [f"{key} has no full stop" for key in ("finds", "why", "fix") if not said[key].endswith(".")]
    name = [] if card.name == card.name.lower().replace(" ", "-") else [f"its name is {card.name!r}"]
    family = [] if card.family in FAMILIES else [f"nobody knows the family {card.family!r}"]
    return [*missing, *ends, *name, *family]


def test_codes_and_names_are_unique_and_none_comes_back() -> None:
    codes = [card.code for card in CARDS]
    assert len(set(codes)) == len(codes)
    assert len({card.name for card in CARDS}) == len(CARDS)
    assert RETIRED.isdisjoint(codes)


def test_families_are_sorted_and_each_has_a_rule() -> None:
    assert list(FAMILIES) == sorted({card.family for card in CARDS})


def test_every_rule_that_is_written_is_registered() -> None:
    modules = [
        importlib.import_module(f"{rules.__name__}.{found.name}")
        for found in pkgutil.iter_modules(rules.__path__)
    ]
    written = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    assert sorted(rule.card.code for rule in written) == sorted(rule.card.code for rule in RULES)


def test_every_rule_on_a_change_that_is_written_is_registered() -> None:
    modules = [
        importlib.import_module(f"{changes.__name__}.{found.name}")
        for found in pkgutil.iter_modules(changes.__path__)
    ]
    written = [
        value for module in modules for value in vars(module).values() if isinstance(value, ChangeRule)
    ]
    assert sorted(rule.card.code for rule in written) == sorted(rule.card.code for rule in CHANGE_RULES)


def test_a_rule_is_quiet_only_after_rules_that_exist() -> None:
    codes = {card.code for card in CARDS}
    assert [code for rule in RULES for code in rule.after if code not in codes] == []


def test_every_rule_has_a_case_that_passes_and_one_that_fails() -> None:
    assert [card.code for card in CARDS if not has_both(card)] == []


def has_both(card: Card) -> bool:
    folder = CHANGE_CASES if card.family == "CHG" else CASES
    path = folder / f"{card.code}.yaml"
    case = yaml.parse(path.read_text("utf-8")) if path.is_file() else {}
    return case.get("code") == card.code and bool(case["passes"]) and bool(case["fails"])


def test_no_case_is_without_its_rule() -> None:
    there = [path.name for folder in (CASES, CHANGE_CASES) for path in folder.iterdir()]
    assert sorted(there) == sorted(f"{card.code}.yaml" for card in CARDS)


def test_the_page_of_rules_is_fresh() -> None:
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == explain(None, "markdown"), "run `make docs`"


# Kinds


def test_every_kind_that_is_written_is_registered() -> None:
    modules = sorted(found.name.replace("_", "-") for found in pkgutil.iter_modules(kinds.__path__))
    assert sorted(kind.name for kind in KINDS) == modules
    for field in ("name", "folder", "plural", "model"):
        assert len({getattr(kind, field) for kind in KINDS}) == len(KINDS)


def test_every_kind_has_records_a_schema_and_a_golden_page() -> None:
    assert KINDS
    assert {kind.name: lacking for kind in KINDS if (lacking := lacks(kind))} == {}


def lacks(kind: Kind) -> list[str]:
    """Where something of a kind is missing."""
    folders = [records / kind.folder for records in (ROOT / "records", ROOT / "tests" / "base" / "records")]
    files = [
        ROOT / "docs" / "schemas" / f"{kind.name}.schema.json",
        ROOT / "tests" / "golden" / "show" / f"{kind.name}.txt",
    ]
    bare = [name(folder) for folder in folders if not any(folder.rglob("*.yaml"))]
    return [*bare, *(name(file) for file in files if not file.is_file())]


# Forms


def test_what_every_form_names_is_there_and_takes_a_filled_form() -> None:
    found = [form for form in every_form() if takes(form.act) != [Writing]]
    assert [f"{form.example}: {form.act}" for form in found] == []
    needed = {blank.needed for form in every_form() for blank in form.blanks if blank.needed}
    assert needed
    assert [name for name in needed if takes(name) != [Writing, str]] == []


def every_form() -> Iterator[Form]:
    for module in pkgutil.iter_modules(forms.__path__):
        for value in vars(importlib.import_module(f"{forms.__name__}.{module.name}")).values():
            yield from (
                form for form in (value if isinstance(value, tuple) else [value]) if isinstance(form, Form)
            )


def takes(name: str) -> list[object]:
    """What a function that a form names must be given."""
    parameters = inspect.signature(resolved(name), eval_str=True).parameters.values()
    return [parameter.annotation for parameter in parameters if parameter.default is parameter.empty]


# Files


def test_every_file_and_its_functions_are_short() -> None:
    assert SOURCES
    assert TESTS
    assert [line for path in (*SOURCES, *TESTS) for line in too_long(path)] == []


def too_long(path: Path) -> Iterator[str]:
    """What of a file is longer than it may be."""
    text = path.read_text("utf-8")
    if text.count("\n") > LONGEST_FILE:
        yield f"{name(path)} has {text.count(chr(10))} lines"
    for node in functions(tree_of(path)):
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > LONGEST_FUNCTION:
            yield f"{name(path)}: {node.name} has {lines} lines"


def functions(node: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function at any depth; none stands inside an expression."""
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
            yield inner
        if isinstance(inner, ast.stmt | ast.excepthandler | ast.match_case):
            yield from functions(inner)


def test_all_that_is_public_has_a_docstring() -> None:
    assert [line for path in SOURCES for line in undescribed(path)] == []


def undescribed(path: Path) -> Iterator[str]:
    """What is public in a file and has no docstring; the file itself is."""
    tree = tree_of(path)
    if not ast.get_docstring(tree):
        yield name(path)
    yield from (f"{name(path)}: {node.name}" for node in public(tree) if not ast.get_docstring(node))


def test_no_two_classes_have_one_name() -> None:
    found: dict[str, list[str]] = {}
    for path in SOURCES:
        for node in nodes_of(path):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(name(path))
    assert {called: paths for called, paths in found.items() if len(paths) > 1} == {}


def public(
    node: ast.Module | ast.ClassDef,
) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    for inner in node.body:
        if isinstance(
            inner, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        ) and not inner.name.startswith("_"):
            yield inner
            if isinstance(inner, ast.ClassDef):
                yield from public(inner)


EXCEPTION = re.compile(r"# (?:noqa: [A-Z]+[0-9]+(?:, [A-Z]+[0-9]+)*|type: ignore\[[a-z, -]+\])")
"""A line that is let off a check."""


def test_each_exception_from_a_check_says_why() -> None:
    """What stands behind it is the reason; none goes without one."""
    bare = [
        f"{path.relative_to(ROOT)}:{place}"
        for folder in ("qaif_cli", "tests", "bench")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if not any(
            part.startswith(".") for part in path.relative_to(ROOT).parts
        )  # what `make bench` installs
        for place, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if EXCEPTION.search(line) and not re.search(r"\w", EXCEPTION.split(line)[-1])
    ]
    assert bare == []
