"""What each rule on cases found, as people say it in a paper: of one record, and of several."""

from __future__ import annotations

CASE_WORDS: dict[str, tuple[str, str]] = {
    "CAS001": (
        "One response that is ours was not given by the day on which its clock ran out",
        "{n} responses that are ours were not given by the day on which their clock ran out",
    ),
    "CAS002": (
        "One response has no owner, or no draft though its day is near",
        "{n} responses have no owner, or no draft though their day is near",
    ),
    "CAS003": (
        "One case was closed without anything that shows an effect",
        "{n} cases were closed without anything that shows an effect",
    ),
    "CAS004": (
        "What one case taught was shared with nobody",
        "What {n} cases taught was shared with nobody",
    ),
    "CAS005": (
        "One response of a provider was not seen by the day on which its clock ran out",
        "{n} responses of providers were not seen by the day on which their clock ran out",
    ),
    "CAS006": (
        "One case that runs to a printed day does not say that day",
        "{n} cases that run to a printed day do not say that day",
    ),
    "CAS008": (
        "Of one case it is not the clock's part that is recorded",
        "Of {n} cases it is not the clock's part that is recorded",
    ),
    "CAS009": ("One case was given longer too late", "{n} cases were given longer too late"),
    "CAS007": ("One case is on the register twice", "{n} cases are on the register twice"),
}
