from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.model.table import Column, Table
from qaif_cli.render.tables import as_columns, fit, wrapped

TABLE = Table(
    columns=(
        Column("ID", fixed=True),
        Column("Score", number=True),
        Column("Risk", main=True),
        Column("Area", spare=True),
    ),
    rows=(
        ("R-0001", "16", "Results lie in two inboxes and nobody sorts them at the weekend", "primary-care"),
        ("R-0002", "9", "No cover", "learning-disability-autism"),
    ),
)


def test_columns_are_as_wide_as_they_need_be_where_there_is_no_width() -> None:
    assert as_columns(TABLE) == (
        "ID      Score  Risk                                                             Area\n"
        "R-0001     16  Results lie in two inboxes and nobody sorts them at the weekend  primary-care\n"
        "R-0002      9  No cover                                                         learning-disability-autism\n"
    )


def test_a_narrow_table_breaks_at_spaces_and_loses_nothing() -> None:
    assert as_columns(TABLE, 64) == (
        "ID      Score  Risk                            Area\n"
        "R-0001     16  Results lie in two inboxes and  primary-care\n"
        "               nobody sorts them at the\n"
        "               weekend\n"
        "R-0002      9  No cover                        learning-\n"
        "                                               disability-\n"
        "                                               autism\n"
    )


def test_where_it_is_too_narrow_a_spare_column_goes_and_that_is_said() -> None:
    text = as_columns(TABLE, 44)
    assert "Area" not in text.splitlines()[0]
    assert text.endswith("\n\nToo narrow for: Area.\n")
    assert max(len(line) for line in text.splitlines()) <= 44


def test_a_table_of_long_words_breaks_them_and_cuts_nothing_off() -> None:
    words = (
        "gynaecology-waits-over-40-weeks",
        "Extraordinarily",
        "consistently",
        "improvement,",
        "disability",
    )
    table = Table(
        columns=tuple(Column(name) for name in ("ID", "Title", "Assurance", "Meaning", "Area")), rows=(words,)
    )
    text = as_columns(table, 44)
    assert max(len(line) for line in text.splitlines()) <= 44
    starts = [text.splitlines()[0].index(name) for name in ("ID", "Title", "Assur", "Meani", "Area")]
    columns = zip(starts, [*starts[1:], None], strict=True)
    cells = ["".join(line[a:b].strip() for line in text.splitlines()[2:]) for a, b in columns]
    assert cells == list(words)


def test_what_stands_below_a_table_does_not_hide_which_column_went() -> None:
    text = as_columns(replace(TABLE, caption="Mark P."), 44)
    assert text.endswith("\n\nMark P.\nToo narrow for: Area.\n")


def test_cells_with_several_lines_stand_beside_one_another() -> None:
    table = Table(
        columns=(Column(""), Column("1 Rare")),
        rows=(("5 Major", "5 High\nR-0001"), ("4 Minor", "4 Low")),
        title="Matrix",
        spaced=True,
        lined=True,
    )
    assert (
        as_columns(table)
        == "Matrix\n\n         1 Rare\n\n5 Major  5 High\n         R-0001\n\n4 Minor  4 Low\n"
    )


def test_an_empty_table_says_so() -> None:
    assert (
        as_columns(Table(columns=TABLE.columns, rows=(), empty="No risks to show."), 10)
        == "No risks to show.\n"
    )


def test_a_tone_is_only_for_a_word_of_a_scale() -> None:
    table = Table(columns=(), rows=(), tones={"extreme": "bold red", "late": "red"})
    assert table.tone("16 Extreme") == table.tone("Extreme") == table.tone(" 9 Extreme\nR-0001") == "bold red"
    assert table.tone("12 days late") == "red"
    assert table.tone("Staff are late") == table.tone("Late reviews") == table.tone("") == ""


def test_a_word_is_broken_after_a_hyphen_but_an_id_is_not() -> None:
    assert wrapped("quality-lead-maternity", 14) == "quality-lead-\nmaternity"
    assert wrapped("held by R-0007", 10) == "held by\nR-0007"
    assert wrapped("2026-09-24-quality-committee", 14) == "2026-09-24-\nquality-\ncommittee"
    assert wrapped("waits-over-40-weeks", 9) == "waits-\nover-40-\nweeks"


@given(st.text(alphabet="abc -\n", max_size=80), st.integers(min_value=1, max_value=30))
def test_wrapping_keeps_every_letter_and_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines.split()) == "".join(text.split())
    assert all(len(line) <= width for line in lines.split("\n"))


@given(st.integers(min_value=40, max_value=200))
def test_a_table_fits_every_terminal(width: int) -> None:
    fitted = fit(TABLE, width, overhead=4, gap=3)
    widths = [
        max(len(line) for row in fitted.rows for line in row[place].split("\n"))
        for place in range(len(fitted.columns))
    ]
    assert sum(widths) + 4 + 3 * (len(widths) - 1) <= width
