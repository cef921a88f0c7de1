from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.running import Qaif, Result

pytestmark = pytest.mark.usefixtures("june")
AGREED = ("--authorised-by", "quality-committee", "--why", "Three nights without cover")
GROUNDS = ("--recurrent", "--risk-profile", "Two at 12", "--accountability", "To the ICB")


def said(result: Result) -> str:
    assert result.code == 0, result.err
    return result.out


def refused(result: Result) -> str:
    assert (result.code, result.out) == (2, "")
    return result.err


def test_a_concern_moves_up(base: Path, qaif: Qaif) -> None:
    path = base / "concerns/Q-0002.yaml"
    before = path.read_text("utf-8")
    out = said(
        qaif("escalate", "Q-0002", "--to", "enhanced", *AGREED, *GROUNDS, "--forum", "quality-committee",
             "--date", "2026-06-11", "--records", str(base))
    )  # fmt: skip
    entry = """\
  - date: 2026-06-11
    level: enhanced
    authorised_by: quality-committee
    forum: quality-committee
    why: Three nights without cover
    recurrent: true
    risk_profile: Two at 12
    accountability: To the ICB
"""
    assert path.read_text("utf-8") == before.replace("improvement_plan:\n", f"{entry}improvement_plan:\n")
    assert out.splitlines() == [
        "records/concerns/Q-0002.yaml written",
        "Q-0002 moves up from routine to enhanced on 11 June 2026.",
    ]


def test_what_the_level_needs_is_said_and_the_move_is_written(base: Path, qaif: Qaif) -> None:
    out = said(qaif("escalate", "Q-0001", "--to", "intensive", *AGREED, "--records", str(base)))
    assert "This breaks 5 framework rules" in out
    assert "no mandated support is recorded" in out
    assert "generally it is for NHS England to do so; no reason is given" in out
    assert "    level: intensive\n" in (base / "concerns/Q-0001.yaml").read_text("utf-8")
    said(
        qaif("escalate", "Q-0001", "--to", "intensive", *AGREED, *GROUNDS, "--authoriser-reason",
             "The region asked for it", "--sources-reason", "The practice told us itself",
             "--corrects", "2026-06-15/3", "--records", str(base))
    )  # fmt: skip
    assert "    sources_reason: The practice told us itself\n" in (base / "concerns/Q-0001.yaml").read_text(
        "utf-8"
    )
    out = qaif("check", "--select", "CON002", "--records", str(base)).out
    assert "CON002" not in out
    assert "no errors" in out


def test_a_step_down_names_what_is_not_met(base: Path, qaif: Qaif) -> None:
    out = said(qaif("escalate", "Q-0001", "--to", "routine", *AGREED, "--records", str(base)))
    assert "Q-0001 moves down from enhanced to routine on 15 June 2026." in out
    assert "1 exit criterion not met: X1 No result older than two days for three months." in out
    assert "was taken before criterion X1 was met [§5.1 Women's services, of one service; " in out


def test_the_level_it_has_is_refused(base: Path, qaif: Qaif) -> None:
    err = refused(qaif("escalate", "Q-0001", "--to", "enhanced", *AGREED, "--records", str(base)))
    assert "Q-0001 is at enhanced already, by the decision of 12 March 2026." in err
    assert "--corrects 2026-03-12/2" in err


def test_a_concern_is_opened_from_a_risk(base: Path, qaif: Qaif) -> None:
    out = said(
        qaif("escalate", "R-0002", "--to", "enhanced", *AGREED, *GROUNDS, "--lead-body", "quality-committee",
             "--records", str(base))
    )  # fmt: skip
    assert (base / "concerns/Q-0003.yaml").read_text("utf-8").splitlines() == [
        "id: Q-0003",
        "title: No cover for the nurse at Oakrise",
        "owner: quality-lead",
        "sensitivity: private",
        "subject:",
        "  type: service",
        "  name: Primary care at Oakrise Practice",
        "  provider: oakrise-practice",
        "  area: primary-care",
        "risks:",
        "  - R-0002",
        "levels:",
        "  - date: 2026-06-15",
        "    level: enhanced",
        "    authorised_by: quality-committee",
        "    why: Three nights without cover",
        "    recurrent: true",
        "    risk_profile: Two at 12",
        "    accountability: To the ICB",
        "lead_body: quality-committee",
    ]
    assert (
        "Q-0003 is opened from R-0002: Primary care at Oakrise Practice, at enhanced since 15 June 2026."
        in out
    )
    assert "To be shared by 29 June 2026" in out
    assert "This breaks 2 framework rules" in out


def test_a_risk_whose_subject_is_held_already_names_the_concern(base: Path, qaif: Qaif) -> None:
    err = refused(qaif("escalate", "R-0001", "--to", "intensive", *AGREED, "--records", str(base)))
    assert "R-0001 belongs to Q-0001 (General practice at Fernhill), which is open at enhanced." in err
    err = refused(
        qaif("escalate", "R-0002", "--to", "enhanced", *AGREED, "--provider", "fernhill-practice", "--records",
             str(base))
    )  # fmt: skip
    assert "Q-0001 (General practice at Fernhill) is open and about the same subject" in err
    err = refused(qaif("escalate", "R-0003", "--to", "enhanced", *AGREED, "--records", str(base)))
    assert "R-0003 was closed on 4 November 2025." in err


def test_a_risk_without_one_provider_asks_for_the_subject(base: Path, qaif: Qaif) -> None:
    path = base / "risks/R-0002.yaml"
    path.write_text(path.read_text("utf-8").replace("providers: [oakrise-practice]\n", ""), "utf-8")
    err = refused(qaif("escalate", "R-0002", "--to", "enhanced", *AGREED, "--records", str(base)))
    assert "R-0002 names none. Say --provider; or --type place, pathway or system, with --name." in err
    err = refused(
        qaif("escalate", "R-0002", "--to", "enhanced", *AGREED, "--type", "place", "--records", str(base))
    )
    assert "Missing: --name" in err
    said(
        qaif("escalate", "R-0002", "--to", "enhanced", *AGREED, "--type", "place", "--name", "The Vale", "--records",
             str(base))
    )  # fmt: skip
    text = (base / "concerns/Q-0003.yaml").read_text("utf-8")
    assert "subject:\n  type: place\n  name: The Vale\n  area: primary-care\n" in text


def test_what_is_missing_or_fits_no_record_is_said(base: Path, qaif: Qaif) -> None:
    err = refused(qaif("escalate", "Q-0001", "--records", str(base)))
    assert "Missing: --to, --authorised-by, --why." in err
    err = refused(
        qaif("escalate", "Q-0001", "--to", "intense", *AGREED, "--title", "x", "--records", str(base))
    )
    assert "There is no level `intense`." in err
    assert "--title does not fit a concern" in err
    err = refused(qaif("escalate", "primary-care", "--records", str(base)))
    assert "primary-care is the name of an area, and only a concern is held at a level." in err
    assert "Missing: the ID." in refused(qaif("escalate", "--to", "enhanced", "--records", str(base)))


def test_a_dry_run_writes_nothing(base: Path, qaif: Qaif) -> None:
    before = (base / "concerns/Q-0002.yaml").read_bytes()
    out = said(
        qaif("escalate", "Q-0002", "--to", "enhanced", *AGREED, *GROUNDS, "--dry-run", "--records", str(base))
    )
    assert "+    level: enhanced" in out
    assert (base / "concerns/Q-0002.yaml").read_bytes() == before
    out = said(qaif("escalate", "R-0002", "--to", "routine", *AGREED, "--dry-run", "--records", str(base)))
    assert "Q-0003 is opened from R-0002" in out
    assert not (base / "concerns/Q-0003.yaml").exists()


def test_alone_it_lists_what_is_for_consideration(base: Path, qaif: Qaif) -> None:
    assert "For consideration, as at 15 June 2026" in said(qaif("escalate", "--records", str(base)))


def test_a_rule_of_our_own_is_not_counted_as_one_of_the_framework(base: Path, qaif: Qaif) -> None:
    high = ("--likelihood", "4", "--consequence", "4", "--by", "quality-lead")
    out = said(qaif("score", "R-0002", *high, "--note", "Worse", "--records", str(base)))
    assert "This breaks 1 rule of our own until corrected:\n  R-0002: it scores 16, and no" in out
    out = said(
        qaif("concern", "close", "Q-0001", "--by", "secretary", "--why", "Over", "--records", str(base))
    )
    assert "This breaks 2 rules of our own until corrected:\n  Q-0001: it was closed" in out
