from __future__ import annotations

from pathlib import Path

import pytest

from qaif_cli.flow.writing.naming import slug
from tests.support.running import Qaif, Result

pytestmark = pytest.mark.usefixtures("june")
HOSPICE = (
    "--title", "St Aldith’s Hospice & Home", "--type", "hospice", "--area", "primary-care",
    "--area", "safety", "--owner", "quality-lead",
)  # fmt: skip
ID = "st-aldith-hospice-and-home"


def said(result: Result) -> str:
    assert result.code == 0, result.err
    return result.out


def refused(result: Result) -> str:
    assert (result.code, result.out) == (2, "")
    return result.err


def test_a_provider_is_put_on_the_register(base: Path, qaif: Qaif) -> None:
    out = said(qaif("provider", "add", *HOSPICE, "--ods-code", "none", "--records", str(base)))
    assert (base / f"providers/{ID}.yaml").read_text("utf-8").splitlines() == [
        f"id: {ID}",
        "title: St Aldith’s Hospice & Home",
        "owner: quality-lead",
        "sensitivity: private",
        "type: hospice",
        "ods_code: null",
        "cqc: unknown",
        "areas:",
        "  - primary-care",
        "  - safety",
        "contract_holder: unknown",
    ]
    assert out.startswith(f"records/providers/{ID}.yaml written\n")
    assert "This breaks 1 rule of our own" in out
    assert "its status with the regulator is not known" in out


@pytest.mark.parametrize(
    "words", [("--cqc-id", "Good"), ("--cqc-location", "Requires improvement"), ("--cqc-id", "inadequate")]
)
def test_a_rating_is_no_identifier(words: tuple[str, str], base: Path, qaif: Qaif) -> None:
    for command in (("add", *HOSPICE), ("edit", "fernhill-practice")):
        err = refused(qaif("provider", *command, *words, "--records", str(base)))
        assert f"`{words[1]}` is a rating" in err
        assert "qaif provider rating" in err


@pytest.mark.parametrize("said", ["101683985", "1-10168398x", "Fernhill", "rz1"])
def test_what_can_be_no_identifier_is_refused(said: str, base: Path, qaif: Qaif) -> None:
    err = refused(qaif("provider", "edit", "fernhill-practice", "--cqc-id", said, "--records", str(base)))
    assert f"`{said}` cannot be an identifier of the regulator" in err


def test_the_code_of_a_trust_is_an_identifier(base: Path, qaif: Qaif) -> None:
    said(qaif("provider", "edit", "fernhill-practice", "--cqc-id", "RZ1", "--records", str(base)))


RATED = ("provider", "rating", "fernhill-practice", "--published", "2026-05-01", "--checked-on", "2026-06-01")


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Requires improvement", ["overall: requires-improvement"]),
        ("Not all regulations met", ["overall: not-all-regulations-met"]),
        ("Inspected but not rated", ["overall: not-rated", "says: Inspected but not rated"]),
        ("insufficient evidence to rate", ["overall: not-rated", "says: Insufficient evidence to rate"]),
        ("not-rated", ["overall: not-rated"]),
    ],
)
def test_the_regulators_own_words(words: str, lines: list[str], base: Path, qaif: Qaif) -> None:
    path = base / "providers/fernhill-practice.yaml"
    before = path.read_text("utf-8")
    out = said(qaif(*RATED, "--overall", words, "--records", str(base)))
    new = [line for line in path.read_text("utf-8").splitlines() if line not in before.splitlines()]
    flow = [line.strip("- ") for line in new]
    assert flow == ["checked_on: 2026-06-01", "published: 2026-05-01", *lines]
    assert ("they are no grade, and no fall" in out) is (len(lines) > 1)


def test_a_rating_that_is_gone_shows_the_last_grade(base: Path, qaif: Qaif) -> None:
    said(qaif(*RATED, "--overall", "No published rating", "--records", str(base)))
    out = said(qaif("provider", "list", "--records", str(base)))
    assert "not rated (requires improvement, 15 Feb 2024)" in " ".join(out.split())


CLOSED = ("provider", "close", "fernhill-practice", "--by", "quality-lead", "--reason", "Merged")


def test_a_provider_that_merged_is_closed_with_its_successor(base: Path, qaif: Qaif) -> None:
    out = said(
        qaif(*CLOSED, "--date", "2026-06-01", "--successor", "Oakrise Practice", "--records", str(base))
    )
    assert "Open records that name it: " in out
    text = (base / "providers/fernhill-practice.yaml").read_text("utf-8")
    assert text.endswith(
        "closed:\n  date: 2026-06-01\n  by: quality-lead\n  reason: Merged\n  successor: oakrise-practice\n"
    )
    out = said(qaif("provider", "list", "--records", str(base)))
    assert "oakrise-practice" in out
    assert "fernhill-practice" not in out
    out = said(qaif("provider", "list", "--status", "closed", "--format", "json", "--records", str(base)))
    assert '"successor": "oakrise-practice"' in out
    said(
        qaif("provider", "reopen", "fernhill-practice", "--by", "quality-lead", "--why", "Put off", "--records", str(base))
    )  # fmt: skip
    assert "fernhill-practice" in said(qaif("provider", "list", "--records", str(base)))


def test_nothing_is_due_of_a_closed_provider(base: Path, qaif: Qaif) -> None:
    late = ("check", "--select", "PRV001", "--as-of", "2028-01-01", "--records", str(base))
    assert "fernhill-practice.yaml" in qaif(*late).out
    assert "fernhill-practice" in said(qaif("due", "--as-of", "2028-01-01", "--records", str(base)))
    said(qaif(*CLOSED, "--date", "2026-06-01", "--records", str(base)))
    assert "fernhill-practice.yaml" not in qaif(*late).out
    due = said(qaif("due", "--as-of", "2028-01-01", "--records", str(base)))
    assert "Fernhill" not in due.replace("at Fernhill", "")
    before = ("check", "--select", "PRV001", "--as-of", "2026-05-31", "--records", str(base))
    assert qaif(*before).code in (0, 1)


def test_no_provider_is_its_own_successor(base: Path, qaif: Qaif) -> None:
    err = refused(qaif(*CLOSED, "--successor", "fernhill-practice", "--records", str(base)))
    assert "cannot be its own successor" in err


def test_all_that_is_missing_is_said_at_once(base: Path, qaif: Qaif) -> None:
    err = refused(qaif("provider", "add", "--type", "hospise", "--records", str(base)))
    assert "`--type hospise` is none of the choices. Did you mean `hospice`?" in err
    assert "Missing: --title, --area, --owner." in err


def test_an_id_that_is_taken_or_cannot_be_is_refused(base: Path, qaif: Qaif) -> None:
    err = refused(qaif("provider", "add", *HOSPICE, "--id", "oakrise-practice", "--records", str(base)))
    assert "The ID `oakrise-practice` is taken (Oakrise Practice)." in err
    err = refused(qaif("provider", "add", *HOSPICE, "--id", "../x", "--records", str(base)))
    assert "`../x` cannot be the ID of a provider." in err
    err = refused(qaif("provider", "add", *HOSPICE, "--ods-code", "abc", "--records", str(base)))
    assert "`abc` does not have the right form." in err


def test_a_dry_run_writes_nothing(base: Path, qaif: Qaif) -> None:
    assert "+cqc: unknown" in said(qaif("provider", "add", *HOSPICE, "--dry-run", "--records", str(base)))
    assert not (base / f"providers/{ID}.yaml").exists()


def test_a_rating_is_appended(base: Path, qaif: Qaif) -> None:
    path = base / "providers/fernhill-practice.yaml"
    before = path.read_text("utf-8")
    out = said(
        qaif("provider", "rating", "fernhill-practice", "--overall", "good", "--published", "2026-05-20",
             "--well-led", "outstanding", "--records", str(base))
    )  # fmt: skip
    entry = """\
    - checked_on: 2026-06-15
      published: 2026-05-20
      overall: good
      well_led: outstanding
"""
    assert path.read_text("utf-8") == before.replace("areas: [", f"{entry}areas: [")
    assert "Overall it was requires improvement, and is good now." in out


def test_a_first_rating_makes_the_registration(base: Path, qaif: Qaif) -> None:
    said(qaif("provider", "add", *HOSPICE, "--records", str(base)))
    out = said(
        qaif(
            "provider",
            "rating",
            ID,
            "--overall",
            "good",
            "--checked-on",
            "2026-06-01",
            "--records",
            str(base),
        )
    )
    assert "framework rule" not in out
    text = (base / f"providers/{ID}.yaml").read_text("utf-8")
    assert (
        "cqc:\n  ratings:\n    - checked_on: 2026-06-01\n      published: unknown\n      overall: good\nareas:\n"
        in text
    )
    said(qaif("provider", "edit", ID, "--cqc-id", "1-900000009", "--records", str(base)))
    assert "cqc:\n  provider_id: 1-900000009\n  ratings:\n" in (base / f"providers/{ID}.yaml").read_text(
        "utf-8"
    )


def test_what_a_rating_cannot_be_is_refused(base: Path, qaif: Qaif) -> None:
    err = refused(
        qaif("provider", "rating", "fernhill-practise", "--overall", "goood", "--records", str(base))
    )
    assert "Did you mean `fernhill-practice`?" in err
    assert "`--overall goood` is none of the choices. Did you mean `good`?" in err
    err = refused(
        qaif("provider", "rating", "fernhill-practice", "--overall", "good", "--checked-on", "2026-06-16",
             "--records", str(base))
    )  # fmt: skip
    assert "a day that has not come yet" in err


def test_plain_fields_are_edited(base: Path, qaif: Qaif) -> None:
    path = base / "providers/oakrise-practice.yaml"
    before = path.read_text("utf-8")
    said(
        qaif("provider", "edit", "oakrise-practice", "--title", "Oakrise Surgery", "--ods-code", "L99999",
             "--contract-holder", "unknown", "--records", str(base))
    )  # fmt: skip
    assert path.read_text("utf-8") == before.replace("Oakrise Practice", "Oakrise Surgery").replace(
        "ods_code: null", "ods_code: L99999"
    ).replace("contract_holder: Wendle Vale ICB", "contract_holder: unknown")
    assert "Nothing to change was given." in refused(
        qaif("provider", "edit", "oakrise-practice", "--records", str(base))
    )


def test_a_provider_that_must_be_registered_after_all(base: Path, qaif: Qaif) -> None:
    rated = qaif("provider", "rating", "oakrise-practice", "--overall", "good", "--records", str(base))
    assert "need not be registered (A branch of Fernhill, registered there)" in said(rated)
    said(qaif("provider", "edit", "oakrise-practice", "--not-required", "none", "--records", str(base)))
    text = (base / "providers/oakrise-practice.yaml").read_text("utf-8")
    assert "cqc:\n  not_required: null\n  ratings:\n" in text
    again = qaif("provider", "edit", "oakrise-practice", "--not-required", "none", "--records", str(base))
    assert "oakrise-practice says so already." in refused(again)


@pytest.mark.parametrize(
    ("verb", "field", "history"),
    [("visit", "findings", "insight_visits"), ("assurance", "what", "involved_assurance")],
)
def test_a_visit_and_a_part_in_assurance_are_appended(
    verb: str, field: str, history: str, base: Path, qaif: Qaif
) -> None:
    path = base / "providers/oakrise-practice.yaml"
    before = path.read_text("utf-8")
    flags = ("--by", "quality-lead", f"--{field}", "Two fridges seen", "--date", "2026-06-09")
    said(qaif("provider", verb, "oakrise-practice", *flags, "--records", str(base)))
    lines = f"{history}:\n  - date: 2026-06-09\n    by: quality-lead\n    {field}: Two fridges seen\n"
    assert path.read_text("utf-8") == before + lines
    assert f"Missing: --by, --{field}." in refused(
        qaif("provider", verb, "oakrise-practice", "--records", str(base))
    )


def test_a_short_name_is_made_of_a_title() -> None:
    assert slug("Müller’s  Care (North) & Co.") == "muller-care-north-and-co"
