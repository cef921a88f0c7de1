"""National Insurance numbers: two letters, six digits and a last letter from A to D.

Never issued are prefixes with D, F, I, Q, U or V, with O as the second letter, and BG, GB, KN, NK, NT, TN and ZZ. QQ is what HMRC
prints as its example: it stands for one, and the tests use it. Without its last letter, or in small letters, such a run is
found only where it is said to be one.
"""

from __future__ import annotations

import re

from qaif_cli.judge.identifiers.kind import (
    ALONE,
    END,
    OTHERWISE,
    LatePattern,
    Spans,
    shape,
    words_before,
)

SOURCE = "HMRC internal manual, NIM39110 (V)"
_GAP = r"[ .\-\u00a0]?"
_NUMBER = LatePattern(
    # Six digits in one run between two hyphens are a reference.
    rf"{ALONE}([A-Za-z]{{2}})(?!-[0-9]{{6}}-){_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}(?:{_GAP}([A-Da-d]))?{END}"
)
_FORM = re.compile(rb"00(?:(?<=[Aa]{2}00)|(?<=[Aa]{2}[-.]00))[-.]?00[-.]?00(?!0)")
_PREFIX = LatePattern(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ")
_SAID = LatePattern(r"\b(?:national insurance|n\.?i\.?|nino)\b[^0-9]{0,32}$", re.IGNORECASE)


def may_hold_insurance_number(text: str) -> bool:
    """Whether six digits stand together as they do in one."""
    return _FORM.search(shape(text)) is not None


def insurance_numbers(text: str) -> Spans:
    """What has the form of one that may be issued, or is said to be one."""
    for match in _NUMBER.finditer(text):
        prefix, suffix = match[1], match[2] or ""
        before = words_before(text, match.start())
        whole = bool(_PREFIX.fullmatch(prefix)) and suffix.isupper() and not OTHERWISE.search(before)
        if whole or _SAID.search(before):
            yield match.start(), match.end(), "a National Insurance number"
