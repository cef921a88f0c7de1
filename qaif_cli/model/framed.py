"""What stands around a paper in every form of it: the marking, how it was made, and the style of the house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.house_style import HouseStyle


@dataclass(frozen=True)
class Frame:
    """What stands around a paper.

    Attributes:
        organisation: Whose paper it is.
        marking: What stands at the head of every page; empty for nothing.
        made: The position that it gives and what it was made from, for the foot.
        day: The day of that position.
        style: How it looks.
        crest: The picture at the head of the first page as an address that holds it whole; empty for none.
    """

    organisation: str
    marking: str
    made: str
    day: date
    style: HouseStyle
    crest: str = ""
