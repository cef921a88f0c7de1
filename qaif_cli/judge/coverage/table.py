"""Every statement stands here, S01 to S87, in the order of the framework."""

from __future__ import annotations

from qaif_cli.judge.coverage.statement import Statement
from qaif_cli.judge.coverage.statements.ambitions import AMBITIONS
from qaif_cli.judge.coverage.statements.arrangements import ARRANGEMENTS
from qaif_cli.judge.coverage.statements.duties import DUTIES
from qaif_cli.judge.coverage.statements.guidance import GUIDANCE
from qaif_cli.judge.coverage.statements.outcomes import OUTCOMES
from qaif_cli.judge.coverage.statements.reporting import REPORTING

STATEMENTS: tuple[Statement, ...] = (*DUTIES, *GUIDANCE, *ARRANGEMENTS, *REPORTING, *OUTCOMES, *AMBITIONS)
