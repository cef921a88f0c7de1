"""What a template may do: what Jinja's sandbox lets it, nothing without end, and what it says itself is printed as any value is."""

from __future__ import annotations

import json
from typing import Any, ClassVar, Protocol

from jinja2 import TemplateError, nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment


class Translations(Protocol):
    """What keeps templates as they were translated into Python; whoever makes one sees to it that it can be believed."""

    def get(self, template: str) -> str | None:
        """The translation of a template, which is named by all that stands in it; None where none is kept."""

    def keep(self, template: str, translation: str) -> None:
        """Keep a translation."""


_PADS = ("center", "expandtabs", "ljust", "rjust", "zfill")
_GREATEST, _HIGHEST_POWER = 10**12, 12


_LONGEST = 10_000
"""As long as a text or a list may become by being said again."""


def _length(left: Any, right: Any) -> int:
    """How long a text or a list becomes that is said so many times; nothing is too long where there is none."""
    for said, times in ((left, right), (right, left)):
        if isinstance(said, str | list | tuple) and isinstance(times, int):
            return len(said) * times
    return _LONGEST + 1


class _Translator(CodeGenerator):
    """Jinja's own, but for what a template says itself: it is printed as any other value is.

    Jinja 3.1 makes text of it and escapes it for HTML before it is finished, so that a `none` would be printed as None
    (`findings/jinja-finalize-of-constants.sh`).
    """

    def _output_child_to_const(self, node: Any, frame: Any, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which asks once for each type and name: whether an attribute is safe rests on these alone."""

    _asked: ClassVar[dict[tuple[type, str], bool]] = {}
    code_generator_class = _Translator
    translations: Translations | None = None
    intercepted_binops = frozenset(["*", "**", "%"])

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with numbers as a paper has them; a text or a list that is made a thousand million times as long is no paper.

        Raises:
            TemplateError: where anything else is asked.
        """
        numbers = all(isinstance(value, int | float) and abs(value) <= _GREATEST for value in (left, right))
        if operator == "*" and _length(left, right) <= _LONGEST:
            return super().call_binop(context, operator, left, right)
        if not numbers or (operator == "**" and right > _HIGHEST_POWER):
            raise TemplateError(f"`{operator}` is for numbers that are not too great")
        return super().call_binop(context, operator, left, right)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *_: Any, **how: Any) -> Any:
        """Translate a template into Python, or take the translation that is kept of the very same."""
        if self.translations is None or how.get("raw"):
            return super().compile(source, name, filename, **how)
        template = json.dumps([getattr(self.finalize, "__name__", ""), name, source])
        text = self.translations.get(template)
        if text is None:
            text = super().compile(source, name, filename, raw=True)
            self.translations.keep(template, text)
        return self._compile(text, filename or "<template>")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read an attribute; as Jinja's own sandbox says, but for what pads a text to any length."""
        key = (type(obj), attr)
        if key not in self._asked:
            padded = isinstance(obj, str) and attr in _PADS
            self._asked[key] = not padded and super().is_safe_attribute(obj, attr, value)
        return self._asked[key]
