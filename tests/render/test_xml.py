from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.errors import QaifError
from qaif_cli.render.jinja import Templates, render
from qaif_cli.render.xml import escaped


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_is_shown_and_breaks_neither_element_nor_attribute(text: str) -> None:
    item = ET.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>')  # noqa: S314  # escaped
    assert item.get("b") == (item.text or "")
    assert not list(item)


def test_what_can_be_shown_is_shown() -> None:
    assert (
        escaped('A&E <4 hours>\n"it\'s" 95 % \u200bé')
        == "A&amp;E &lt;4 hours&gt; &quot;it&#39;s&quot; 95 % é"
    )


def fill(folder: Path, template: str, **values: Any) -> str:
    (folder / "t.svg.j2").write_text(template, encoding="utf-8")
    return render("t.svg.j2", Templates([folder]), {"role": str}, values)


def test_a_template_of_a_picture_escapes_for_xml_and_not_for_markdown(tmp_path: Path) -> None:
    assert fill(tmp_path, '<a b="{{ text }}">{{ count }}</a>', text='*a_b* "<&', count=1200) == (
        '<a b="*a_b* &quot;&lt;&amp;">1200</a>\n'
    )


@pytest.mark.parametrize(
    "template", ["{{ text|joined }}", "{{ text|role }}", "{{ half }}", "{{ nothing }}", "{{ missing }}"]
)
def test_what_is_made_for_markdown_or_says_nothing_is_refused(tmp_path: Path, template: str) -> None:
    with pytest.raises(QaifError, match=r"t\.svg\.j2"):
        fill(tmp_path, template, text="a", half=0.5, nothing=None)
