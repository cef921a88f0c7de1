"""All access to YAML: a strict reader, positions in the text for editing it, and a writer of fragments."""

from __future__ import annotations

from qaif_cli.store.yaml.emit import block, document, flow
from qaif_cli.store.yaml.grammar import BadYaml, Place, Places, locate
from qaif_cli.store.yaml.kept import keep, parse
from qaif_cli.store.yaml.places import locate_some
from qaif_cli.store.yaml.spans import Node, read_spans

__all__ = [
    "BadYaml", "Node", "Place", "Places", "block", "document", "flow", "keep", "locate", "locate_some", "parse", "read_spans",
]  # fmt: skip
