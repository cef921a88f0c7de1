"""What each rule on members and quorum found, as people say it in a paper: of one, and of several."""

from __future__ import annotations

MEMBERSHIP_WORDS: dict[str, tuple[str, str]] = {
    "FRM005": (
        "The terms of reference of one body were not reviewed in time",
        "The terms of reference of {n} bodies were not reviewed in time",
    ),
    "MTG010": (
        "One meeting decided with fewer members there than its body asks",
        "{n} meetings decided with fewer members there than their body asks",
    ),
    "MTG011": (
        "One member has not come to its body for several meetings",
        "{n} members have not come to their body for several meetings",
    ),
}
