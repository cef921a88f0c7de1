"""All access to Jinja: sandboxed, strict, without a clock and without globals.

Whatever a template prints is escaped for Markdown unless a macro or a filter here has made it: a value
from a record is text, and nothing in a record is ever evaluated. A template of a picture (`*.svg.j2`) or of a
web page (`*.html.j2`) escapes for XML instead, and has none of the filters that make Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from qaif_cli.errors import QaifError
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.words import as_given, cut, listed
from qaif_cli.render import template_bounds, words, xml
from qaif_cli.render.indicator_words import indicator_words
from qaif_cli.render.inequality_words import gap_short, gap_words
from qaif_cli.render.markdown import escaped
from qaif_cli.render.outcome_words import outcome_words
from qaif_cli.render.sandbox import Sandbox, Translations
from qaif_cli.render.template_bounds import CHARGED
from qaif_cli.render.unknown_words import by_unknown

_OURS = str(Path(__file__).parents[1])
MARKED_UP = (".svg.j2", ".html.j2")


class _Compiled(BytecodeCache):
    """Templates as they were compiled, so that each is compiled only once; one that was edited is compiled anew.

    What a template says of constants is worked out when it is compiled, so nothing in it may depend on the
    records: the filters that name them ask for the context, which keeps them out.
    """

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


_PAPERS, _PICTURES = _Compiled(), _Compiled()


@dataclass(frozen=True)
class Templates:
    """Where templates are looked for.

    Attributes:
        folders: Folders, the first that has a template wins.
        held: Templates by name that come before all folders, as a commit had them.
        translations: What keeps their translations from one run to the next; None where nothing does.
    """

    folders: Sequence[Path]
    held: Mapping[str, str] = field(default_factory=dict)
    translations: Translations | None = None

    def loader(self) -> ChoiceLoader:
        """What Jinja asks for a template."""
        folders = [str(folder) for folder in self.folders]
        return ChoiceLoader([FunctionLoader(self._held), FileSystemLoader(folders)])

    def _held(self, name: str) -> tuple[str, str, None] | None:
        return (self.held[name], f"templates/{name}", None) if name in self.held else None


def render(
    template: str,
    templates: Templates,
    names: Mapping[str, Callable[[str], str]],
    values: Mapping[str, Any],
) -> str:
    """Fill a template.

    Args:
        template: Its file name.
        templates: Where templates are looked for.
        names: For each filter such as `role` or `body`, what turns an ID into its name.
        values: What the template may see.

    Raises:
        QaifError: where the template is missing or cannot be filled; it names the file and the line.
    """
    environment = _environment(templates, names, drawn=template.endswith(MARKED_UP))
    try:
        return _tidy(environment.get_template(template).render(**values))
    except TemplateNotFound as error:
        raise QaifError(
            f"There is no template `{error.name}`.",
            f"Templates are looked for in {listed([str(folder) for folder in templates.folders], 'or')}.",
        ) from None
    except (OSError, UnicodeDecodeError) as error:  # the system does not give a template, or it is not text
        raise QaifError(
            f"A template of `{template}` cannot be read: {error}.",
            "Put it right, or take it out of `templates/`.",
        ) from None
    except (TemplateError, *_WRONG) as error:
        if not isinstance(error, TemplateError) and not _of_the_template(error):
            raise
        place = _where(error, template)
        name = re.split(r"[/\\]", place)[-1].partition(":")[0]
        raise QaifError(
            f"The template {place} cannot be filled: {error}.",
            f"Compare it with the one that qaif ships: `qaif template {name}`.",
        ) from error


_WRONG = (ArithmeticError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError, ValueError)
"""What Python makes of an expression of a template that cannot be worked out, such as a division by nothing."""


def _of_the_template(error: Exception) -> bool:
    """Whether something went wrong in what a template says, and not in what this program made for it."""
    here, step = False, error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        if code.co_filename.endswith(".j2") or code is render.__code__:
            here = True
        elif code.co_filename == template_bounds.__file__:
            pass  # it stands between a template and what it asks for
        elif code.co_filename.startswith(_OURS):
            here = False
        step = step.tb_next
    return here


def ready(text: str) -> Markup:
    """Text that is markup already, for a template or a part of this room has made it: a drawing, the parts of a paper."""
    return Markup(text)  # noqa: S704  # it was escaped where it was made


def _environment(templates: Templates, names: Mapping[str, Callable[[str], str]], *, drawn: bool) -> Sandbox:
    """What a template is filled in: without a clock, without globals, and with our own filters."""
    environment = Sandbox(
        loader=templates.loader(),
        bytecode_cache=_PICTURES if drawn else _PAPERS,
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_drawn if drawn else _finished,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.translations = templates.translations
    environment.globals.clear()
    environment.filters = _kept(environment.filters)
    if not drawn:
        environment.filters |= {
            **_FILTERS,
            **{name: _named(look_up) for name, look_up in names.items()},
            "names_of": _names_of(names),
        }
    return environment


def _where(error: Exception, template: str) -> str:
    """The file and line of a template at which it went wrong."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or template}:{error.lineno}"
    place, step = template, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename.endswith(".j2"):
            place = f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}"
        step = step.tb_next
    return place


_KEPT = (
    "batch", "default", "first", "groupby", "last", "length", "list", "map", "reject", "rejectattr", "select", "selectattr", "sort",
    "sum", "unique", CHARGED,
)  # fmt: skip


def _kept(filters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: filters[name] for name in _KEPT}


def _finished(value: Any) -> Markup:
    """What a printed value becomes; nothing is printed by accident."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return Markup(escaped(value))  # noqa: S704  # this is the escaping
    if isinstance(value, bool) or value is None:
        raise TemplateError(f"the template would print {value!r}, which says nothing to a reader")
    if isinstance(value, date):
        return Markup(words.day(value))  # noqa: S704  # digits and the name of a month
    if isinstance(value, int):
        return Markup(f"{value:,}")  # noqa: S704  # digits
    return value  # type: ignore[no-any-return]  # Jinja's own undefined raises when it is printed


def _drawn(value: Any) -> Markup:
    """What a value printed into a picture or a web page becomes."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return Markup(xml.escaped(value))  # noqa: S704  # this is the escaping
    if isinstance(value, int) and not isinstance(value, bool):
        return Markup(str(value))  # noqa: S704  # digits
    if isinstance(value, StrictUndefined):
        return value  # type: ignore[return-value]  # it raises when it is printed
    raise TemplateError(f"the template would print {value!r}, which is neither text nor a whole number")


def _named(look_up: Callable[[str], str]) -> Callable[[Context, Any], Markup]:
    @pass_context
    def named(_: Context, value: Any, longest: int = 0) -> Markup:
        name = look_up(str(value))
        return Markup(escaped(cut(name, longest) if longest else name))  # noqa: S704  # escaped here

    return named


def _names_of(names: Mapping[str, Callable[[str], str]]) -> Callable[..., Markup]:
    """`a, b and c`, each by its name; `a; b; c` where a name has a comma or an *and* itself; of many `a; b; c and 38 more`."""

    @pass_context
    def in_a_row(_: Context, values: Iterable[str], name: str, most: int = 0) -> Markup:
        said = [Markup(escaped(names[name](value))) for value in values]  # noqa: S704  # escaped here
        most = most or len(said)
        joined = any(joint in one for one in said for joint in (",", " and "))
        plain = len(said) <= most and not joined
        return Markup(listed(said)) if plain else _short_list(said, most)  # noqa: S704  # each is escaped

    return in_a_row


def _shortened(text: str, longest: int) -> str:
    """The beginning of what somebody wrote, where it is too long; before anything else is made of it.

    Raises:
        TemplateError: where it was escaped already, for half a sign of Markdown may be left of it.
    """
    if isinstance(text, Markup):
        raise TemplateError("`shortened` stands before the filters that make words of a text")
    return cut(text, longest)


def _joined(items: Iterable[Any], between: str = ", ") -> Markup:
    return Markup(between.join(str(_finished(item)) for item in items))  # noqa: S704  # each is escaped


def _short_list(items: Sequence[Any], most: int) -> Markup:
    shown = _joined(items[:most], "; ")
    return shown if len(items) <= most else Markup(f"{shown} and {len(items) - most} more")  # noqa: S704  # escaped before


def _changed(change: Callable[[str], str]) -> Callable[[Any], Markup]:
    """A filter that changes text after it has been escaped."""

    def changed(value: Any) -> Markup:
        return Markup(change(str(_finished(value))))  # noqa: S704  # escaped before

    return changed


def _count(items: Any, word: str) -> Markup:
    return Markup(words.number_of(items if isinstance(items, int) else len(list(items)), word))  # noqa: S704  # a number and a template's word


_FILTERS: dict[str, Callable[..., Any]] = {
    "shortened": _shortened,
    "joined": _joined,
    "short_list": _short_list,
    "count_of": _count,
    "Count_of": lambda items, word: Markup(words.capital(_count(items, word))),  # noqa: S704  # escaped before
    "sentence": _changed(words.sentence),
    "capital": _changed(words.capital),
    "lower_first": _changed(lambda text: text[:1].lower() + text[1:]),
    "without_stop": _changed(lambda text: text.rstrip(".")),
    "inline": _changed(lambda text: " ".join(text.split())),
    "plain": lambda text: str(text).replace("`", "").replace("_", " "),
    "by_unknown": by_unknown,
    "hashes": lambda depth: Markup("#" * depth),  # noqa: S704  # a heading
    "shortfall": lambda text: "not known" if text == UNKNOWN else str(text).replace("-", " "),
    "indicator_words": indicator_words,
    "figure": lambda fact: as_given(fact.value),
    "gap_short": gap_short,
    "gap_words": gap_words,
    "outcome_words": outcome_words,
    "plural": _changed(words.plural),
    "month": lambda day: Markup(words.month(day)),  # noqa: S704  # the name of a month
}


def _tidy(text: str) -> str:
    """Templates may leave blank lines where nothing was to be said: never two in a row, and one line end at the end."""
    lines: list[str] = []
    for line in text.splitlines():
        kept = line.rstrip()
        if kept or (lines and lines[-1]):
            lines.append(kept)
    return "\n".join(lines).strip("\n") + "\n"
