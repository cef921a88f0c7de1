"""What is not known is said in whole sentences: no paper has somebody called `not known`, or a day of that name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel

from qaif_cli.flow.briefing import ReportOptions
from qaif_cli.flow.report import run_report
from qaif_cli.flow.request import Ask
from qaif_cli.model.kinds import KINDS
from qaif_cli.render.unknown_words import WORDS, in_words

DAY = date(2026, 6, 15)
NOT_KNOWN = {
    "concerns/Q-0001.yaml": (
        (
            "level: enhanced\n    authorised_by: quality-committee",
            "level: enhanced\n    authorised_by: unknown",
        ),
        ("owner: quality-lead\n      due: 2026-07-15", "owner: unknown\n      due: unknown"),
        ("due: 2026-09-30", "due: unknown"),
    ),
    "risks/R-0001.yaml": (
        ("by: 2026-12-31", "by: unknown"),
        ("owner: quality-lead\n", "owner: unknown\n"),
        ("date: 2026-05-11", "date: unknown"),
        ("    date: 2026-01-20", "    date: unknown"),
    ),
}


def asked(records: Path) -> Ask:
    return Ask(records, records, DAY, DAY)


@pytest.fixture
def unsure(base: Path) -> Path:
    for name, swaps in NOT_KNOWN.items():
        path = base / name
        text = path.read_text("utf-8")
        for old, new in swaps:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")
    return base


def test_no_sentence_of_a_paper_is_by_not_known(unsure: Path) -> None:
    text = run_report(asked(unsure), ReportOptions()).text
    for said in (
        "target 8, by a day that is not known",
        "since 12 March 2026, by whom it was authorised is not recorded.",
        "A1 Read every result within two days (owner not known, due day not known)",
        "Weekly count of unread results (line 2, day not known)",
        "May 2026: no review by its owner, who is not known.",
        "- **Since when a control is in place** (1): R-0001",
        "- **The day of an assurance** (1): R-0001",
        "- **The due day of an exit criterion** (1): Q-0001",
    ):
        assert said in text
    assert not re.search(r"\bby not known|\(not known,|, not known\)|target not known by", text)


def test_every_field_that_may_be_unknown_has_words_of_its_own() -> None:
    for kind in KINDS:
        for name in _unsure_fields(kind.model):
            ends = {".".join(name.split(".")[place:]) for place in range(name.count(".") + 1)}
            assert ends & {*WORDS}, name
    assert in_words("extra.datix_number") == "datix number"


def _unsure_fields(model: type[BaseModel], above: str = "", seen: tuple[type, ...] = ()) -> Iterator[str]:
    hints = get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        key = f"{above}{field.alias or name}"
        types = list(_types(hints[name]))
        if any(get_origin(one) is Literal and "unknown" in get_args(one) for one in types):
            yield key
        for one in types:
            if isinstance(one, type) and issubclass(one, BaseModel) and one not in seen:
                yield from _unsure_fields(one, f"{key}.", (*seen, one))


def _types(hint: Any) -> Iterator[Any]:
    yield hint
    for inner in get_args(hint):
        if not isinstance(inner, str):
            yield from _types(inner)


def test_an_area_without_a_provider_is_not_said_to_have_all_of_them_raised(base: Path) -> None:
    for path in (base / "providers").iterdir():
        path.unlink()
    text = run_report(asked(base), ReportOptions()).text
    assert "No provider of this area is on the register." in text
    assert "Every provider of this area" not in text


def test_an_area_without_a_risk_is_not_said_to_have_them_with_concerns(base: Path) -> None:
    stands = "Every open risk of this area stands with a concern."
    (base / "risks/R-0002.yaml").unlink()
    assert stands in run_report(asked(base), ReportOptions()).text
    concern = base / "concerns/Q-0001.yaml"
    concern.write_text(concern.read_text("utf-8").replace("risks: [R-0001]\n", ""), "utf-8")
    (base / "risks/R-0001.yaml").unlink()
    text = run_report(asked(base), ReportOptions()).text
    assert "No open risk of this area is recorded." in text
    assert stands not in text


def test_a_risk_that_was_opened_again_names_nobody_by_a_short_name(base: Path) -> None:
    path = base / "risks" / "R-0002.yaml"
    closing = "{ date: 2026-05-21, by: quality-lead, reason: A second nurse came }"
    path.write_text(
        f"{path.read_text('utf-8')}reopened:\n"
        f"  - {{ date: 2026-06-02, by: quality-lead, why: She left again, closed: {closing} }}\n",
        "utf-8",
    )
    text = run_report(asked(base), ReportOptions()).text
    assert "Quality Lead for Primary Care" in text
    assert "quality-lead" not in text
    told = "closed 21 May 2026 by Quality Lead for Primary Care; **open again** since 2 June 2026. A second nurse came."
    assert told in text
