from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.flow.forms import actions, risks
from qaif_cli.flow.forms.form import Form
from qaif_cli.flow.request import Ask, read
from qaif_cli.flow.writing.form_input import Filling
from tests.support.running import Qaif

DAY = date(2026, 6, 15)
COMMANDS = [
    *(("risk", form) for form in risks.FORMS),
    *(("risk control", form) for form in risks.CONTROL),
    *(("risk assurance", form) for form in risks.ASSURANCE),
    *(("risk gap", form) for form in risks.GAP),
    *(("action", form) for form in actions.FORMS),
]


@pytest.mark.parametrize(("noun", "form"), COMMANDS, ids=lambda part: getattr(part, "verb", part))
def test_every_command_gives_an_example_of_itself(noun: str, form: Form, qaif: Qaif) -> None:
    result = qaif(*noun.split(), form.verb, "--help")
    assert result.code == 0
    assert f"Example: qaif {noun} {form.verb} " in result.out


def filling(form: Form, base: Path, *targets: str) -> Filling:
    return Filling(form, read(Ask(base, base, DAY, DAY)), targets, DAY)


def test_a_score_is_asked_for_until_it_is_said_to_be_unchanged(base: Path) -> None:
    asked = filling(risks.REVIEW, base, "R-0001", "R-0002")
    assert [blank.name for blank in asked.missing] == ["likelihood", "consequence", "by"]
    likelihood = asked.missing[0]
    asked.take({"unchanged": True})
    assert [blank.name for blank in asked.missing] == ["by"]
    assert not asked.fits(likelihood)


def test_a_question_shows_the_words_of_the_domain_of_the_risk(base: Path) -> None:
    path = base / "framework.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace(
            "{ id: safety, name: Safety of",
            '{ id: safety, steps: { "3": four days off work }, name: Safety of',
        ),
        "utf-8",
    )
    asked = filling(risks.SCORE, base, "R-0002")
    assert "  3 Moderate: four days off work" in asked.hint(risks.CONSEQUENCE)
