"""Some rules judge no statement of the framework; each is listed with its reason."""

from __future__ import annotations

from qaif_cli.judge.rules import confidential
from qaif_cli.judge.rules.settings import recurrence

_WRITTEN = "how records are written; the framework does not speak of it"
_CHANGE = "judges a change and not the records of a day; `qaif check --base` runs it"
_CONVENTION = "a convention of the NHS that the framework does not state"
_OURS = "our own; the framework does not ask it"

RULES_WITHOUT_STATEMENT: dict[str, str] = {
    **dict.fromkeys(("FIL001", "FIL002", "FIL003", "FIL004", "FIL005", "FIL006", "FIL007"), _WRITTEN),
    **dict.fromkeys(("SHP001", "SHP002", "SHP003"), _WRITTEN),
    **dict.fromkeys(("IDS001", "IDS002", "IDS003", "IDS004", "LNK001", "LNK002", "LNK003"), _WRITTEN),
    **dict.fromkeys(
        (
            *("HIS001", "HIS002", "HIS003", "HIS004", "HIS005", "HIS006", "HIS007", "HIS008"),
            *("MTG009", "IND010", "IND011", "CON010", "EXT001", "INQ005"),
        ),
        _WRITTEN,
    ),
    recurrence.card.code: _WRITTEN,
    **{f"CHG{number:03}": _CHANGE for number in (*range(1, 8), *range(9, 17), *range(18, 41))},
    **dict.fromkeys(("RSK006", "RSK007", "RSK008", "RSK010", "RSK011"), _CONVENTION),
    **dict.fromkeys(("CAS002", "CAS006", "CAS007", "CAS008", "CAS009"), _OURS),
    **dict.fromkeys(
        (
            "FRM005",
            "MTG010",
            "MTG011",
            "CON016",
            "CON017",
            "CON018",
            "PAP001",
            "PAP002",
            "INT004",
            "MTG004",
            "MTG008",
            "DUE001",
            "DUE002",
        ),
        _OURS,
    ),
    **dict.fromkeys(("DYN003", "DYN004", "LRN001", "LRN002", "LRN003"), _OURS),
    **dict.fromkeys(("IND012", "INQ001", "INQ002", "INQ003", "INQ004", "OUT003", "OUT004"), _OURS),
    **dict.fromkeys(("FRM004", "EIA003", "EIA004", "EIA005", "EIA007", "EIA010"), _OURS),
    **dict.fromkeys(("HOR001", "HOR002", "PRV006", "PRV007"), _OURS),
    "HOR003": _WRITTEN,
    **{
        rule.card.code: "keeps people and secrets out of the records; no statement asks for evidence of it"
        for rule in confidential.ALL
    },
    "UNK001": "lists what is said to be unknown; no evidence is what `cannot be shown` says already",
    "WAV001": "on agreed exceptions, which are our own; each is shown with the rule that it sets aside",
    "WAV002": "on agreed exceptions, which are our own; each is shown with the rule that it sets aside",
    "WAV003": "on agreed exceptions, which are our own; each is shown with the rule that it sets aside",
}
