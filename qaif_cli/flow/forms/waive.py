"""The form of `qaif waive`: an agreed exception, by which a rule is not applied to a record until a day."""

from __future__ import annotations

from qaif_cli.flow.forms.form import Blank, Form

WAIVE = Form(
    "waive",
    "Record that a body agreed an exception from a rule for one record, until a day.",
    'qaif waive R-0007 --rule ACT003 --until 2027-01-31 --why "…" --agreed-by quality-committee',
    (
        Blank("rule", "the code of the rule, as `qaif explain` lists it", required=True),
        Blank("until", "the last day on which the exception holds", kind="day", required=True, ahead=True),
        Blank("why", "why the rule is set aside", required=True),
        Blank("agreed_by", "the body that agreed it", kind="body", required=True),
        Blank("agreed_on", "the day on which it was agreed", kind="day", default="today"),
    ),
    act="waive:waive",
    target="any",
)
