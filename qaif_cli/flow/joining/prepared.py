"""Two registers, and the one that they would be."""

from __future__ import annotations

from dataclasses import dataclass

from qaif_cli.flow.bringing.bring import Brought
from qaif_cli.flow.bringing.decided import MergerPlan
from qaif_cli.flow.joining.refusing import Whose
from qaif_cli.model.finding import Finding
from qaif_cli.store.loader import Loaded


@dataclass(frozen=True)
class TwoAsOne:
    """Two registers, and the one that they would be.

    Attributes:
        ours: Our workspace with what was read there.
        theirs: The other.
        decided: What was decided.
        brought: What comes of the two.
        after: The register as it would be.
        errors: The errors in it that neither side has.
        warnings: The warnings in it that neither side has.
        stopped: Why nothing can be written; empty where it can.
    """

    ours: Whose
    theirs: Whose
    decided: MergerPlan
    brought: Brought
    after: Loaded
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    stopped: str
