"""The numbers that rules use: how old something may be, and how soon something is asked for."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from qaif_cli.model.base import Frozen, Span
from qaif_cli.model.settings import Cited
from qaif_cli.model.ways import policy


class Threshold(Cited):
    """A number that a rule uses."""

    value: Annotated[Span, policy("higher")] = Field(description="The number")
    unit: Annotated[Literal["days", "months"], policy("any")] = Field(description="Its unit")


class Thresholds(Frozen):
    """The numbers that rules use; each says whose it is."""

    whole: ClassVar = policy("gone")

    cqc_checked: Threshold = Field(
        description="How old the last check of a provider's regulatory status may be"
    )
    commitment_update: Threshold = Field(description="How old the last update of a commitment may be")
    concern_shared: Threshold = Field(description="How soon a concern is shared with its provider")
    early_warning_answered: Threshold | None = Field(
        default=None, description="How soon an early warning is answered; no limit where it is left out"
    )
    concern_news: Threshold | None = Field(
        default=None,
        description="How old the last news of a concern above routine may be; no limit where it is left out",
    )
    entry_recorded: Threshold | None = Field(
        default=None,
        description="How soon what happened is committed to the register; no limit where it is left out",
    )
    plan_agreed: Threshold | None = Field(
        default=None,
        description="How soon the improvement plan that a level asks for is agreed; at once where it is left out",
    )
    support_begun: Threshold | None = Field(
        default=None,
        description="How soon the support that a level asks for has begun; at once where it is left out",
    )
    special_cause_answered: Threshold | None = Field(
        default=None,
        description="How soon a special cause of concern is answered; no limit where it is left out",
    )
    points_late: Threshold | None = Field(
        default=None,
        description="How long after the end of a period its point may come; no limit where it is left out",
    )
    benchmark_renewed: Threshold | None = Field(
        default=None,
        description="How old the last look at how others stand may be; no limit where it is left out",
    )
    assessment_renewed: Threshold | None = Field(
        default=None, description="How old a self-assessment may be; no limit where it is left out"
    )
    case_drafted: Threshold | None = Field(
        default=None,
        description="How long before a case is to be answered there is a draft; none is asked for where it is left out",
    )
    learning_shared: Threshold | None = Field(
        default=None,
        description="How soon after the answer what a case taught is shared; by its closing where it is left out",
    )
    impact_look_back: Threshold | None = Field(
        default=None,
        description="How long after a change begins it is looked back on, where it names no day; no limit where it is left out",
    )
    terms_reviewed: Threshold | None = Field(
        default=None,
        description="How old the last review of a body's terms of reference may be; no limit where it is left out",
    )
    horizon_looked_at: Threshold | None = Field(
        default=None,
        description="How long ago a body may have looked at what is coming; no limit where it is left out",
    )
    situation_reassessed: Threshold | None = Field(
        default=None,
        description="How long after an assessment of a situation the next may be; the day that it names where it is left out",
    )
    situation_lasting: Threshold | None = Field(
        default=None,
        description="How long a situation may last before a risk holds it; no limit where it is left out",
    )
    practice_taken_up: Threshold | None = Field(
        default=None,
        description="How soon good practice that was shared is taken up by somebody; no limit where it is left out",
    )
    framework_refreshed: Threshold | None = Field(
        default=None, description="How old the framework's last refresh may be; no limit where it is left out"
    )
