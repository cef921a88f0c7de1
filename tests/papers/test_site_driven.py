"""The register as one page, in a browser from the disk: a cell, a record and back, the filter and its address; script on and off."""

from __future__ import annotations

import random
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.flow.looking.site import SiteOptions, make_site
from qaif_cli.flow.request import Ask
from tests.papers.conftest import AXE
from tests.support.browser import Browser
from tests.support.turn import turn

pytestmark = pytest.mark.papers
ROOT = Path(__file__).parents[2]
JUNE, NOVEMBER = date(2026, 6, 15), date(2026, 11, 19)
PRIVATE = SiteOptions(private=True)
HELP = """
const wait = () => new Promise(done => setTimeout(done, 60));
const seen = () => [...document.querySelectorAll('main section')].filter(view => view.getClientRects().length).map(view => view.id);
const lines = () => [...document.querySelectorAll('main section.on tbody tr')].filter(row => row.getClientRects().length).map(row => row.id);
const type = (id, value) => { const box = document.getElementById(id); box[box.type === 'checkbox' ? 'checked' : 'value'] = value; box.dispatchEvent(new Event('input', {bubbles: true})); };
const go = async link => { link.click(); await wait(); };
const to = name => document.querySelector(`.menu a[href="#${name}"]`);
const address = () => location.search + location.hash;
await wait();
"""


def page(records: Path, options: SiteOptions = PRIVATE, day: date = JUNE) -> str:
    return make_site(Ask(records, records, day, day), options).decode()


def without_script(text: str) -> str:
    return re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)


@pytest.fixture(scope="module")
def shipped() -> str:
    return page(ROOT / "records", PRIVATE, NOVEMBER)


def test_a_cell_leads_to_its_risk_and_back(base: Path, browser: Browser) -> None:
    said: dict[str, Any] = browser.ask(
        page(base),
        f"""{HELP}
        const at_first = seen(), box = document.querySelector('.matrix details'), link = box.querySelector('a');
        const closed = link.checkVisibility();
        box.querySelector('summary').click(); await wait();
        const opened = link.checkVisibility(), words = link.textContent, risk = link.hash.slice(1);
        await go(link);
        const there = seen(), view = document.getElementById(risk), heading = view.querySelector('h2').textContent;
        const facts = [...view.querySelectorAll('dt')].map(one => one.textContent), focus = document.activeElement.textContent;
        history.back(); await wait();
        return {{at_first, closed, opened, words, risk, there, heading, facts, focus, back: seen(), hash: location.hash}};
        """,
    )
    assert said["at_first"] == ["_matrix"]
    assert (said["closed"], said["opened"]) == (False, True)
    assert said["there"] == [said["risk"]]
    assert said["words"] == said["heading"] == said["focus"]
    assert said["facts"] == ["Score", "Target", "Area", "Owner", "Review due"]
    assert said["back"] == ["_matrix"]


def test_a_list_filters_and_the_filter_stands_in_the_address(base: Path, browser: Browser) -> None:
    said: dict[str, Any] = browser.ask(
        page(turn(base)),
        f"""{HELP}
        await go(to('_risk'));
        const every = lines();
        type('_f-q', 'FERNHILL results');
        const some = lines(), address_then = address(), count = document.getElementById('_f-said').textContent;
        await go(document.querySelector('main section.on tbody tr:not([hidden]) a'));
        const record = seen();
        history.back(); await wait();
        const again = lines(), address_again = address();
        type('_f-q', ''); type('_f-area', 'safety'); const none = lines();
        type('_f-area', ''); type('_f-late', true); const late = lines(); const asked = address();
        return {{every, some, address_then, count, record, again, address_again, none, late, asked}};
        """,
    )
    assert said["every"] == ["R-0001_", "R-0002_", "R-0003_"]
    assert said["some"] == said["again"] == ["R-0001_"]
    assert said["address_then"] == said["address_again"] == "?q=FERNHILL+results#_risk"
    assert said["count"] == "1 of 3 shown"
    assert said["record"] == ["R-0001"]
    assert said["none"] == []
    assert said["asked"] == "?late=1#_risk"
    assert len(said["late"]) < len(said["every"])


def test_an_address_that_was_kept_shows_the_same(base: Path, browser: Browser) -> None:
    text = page(base)
    ask = f"{HELP} return [seen(), lines(), document.querySelector('.menu a[aria-current]').textContent];"
    assert browser.ask(text, ask, at="?q=nurse#_risk") == [["_risk"], ["R-0002_"], "Risks"]
    assert browser.ask(text, ask, at="#Q-0001") == [["Q-0001"], [], "Concerns"]
    assert (
        browser.ask(text, f"{HELP} return scrollY;", at="#Q-0001") == 0
    )  # the way to the other parts is seen
    assert browser.ask(text, ask, at="#nothing")[0] == ["_matrix"]


def test_a_column_sorts_by_what_it_says(shipped: str, browser: Browser) -> None:
    said = browser.ask(
        shipped,
        f"""{HELP}
        await go(to('_risk'));
        const heads = [...document.querySelectorAll('#_risk thead button')], found = {{}};
        for (const head of heads) {{
          head.click();
          const rows = [...document.querySelectorAll('#_risk tbody tr')];
          found[head.textContent] = rows.map(row => row.cells[head.closest('th').cellIndex].textContent.trim());
        }}
        return found;
        """,
    )
    scores = [int(text.split()[0]) for text in said["Score"]]
    assert scores == sorted(scores)
    days = [text.removesuffix(" late").split() for text in said["Review due"] if text[0].isdigit()]
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    dates = [date(int(year), months.index(month) + 1, int(day)) for day, month, year in days]
    assert dates == sorted(dates)
    assert len(dates) > 5


def test_without_script_all_of_it_is_there(base: Path, browser: Browser) -> None:
    text = without_script(page(turn(base)))
    said = browser.ask(
        text,
        f"""{HELP}
        const parts = [...document.querySelectorAll('main section')].length, visible = seen().length, bar = document.querySelector('.bar').getClientRects().length;
        const box = document.querySelector('.matrix details'), link = box.querySelector('a');
        box.querySelector('summary').click(); await wait();
        await go(link);
        const top = Math.round(document.getElementById(link.hash.slice(1)).getBoundingClientRect().top), hash = location.hash;
        history.back(); await wait();
        return {{parts, visible, bar, top, led: hash === link.hash, back: location.hash}};
        """,
    )
    assert said["parts"] == said["visible"] > 15
    assert said["bar"] == 0
    assert abs(said["top"]) < 900
    assert said["led"]
    assert said["back"] == ""


SEEN_ALONE = "for (const view of document.querySelectorAll('main section')) if (!view.getClientRects().length) view.remove();"
"""The page without the views that are not shown: axe passes over what nobody sees, and is long about it."""
VIEWS = ("", "#_risk", "#_due", "#R-0006", "#thornmere-hospitals", "#maternity-triage-15-minutes", "#_paper1")


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("at", VIEWS)
def test_axe_finds_no_fault(at: str, width: int, shipped: str, browser: Browser, axe: str) -> None:
    """At first the page is judged with all that is hidden in it, and then each view as it is seen."""
    script = f"{SEEN_ALONE} {AXE}" if at else AXE
    assert browser.ask(shipped, script, width=width, before=axe, at=at) == []


def test_what_is_judged_alone_is_the_view_that_is_shown(shipped: str, browser: Browser) -> None:
    ask = f"{SEEN_ALONE} return [...document.querySelectorAll('main section')].map(view => view.id);"
    assert browser.ask(shipped, ask, at="#_due") == ["_due"]


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_no_fault_without_script(width: int, base: Path, browser: Browser, axe: str) -> None:
    assert browser.ask(without_script(page(turn(base))), AXE, width=width, before=axe) == []


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a register of a thousand risks, with its papers."""
    tmp_path = tmp_path_factory.mktemp("thousand")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "bench"))
        corpus = __import__("corpus")
        patch.delitem(sys.modules, "corpus")
        files = dict(corpus.register(1084, random.Random(1084)))  # noqa: S311  # a register that is made up
    assert sum(path.startswith("risks/") for path in files) >= 1000
    files["framework.yaml"] = (ROOT / "records/framework.yaml").read_text("utf-8")
    for path, text in files.items():
        file = tmp_path / "records" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return page(tmp_path / "records", PRIVATE, NOVEMBER)


def test_a_thousand_risks_with_their_papers_are_below_a_megabyte_and_filter_at_once(
    thousand: str, browser: Browser
) -> None:
    assert len(thousand.encode()) < 1_000_000
    assert len(re.findall("<section id=_paper[0-9]", thousand)) > 5
    said = browser.ask(
        thousand,
        f"""{HELP}
        await go(to('_risk'));
        const every = lines().length;
        type('_f-q', 'theatre'); const some = lines().length;
        type('_f-q', ''); type('_f-area', 'mental-health');
        const here = lines(), areas = new Set(here.map(id => document.getElementById(id).cells[3].textContent));
        type('_f-area', '');
        const row = document.querySelector('main section.on tbody tr:not([hidden])'), title = row.cells[0].textContent;
        await go(row.querySelector('a'));
        const heading = document.querySelector('main section.on h2').textContent;
        await go(to('_due'));
        const due = document.querySelector('#_due td a[href^="#R-"]'), risk = document.getElementById(due.hash.slice(1) + '_');
        return {{every, some, here: here.length, areas: [...areas], title, heading, due: due.parentNode.textContent, risk: risk.cells[0].textContent}};
        """,
    )
    assert said["every"] == 1001
    assert 10 < said["some"] < 1000
    assert 10 < said["here"] < 1000
    assert said["areas"] == ["Mental health"]
    assert said["heading"] == said["title"]
    assert said["due"] == said["risk"]


@pytest.mark.parametrize("at", ["#_risk", "#R-0040", "#_paper1"])
def test_axe_finds_no_fault_where_each_is_told_in_few_words(
    at: str, thousand: str, browser: Browser, axe: str
) -> None:
    assert browser.ask(thousand, f"{SEEN_ALONE} {AXE}", before=axe, at=at) == []


def test_a_chart_is_drawn_once_and_seen_in_the_paper_too(shipped: str, browser: Browser) -> None:
    said = browser.ask(
        shipped,
        f"""{HELP}
        const again = [...document.querySelectorAll('main section.on figure use')];
        return again.map(one => [one.getBoundingClientRect().height > 100, document.querySelectorAll(one.getAttribute('href')).length,
          document.querySelector(one.getAttribute('href')).querySelector('title').textContent === one.parentNode.getAttribute('aria-label')]);
        """,
        at="#_paper1",
    )
    assert said
    assert all(one == [True, 1, True] for one in said)
