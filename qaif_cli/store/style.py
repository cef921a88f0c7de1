"""The style of the house is read: templates/style.yaml, the organisation's own or the one that came with the program."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from qaif_cli.errors import QaifError
from qaif_cli.model.house_style import HouseStyle, as_style
from qaif_cli.store import yaml

FILE = "style.yaml"
_KINDS = {".svg": "image/svg+xml", ".png": "image/png"}


def read_style(folders: Sequence[Path], held: Mapping[str, str] | None = None) -> HouseStyle:
    """The style; the first folder that has one wins.

    Args:
        folders: Where templates are looked for.
        held: The workspace's own templates as a commit had them; None where they are read from the disk.

    Raises:
        QaifError: where it is no style, with its file.
    """
    if held is not None and FILE in held:
        return _style(held[FILE], f"templates/{FILE}")
    path = next(path for folder in folders if (path := folder / FILE).is_file())
    try:
        return _style(path.read_text("utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise QaifError(f"`{path}` cannot be read: {error}.", "Put it right, or take it away.") from None


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


def crest_of(style: HouseStyle, folders: Sequence[Path]) -> str:
    """The crest as an address that holds the picture whole; empty where the style names none.

    Raises:
        QaifError: where the picture is not there.
    """
    if not style.crest:
        return ""
    path = next((path for folder in folders if (path := folder / style.crest).is_file()), None)
    if path is None:
        raise QaifError(
            f"The crest `{style.crest}` is not in templates/.",
            f"Put it there, or leave `crest:` of {FILE} empty.",
        )
    return f"data:{_KINDS[path.suffix]};base64,{b64encode(path.read_bytes()).decode()}"


WORD = "paper.docx"


def word_template(folders: Sequence[Path]) -> bytes | None:
    """The organisation's own Word document, in whose look papers are made; None where it has none."""
    path = next((path for folder in folders if (path := folder / WORD).is_file()), None)
    return path.read_bytes() if path else None


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
