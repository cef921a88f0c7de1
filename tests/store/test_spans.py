"""Of a text in which a few nodes are asked for, these stand as in the whole tree, and of the others where they begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from qaif_cli.store import yaml
from qaif_cli.store.splice import steps_of
from qaif_cli.store.yaml import Node
from tests.support import fuzz_yaml
from tests.support.moments import BASE

FILES = sorted(BASE.rglob("*.yaml"))[::6]
ODD = 'a: {"b/c~d": [1, [2, {e: 3}]], "": 4}  # one\nf:\n- 1\n- x: 1\n  # two\n-\n  y: |\n    z\n\n# three\ng:\nh:\n  - [1,\n    2]  # four\n  - {}\n'


def outside(node: Node) -> tuple[object, ...]:
    return node.kind, node.start, node.end, node.column, node.flow


def alike(some: Node | None, every: Node | None, *, whole: bool) -> bool:
    """Whether a node that was asked for is the one of the whole tree, with what stands in it."""
    if some is None or every is None:
        return some is every
    inside = [(one.keys, one.items) for one in (some, every)]
    if whole:
        return outside(some) == outside(every) and inside[0] == inside[1]
    few, all_ = ([*map(outside, nodes(one))] for one in (some, every))
    return outside(some) == outside(every) and [*some.keys] == [*every.keys] and few == all_


def nodes(node: Node) -> Iterator[Node]:
    yield from node.items
    for key, value in node.keys.values():
        yield from (key, value)


@pytest.mark.parametrize("text", [*(file.read_text("utf-8") for file in FILES), ODD])
def test_what_is_asked_for_is_as_in_the_whole_tree(text: str) -> None:
    every = yaml.read_spans(text)
    pointers = [*yaml.locate(text)]
    assert len(pointers) > 10
    for pointer in pointers[:: 1 + len(pointers) // 40]:
        steps = steps_of(pointer)
        for whole in (True, False):
            root = yaml.read_spans(text, [steps], whole=whole)
            assert alike(root.at(steps), every.at(steps), whole=whole)
            around = [steps[:most] for most in range(len(steps))]
            assert all(alike(root.at(one), every.at(one), whole=False) for one in around)


def test_several_are_asked_for_at_once() -> None:
    asked = [["a", "b/c~d"], ["a"], ["h", "0", "1"], ["none", "at", "all"], ["f", "2", "y"]]
    every, root = yaml.read_spans(ODD), yaml.read_spans(ODD, asked, whole=False)
    assert all(alike(root.at(one), every.at(one), whole=False) for one in asked)
    assert yaml.read_spans(ODD, asked).at(["a"]) == every.at(["a"])


def test_so_it_is_in_texts_made_at_random() -> None:
    lines = [line.splitlines() for line in (ODD, *(file.read_text("utf-8") for file in FILES))]
    seen = 0
    for seed in range(300):
        text = fuzz_yaml.made(Random(seed), lines)  # noqa: S311  # what is tried again by its number is no secret
        try:
            if not isinstance(yaml.parse(text), dict):
                continue
        except yaml.BadYaml:
            continue
        seen += 1
        every = yaml.read_spans(text)
        for pointer in yaml.locate(text):
            steps = steps_of(pointer)
            assert alike(
                yaml.read_spans(text, [steps], whole=False).at(steps), every.at(steps), whole=False
            ), (text, pointer)
    assert seen > 20


def test_of_a_long_list_nothing_is_kept_that_nobody_asked_for() -> None:
    text = "a:\n" + "".join(f"- b: {place}\n  c: [1, 2]\n" for place in range(500))
    there = yaml.read_spans(text, [["a"]], whole=False).at(["a"])
    assert there is not None
    assert len(there.items) == 500
    assert [*nodes(there.items[-1])] == []
