"""The kinds of record for the command line: light, so that help can be printed without importing their models."""

from __future__ import annotations

from dataclasses import dataclass

from qaif_cli.model.kinds import BY_NAME, KINDS
from qaif_cli.model.words import listed

ABOUT: dict[str, str] = {kind.name: kind.about for kind in KINDS}
"""What the records of each kind are, by its name."""
SHAPES = listed(["framework", *ABOUT], "or")
"""Everything that has a schema, in words."""


@dataclass(frozen=True)
class Described:
    """The help of a kind of record that has no commands of its own.

    Attributes:
        one: What one of them is called.
        several: What several are called.
        example: An ID.
        filters: The options of its list, by their names.
    """

    one: str
    several: str
    example: str
    filters: tuple[str, ...]


def described(name: str) -> Described:
    """The help of a kind, derived from its model; as this imports the model, it is called only where needed."""
    from qaif_cli.flow.plain import filters
    from qaif_cli.render.words import plural

    kind = BY_NAME[name]
    examples = kind.model.model_fields["id"].examples or (f"{kind.prefix or f'{name}-'}0001",)
    return Described(kind.called, plural(kind.called), str(examples[0]), filters(kind))
