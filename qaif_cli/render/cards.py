"""The descriptions of rules as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby

from qaif_cli.model.finding import Card
from qaif_cli.model.paper_words import PAPER_WORDS

FAMILIES = {
    "ACT": "Actions",
    "ARE": "Areas",
    "ASR": "Assurance",
    "AST": "Self-assessments",
    "CAS": "Cases and their clocks",
    "CHG": "Rules on a change",
    "CNF": "Confidentiality",
    "COM": "Commitments",
    "CON": "Concerns and levels",
    "DUE": "Days that passed",
    "DYN": "Situations, and the risk that changes by the day",
    "EIA": "The impact of changes",
    "EXT": "The organisation's own fields",
    "FIL": "Files",
    "FRM": "The framework",
    "HIS": "Histories",
    "HOR": "What is coming",
    "IDS": "IDs",
    "IND": "Indicators",
    "INQ": "Inequalities",
    "INT": "Intelligence",
    "LNK": "Links",
    "LRN": "Good practice",
    "MTG": "Meetings",
    "OUT": "Outcomes",
    "PAP": "Papers",
    "PRV": "Providers",
    "RSK": "Risks",
    "SHP": "The shape of records",
    "UNK": "What is not known",
    "UPD": "Updates",
    "WAV": "Agreed exceptions",
}
MARKS = {
    "V": "V (seen in the source)",
    "V2": "V2 (seen in a second source)",
    "U": "U (not verified)",
    "P": "P (our own)",
}


def card_page(card: Card, style: str) -> str:
    """One card."""
    if style == "json":
        return json.dumps({"version": 1, "rule": asdict(card)}, ensure_ascii=False, indent=2) + "\n"
    parts = [
        ("", card.finds),
        ("Why it matters", card.why),
        ("How to fix", card.fix),
        ("Example", card.example),
        *([("In papers", f"{card.said(1)}.")] if card.code in PAPER_WORDS else []),
        ("Source", f"{card.citation}; {MARKS[card.mark]}"),
        ("Since", f"qaif {card.since}"),
    ]
    if style == "markdown":
        body = "\n\n".join(f"**{head}.** {_upper(text)}" if head else text for head, text in parts)
        return f"### {card.code} {card.name} ({card.severity})\n\n{body}\n"
    body = "\n\n".join(f"{head}: {text}" if head else text for head, text in parts)
    return f"{card.code} {card.name} ({card.severity})\n\n{body}\n"


def card_table(cards: Sequence[Card], style: str) -> str:
    """All cards: a line each as text, the whole pages as Markdown, everything as JSON."""
    if style == "json":
        return (
            json.dumps(
                {"version": 1, "rules": [asdict(card) for card in cards]}, ensure_ascii=False, indent=2
            )
            + "\n"
        )
    if style == "markdown":
        return _document(cards)
    wide = max(len(card.name) for card in cards)
    lines = [
        f"{card.code}  {card.severity:7}  {card.mark:2}  {card.name:{wide}}  {card.finds}" for card in cards
    ]
    return "\n".join(lines) + "\n"


def _document(cards: Sequence[Card]) -> str:
    families = {family: list(group) for family, group in groupby(cards, key=lambda card: card.family)}
    lines = [
        "# Rules",
        "",
        "Made by `make docs` from the rules themselves; do not edit. `qaif explain CODE` prints one.",
        "§n is a section of the Quality Assurance and Improvement Framework. A mark says how far a rule is verified:",
        f"{', '.join(MARKS.values())}.",
        "",
        "| Code | What it finds | Severity | Source | Mark |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {card.code} | {card.finds} | {card.severity} | {card.citation} | {card.mark} |" for card in cards
    ]
    for family, group in sorted(families.items(), key=lambda item: FAMILIES[item[0]]):
        lines += [
            "",
            f"## {FAMILIES[family]}",
            "",
            "\n".join(card_page(card, "markdown") for card in group).rstrip(),
        ]
    return "\n".join(lines) + "\n"


def _upper(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
