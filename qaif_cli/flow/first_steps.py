"""What to do first in a register that has only begun: its findings by what they have in common, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from qaif_cli.judge.state.beginnings import new_records
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Finding
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.register import Register
from qaif_cli.model.vocabulary import SEVERITIES
from qaif_cli.model.words import listed
from qaif_cli.render.words import number_of

MOST = 7
"""So many things are named; what else there is, is counted."""
_OWNER = "owner"
_WORDS = {"actions.owner": "owner of an action", "actions.due": "due date of an action"}
HOW = {
    ("area", "scope"): 'qaif area edit ID --scope "…"',
    ("commitment", "outcome"): 'qaif commitment edit ID --indicator "…" --target "…"',
    ("commitment", "value"): "qaif commitment edit ID --value VALUE",
}
"""The command that says a field of a kind; whatever else is not known is written with `qaif edit`."""
_HOW_OWNED = (
    "`qaif sheet --first-week --xlsx` makes a workbook of them to fill in, and `qaif apply` records it; "
    "`qaif reassign unknown ROLE` gives all of it to one role"
)
_ON_THE_SHEET = "`qaif sheet --first-week` has them too"
_SHEET_HAS = ("owner", "lead", "due")
"""The fields that the sheet of the first week asks for."""


@dataclass
class Cause:
    """What several findings have in common.

    Attributes:
        says: What is so, after the records that it is so of.
        todo: The command that changes it.
        severity: The worst of the findings.
        records: The kind of each record that it is so of, by its ID; both are empty for the settings.
    """

    says: str
    todo: str
    severity: str
    records: dict[str, str] = field(default_factory=dict)

    def line(self) -> str:
        """What is so of how many records, and the command."""
        kinds: dict[str, int] = {}
        for kind in self.records.values():
            kinds[kind] = kinds.get(kind, 0) + 1
        told = listed(
            [
                number_of(count, BY_NAME[kind].called) if kind else "the settings"
                for kind, count in kinds.items()
            ]
        )
        return f"{told}: {self.says}. {self.todo}."


def set_apart(findings: Iterable[Finding], register: Register) -> tuple[list[Finding], list[Finding]]:
    """The findings on records that have only begun, and all others; a register that is not new has none of the former."""
    new = new_records(register)
    begun: list[Finding] = []
    others: list[Finding] = []
    for finding in findings:
        (begun if finding.record in new else others).append(finding)
    return begun, others


def first_steps(findings: Sequence[Finding], register: Register) -> list[str]:
    """What to do first, a line each, numbered; what else there is, is counted.

    Args:
        findings: Those on the records that have only begun.
        register: The register.
    """
    causes = sorted(_causes(findings, register), key=_first)
    lines = [cause.line() for cause in causes[:MOST]]
    if all(item.record.owner == UNKNOWN for item in register.held):
        lines.insert(
            0,
            "Roles and bodies come first, for records name them: `qaif role add`, `qaif role edit`, `qaif body edit`.",
        )
    told = [f"  {place}. {line}" for place, line in enumerate(lines, 1)]
    rest = causes[MOST:]
    if rest:
        count = sum(len(cause.records) for cause in rest)
        told.append(f"  And {number_of(count, 'finding')} of {number_of(len(rest), 'other kind')}.")
    return told


def begun(findings: Sequence[Finding], register: Register) -> str:
    """The head, the steps, and where the whole list is."""
    new = new_records(register)
    head = (
        f"This register has only begun: {len(new)} of its {number_of(len(register.held), 'record')} have no owner yet,"
        " or nothing recorded. What to do first:"
    )
    last = f"`qaif check --all` lists {number_of(len(findings), 'finding')} on them, each with its line."
    return "\n".join([head, *first_steps(findings, register), last]) + "\n"


def _first(cause: Cause) -> tuple[int, bool, int]:
    """Errors, then owners, without whom nothing else is done, then what is so most often."""
    return (cause.severity != "error", cause.says != _no(_OWNER), -len(cause.records))


def _causes(findings: Iterable[Finding], register: Register) -> Iterator[Cause]:
    causes: dict[tuple[str, ...], Cause] = {}
    for finding in findings:
        kind = register.by_id[finding.record].kind if finding.record else ""
        for key, says, todo in _of(finding, kind, register):
            cause = causes.setdefault(key, Cause(says, todo, finding.severity))
            cause.severity = min(cause.severity, finding.severity, key=SEVERITIES.words.index)
            cause.records[finding.record] = kind
    yield from causes.values()


def _of(finding: Finding, kind: str, register: Register) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """What a finding has in common with others: a field that is not known, else the rule and what it says."""
    fields = finding.fields or ((_OWNER,) if _about_owner(finding, register) else ())
    for name in fields:
        if name == _OWNER:
            yield (name,), _no(name), _HOW_OWNED
        elif name.rpartition(".")[2] in _SHEET_HAS:
            yield (kind, name), _no(name), _ON_THE_SHEET
        else:
            how = HOW.get((kind, name), "qaif edit ID")
            yield (kind, name), _no(name), f"`{how}`"
    if not fields:
        said = f"{finding.message} [{finding.citation}]"
        yield (kind, finding.code), said, f"`qaif explain {finding.code}` says what to do"


def _about_owner(finding: Finding, register: Register) -> bool:
    return finding.pointer == "/owner" and register.by_id[finding.record].record.owner == UNKNOWN


def _no(name: str) -> str:
    return f"no {_WORDS.get(name) or name.rpartition('.')[2].replace('_', ' ')}"
