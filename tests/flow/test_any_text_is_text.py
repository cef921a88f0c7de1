"""Text that is markup, a formula or a program somewhere, in every free text of every kind at once: each paper shows it as text."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin
from zipfile import ZipFile

import docx
from pydantic import BaseModel, StringConstraints

from qaif_cli.exchange.books import read_book
from qaif_cli.model.base import ONE_LINE, Ref
from qaif_cli.model.kinds import BY_FOLDER
from qaif_cli.store import yaml
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.days import fields, many, model_in
from tests.support.hostile import HOSTILE
from tests.support.running import Qaif
from tests.support.seen import Seen
from tests.support.tomorrow import Planter, in_lines, room
from tests.support.turn import turn

DAY = "2026-08-01"
"""After every day that is planted."""
ODD = " ".join(text for text in HOSTILE if len(text) < 1000 and text.isprintable())
"""All of them that a record may hold, one behind the other; longer ones are held to by the tests of each writer."""
PLAIN = " ".join("letter" for _ in ODD.split())
REPORTS = (
    *(
        ("report", f"--{name}")
        for name in ("committee", "bimonthly", "board", "sqg", "insights", "register", "data-quality")
    ),
    ("report", "--area", "primary-care"),
    ("report", "--area", "primary-care", "--full"),
    ("meeting", "minutes", "2026-05-28-quality-committee"),
    ("provider", "paper", "oakrise-practice"),
    ("provider", "paper", "oakrise-practice", "--full"),
)
FORMS = ("html", "docx", "json")
PDF = "pdf"
"""That one is made at all is all that is looked at here: it is made of the texts that would stop it."""
Texts = dict[str, str]


def is_text(hint: Any) -> bool:
    """Whether a field is free text: a string of which no pattern and no list says what may stand in it."""
    if get_origin(hint) is not Annotated:
        return any(is_text(arg) for arg in get_args(hint)) or hint is str
    inner, *marks = get_args(hint)
    bound = any(
        isinstance(mark, Ref)
        or (isinstance(mark, StringConstraints) and mark.pattern not in (None, ONE_LINE))
        for mark in marks
    )
    return is_text(inner) and not bound


def filled(data: dict[str, Any], model: type[BaseModel], filling: str, said: Texts, at: str) -> None:
    """Every free text of a record says its own place, and then the filling."""
    for key, _, hint in fields(model).values():
        there, inner = data.get(key), model_in(hint)
        if isinstance(there, str) and there != "unknown" and is_text(hint) and key != "rule":
            said[f"text{len(said):04}"] = f"{at}/{key}"
            data[key] = f"text{len(said) - 1:04} {filling}"
        elif inner is not None:
            for item in there if many(hint) and isinstance(there, list) else [there]:
                if isinstance(item, dict):
                    filled(item, inner, filling, said, f"{at}/{key}")


def with_texts(records: Path, filling: str) -> Texts:
    """The places of all free texts of a register, by the word that each begins with from now on."""
    said: Texts = {}
    for path in sorted(records.rglob("*.yaml")):
        kind = BY_FOLDER.get(path.relative_to(records).parts[0])
        if kind:
            data = yaml.parse(path.read_text("utf-8"))
            data.pop("cancelled", None)  # planted in every meeting, and one has to have been held
            filled(data, kind.model, filling, said, kind.name)
            path.write_text(in_lines(data), "utf-8")
    assert load(Worktree(records)).register.unreadable == ()
    return said


def papers(qaif: Qaif, records: Path, forms: tuple[str, ...]) -> dict[str, bytes]:
    """Every paper in some forms, the site and a sheet, by name."""
    made: dict[str, bytes] = {}
    for number, words in enumerate(REPORTS):
        out = records.parent / f"{number}"
        result = qaif(
            *words, "--format", ",".join(forms), "--out", str(out), "--as-of", DAY, "--records", str(records)
        )
        assert result.code == 0, (words, result.err)
        made |= {f"{number} {path.name}": path.read_bytes() for path in out.rglob("*") if path.is_file()}
    for words in (("site", "site.html", "--private"), ("export", "--xlsx", "register.xlsx", "--all")):
        result = qaif(*words, "--as-of", DAY, "--records", str(records))
        assert result.code == 0, (words, result.err)
        name = next(word for word in words if "." in word)
        made[name] = Path(name).read_bytes()
        Path(name).unlink()
    for item in load(Worktree(records)).register.held:
        result = qaif("show", item.record.id, "--as-of", DAY, "--records", str(records))
        assert result.code == 0, (item.record.id, result.err)
        made[f"{item.record.id}.txt"] = result.out.encode()
    return made


def bare(value: Any) -> Any:
    """The blocks of a paper without their words."""
    if isinstance(value, dict):
        return {key: bare(inner) for key, inner in value.items()}
    return (
        [bare(inner) for inner in value]
        if isinstance(value, list)
        else ""
        if isinstance(value, str)
        else value
    )


def built(name: str, data: bytes) -> Any:
    """How a file is built, without its words: the same whatever its texts say."""
    if name.endswith(".json"):
        return bare(json.loads(data))
    if name.endswith(".html"):
        seen = Seen(data.decode())
        del seen.tags["text"]  # a chart breaks its words into lines by how long they are
        return seen.tags, seen.attributes, len(seen.links)
    if name.endswith(".docx"):
        with ZipFile(BytesIO(data)) as parts:
            return Counter(re.findall(r"<(/?[\w:]+)", parts.read("word/document.xml").decode()))
    return ""


def shown(name: str, data: bytes) -> str:
    """The words that a reader sees."""
    if name.endswith(".json"):
        return "\n".join(strings(json.loads(data)))
    if name.endswith(".html"):
        return Seen(data.decode()).text
    if name.endswith(".txt"):
        return data.decode()
    if name.endswith(".docx"):
        return " ".join(node.text for node in docx.Document(BytesIO(data)).element.body.iter() if node.text)
    if name.endswith(".xlsx"):
        return "\n".join(str(cell.value) for sheet in read_book(data, name) for cell in sheet.cells.values())
    return ""


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(inner)


def test_no_text_of_any_field_is_more_than_text_in_any_paper(qaif: Qaif, base: Path, tmp_path: Path) -> None:
    turn(base)
    room(base)
    Planter(base).plant()
    twin = tmp_path / "plain" / "records"
    shutil.copytree(base, twin)
    with_texts(twin, PLAIN)
    plain = papers(qaif, twin, FORMS)
    said = with_texts(base, ODD)
    odd = papers(qaif, base, (*FORMS, PDF))
    pdfs = {name for name in odd if name.endswith(PDF)}
    assert len(pdfs) >= len(REPORTS)
    assert all(odd[name].startswith(b"%PDF-") for name in pdfs)
    assert odd.keys() - pdfs == plain.keys()
    faults = [name for name in plain if built(name, odd[name]) != built(name, plain[name])]
    assert not faults
    seen = {mark for name, data in odd.items() for mark in re.findall(r"text\d{4}", shown(name, data))}
    assert not {said[mark] for mark in said.keys() - seen}
