"""The package's own files as syntax trees, each parsed and walked once for all the laws that look at them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "qaif_cli").rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    """A file's tree."""
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a file's tree that is a class or holds words: all that a law has asked for so far."""
    wanted = ast.ClassDef | ast.Subscript | ast.Tuple | ast.List | ast.Set
    return tuple(node for node in ast.walk(tree_of(path)) if isinstance(node, wanted))
