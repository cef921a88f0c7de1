"""What several boards say side by side, as a paper in Markdown; and the questions as a part of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qaif_cli.model.region import Region, RegionAnswer, RegionQuestion
from qaif_cli.model.words import listed
from qaif_cli.render.markdown import escaped
from qaif_cli.render.words import day, number_of

_MOST = 3
_NONE = "–"


def region_paper(region: Region) -> str:
    """The paper: an answer a paragraph, the matrix across boards, and what was not counted."""
    days = sorted({board.as_of for board in region.boards})
    when = day(days[0]) if len(days) == 1 else f"{day(days[0])} to {day(days[-1])}"
    head = f"# Quality across {number_of(len(region.boards), 'board')}\n\nPosition at {when}.\n\n"
    said = "".join(f"{line}\n" for line in _answers(region))
    return f"{head}{said}\n## Board by board\n\n{_matrix(region)}{_not_counted(region)}{_notes(region)}"


def _answers(region: Region) -> Iterator[str]:
    for place, answer in enumerate(region.answers, 1):
        whole = escaped(answer.whole) if answer.whole else "none"
        most = _most(answer)
        yield f"{place}. **{escaped(answer.question.asks)}** {whole[:1].upper()}{whole[1:]}.{most}"


def _most(answer: RegionAnswer) -> str:
    """The boards with the highest figures."""
    order = sorted(answer.figures.items(), key=lambda item: (-item[1], item[0]))
    named = [f"{escaped(code)} {figure(value)}" for code, value in order[:_MOST] if value]
    return f" {escaped(answer.question.heading)}, the most: {listed(named)}." if named else ""


def figure(value: float | None) -> str:
    """A figure as it is shown; a dash where there is none."""
    return _NONE if value is None else f"{value:g}"


def _matrix(region: Region) -> str:
    heads = ["Board", *(answer.question.heading for answer in region.answers)]
    rows = [
        [escaped(board.icb), *(figure(answer.figures.get(board.icb)) for answer in region.answers)]
        for board in region.boards
    ]
    lines = [heads, ["---", *("---:" for _ in region.answers)], *rows]
    named = "; ".join(f"{board.icb} is {board.name}" for board in region.boards if board.name != board.icb)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + (
        f"\n{escaped(named)}.\n" if named else ""
    )


def _not_counted(region: Region) -> str:
    lines = [
        f"- {escaped(answer.question.heading)}: {listed([f'{escaped(code)} ({escaped(lack)})' for code, lack in answer.left_out.items()])}.\n"
        for answer in region.answers
        if answer.left_out
    ]
    return f"\n## Not counted\n\n{''.join(lines)}" if lines else ""


def _notes(region: Region) -> str:
    dash = (
        f"{_NONE} in the table is what cannot be said: the export lacks it, or there is nothing to measure."
    )
    return "\n## To mind\n\n" + "".join(f"- {escaped(note)}\n" for note in (*region.notes, dash))


def questions_page(questions: Iterable[RegionQuestion]) -> str:
    """The questions in words and in SQL, as a part of a page."""
    parts = []
    for place, question in enumerate(questions, 1):
        uses = "; ".join(
            f"`{name}` ({listed([f'`{column}`' for column in columns])})"
            for name, columns in question.uses.items()
        )
        parts.append(
            f"### {place}. {question.asks}\n\n{question.about} In the matrix: *{question.heading}*. Reads {uses}.\n\n"
            f"```sql\n{question.sql};\n```\n"
        )
    return "\n".join(parts)
