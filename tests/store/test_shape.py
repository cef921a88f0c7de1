"""What is said of a value that does not fit, in full: these words are read by quality leads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.paper import Paper
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.store import yaml
from qaif_cli.store.shape import Fault, shape_faults

BASE = Path(__file__).parents[1] / "base" / "records"
LEAVE_OUT = object()
TEXT = "Write a text, or leave the key out if the field is optional."
KEYS = "Write one `key: value` a line, indented."
SLUG = "Write a short name of lower-case letters, digits and single hyphens."
PLACE = "Write the date of the entry and its place in the list, such as 2026-05-04/3."
ONE_TEXT = "Write one text; put it in quotes if it has a colon in it."
QUOTE = "Put the value in quotes."
READ_AS = "is read as a number or a yes/no, and a text is meant"
LIST = "Begin each entry on its own line with `- `, or write [] for none."
DATE = "a date is written year-month-day, for example 2026-05-04"


def faults(path: str, model: type[BaseModel], pointer: str, value: Any) -> list[Fault]:
    """The faults of a base record with one value changed."""
    data = yaml.parse((BASE / path).read_text("utf-8"))
    *above, last = (int(step) if step.isdigit() else step for step in pointer.strip("/").split("/"))
    here = data
    for step in above:
        here = here[step]
    if value is LEAVE_OUT:
        del here[last]
    else:
        here[last] = value
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return shape_faults(caught.value, model)


def of_risk(pointer: str, value: Any) -> list[Fault]:
    return faults("risks/R-0001.yaml", Risk, pointer, value)


@pytest.mark.parametrize(
    ("pointer", "value", "message", "fix"),
    [
        (
            "/reviews/0/likelihood",
            6,
            "`likelihood`: `6` is outside the scale",
            "Write a whole number, 5 or less.",
        ),
        (
            "/reviews/0/likelihood",
            0,
            "`likelihood`: `0` is outside the scale",
            "Write a whole number, 1 or more.",
        ),
        (
            "/reviews/0/likelihood",
            "4",
            "`likelihood`: `4` is not a whole number",
            "Write digits, without quotes.",
        ),
        (
            "/reviews/0/likelihood",
            4.5,
            "`likelihood`: `4.5` is not a whole number",
            "Write digits, without quotes.",
        ),
        (
            "/reviews/0/likelihood",
            True,
            "`likelihood`: true is not a whole number",
            "Write digits, without quotes.",
        ),
        ("/reviews/0/date", "04/05/2026", f"`date`: `04/05/2026`: {DATE}", ""),
        ("/reviews/0/date", "2026-02-30", "`date`: 2026-02-30 is not a day of the calendar", ""),
        ("/reviews/0/date", 20260504, f"`date`: `20260504`: {DATE}", ""),
        ("/reviews/0/date", None, f"`date`: nothing: {DATE}", ""),
        ("/title", "", "`title`: the text is empty", TEXT),
        ("/title", " \n", "`title`: the text is empty", TEXT),
        ("/title", None, "`title`: nothing is written after the colon", TEXT),
        ("/title", 5e1, f"`title`: `50.0` {READ_AS}", QUOTE),
        ("/title", True, f"`title`: true {READ_AS}", QUOTE),
        ("/title", ["a"], "`title`: a text is meant, not a list or several keys", ONE_TEXT),
        ("/owner", "Head of Safety", "`owner`: `Head of Safety` does not have the right form", SLUG),
        (
            "/id",
            "R-7",
            "`id`: `R-7` does not have the right form",
            "Write a risk's ID: R- and four digits, such as R-0007.",
        ),
        ("/reviews/0/corrects", "3", "`corrects`: `3` does not have the right form", PLACE),
        (
            "/whose",
            "ICB",
            "`whose`: `ICB` is not one of its words: did you mean `icb`?",
            "Write one of: icb, system, provider.",
        ),
        (
            "/whose",
            "hospital",
            "`whose`: `hospital` is not one of its words",
            "Write one of: icb, system, provider.",
        ),
        ("/assurances/0/line", 4, "`line`: `4` is not one of its words", "Write one of: 1, 2, 3."),
        (
            "/assurances/0/line",
            "2",
            "`line`: `2` is a text here, and a number is meant",
            "Take the quotes away.",
        ),
        ("/reviews", [], "`reviews`: the list is too short", "Write at least one entry."),
        ("/reviews", "none", "`reviews`: a list is meant here", LIST),
        ("/reviews/0", "x", "`reviews 1`: several keys are meant here, not `x`", KEYS),
        ("/target", "low", "`target`: several keys are meant here, not `low`", KEYS),
        ("/extra", [], "`extra`: several keys are meant here, not `[]`", KEYS),
    ],
)
def test_a_value_that_does_not_fit(pointer: str, value: Any, message: str, fix: str) -> None:
    (fault,) = of_risk(pointer, value)
    assert (fault.card.code, fault.pointer, fault.message, fault.fix) == ("SHP003", pointer, message, fix)
    assert not fault.on_key


def test_a_long_value_is_shown_in_part() -> None:
    (fault,) = of_risk("/tier", "B" * 500)
    assert fault.message.endswith("BBB…` does not have the right form")
    assert len(fault.message) < 90


def test_a_field_that_is_missing() -> None:
    (fault,) = of_risk("/owner", LEAVE_OUT)
    assert (fault.card.code, fault.pointer) == ("SHP001", "")
    assert fault.message == "`owner` is missing"
    assert fault.fix == "Add `owner:`; where the value is not known yet, write `owner: unknown`."


def test_unknown_is_offered_only_where_it_is_allowed() -> None:
    (fault,) = of_risk("/reviews/0/likelihood", LEAVE_OUT)
    assert (fault.pointer, fault.message, fault.fix) == (
        "/reviews/0",
        "`likelihood` is missing",
        "Add `likelihood:`.",
    )


@pytest.mark.parametrize(
    ("pointer", "message", "fix"),
    [
        ("/onwer", "`onwer` is not a field here: did you mean `owner`?", "Write `owner:`."),
        (
            "/target/likelyhood",
            "`likelyhood` is not a field here: did you mean `likelihood`?",
            "Write `likelihood:`.",
        ),
        ("/gaps/0/in_", "`in_` is not a field here: did you mean `in`?", "Write `in:`."),
        (
            "/target/colour",
            "`colour` is not a field here",
            "The fields here are: consequence, likelihood, by.",
        ),
    ],
)
def test_a_field_that_is_not_known(pointer: str, message: str, fix: str) -> None:
    (fault,) = of_risk(pointer, "x")
    assert (fault.card.code, fault.pointer, fault.message, fault.fix, fault.on_key) == (
        "SHP002",
        pointer,
        message,
        fix,
        True,
    )


def test_a_key_with_a_slash_and_a_tilde_has_a_right_pointer() -> None:
    data = yaml.parse((BASE / "risks/R-0001.yaml").read_text("utf-8")) | {"and/or~": 1}
    with pytest.raises(ValidationError) as caught:
        Risk.model_validate(data)
    (fault,) = shape_faults(caught.value, Risk)
    assert fault.pointer == "/and~1or~0"


def test_a_list_is_not_called_short_where_only_its_entries_are_at_fault() -> None:
    (fault,) = of_risk(
        "/reviews", [{"date": "2026-05-04", "by": "quality-lead", "consequence": 4, "likelihood": 9}]
    )
    assert fault.pointer == "/reviews/0/likelihood"


def test_every_fault_is_told_at_once() -> None:
    found = of_risk("/reviews/0", {"date": "soon", "colour": "red"})
    assert [fault.card.code for fault in found] == ["SHP003", "SHP001", "SHP001", "SHP001", "SHP002"]


def test_how_long_a_list_may_be() -> None:
    path = "papers/2026/quality-committee-2026-05-28.yaml"
    (fault,) = faults(
        path, Paper, "/recommendations", [{"id": f"N{place}", "text": "note it"} for place in range(1, 5)]
    )
    assert (fault.message, fault.fix) == (
        "`recommendations`: the list is too long",
        "Keep 3 entries at most.",
    )


def test_the_framework_too() -> None:
    (version,) = faults("framework.yaml", Framework, "/schema", 2)
    assert (version.message, version.fix) == ("`schema`: `2` is not one of its words", "Write 1.")
    (flag,) = faults("framework.yaml", Framework, "/levels/0/needs_plan", "yes")
    assert (flag.message, flag.fix) == ("`needs_plan`: `yes` is not a yes or no", "Write true or false.")
    (step,) = faults("framework.yaml", Framework, "/matrix/domains/0/steps", {"6": "worse"})
    assert (step.card.code, step.pointer, step.message) == (
        "SHP002",
        "/matrix/domains/0/steps/6",
        "`6` is not a field here",
    )
    (scale,) = faults("framework.yaml", Framework, "/matrix/consequence", [])
    assert scale.fix == "Write at least 5 entries."
