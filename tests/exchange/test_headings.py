"""What the headings of registers mean, by their words alone."""

from __future__ import annotations

import pytest

from qaif_cli.exchange.headings import Meaning, meaning

KNOWN = {
    "Risk_ID": "reference",
    "RiskID": "reference",
    "Risk Ref.": "reference",
    "Ref No": "reference",
    "Risk": "title",
    "Risk Name": "title",
    "Risk Description": "description",
    "Description (IF, THEN, RESULTING IN)": "description",
    "Summary Risk Treatment Plan (Corporate)": "action",
    "Mitigation Strategy": "action",
    "Existing controls": "control",
    "Key Controls in place": "control",
    "Gaps in control": "gap",
    "(Corporate)\nAction Owners": "action_owner",
    "(Corporate) Risk Owner": "owner",
    "Owner(s)": "owner",
    "Executive lead": "executive_lead",
    "Date of\nReview": "review_date",
    "Next review date": "next_review",
    "Last Review Date": "reviewed",
    "Date Identified": "opened",
    "Date closed": "closed",
    "Risk_Type": "domain",
    "Register_Status": "status",
    "Target Completion Date": "action_due",
}
MEASURED = {
    "Likelihood": ("likelihood", ""),
    "Likelihood (1-5)": ("likelihood", ""),
    "L": ("likelihood", ""),
    "Probability": ("likelihood", ""),
    "Consequence\ns": ("consequence", ""),
    "Impact (residual)": ("consequence", "residual"),
    "Inherent Risk Likelihood": ("likelihood", "initial"),
    "Pre-mitigation Impact": ("consequence", "initial"),
    "Gross risk - impact": ("consequence", "initial"),
    "Net likelihood": ("likelihood", "residual"),
    "Threat Likelihood Score": ("likelihood", ""),
    "Current Risk\nScore": ("score", "present"),
    "Previous\nRisk Score": ("score", "previous"),
    "Residual\nRisk rating": ("score", "residual"),
    "inherent_risk": ("score", "initial"),
    "Target risk score": ("score", "target"),
    "Initial score L": ("likelihood", "initial"),
    "Current risk score\nLxC": ("score", "present"),
    "Residual rating C": ("consequence", "residual"),
    "LxI": ("score", ""),
    "Risk Level": ("score", ""),
}


@pytest.mark.parametrize("text", KNOWN)
def test_a_heading_is_known_however_it_is_written(text: str) -> None:
    assert meaning(text) == Meaning(KNOWN[text])


@pytest.mark.parametrize("text", MEASURED)
def test_a_measure_is_known_with_the_time_it_was_taken(text: str) -> None:
    assert meaning(text) == Meaning(*MEASURED[text])


@pytest.mark.parametrize(
    "text", ["", "Asset", "customer_id", "WBS_ID", "Recurrence_Rate_%", "Incident_Count", "NHS number"]
)
def test_what_no_list_knows_means_nothing(text: str) -> None:
    assert meaning(text) == Meaning()


@pytest.mark.parametrize("text", [*KNOWN, *MEASURED])
def test_case_blanks_and_signs_that_nobody_sees_make_no_difference(text: str) -> None:
    assert meaning(f" \u200b{text.upper()} ").name == meaning(text.upper()).name
    assert meaning(text.replace(" ", "\u00a0")) == meaning(text)
