"""The page on one provider, and the minutes of one meeting, as somebody has read them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qaif_cli.flow.paper_formats import KNOWN
from tests.flow.test_public import PHRASE, plant
from tests.support.hostile import HOSTILE
from tests.support.running import Golden, Qaif, Result
from tests.support.turn import open_turn, turn

JUNE = "2026-06-15"
FERNHILL, GROUP, INSIGHTS = (
    "fernhill-practice",
    "2026-03-19-system-quality-group",
    "2026-06-09-insights-meeting",
)


class Papers:
    """Asks for papers on a register."""

    def __init__(self, qaif: Qaif, records: Path) -> None:
        self.qaif, self.records = qaif, records

    def __call__(self, *words: str, as_of: str = JUNE) -> Result:
        return self.qaif(*words, "--as-of", as_of, "--records", str(self.records))

    def text(self, *words: str, as_of: str = JUNE) -> str:
        made = self(*words, as_of=as_of)
        assert (made.code, made.err) == (0, "")
        return made.out

    def provider(self, id_: str, *words: str, as_of: str = JUNE) -> str:
        return self.text("provider", "paper", id_, *words, as_of=as_of)

    def minutes(self, id_: str, *words: str, as_of: str = JUNE) -> str:
        return self.text("meeting", "minutes", id_, *words, as_of=as_of)

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.records / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def papers(qaif: Qaif, base: Path) -> Papers:
    return Papers(qaif, turn(base))


LENGTHS = {"provider": (), "provider-full": ("--full",)}


@pytest.mark.parametrize("id_", [FERNHILL, "oakrise-practice"])
@pytest.mark.parametrize("length", LENGTHS)
def test_the_paper_on_a_provider_is_as_somebody_has_read_it(
    length: str, id_: str, papers: Papers, golden: Golden
) -> None:
    golden(f"{length}-{id_}.md", papers.provider(id_, *LENGTHS[length]))


@pytest.mark.parametrize("length", LENGTHS)
def test_the_paper_on_a_provider_for_publication(length: str, qaif: Qaif, base: Path, golden: Golden) -> None:
    made = Papers(qaif, open_turn(base)).provider(FERNHILL, "--public", *LENGTHS[length])
    golden(f"{length}-public.md", made)


@pytest.mark.parametrize("id_", [GROUP, INSIGHTS])
def test_minutes_are_as_somebody_has_read_them(id_: str, papers: Papers, golden: Golden) -> None:
    golden(f"minutes-{id_}.md", papers.minutes(id_))


def test_minutes_for_publication(papers: Papers, golden: Golden) -> None:
    golden("minutes-public.md", papers.minutes("2026-05-28-quality-committee", "--public"))


def test_nothing_private_is_in_a_public_one(papers: Papers) -> None:
    papers.edit(f"providers/{FERNHILL}.yaml", "owner:", "sensitivity: public\nowner:")
    full = ("provider", "paper", FERNHILL, "--full")
    asked = (full, full[:-1], ("meeting", "minutes", GROUP))
    before = [papers.text(*words, "--public") for words in asked]
    plant(papers.records)
    assert [papers.text(*words, "--public") for words in asked] == before
    for words in (full, asked[-1]):  # it is there, where it may be
        assert PHRASE in papers.text(*words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("provider", "paper", FERNHILL, "--public"), "There is no public provider `fernhill-practice`."),
        (("meeting", "minutes", INSIGHTS, "--public"), f"There is no public meeting `{INSIGHTS}`."),
        (("provider", "paper", "fernhill-practise"), "There is no provider `fernhill-practise`."),
        (
            ("meeting", "minutes", "2026-06-16-insights-meeting"),
            "was not held by 15 June 2026, so it has no minutes yet. For its agenda: qaif meeting agenda",
        ),
        (("meeting", "minutes", GROUP, "--format", "docx"), "That is no text to print."),
        (("provider", "paper", FERNHILL, "--since", "2026-06-20"), "Movement cannot be counted from"),
    ],
)
def test_what_cannot_be_made_is_said(words: tuple[str, ...], says: str, papers: Papers) -> None:
    refused = papers(*words)
    assert (refused.code, refused.out) == (2, "")
    assert says in " ".join(refused.err.split())


def test_a_meeting_without_minutes_says_why(papers: Papers) -> None:
    assert (
        "Nothing is recorded of"
        in papers("meeting", "minutes", "2026-06-18-system-quality-group", as_of="2026-06-20").err
    )
    papers.edit(
        "meetings/2026/2026-06-18-system-quality-group.yaml",
        "body:",
        "cancelled: { date: 2026-06-10, by: secretary, why: No quorum }\nbody:",
    )
    said = papers("meeting", "minutes", "2026-06-18-system-quality-group").err
    assert "was called off on 10 June 2026, so it has no minutes. No quorum." in said


def test_what_was_agreed_later_is_not_in_it(papers: Papers) -> None:
    april = "2026-04-14-insights-meeting"
    assert "**Not agreed yet.**" in papers.minutes(april, as_of="2026-04-15")
    assert "done" not in papers.minutes(april, as_of="2026-04-15")
    assert "Agreed on 21 April 2026 by Director of Quality." in papers.minutes(april)
    assert "done 24 April 2026: Received" in papers.minutes(april)
    then = papers.provider(FERNHILL, "--full", as_of="2026-02-01")
    assert "| Overall | Good | 15 February 2024 | no other is recorded |" in then
    assert "No insight visit is recorded." in then
    assert "I-0002" not in then


def test_a_rating_is_told_with_the_publication_that_gave_it_first(papers: Papers) -> None:
    papers.edit(
        f"providers/{FERNHILL}.yaml",
        "    - { checked_on: 2026-02-03, published: 2024-02-15, overall: requires-improvement }\n",
        "    - { checked_on: 2026-02-03, published: 2026-01-20, overall: requires-improvement, safe: inadequate }\n"
        "    - { checked_on: 2026-05-04, published: 2026-04-30, overall: requires-improvement, safe: good }\n",
    )
    page = papers.provider(FERNHILL, "--full")
    assert "| Overall | Requires improvement | 20 January 2026 | good, 15 February 2024 |" in page
    assert "| Safe | Good | 30 April 2026 | inadequate, 20 January 2026 |" in page
    assert "Looked up 3 times, last on 4 May 2026; what is shown then was published on 30 April 2026." in page
    assert "| Caring" not in page


def test_what_came_in_is_counted_from_the_day_that_is_asked_for(papers: Papers) -> None:
    since = papers.provider(FERNHILL, "--full", "--since", "2026-05-25").partition("## What came in")[2]
    fresh, _, before = since.partition("Came in before")
    assert "I-0003" in fresh
    assert "I-0002" not in fresh
    assert "I-0002" in before.partition("##")[0]


def test_nothing_is_made_up_of_a_provider_of_which_nothing_is_known(papers: Papers) -> None:
    (papers.records / "providers/new-home.yaml").write_text(
        "id: new-home\ntitle: New Home\nowner: unknown\ntype: care-home\nods_code: unknown\ncqc: unknown\nareas: [primary-care]\n"
        "contract_holder: unknown\n",
        "utf-8",
    )
    page, short = papers.provider("new-home", "--full"), papers.provider("new-home")
    for says in (
        "Whether it is registered with the Care Quality Commission is not known.",
        "who holds it is not known", "ODS code not known", "| Owner with us | not known |", "No insight visit is recorded.",
        "No concern about it is open.", "No risk that names it is open.", "No intelligence about it came in.",
        "No action is open.", "**Who holds the contract**",
    ):  # fmt: skip
        assert says in page, says
    for says in (
        "who holds it is not known", "owner with us: not known", "Whether it is registered with the Care Quality Commission is not known.",
        "| Insight visit | None is recorded. |", "No concern about it is above routine.", "No risk that names it is at 15 or above.",
        "Nothing is late.", "No intelligence about it came in", "No indicator names it.",
    ):  # fmt: skip
        assert says in short, says


@pytest.mark.parametrize(
    "words",
    [
        ("provider", "paper", FERNHILL),
        ("provider", "paper", FERNHILL, "--full"),
        ("meeting", "minutes", GROUP),
    ],
)
def test_each_is_made_in_every_format(words: tuple[str, ...], papers: Papers, tmp_path: Path) -> None:
    made = papers(*words, "--format", ",".join(KNOWN), "--out", "papers")
    assert made.code == 0, made.err
    stem = f"{'minutes' if words[1] == 'minutes' else 'provider'}-{words[2]}"
    assert sorted(path.name for path in (tmp_path / "papers").iterdir()) == sorted(
        f"{stem}.{form}" for form in KNOWN
    )
    before = {path.name: path.read_bytes() for path in (tmp_path / "papers").iterdir()}
    papers(*words, "--format", ",".join(KNOWN), "--out", "papers")
    assert {path.name: path.read_bytes() for path in (tmp_path / "papers").iterdir()} == before
    assert papers(*words, "--out", "one.docx").out == "one.docx\n"


def test_no_text_is_markup(papers: Papers) -> None:
    meeting = "meetings/2026/2026-06-09-insights-meeting.yaml"
    text = json.dumps(
        " ".join(sign for sign in HOSTILE if len(sign) < 90 and sign.isprintable()), ensure_ascii=False
    )
    papers.edit(
        meeting,
        "    decision: The risk is reviewed with them in view\n",
        f"    decision: {text}\n    minute: {text}\n",
    )
    papers.edit(
        f"providers/{FERNHILL}.yaml", "what: Joins the practice's monthly safety meeting", f"what: {text}"
    )
    papers.edit(f"providers/{FERNHILL}.yaml", "contract_holder: Wendle Vale ICB", f"contract_holder: {text}")
    for words in (("meeting", "minutes", INSIGHTS), ("provider", "paper", FERNHILL, "--full")):
        page = papers.text(*words, "--format", "html")
        assert "<script" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "{{7*7}} {% raw %}" in page
