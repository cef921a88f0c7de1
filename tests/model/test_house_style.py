"""The style of the house is data: what can be read, and what is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.model.house_style import contrast
from qaif_cli.store.style import crest_of, house_files, read_style
from qaif_cli.store.workspace import shipped_templates
from tests.support.pictures import DOT

SHIPPED = (shipped_templates()[0] / "style.yaml").read_text("utf-8")


def test_contrast_as_the_guidelines_define_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Extreme", "Extreme"),
        ("16 Extreme", "Extreme"),
        ("Extreme (16)", "Extreme"),
        ("16 (Extreme)", "Extreme"),
        ("Extremely", ""),
        ("A High one", ""),
        ("16", ""),
    ],
)
def test_the_word_that_colours_a_cell(text: str, word: str) -> None:
    assert read_style(house_files(shipped_templates())).tone(text) == word


@pytest.mark.parametrize(
    ("find", "put", "says"),
    [
        (
            'heading: "#003087"',
            'heading: "#aaaaaa"',
            "#aaaaaa on #ffffff stands out by 2.3 to 1, and 4.5 is needed",
        ),
        ('ink: "#ffffff" }', 'ink: "#000000" }', "#000000 on #8b0000 stands out by"),
        ("font: Arial", "font: 'Arial;}body{x'", "style.yaml:3:1: String should match pattern"),
        ('accent: "#005eb8"', "accent: blue", "String should match pattern"),
        ("font: Arial", "letters: Arial", "Field required"),
        ('crest: ""', "crest: ../secret.png", "String should match pattern"),
    ],
)
def test_a_style_that_cannot_be_taken(find: str, put: str, says: str, tmp_path: Path) -> None:
    assert find in SHIPPED
    (tmp_path / "style.yaml").write_text(SHIPPED.replace(find, put), "utf-8")
    with pytest.raises(QaifError) as refused:
        read_style(house_files((tmp_path, *shipped_templates())))
    assert says in str(refused.value)


def test_the_crest_stands_beside_the_style(tmp_path: Path) -> None:
    (tmp_path / "style.yaml").write_text(SHIPPED.replace('crest: ""', "crest: crest.svg"), "utf-8")
    style = read_style(house_files((tmp_path,)))
    with pytest.raises(QaifError, match=r"The crest `crest\.svg` is not in templates/"):
        crest_of(style, house_files((tmp_path,)))
    (tmp_path / "crest.svg").write_text("<svg/>", "utf-8")
    crest = crest_of(style, house_files((tmp_path,)))
    assert crest
    assert crest.address == "data:image/svg+xml;base64,PHN2Zy8+"


@pytest.mark.parametrize(("name", "data"), [("crest.png", b"<svg/>"), ("crest.svg", DOT), ("crest.png", b"")])
def test_a_crest_is_what_its_name_says(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / "style.yaml").write_text(SHIPPED.replace('crest: ""', f"crest: {name}"), "utf-8")
    (tmp_path / name).write_bytes(data)
    found = house_files((tmp_path,))
    with pytest.raises(QaifError, match=r"is no picture of the kind (PNG|SVG), whatever its name says"):
        crest_of(read_style(found), found)
