"""`qaif score` without an ID: the risk matrix with the open risks in its cells."""

from __future__ import annotations

from qaif_cli.flow import names
from qaif_cli.flow.listing import Listing, document, notes
from qaif_cli.flow.request import Ask, read
from qaif_cli.judge.state.position import position
from qaif_cli.render.matrix import cells, matrix_table
from qaif_cli.render.words import day, number_of


def run_matrix(ask: Ask, area: str = "") -> Listing:
    """Every open risk in its cell of the matrix.

    Args:
        ask: Which register, and as at which day.
        area: Only the risks of this area; all where empty.

    Raises:
        QaifError: where there is no register or no such area.
    """
    reading = read(ask)
    only = names.area(area, reading) if area else ""
    risks = [
        state
        for state in position(reading.now).risks.values()
        if not state.closed and (not only or state.risk.area == only)
    ]
    where = f" in {reading.now.register.title(only)}" if only else ""
    matrix = reading.framework.matrix
    data = document(
        reading,
        matrix={
            "consequence": [{"score": step.score, "name": step.name} for step in matrix.consequence],
            "likelihood": [{"score": step.score, "name": step.name} for step in matrix.likelihood],
            "bands": [band.model_dump() for band in matrix.bands],
            "cells": cells(risks, reading.framework),
        },
    )
    return Listing(
        matrix_table(
            risks,
            reading.framework,
            f"Open risks{where}, as at {day(ask.as_of)}: consequence down, likelihood across",
        ),
        data,
        notes(reading, f"{number_of(len(risks), 'open risk')}."),
    )
