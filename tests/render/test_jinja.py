"""The template door: sandboxed, strict, escaping, without a clock."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.render import template_bounds
from qaif_cli.render.jinja import Templates, render


def fill(folder: Path, template: str, **values: Any) -> str:
    (folder / "t.md.j2").write_text(template, encoding="utf-8")
    return render("t.md.j2", Templates([folder]), {"role": lambda id_: f"Role *{id_}*"}, values)


def test_values_are_escaped_and_templates_are_not(tmp_path: Path) -> None:
    assert fill(
        tmp_path,
        "**{{ title }}** | {{ day }} | {{ count }}",
        title="a|b *c*",
        day=date(2026, 8, 6),
        count=1200,
    ) == ("**a\\|b \\*c\\*** | 6 August 2026 | 1,200\n")


def test_filters_and_joins_escape_too(tmp_path: Path) -> None:
    assert fill(
        tmp_path,
        "{{ items|joined }} {{ owner|role }} {{ items|names_of('role') }}",
        items=["a|b", "<i>"],
        owner="x",
    ) == ("a\\|b, \\<i> Role \\*x\\* Role \\*a\\|b\\* and Role \\*\\<i>\\*\n")


def test_what_is_cut_is_escaped_behind_it(tmp_path: Path) -> None:
    made = fill(
        tmp_path, "{{ text|shortened(10)|sentence }} {{ owner|role(6) }}", text="a*b *c* and more", owner="x"
    )
    assert made == "A\\*b \\*c\\* … Role …\n"


def test_what_is_reckoned_and_said_again_a_few_times_is_no_matter(tmp_path: Path) -> None:
    assert (
        fill(tmp_path, "{{ 3 * 4 }} {{ 7 % 4 }} {{ 2 ** 5 }} {{ '—' * 5 }} {{ 3 * 'ab' }}")
        == "12 3 32 ————— ababab\n"
    )


def test_what_a_template_says_itself_is_printed_as_any_value_is(tmp_path: Path) -> None:
    assert fill(tmp_path, '{{ "a|b" }} {{ "don\'t <i>" }} {{ 1200 }} {{ 600 * 2 }}') == (
        "a\\|b don't \\<i> 1,200 1,200\n"
    )


def test_text_from_a_record_is_never_evaluated(tmp_path: Path) -> None:
    assert fill(tmp_path, "{{ title }}", title="{{ 7 * 7 }} {% raw %}") == "{{ 7 \\* 7 }} {% raw %}\n"


@pytest.mark.parametrize(
    "template",
    [
        "{{ missing }}",
        "{{ none }}",
        "{{ true }}",
        "{{ 1 == 2 }}",
        "{{ nothing }}",
        "{{ yes }}",
        "{{ now() }}",
        "{{ range(3) }}",
        "{{ title.__class__ }}",
        "{% if %}",
        "{{ 1 / 0 }}",
        "{{ 1 // 0 }}",
        "{{ 2 ** 99999999 }}",
        "{{ 'a' * 999999999 }}",
        "{{ [[]] * 99999999 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ title + 1 }}",
        "{{ title < 1 }}",
        "{{ -title }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% for i in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
        "{{ 'x'.ljust(999999999) }}",
        "{{ 'x'.center(1, 'ab') }}",
        "{{ title|sentence|shortened(3) }}",
        "{{ '{:>999999999}'.format(1) }}",
    ],
)
def test_a_template_that_says_nothing_or_reaches_out_is_refused(tmp_path: Path, template: str) -> None:
    with pytest.raises(QaifError, match=r"t\.md\.j2"):
        fill(tmp_path, template, nothing=None, yes=True, title="a")


def test_the_first_folder_wins_and_a_missing_template_is_named(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for folder, text in ((own, "own"), (shipped, "shipped")):
        folder.mkdir()
        (folder / "t.md.j2").write_text(text, encoding="utf-8")
    assert render("t.md.j2", Templates([own, shipped]), {}, {}) == "own\n"
    with pytest.raises(QaifError, match=r"no template `u\.md\.j2`"):
        render("u.md.j2", Templates([own, shipped]), {}, {})


def test_a_compiled_template_keeps_no_name_of_other_records(tmp_path: Path) -> None:
    templates = Templates([tmp_path])
    (tmp_path / "t.md.j2").write_text('{{ "lead"|role }} {{ ["lead"]|names_of("role") }}', "utf-8")
    assert render("t.md.j2", templates, {"role": str.upper}, {}) == "LEAD LEAD\n"
    assert render("t.md.j2", templates, {"role": str.title}, {}) == "Lead Lead\n"


def test_a_template_is_compiled_anew_when_it_was_edited(tmp_path: Path) -> None:
    templates = Templates([tmp_path])
    (tmp_path / "t.md.j2").write_text("{{ what }}, first", "utf-8")
    assert render("t.md.j2", templates, {}, {"what": "one"}) == "one, first\n"
    assert render("t.md.j2", templates, {}, {"what": "two"}) == "two, first\n"
    (tmp_path / "t.md.j2").write_text("{{ what }}, then", "utf-8")
    assert render("t.md.j2", templates, {}, {"what": "one"}) == "one, then\n"


ENDLESS = {
    "loops in loops": ("{% for a in rows %}{% for b in rows %}{% for c in rows %}{% endfor %}{% endfor %}{% endfor %}", "entries"),
    "loops that print": ("{% for a in rows %}{% for b in rows %}{{ text }}{% endfor %}{% endfor %}", "signs"),
    "loops around much text": ("{% for a in rows %}{% for b in rows %}" + "x" * 500 + "{% endfor %}{% endfor %}", "signs"),
    "a filter in loops": ("{% for a in rows %}{% for b in rows %}{% set x = rows|sort %}{% endfor %}{% endfor %}", "entries"),
    "a search in loops": ("{% for a in rows %}{% for b in rows if b in rows %}{% endfor %}{% endfor %}", "entries"),
    "lists compared in loops": ("{% for a in rows %}{% for b in rows if rows == rows %}{% endfor %}{% endfor %}", "entries"),
    "parts of lists in loops": ("{% for a in rows %}{% for b in rows %}{% set x = rows[1:] %}{% endfor %}{% endfor %}", "entries"),
    "what a filter gives": ("{% for a in rows %}{% for b in rows|select %}{% for c in rows|select %}{% endfor %}{% endfor %}{% endfor %}", "entries"),
    "a loop that goes deeper": ("{% for a in rows recursive %}{{ loop(rows) if loop.depth < 9 }}{% endfor %}", "signs"),
    "a macro of two macros": ("{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}", "entries"),
    "a text that doubles": ("{% macro m(x) %}{{ m(x ~ x) }}{% endmacro %}{{ m(text) }}", "signs"),
    "a text put to itself": ("{% macro m(x) %}{{ m(x + x) }}{% endmacro %}{{ m(text) }}", "signs"),
    "a list put to itself": ("{% macro m(x) %}{{ m(x + x) }}{% endmacro %}{{ m(rows) }}", "entries"),
    "a text in each of its letters": ("{{ text.replace('a', text).replace('a', text).replace('a', text) }}", "signs"),
    "a text between many": ("{{ (text * 9).join(rows).join(rows) }}", "signs"),
    "a method in loops": ("{% for a in rows %}{% for b in rows if text.upper() %}{% endfor %}{% endfor %}", "signs"),
}  # fmt: skip


@pytest.mark.parametrize("what", ENDLESS)
def test_a_template_ends_with_its_line_after_so_many_steps_and_signs(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_bounds, "MOST_STEPS", 50_000)
    monkeypatch.setattr(template_bounds, "MOST_SIGNS", 2_000_000)
    template, of = ENDLESS[what]
    with pytest.raises(QaifError, match=rf"t\.md\.j2:2 cannot be filled: it .* {of}"):
        fill(tmp_path, "one\n" + template, rows=["a"] * 200, text="a" * 1000)


def test_what_a_paper_costs_is_counted_anew_for_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_bounds, "MOST_STEPS", 300)
    for _ in range(3):
        assert fill(tmp_path, "{% for a in rows %}{{ a }}{% endfor %}", rows=["a"] * 200) == "a" * 200 + "\n"
    with pytest.raises(QaifError, match="more than 300 entries"):
        fill(tmp_path, "{% for a in rows %}{{ a }}{% endfor %}", rows=["a"] * 301)


def test_a_loop_still_knows_its_length_and_its_last(tmp_path: Path) -> None:
    said = "{% for a in rows|select %}{{ loop.index }} of {{ loop.length }}{% if not loop.last %} or {% endif %}{% endfor %}"
    assert fill(tmp_path, said, rows=["a", "b"]) == "1 of 2 or 2 of 2\n"
