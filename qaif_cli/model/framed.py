"""What stands around a paper in every form of it: the marking, how it was made, and the style of the house."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from datetime import date

from qaif_cli.model.house_style import HouseStyle


@dataclass(frozen=True)
class Crest:
    """The picture at the head of a paper; what it shows is told by the name of the organisation.

    Attributes:
        kind: `svg` or `png`.
        data: The picture.
    """

    kind: str
    data: bytes

    @property
    def address(self) -> str:
        """An address that holds the picture whole."""
        kind = "image/svg+xml" if self.kind == "svg" else "image/png"
        return f"data:{kind};base64,{b64encode(self.data).decode()}"


@dataclass(frozen=True)
class Frame:
    """What stands around a paper.

    Attributes:
        organisation: Whose paper it is.
        marking: What stands at the head of every page; empty for nothing.
        made: The position that it gives and what it was made from, for the foot.
        day: The day of that position.
        style: How it looks.
        crest: The picture at the head of the first page; None where there is none.
    """

    organisation: str
    marking: str
    made: str
    day: date
    style: HouseStyle
    crest: Crest | None = None
