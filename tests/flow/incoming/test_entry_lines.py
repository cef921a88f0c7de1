"""Which entry a line of a cell is, however somebody wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.errors import QaifError
from qaif_cli.flow.incoming.entry_lines import merged_lines, new_lines, owned_action
from qaif_cli.flow.outgoing.values import Titles
from tests.support.workbooks import NEW_ROW, Sent

WAS = "C1 Nurses look at each ward, Monday to Friday\nC2 Stock is counted"
TITLES = Titles(
    {"role": {"lead": "Medicines lead", "chief": "Chief nurse (chief)", "unknown-lead": "Lead, wards"}}
)


@pytest.mark.parametrize(
    ("mine", "made"),
    [
        (f"{WAS}\nC3 A third control", f"{WAS}\nA third control"),
        (f"{WAS}\nC3: A third control", f"{WAS}\nA third control"),
        (f"{WAS}\nc3. A third control", f"{WAS}\nA third control"),
        (f"{WAS}\n- C3 – A third control", f"{WAS}\nA third control"),
        (f"{WAS}\n• A third control", f"{WAS}\nA third control"),
        (f"{WAS}\n3. A third control", f"{WAS}\nA third control"),
        (f"{WAS}\nG1 gas is checked", f"{WAS}\nG1 gas is checked"),
        (f"{WAS}\nC3 theirs", f"{WAS}\nC4 theirs"),
        (f"{WAS}\ntheirs", f"{WAS}\nC4 theirs"),
        (WAS.replace("Monday to Friday", "Monday to\nFriday"), WAS),
        (WAS.replace(" ", "\n").replace("\nC2", "\nC2"), WAS),
        (WAS.replace("C1 ", "C1: ").replace("C2 ", "c2 - "), WAS),
        (WAS.replace("Monday to Friday", "Monday to\nFriday and Sunday"), WAS.replace("Friday", "Friday and Sunday")),
        (WAS.replace("Nurses look at each ward, ", "Nurses see each ward,\n"), WAS.replace("look at", "see")),
        (WAS.replace("Friday", "Sunday"), WAS.replace("Friday", "Sunday")),
        (WAS.replace(", Monday to Friday", ""), WAS.replace(", Monday to Friday", "")),
        (WAS.replace("Monday to Friday", "Monday to\nC3 Sunday"), WAS.replace(" Friday", "\nSunday")),
        (f"{WAS.partition(chr(10))[0]}\nA third control\nC2 Stock is counted", WAS.replace("\n", "\nA third control\n")),
    ],
)  # fmt: skip
def test_a_line_is_the_entry_that_it_is(mine: str, made: str) -> None:
    assert merged_lines("Controls", mine, WAS, f"{WAS}\nC4 theirs") == made


@pytest.mark.parametrize("mine", ["Monday to\nSunday", "\nMon", "Mon\nA third control"])
def test_a_line_that_may_go_on_or_be_new_is_refused(mine: str) -> None:
    with pytest.raises(
        QaifError, match=r"C1 no longer ends with .* it may go on from it, or be new"
    ) as caught:
        merged_lines("Controls", WAS.replace("Monday to Friday", mine), WAS, WAS)
    assert "begins with a name that is free, such as C3" in str(caught.value)


@given(st.data())
def test_wraps_alone_change_nothing(data: st.DataObject) -> None:
    words = st.text("abc", min_size=1, max_size=3)
    texts = data.draw(st.lists(st.lists(words, min_size=1, max_size=6), min_size=1, max_size=3))
    was = "\n".join(f"C{place} {' '.join(text)}" for place, text in enumerate(texts, 1))
    blanks = [place for place, sign in enumerate(was) if sign == " "]
    wrapped = set(data.draw(st.lists(st.sampled_from(blanks))))
    mine = "".join("\n" if place in wrapped else sign for place, sign in enumerate(was))
    assert merged_lines("Controls", mine, was, was) == was


def test_entries_of_a_new_record_have_no_names() -> None:
    assert new_lines("Controls", "C1 First\nC2: Second\nC3\nThird") == ["First", "Second", "Third"]
    assert new_lines("Gaps", "G1 No data\nC1 Kept") == ["No data", "C1 Kept"]


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("Ring them", ("Ring them", "unknown", "unknown")),
        ("Ring (all of) them", ("Ring (all of) them", "unknown", "unknown")),
        ("Ring them (by post, twice)", ("Ring them (by post, twice)", "unknown", "unknown")),
        ("Ring them (Medicines lead, due 1 Mar 2027)", ("Ring them", "lead", "2027-03-01")),
        ("Ring (all) (Chief nurse (chief), due 1 March 2027)", ("Ring (all)", "chief", "2027-03-01")),
        ("Ring them (Lead, wards, no day)", ("Ring them", "unknown-lead", "unknown")),
        ("Ring them (unknown, no day)", ("Ring them", "unknown", "unknown")),
    ],
)
def test_an_action_that_the_register_wrote_in_one_line_is_read(line: str, made: tuple[str, str, str]) -> None:
    assert owned_action(line, TITLES) == made


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Ring them (Nobody, due 1 Mar 2027)", "names `Nobody`, which is no role"),
        ("Ring them (Medicines lead, due 31 Feb 2027)", "names `31 Feb 2027`, which is no day"),
        ("Ring them (Medicines lead, due soon", "says neither who owns the action"),
    ],
)
def test_an_action_of_which_the_brackets_cannot_be_read_is_refused(line: str, why: str) -> None:
    with pytest.raises(QaifError, match=why):
        owned_action(line, TITLES)


def test_copied_cells_make_a_new_risk_without_their_names(sent: Sent) -> None:
    lines = {
        "Controls": "C1 First\nC2 Second",
        "Gaps": "G1 No data",
        "Actions": "A1 Ring them (Head of Patient Safety, due 1 March 2027)",
    }
    sent.add(**NEW_ROW | lines)
    sent.comes_back("--write")
    made = (sent.desk.records / "risks" / "R-0004.yaml").read_text("utf-8")
    for part in (
        "text: First\n",
        "text: Second\n",
        "text: No data\n",
        "title: Ring them\n",
        "owner: safety-lead\n    due: 2027-03-01\n",
    ):
        assert part in made
    sent.add(**NEW_ROW | {"Title": "Another", "Actions": "A1 Ring them (Nobody, due 1 March 2027)"})
    assert "(`Actions`): what stands in brackets" in sent.refused("--write")


def test_a_wrap_inside_a_control_is_no_new_one(sent: Sent) -> None:
    sent.change({("R-0001", "Controls"): "C1 Results are sorted by hand\neach morning"})
    assert "nothing changes" in sent.comes_back("--write")
    sent.change({("R-0001", "Controls"): "C1 Results are sorted by hand\neach night"})
    assert "C1 no longer ends with “each morning”" in sent.refused("--write")
