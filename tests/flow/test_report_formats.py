"""`qaif report` in every format: which files there are, what is refused, and where pictures go."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import docx
import pytest

from qaif_cli.flow import typed_forms
from qaif_cli.flow.paper_formats import KNOWN
from tests.support.pictures import DOT
from tests.support.repository import begin
from tests.support.running import Qaif, Result

DAY = ("--as-of", "2026-06-15")
CHART = "![Fewer results wait.](chart:results-read)"


class Desk:
    """A register beside templates of its own."""

    def __init__(self, qaif: Qaif, base: Path) -> None:
        self.qaif = qaif
        self.base = base
        self.templates = base.parent / "templates"

    def report(self, *words: str) -> Result:
        return self.qaif("report", *words, *DAY, "--records", str(self.base))

    def with_template(self, text: str) -> None:
        self.templates.mkdir()
        (self.templates / "risk-register.md.j2").write_text(f"# Register\n\n{text}\n", "utf-8")


@pytest.fixture
def desk(qaif: Qaif, base: Path) -> Desk:
    return Desk(qaif, base)


def test_one_paper_in_every_format(desk: Desk, tmp_path: Path) -> None:
    made = desk.report("--register", "--format", ",".join(KNOWN), "--out", "papers")
    assert made.code == 0, made.err
    names = sorted(path.name for path in (tmp_path / "papers").iterdir())
    assert names == sorted(f"risk-register.{form}" for form in KNOWN)
    data = json.loads((tmp_path / "papers/risk-register.json").read_text("utf-8"))
    assert data["title"] == "NHS Wendle Vale Integrated Care Board: risk register"
    assert {block["kind"] for block in data["blocks"]} >= {"heading", "table", "paragraph"}
    page = (tmp_path / "papers/risk-register.html").read_text("utf-8")
    assert "<h1>NHS Wendle Vale Integrated Care Board: risk register</h1>" in page
    assert (tmp_path / "papers/risk-register.pdf").read_bytes().startswith(b"%PDF-")


def test_the_name_of_a_file_says_the_format(desk: Desk, tmp_path: Path) -> None:
    assert desk.report("--bimonthly", "--out", "r.docx").out == "r.docx\n"
    assert (tmp_path / "r.docx").is_file()
    assert (
        docx.Document(BytesIO((tmp_path / "r.docx").read_bytes()))
        .paragraphs[0]
        .text.startswith("NHS Wendle Vale")
    )
    assert desk.report("--bimonthly", "--out", "r.md").out == "r.md\n"
    assert (tmp_path / "r.md").read_text("utf-8") == desk.report("--bimonthly").out


def test_a_folder_gets_every_paper(desk: Desk, tmp_path: Path) -> None:
    desk.report("--bimonthly", "--format", "html,md", "--out", "papers")
    names = sorted(path.name for path in (tmp_path / "papers").glob("*.*"))
    stems = ("area-primary-care", "quality-report", "risk-register")
    assert names == sorted(f"{stem}.{form}" for stem in stems for form in ("html", "md"))


def test_a_page_may_be_printed(desk: Desk) -> None:
    assert desk.report("--register", "--format", "html").out.startswith("<!doctype html>")
    assert json.loads(desk.report("--register", "--format", "json").out)["version"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--format", "word"), "There is no format `word`. There are md, html, docx, pdf and json."),
        (("--format", "docx"), "That is no text to print. Say with --out where it is written."),
        (("--format", "md,html"), "That is no text to print."),
        (("--format", "md", "--out", "r.html"), "`r.html` is the name of one file of the format html."),
        (("--out", "r.doc"), "`r.doc` is the name of a document of a kind that is not made."),
    ],
)
def test_what_cannot_be_made(words: tuple[str, ...], says: str, desk: Desk, tmp_path: Path) -> None:
    said = desk.report("--register", *words)
    assert said.code == 2
    assert says in said.err
    assert not list(tmp_path.glob("r.*"))


def test_a_chart_goes_into_every_format(desk: Desk, tmp_path: Path) -> None:
    desk.with_template(CHART)
    assert desk.report("--register", "--format", ",".join(KNOWN), "--out", "papers").code == 0
    papers = tmp_path / "papers"
    assert "![Fewer results wait.](charts/results-read.svg)" in (papers / "risk-register.md").read_text(
        "utf-8"
    )
    drawing = (papers / "charts/results-read.svg").read_text("utf-8")
    assert drawing.startswith("<svg ")
    assert drawing in (papers / "risk-register.html").read_text("utf-8")
    word = docx.Document(BytesIO((papers / "risk-register.docx").read_bytes()))
    assert len(word.inline_shapes) == 1


def test_a_chart_that_there_is_not_is_refused(desk: Desk) -> None:
    desk.with_template("![x](chart:nothing)")
    said = desk.report("--register", "--format", "html")
    assert said.code == 2
    assert "A template asks for the picture `chart:nothing`, which there is not." in said.err


def test_without_typst_it_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    said = desk.report("--register", "--out", "r.pdf")
    assert said.code == 2
    assert "A PDF needs typst, which is not installed. Install it with: pip install 'qaif[pdf]'" in said.err
    desk.with_template(CHART)
    word = desk.report("--register", "--out", "r.docx")
    assert word.code == 0
    assert "The Word document has no charts" in word.err


def test_a_sign_that_the_letters_lack_is_named(desk: Desk) -> None:
    risk = desk.base / "risks" / "R-0001.yaml"
    text = risk.read_text("utf-8")
    risk.write_text(text.replace("title: ", "title: \u5371 ", 1), "utf-8")
    made = desk.report("--register", "--out", "r.pdf")
    assert made.code == 0, made.err
    assert "The letters of the PDF have no \u5371 (U+5371); each is written there by its number." in made.err


def test_the_look_of_the_house(desk: Desk, tmp_path: Path) -> None:
    desk.with_template("## Part")
    shipped = (Path(__file__).parents[2] / "templates/style.yaml").read_text("utf-8")
    own = shipped.replace('marking: ""', 'marking: "OFFICIAL: SENSITIVE"').replace(
        'heading: "#003087"', 'heading: "#5c0000"'
    )
    (desk.templates / "style.yaml").write_text(own, "utf-8")
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Our crest"
    word.save(str(desk.templates / "paper.docx"))
    desk.report("--register", "--format", "html,docx", "--out", "papers")
    page = (tmp_path / "papers/risk-register.html").read_text("utf-8")
    assert '<header class="mark">ILLUSTRATIVE OFFICIAL: SENSITIVE</header>' in page
    assert "color:#5c0000" in page
    made = docx.Document(str(tmp_path / "papers/risk-register.docx"))
    head = made.sections[0].header.paragraphs
    assert [one.text for one in head] == ["Our crest", "ILLUSTRATIVE OFFICIAL: SENSITIVE"]
    (desk.templates / "style.yaml").write_text("font: [", "utf-8")
    assert re.search(r"style\.yaml:\d+:\d+: ", desk.report("--register", "--format", "html").err)


def test_an_older_paper_has_the_look_of_its_day(desk: Desk, tmp_path: Path) -> None:
    """The crest, the Word document and the style come from the commit, like the records."""
    desk.with_template("## Part")
    shipped = (Path(__file__).parents[2] / "templates/style.yaml").read_text("utf-8")
    (desk.templates / "style.yaml").write_text(shipped.replace('crest: ""', "crest: crest.png"), "utf-8")
    (desk.templates / "crest.png").write_bytes(DOT)
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Our crest of then"
    word.save(str(desk.templates / "paper.docx"))
    top = desk.base.parent
    begin(top)
    role = ("-c", "user.name=A role", "-c", "user.email=role@example.org")
    for words in (("add", "--all"), ("commit", "--quiet", "--message", "As it was")):
        subprocess.run(["git", "-C", str(top), *role, *words], check=True)
    for name in ("style.yaml", "crest.png", "paper.docx"):
        (desk.templates / name).unlink()
    desk.report("--register", "--format", "html,docx", "--out", "papers", "--at", "HEAD")
    page = (tmp_path / "papers/risk-register.html").read_text("utf-8")
    assert f'src="data:image/png;base64,{b64encode(DOT).decode()}"' in page
    made = docx.Document(str(tmp_path / "papers/risk-register.docx"))
    assert made.sections[0].header.paragraphs[0].text == "Our crest of then"
    assert len(made.paragraphs[0]._p.xpath(".//pic:pic")) == 1  # noqa: SLF001  # python-docx has no other way to it


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_without_typst_a_crest_of_dots_reaches_word_and_one_that_is_drawn_is_told(
    kind: str, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_forms, "installed", lambda: False)
    desk.with_template("## Part")
    shipped = (Path(__file__).parents[2] / "templates/style.yaml").read_text("utf-8")
    (desk.templates / "style.yaml").write_text(shipped.replace('crest: ""', f"crest: c.{kind}"), "utf-8")
    (desk.templates / f"c.{kind}").write_bytes(DOT if kind == "png" else b"<svg/>")
    done = desk.report("--register", "--out", "r.docx")
    assert done.code == 0, done.err
    drawn = docx.Document(str(tmp_path / "r.docx")).paragraphs[0]._p.xpath(".//pic:pic")  # noqa: SLF001  # python-docx has no other way to it
    assert len(drawn) == (kind == "png")
    assert ("The Word document has no crest" in done.err) == (kind == "svg")
