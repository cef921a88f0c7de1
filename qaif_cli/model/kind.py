"""What a kind of record is: one card for each, listed in `kinds/__init__.py`."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    Attributes:
        name: The word for one of them, as in `qaif risk list`.
        folder: The folder below the records folder; empty for the framework, which is one file.
        model: The shape that the file must have.
        plural: The word for several, as in JSON output.
    """

    name: str
    folder: str
    model: type[BaseModel]
    plural: str
