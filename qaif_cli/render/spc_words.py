"""The two icons of a chart, its signals and its profile, in words."""

from __future__ import annotations

from qaif_cli.model.spc import (
    Analysis,
    Assurance,
    Cause,
    Special,
    Variation,
)
from qaif_cli.model.vocabulary import Profile
from qaif_cli.model.words import as_given

TOO_FEW, NO_VALUES = "too few values for limits", "no values"
VARIATION: dict[Variation, str] = {
    "common_cause": "common cause",
    "improvement_high": "improvement, high",
    "improvement_low": "improvement, low",
    "concern_high": "concern, high",
    "concern_low": "concern, low",
    "neutral_high": "special cause, high",
    "neutral_low": "special cause, low",
}
ASSURANCE: dict[Assurance, str] = {
    "consistent_pass": "consistently passes its target",
    "consistent_fail": "consistently fails its target",
    "inconsistent": "hit and miss",
}
SPECIAL: dict[Special, str] = {
    "none": "none",
    "outside": "outside",
    "trend": "trend",
    "two_of_three": "two of three",
    "shift": "shift",
}
CAUSES: dict[Cause, str] = {
    "common": "common cause",
    "improvement": "improvement",
    "concern": "concern",
    "neutral": "special cause, neither better nor worse",
    "missing": "no value",
}
PROFILES: dict[Profile, str] = {
    "nhsr": "nhsr (outlying moving ranges screened, as NHSRplotthedots does)",
    "excel": "excel (no moving range screened, as the Making Data Count Excel tool does)",
}


def variation_label(analysis: Analysis) -> str:
    """The variation icon for a table: `concern, high`, `common cause`, or why there is none."""
    if analysis.variation is None:
        return TOO_FEW if analysis.latest else NO_VALUES
    return VARIATION[analysis.variation]


def assurance_label(analysis: Analysis) -> str:
    """The assurance icon for a table: `consistently fails its target`, `hit and miss`, or why there is none."""
    if analysis.assurance is not None:
        return ASSURANCE[analysis.assurance]
    if analysis.target is None:
        return "no target"
    if analysis.better == "neutral":
        return "no icon: neither direction is better"
    return TOO_FEW if analysis.latest else NO_VALUES


def variation_words(analysis: Analysis) -> str:
    """The variation icon in a sentence, with what it means."""
    label = variation_label(analysis)
    if analysis.variation is None:
        return f"No icon: {label}."
    if analysis.variation == "common_cause":
        return "Common cause: nothing but the usual variation, no significant change."
    side = "high" if analysis.variation.endswith("high") else "low"
    meaning = {
        "improvement": f"improvement: significantly {side}er values, which are better",
        "concern": f"concern: significantly {side}er values, which are worse",
        "neutral": f"neutral: significantly {side}er values, and neither direction is better",
    }[analysis.variation.partition("_")[0]]
    return f"Special cause, {meaning}."


def assurance_words(analysis: Analysis) -> str:
    """The assurance icon in a sentence, with what it means; and if there is none, why."""
    target = "" if analysis.target is None else as_given(analysis.target)
    match analysis.assurance:
        case "consistent_pass":
            return f"Consistently passes its target of {target}: the whole range of the usual variation is on the good side of it."
        case "consistent_fail":
            return (
                f"Consistently fails its target of {target}: it will not be met unless the process changes."
            )
        case "inconsistent":
            return f"Hit and miss: the target of {target} lies within the usual variation, so it is met at some times and missed at others."
    if analysis.target is None:
        return "No icon: no target is set."
    if analysis.better == "neutral":
        return f"No icon: neither direction is better, so the target of {target} can be neither passed nor failed."
    return f"No icon: too few values for limits to hold against the target of {target}."
