"""What several boards say side by side: who they are, what is asked, and what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Figures = Mapping[str, float]


@dataclass(frozen=True)
class RegionBoard:
    """A board whose export was read.

    Attributes:
        icb: Its code.
        name: Its short name; its code where it has none.
        as_of: The day of its export.
        public: Whether everything private was left out of it.
        illustrative: Whether its register is invented.
        version: The version of its tables.
    """

    icb: str
    name: str
    as_of: date
    public: bool
    illustrative: bool
    version: int


@dataclass(frozen=True)
class RegionQuestion:
    """A question to several boards.

    Attributes:
        id: A word for it.
        asks: What is asked, as a question.
        about: What is counted, and what is not, in words.
        heading: What its figure is called in the matrix.
        uses: The tables that it reads, with the columns of each; `icb` besides, and the table `export`.
        sql: The answer, a row each.
        figure: The figure of each board, from `answer`: its code and a number.
        whole: What is so of all boards together, from `answer`: one line.
        zero: Whether a board without a figure has none of it; else nothing can be said of it.
    """

    id: str
    asks: str
    about: str
    heading: str
    uses: Mapping[str, tuple[str, ...]]
    sql: str
    figure: str
    whole: str
    zero: bool = True


@dataclass(frozen=True)
class RegionAnswer:
    """A question, answered.

    Attributes:
        columns: The names of the columns of the answer.
        figures: The figure of each board that could be counted and has one, by its code.
        whole: What is so of all boards together; empty where nothing is.
        left_out: The boards that could not be counted, with what their export lacks.
    """

    question: RegionQuestion
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    figures: Figures
    whole: str
    left_out: Mapping[str, str]


@dataclass(frozen=True)
class Region:
    """What is told of several boards.

    Attributes:
        boards: The boards, by their codes.
        answers: The questions in their order.
        notes: What to mind when reading it.
    """

    boards: tuple[RegionBoard, ...]
    answers: tuple[RegionAnswer, ...]
    notes: tuple[str, ...]

    @property
    def day(self) -> date:
        """The latest day of an export."""
        return max(board.as_of for board in self.boards)
