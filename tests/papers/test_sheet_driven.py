"""A sheet as an HTML form, filled in by a script in a browser from the disk; what it saves is applied."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.browser import Browser
from tests.support.desk import Desk

pytestmark = pytest.mark.papers
NOTE = 'Ä \U0001f7e5 "x": y # z\nsecond   line '
FILL = """
const set = (id, value) => { const box = document.getElementById(id); box.value = value; box.dispatchEvent(new Event('input', {bubbles: true})); };
let saved; URL.createObjectURL = blob => { saved = blob; return 'blob:x'; }; HTMLAnchorElement.prototype.click = () => {};
set('p0-1-date-d', '31'); set('p0-1-date-m', '11'); set('p0-1-date-y', '2026');
document.querySelector('button').click();
const refused = document.getElementById('wrong').textContent, kept = saved === undefined;
set('p0-1-date-d', '15'); set('p0-1-date-m', '6'); set('p0-1-likelihood', '3'); set('p0-1-note', NOTE);
const score = document.getElementById('p0-1-score').textContent;
document.querySelector('button').click();
return {refused, kept, score, hidden: document.getElementById('wrong').hidden, said: document.getElementById('said').textContent, text: await saved.text()};
"""


def test_what_a_form_saves_is_applied(desk: Desk, browser: Browser, tmp_path: Path) -> None:
    form = tmp_path / "form.html"
    desk.does("sheet", "--review", "--within", "6m", "--html", "--out", str(form))
    said = browser.ask(form.read_text("utf-8"), f"const NOTE = {json.dumps(NOTE)}; {FILL}")
    assert "is no day." in said["refused"]
    assert said["kept"]
    assert said["hidden"]
    assert said["said"].startswith("Saved as ")
    assert said["score"][0].isdigit()
    answers = tmp_path / "answers.yaml"
    answers.write_text(said["text"], "utf-8")
    before = desk.does("apply", str(answers), "--dry-run")
    assert before.startswith("R-0001: review 2026-06-15 by quality-lead, 12, was 16")
    desk.does("apply", str(answers))
    changed = "".join(line for path in desk.changed() for line in desk.changes(path))
    assert "likelihood: 3" in changed
    assert "\U0001f7e5" in changed
