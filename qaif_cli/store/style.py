"""The style of the house is read: templates/style.yaml, the organisation's own or the one that came with the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from qaif_cli.errors import QaifError
from qaif_cli.model.framed import Crest
from qaif_cli.model.house_style import HouseStyle, as_style
from qaif_cli.store import yaml

FILE = "style.yaml"
_PNG = b"\x89PNG\r\n"
"""How a picture of that kind begins."""


Found = Callable[[str], "HouseFile | None"]
"""Finds a file of the look of the house by its name."""


@dataclass(frozen=True)
class HouseFile:
    """A file of the look of the house.

    Attributes:
        name: Where it is, for messages.
        data: What is in it.
    """

    name: str
    data: bytes


def house_files(folders: Sequence[Path], own: Mapping[str, bytes] | None = None) -> Found:
    """Finds the files of the look of the house: the workspace's own, then those that came with the program.

    Args:
        folders: Where templates are looked for, the workspace's own first; with `own` only those of the program.
        own: What lies in the workspace's templates/ as a commit had it; None where it is read from the disk.
    """

    def find(name: str) -> HouseFile | None:
        if own is not None and name in own:
            return HouseFile(f"templates/{name}", own[name])
        path = next((path for folder in folders if (path := folder / name).is_file()), None)
        return HouseFile(str(path), path.read_bytes()) if path else None

    return find


def read_style(find: Found) -> HouseStyle:
    """The style.

    Raises:
        QaifError: where it is no style, with its file.
    """
    file = find(FILE)
    if file is None:
        raise QaifError(f"There is no {FILE} in templates/.", "Put back the one that qaif ships.")
    try:
        return _style(file.data.decode("utf-8-sig"), file.name)
    except UnicodeDecodeError as error:
        raise QaifError(f"`{file.name}` cannot be read: {error}.", "Put it right, or take it away.") from None


def _style(text: str, name: str) -> HouseStyle:
    try:
        return as_style(yaml.parse(text))
    except yaml.BadYaml as bad:
        raise QaifError(f"{name}:{bad.line}:{bad.column}: {bad.message}.", "Put it right.") from None
    except ValidationError as bad:
        places = yaml.locate(text)
        lines = []
        for fault in bad.errors():
            pointer = "".join(f"/{step}" for step in fault["loc"])
            place = places.get(pointer)
            at = f"{name}:{place.key_line}:{place.key_column}" if place else name
            lines.append(f"\n  {at}: {fault['msg'].removeprefix('Value error, ')}")
        raise QaifError(
            f"The style cannot be taken:{''.join(lines)}", "\nCompare it with the one that qaif ships."
        ) from None


def crest_of(style: HouseStyle, find: Found) -> Crest | None:
    """The crest; None where the style names none.

    Raises:
        QaifError: where the picture is not there, or is none.
    """
    if not style.crest:
        return None
    file = find(style.crest)
    if file is None:
        raise QaifError(
            f"The crest `{style.crest}` is not in templates/.",
            f"Put it there, or leave `crest:` of {FILE} empty.",
        )
    kind = Path(style.crest).suffix[1:]
    if not (file.data.startswith(_PNG) if kind == "png" else b"<svg" in file.data):
        raise QaifError(
            f"The crest `{file.name}` is no picture of the kind {kind.upper()}, whatever its name says.",
            f"Save it anew as {kind.upper()}, or leave `crest:` of {FILE} empty.",
        )
    return Crest(kind, file.data)


WORD = "paper.docx"


def word_template(find: Found) -> bytes | None:
    """The organisation's own Word document, in whose look papers are made; None where it has none."""
    file = find(WORD)
    return file.data if file else None


@dataclass(frozen=True)
class TypeFiles:
    """What a PDF is set with; it comes with the program.

    Attributes:
        template: The template of every paper.
        fonts: The folder with the letters.
        held: The signs that they have, as text.
    """

    template: str
    fonts: str
    held: str


def type_files(folders: Sequence[Path]) -> TypeFiles:
    """What a PDF is set with, from the folder of templates that came with the program."""
    folder = next(folder for folder in folders if (folder / "paper.typ").is_file())
    fonts = folder / "fonts"
    return TypeFiles(
        (folder / "paper.typ").read_text("utf-8"), str(fonts), (fonts / "held.txt").read_text("utf-8")
    )
