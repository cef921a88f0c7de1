"""A sheet as one HTML file with a form: it opens from a file share, asks no server, and saves its answers as a sheet in text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from qaif_cli.model.sheet import SheetLine, SheetSection, SheetThing, SheetToFill
from qaif_cli.render.jinja import Templates, render
from qaif_cli.render.words import capital

TEMPLATE = "sheet.html.j2"
_SCORED = {"consequence", "likelihood"}
_NUMBERED = re.compile(r"([A-Z]+-)*[0-9]+")
"""An ID that people know, and so is shown beside its name."""


def sheet_html(sheet: SheetToFill, name: str, templates: Templates) -> str:
    """The form.

    Args:
        sheet: The sheet.
        name: The name under which its answers are saved.
        templates: Where its template is looked for.

    Raises:
        QaifError: where the template is missing or cannot be filled.
    """
    parts = [_part(section, place) for place, section in enumerate(sheet.sections)]
    data = {
        "kind": sheet.kind,
        "made": sheet.made.isoformat(),
        "name": name,
        "fixed": sheet.fixed,
        "parts": [
            {"name": section.name, "things": [thing for block in part["blocks"] for thing in block["things"]]}
            for section, part in zip(sheet.sections, parts, strict=True)
        ],
        "as_read": list(sheet.as_read.items()),
        "choices": {
            f"{section.name}.{line.name}": list(line.choices.items())
            for section in sheet.sections
            for line in section.lines
            if line.choices
        },
        "bands": sheet.bands,
    }
    return render(TEMPLATE, templates, {}, {"sheet": sheet, "parts": parts, "data": _packed(data)})


def _packed(data: Any) -> str:
    """Data for an attribute, where spaces in a row would become one."""
    return json.dumps(data, separators=(",", ":")).replace(" ", "\\u0020")


def _part(section: SheetSection, place: int) -> dict[str, Any]:
    number = 0
    blocks = []
    for group, things in section.grouped():
        made = []
        for thing in things:
            number += 1
            made.append(_thing(section, thing, f"p{place}-{number}"))
        blocks.append({"group": group, "things": made})
    return {"title": section.title, "left": section.left, "blocks": blocks}


def _thing(section: SheetSection, thing: SheetThing, at: str) -> dict[str, Any]:
    title, *told = section.said_of(thing)
    fields = [
        _field(section, line, thing.values, f"{at}-{line.name}")
        for line in section.lines
        if line.name in thing.values
    ]
    return {
        "record": thing.record,
        "entry": thing.entry,
        "name": thing.name,
        "title": title,
        "told": told,
        "fields": fields,
        "scored": f"{at}-score" if set(thing.values) >= _SCORED else "",
    }


def _field(section: SheetSection, line: SheetLine, values: Mapping[str, str], id_: str) -> dict[str, Any]:
    return {
        "id": id_,
        "name": line.name,
        "asks": capital(line.asks),
        "kind": line.kind,
        "several": " (several may be chosen)" if line.several else "",
        "value": values[line.name],
        "choices": f"{section.name}.{line.name}" if line.choices else "",
        "numbered": all(_NUMBERED.fullmatch(id_) for id_ in line.choices),
    }
