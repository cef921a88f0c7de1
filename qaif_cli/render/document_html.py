"""A paper as one HTML file: nothing is fetched, no script is needed, it prints well, and a screen reader finds its way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from qaif_cli.model.document import (
    Block,
    Bullets,
    Document,
    FigureBlock,
    HeadingBlock,
    Paragraph,
    Runs,
    TableBlock,
    kept_together,
    plain,
)
from qaif_cli.model.framed import Frame
from qaif_cli.render.xml import escaped, inline

_WIDE = 5
"""A table of so many columns may be wider than a telephone: it is moved by itself, with the keys too."""
_ENOUGH_SECTIONS = 4
"""So many sections ask for a list of contents."""
_LOWEST = 6
"""The lowest level of a heading."""
_STYLE = """\
*{{box-sizing:border-box}}html{{font-size:100%}}
body{{margin:0;font:1rem/1.5 "{font}",Arial,"Liberation Sans",sans-serif;color:{text};background:#fff;overflow-wrap:break-word}}
a{{color:{accent}}}a:focus,.scroll:focus{{outline:4px solid #ffeb3b;background:#ffeb3b;color:#212b32}}
.skip{{position:absolute;left:-999px}}.skip:focus{{left:8px;top:8px;padding:8px}}
.mark{{background:{heading};color:#fff;padding:.5rem 1rem;font-weight:bold}}.page{{max-width:64rem;margin:0 auto;padding:1rem}}
.crest{{float:right;max-width:12rem;max-height:5rem;margin:0 0 1rem 1rem}}
h1,h2,h3,h4,h5,h6{{color:{heading};line-height:1.2;margin:1.6em 0 .5em;break-after:avoid}}
h1{{font-size:2rem;margin-top:.5em}}h2{{font-size:1.5rem;border-top:1px solid {line};padding-top:.6em}}h3{{font-size:1.2rem}}h4,h5,h6{{font-size:1rem}}
p,li,figcaption{{max-width:46rem}}nav ul{{padding-left:1.2rem}}figure{{margin:1rem 0;break-inside:avoid}}figure svg,figure img{{max-width:100%;height:auto}}
figcaption{{color:{quiet};font-size:.9rem}}table,.scroll{{margin:1rem 0}}.scroll{{overflow-x:auto}}
table{{border-collapse:collapse;width:100%;font-size:.9rem}}caption{{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}
th,td{{border:1px solid {line};padding:.4rem .5rem;text-align:left;vertical-align:top;min-width:4.5rem}}tbody th{{font-weight:normal}}
thead th{{background:{head}}}tbody tr:nth-child(even){{background:{stripe}}}
@media(max-width:40rem){{th,td{{min-width:0;padding:.3rem}}:not(.scroll)>table{{overflow-wrap:anywhere;font-size:.8rem}}.scroll th,.scroll td{{min-width:4.5rem}}}}
footer{{border-top:1px solid {line};margin-top:2rem;color:{quiet};font-size:.875rem}}
@media print{{@page{{size:A4;margin:18mm 15mm;@top-right{{content:{said};font:8pt Arial;color:{quiet}}}@bottom-right{{content:"Page " counter(page) " of " counter(pages);font:8pt Arial;color:{quiet}}}}}
body{{font-size:10pt}}.page{{max-width:none;padding:0}}.skip,.mark{{display:none}}table{{font-size:8pt}}th,td{{min-width:0}}thead{{display:table-header-group}}tr{{break-inside:avoid}}a{{color:inherit;text-decoration:none}}.scroll{{overflow:visible}}}}
"""


def document_html(document: Document, frame: Frame, figures: Mapping[str, str]) -> str:
    """The page.

    Args:
        document: The paper.
        frame: What stands around it: the marking, how it was made, the style.
        figures: The pictures as SVG, by their names; one that is not there is told by its sentence.
    """
    page = HtmlParts(frame, figures)
    body = "\n".join(page.blocks(document.blocks))
    marking = f'<header class="mark">{escaped(frame.marking)}</header>' if frame.marking else ""
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escaped(document.title)}</title>"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
        f"<style>{style(frame)}</style></head>\n"
        f'<body><a class="skip" href="#main">Skip to the paper</a>{marking}<div class="page"><main id="main">\n'
        f"{page.crest()}<h1>{escaped(document.title)}</h1>\n{page.contents()}{body}\n</main>"
        f"<footer><p>{escaped(frame.made)}</p></footer></div></body></html>\n"
    )


def style(frame: Frame) -> str:
    """The style sheet of a page in the look of the house; a cell whose words have a tone has the class of `tone_classes`."""
    colours = frame.style.colours
    said = '"' + re.sub(r"[^ -~]|[\"\\<]", " ", frame.marking) + '"'
    plain_style = _STYLE.format(font=frame.style.font, said=said, **colours.model_dump())
    tones = enumerate(frame.style.tones.values())
    return plain_style + "".join(
        f".t{place}{{background:{tone.fill};color:{tone.ink}}}" for place, tone in tones
    )


def tone_classes(frame: Frame) -> Mapping[str, str]:
    """The class of a cell by the word that it says."""
    return {word: f"t{place}" for place, word in enumerate(frame.style.tones)}


class HtmlParts:
    """The parts of a page as they are made, each heading with a name of its own.

    Args:
        frame: What stands around it.
        figures: The pictures as SVG, by their names.
        prefix: What the names in it begin with, where several papers stand on one page.
        down: By how many levels its headings are lower than the paper has them.
    """

    def __init__(self, frame: Frame, figures: Mapping[str, str], prefix: str = "", down: int = 0) -> None:
        self._frame = frame
        self._figures = figures
        self._prefix = prefix
        self._down = down
        self._names: Counter[str] = Counter({"contents": 1})
        self._drawn: Counter[str] = Counter()
        self._sections: list[tuple[str, str]] = []
        self._tones = {word: f' class="{name}"' for word, name in tone_classes(frame).items()}

    def crest(self) -> str:
        """The crest, as it stands beside the style; empty where there is none."""
        crest, name = self._frame.crest, escaped(self._frame.organisation)
        return f'<img class="crest" src="{crest.address}" alt="{name}">' if crest else ""

    def contents(self, of: str = "") -> str:
        """The list of sections; of which paper, where several stand on one page."""
        if len(self._sections) < _ENOUGH_SECTIONS:
            return ""
        links = "".join(f'<li><a href="#{name}">{escaped(text)}</a></li>' for name, text in self._sections)
        name, level = f"{self._prefix}contents", 2 + self._down
        said = f'aria-label="Contents of {escaped(of)}"' if of else f'aria-labelledby="{name}"'
        return f'<nav {said}><h{level} id="{name}">Contents</h{level}><ul>{links}</ul></nav>\n'

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Blocks as HTML."""
        for block in blocks:
            if isinstance(block, HeadingBlock):
                yield self._heading(block)
            elif isinstance(block, Paragraph):
                yield f"<p>{_runs(block.runs)}</p>"
            elif isinstance(block, Bullets):
                tag = "ol" if block.ordered else "ul"
                items = "".join(f"<li>{self._item(item)}</li>" for item in block.items)
                yield f"<{tag}>{items}</{tag}>"
            elif isinstance(block, TableBlock):
                yield self._table(block)
            else:
                yield self._figure(block)

    def _heading(self, block: HeadingBlock) -> str:
        text = plain(block.runs)
        slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60] or "part"
        self._names[slug] += 1
        name = self._prefix + (slug if self._names[slug] == 1 else f"{slug}-{self._names[slug]}")
        if block.level == 2:  # noqa: PLR2004  # a section
            self._sections.append((name, text))
        level = min(block.level + self._down, _LOWEST)
        led_to = block.level == 2 or not self._prefix  # noqa: PLR2004  # one of several papers on a page has its contents alone
        at = f' id="{name}"' if led_to else ""
        return f"<h{level}{at}>{_runs(block.runs)}</h{level}>"

    def _item(self, item: tuple[Block, ...]) -> str:
        return "".join(
            _runs(block.runs) if isinstance(block, Paragraph) else "".join(self.blocks((block,)))
            for block in item
        )

    def _table(self, block: TableBlock) -> str:
        head = "".join(f'<th scope="col">{_runs(cell)}</th>' for cell in block.head)
        rows = "".join(f"<tr>{''.join(self._cells(row))}</tr>" for row in block.rows)
        said = escaped(block.caption)
        table = f"<table><caption>{said}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        if len(block.head) < _WIDE:
            return table
        return f'<div class="scroll" role="group" aria-label="{said}, table" tabindex="0">{table}</div>'

    def _cells(self, row: Iterable[Runs]) -> Iterator[str]:
        for place, cell in enumerate(row):
            tone = self._tones.get(self._frame.style.tone(plain(cell)), "")
            yield (
                f'<th scope="row"{tone}>{_runs(cell)}</th>' if place == 0 else f"<td{tone}>{_runs(cell)}</td>"
            )

    def _figure(self, block: FigureBlock) -> str:
        drawing = self._figures.get(block.name, "")
        self._drawn[block.name] += 1
        again = self._drawn[block.name]
        if drawing and (again > 1 or self._prefix):  # a name stands once on a page
            drawing = renamed(drawing, f"{self._prefix}-{again}")
        return f"<figure>{drawing}<figcaption>{inline(block.says)}</figcaption></figure>"


def renamed(drawing: str, ending: str) -> str:
    """A picture whose own names have an ending, so that each stands once on a page."""
    return re.sub(r"(\b(?:title|desc)-[0-9a-f]+)", rf"\1{ending}", drawing)


def _runs(runs: Runs) -> str:
    said = []
    for run in runs:
        text = inline(kept_together(run.text))
        text = f"<em>{text}</em>" if run.emphasis else text
        said.append(f"<strong>{text}</strong>" if run.strong else text)
    return "".join(said)
