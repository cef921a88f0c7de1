"""What filling one template may cost at the most: the steps that it takes, and the signs that it puts together.

It is counted and not timed, so the same template ends at the same place on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from functools import wraps
from typing import Any, ClassVar

from jinja2 import TemplateError, nodes, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_STEPS = 5_000_000
"""So many entries are gone through, and so many macros called, for one paper."""
MOST_SIGNS = 200_000_000
"""So many signs are printed, joined and changed for one paper; each counts again where a macro hands on what another printed.

Of ten thousand records the longest paper takes 1,140,000 steps and 88,000,000 signs."""
_CALL = 5
"""So many steps a call costs."""
_ROOM = 50
"""So many signs more stand for the room that a printed value takes."""
CHARGED = "_charged"
"""The filter that counts what a template goes through; no template needs to name it."""


class Spent:
    """What was spent on filling one template."""

    def __init__(self) -> None:
        self.steps = 0
        self.signs = 0

    def step(self, many: int = 1) -> None:
        """Count some steps.

        Raises:
            TemplateError: where there were too many.
        """
        self.steps += many
        if self.steps > MOST_STEPS:
            raise TemplateError(
                f"it goes through more than {MOST_STEPS:,} entries, such as by loops in loops"
            )

    def say(self, many: int) -> None:
        """Count some signs.

        Raises:
            TemplateError: where there were too many.
        """
        self.signs += many
        if self.signs > MOST_SIGNS:
            raise TemplateError(f"it puts more than {MOST_SIGNS:,} signs together")

    def go_through(self, value: Any, said: int = 0) -> Any:
        """Count what stands in something that is about to be gone through; where that is not known before, as it is.

        Args:
            value: What is gone through.
            said: How many signs the template itself says on each entry.
        """
        if isinstance(value, str):
            self.say(len(value) * (1 + said))
        elif isinstance(value, Sized):
            self.step(len(value))
            self.say(len(value) * said)
        elif isinstance(value, Iterator):
            return self._counted(value, said)
        return value

    def printing(self, finalize: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """What makes a printed value ready, and counts it."""

        @wraps(finalize)
        def printed(value: Any) -> Any:
            said = finalize(value)
            self.say(_ROOM + len(said) if isinstance(said, str) else _ROOM)
            return said

        return printed

    def _counted(self, values: Iterable[Any], said: int) -> Iterator[Any]:
        for value in values:
            self.step()
            self.say(said)
            yield value


@pass_context
def charged(context: Context, value: Any, said: int = 0) -> Any:
    """What stands before it, counted; it asks for the context, so that nothing of it is worked out before a paper is made."""
    return context.environment.spent.go_through(value, said)  # type: ignore[attr-defined]  # our sandbox has it


def with_bounds(template: nodes.Template) -> nodes.Template:
    """A template in which all is counted that may be long: what loops and filters go through, what is joined and searched."""
    for loop in template.find_all(nodes.For):
        loop.iter = _charged(loop.iter, sum(len(text.data) for text in loop.find_all(nodes.TemplateData)))
    for filter_ in template.find_all(nodes.Filter):
        if filter_.name != CHARGED and filter_.node is not None:
            filter_.node = _charged(filter_.node)
    for part in template.find_all(nodes.Getitem):
        if isinstance(part.arg, nodes.Slice):
            part.node = _charged(part.node)
    for joined in template.find_all(nodes.Concat):
        joined.nodes = [_charged(one) for one in joined.nodes]  # each is counted before they become one
    return _with_comparisons(template)


def _with_comparisons(template: nodes.Template) -> nodes.Template:
    """A template in which it is counted what is searched, and what is compared that is no word of the template."""
    for compared in template.find_all(nodes.Operand):
        if compared.op in ("in", "notin"):
            compared.expr = _charged(compared.expr)
    for both in template.find_all(nodes.Compare):
        if not isinstance(both.expr, nodes.Const) and not isinstance(both.ops[0].expr, nodes.Const):
            both.expr = _charged(both.expr)
    return template


def _charged(node: Any, said: int = 0) -> nodes.Expr:
    if isinstance(node, nodes.Filter) and node.name == CHARGED:
        return node
    at = {"lineno": node.lineno, "environment": node.environment}
    return nodes.Filter(node, CHARGED, [nodes.Const(said, **at)] if said else [], [], None, None, **at)


_PADS = ("center", "expandtabs", "format", "format_map", "ljust", "rjust", "translate", "zfill")
_GREATEST, _HIGHEST_POWER = 10**12, 12


_LONGEST = 10_000
"""As long as a text or a list may become by being said again."""


def _length(left: Any, right: Any) -> int:
    """How long a text or a list becomes that is said so many times; nothing is too long where there is none."""
    for said, times in ((left, right), (right, left)):
        if isinstance(said, str | list | tuple) and isinstance(times, int):
            return len(said) * times
    return _LONGEST + 1


def _becomes(text: str, method: str, said: tuple[Any, ...]) -> int:
    """How many signs a method of a text goes through, or makes of it."""
    if method == "replace" and len(said) > 1 and all(isinstance(one, str) for one in said[:2]):
        return len(text) + text.count(said[0]) * len(said[1])
    if method == "join" and said and isinstance(said[0], Sized):
        return (len(text) + 1) * len(said[0])
    return len(text)


class BoundedSandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, made anew for each paper, which counts what is spent on it.

    It asks once for each type and name whether an attribute is safe, for that rests on these alone.
    """

    _asked: ClassVar[dict[tuple[type, str], bool]] = {}
    intercepted_binops = frozenset(["*", "**", "%", "+"])

    def __init__(self, *, finalize: Callable[[Any], Any], **settings: Any) -> None:
        self.spent = Spent()
        super().__init__(finalize=self.spent.printing(finalize), **settings)
        self.filters[CHARGED] = charged

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call a macro, or a loop again with what is below an entry, and count it."""
        self.spent.step(_CALL)
        if isinstance(obj, LoopContext) and args:
            args = (self.spent.go_through(args[0]), *args[1:])
        of, name = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        if isinstance(of, str):
            self.spent.say(_becomes(of, name, args))
        made = super().call(context, obj, *args, **kwargs)
        if isinstance(made, str):
            self.spent.say(len(made))
        return made

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with numbers as a paper has them; a text or a list that is made a thousand million times as long is no paper.

        Raises:
            TemplateError: where anything else is asked.
        """
        if operator == "+":
            if not isinstance(left, int | float):
                self.spent.go_through(left)
                self.spent.go_through(right)
            return super().call_binop(context, operator, left, right)
        numbers = all(isinstance(value, int | float) and abs(value) <= _GREATEST for value in (left, right))
        if operator == "*" and _length(left, right) <= _LONGEST:
            return super().call_binop(context, operator, left, right)
        if not numbers or (operator == "**" and right > _HIGHEST_POWER):
            raise TemplateError(f"`{operator}` is for numbers that are not too great")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read an attribute; as Jinja's own sandbox says, but for what pads a text to any length."""
        key = (type(obj), attr)
        if key not in self._asked:
            padded = isinstance(obj, str) and attr in _PADS
            self._asked[key] = not padded and super().is_safe_attribute(obj, attr, value)
        return self._asked[key]

    def wrap_str_format(
        self, value: Any
    ) -> None:  # Jinja would make one that is safe and may be of any width
        """No way to `format`: it is refused as what pads a text is."""

    def _generate(self, source: nodes.Template, *rest: Any, **how: Any) -> str:
        return super()._generate(with_bounds(source), *rest, **how)
