"""A description of a risk that says cause, event and effect in one text, each after the words that people use for it."""

from __future__ import annotations

import re

_PARTED = re.compile(
    r"if\s+(?P<cause>.+?)[,;.]?\s+then\s+(?P<event>.+?)[,;.]?\s+(?:which would |this would |this will )?"
    r"result(?:ing)?(?: in)?:?\s+(?P<effect>.+)",
    re.IGNORECASE | re.DOTALL,
)
_BY = r"(?:caused by|because of|as a result of|due to)"
_INTO = (
    r"(?:(?:which |and |this )?(?:would |could |may |might |will |can )?"
    r"(?:resulting in|result in|leading to|lead to))"
)
_RISK_OF = r"there is a risk (?:that|of)"
_AS_RISK = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"{_RISK_OF}:?\s+(?P<event>.+?)[,;.]?\s+{_BY}:?\s+(?P<cause>.+?)[,;.]?\s+{_INTO}:?\s+(?P<effect>.+)",
        rf"{_BY}:?\s+(?P<cause>.+?)[,;.]?\s+{_RISK_OF}:?\s+(?P<event>.+?)[,;.]?\s+{_INTO}:?\s+(?P<effect>.+)",
    )
)
_JOINTS = tuple(re.compile(rf"\b{words}\b", re.IGNORECASE) for words in (_RISK_OF, _BY, _INTO))


def parted_by_its_words(text: str) -> tuple[re.Match[str] | None, str]:
    """A description in its three parts, and by which words; none where a joint is missing or stands there twice."""
    found = _PARTED.fullmatch(text)
    if found:
        return found, "IF, THEN and RESULTING IN"
    if any(len(joint.findall(text)) != 1 for joint in _JOINTS):
        return None, ""
    told = (pattern.fullmatch(text) for pattern in _AS_RISK)
    return next((match for match in told if match), None), "THERE IS A RISK THAT, CAUSED BY and RESULTING IN"
