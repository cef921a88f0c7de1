"""The five by five matrix with risks in its cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qaif_cli.model.framework import Framework
from qaif_cli.model.position import RiskState
from qaif_cli.model.table import Column, Table
from qaif_cli.render.tables import tones
from qaif_cli.render.words import number_of

_IDS_IN_A_CELL = 6


def cells(risks: Sequence[RiskState], framework: Framework) -> list[dict[str, Any]]:
    """Every cell, the highest consequence first and in it the lowest likelihood, with its score, band and risks."""
    return [
        {
            "consequence": consequence.score,
            "likelihood": likelihood.score,
            "score": consequence.score * likelihood.score,
            "band": framework.band(consequence.score * likelihood.score).id,
            "risks": _in_cell(risks, consequence.score, likelihood.score),
        }
        for consequence in sorted(framework.matrix.consequence, key=lambda step: -step.score)
        for likelihood in sorted(framework.matrix.likelihood, key=lambda step: step.score)
    ]


def matrix_table(risks: Sequence[RiskState], framework: Framework, title: str) -> Table:
    """The matrix as a table: the words of the scales at its sides, score, band and risks in its cells.

    Args:
        risks: The risks to place.
        framework: The settings with the matrix.
        title: What stands above it.
    """
    likelihoods = sorted(framework.matrix.likelihood, key=lambda step: step.score)
    consequences = sorted(framework.matrix.consequence, key=lambda step: -step.score)
    across = tuple(Column(f"{step.score} {step.name}") for step in likelihoods)
    rows = tuple(
        (
            f"{row.score} {row.name}",
            *(_cell(risks, framework, row.score, column.score) for column in likelihoods),
        )
        for row in consequences
    )
    return Table(
        columns=(Column(""), *across), rows=rows, title=title, spaced=True, lined=True, tones=tones(framework)
    )


def _cell(risks: Sequence[RiskState], framework: Framework, consequence: int, likelihood: int) -> str:
    score = consequence * likelihood
    found = _in_cell(risks, consequence, likelihood)
    shown = [number_of(len(found), "risk")] if len(found) > _IDS_IN_A_CELL else found
    return "\n".join([f"{score} {framework.band(score).name}", *shown])


def _in_cell(risks: Sequence[RiskState], consequence: int, likelihood: int) -> list[str]:
    return [
        state.risk.id
        for state in risks
        if (state.current.consequence, state.current.likelihood) == (consequence, likelihood)
    ]
