"""What a template is filled in: it has bounds, what it says itself is printed as any value is, and it is translated once."""

from __future__ import annotations

import json
from typing import Any, Protocol

from jinja2 import nodes
from jinja2.compiler import CodeGenerator

from qaif_cli.render.template_bounds import BoundedSandbox


class Translations(Protocol):
    """What keeps templates as they were translated into Python; whoever makes one sees to it that it can be believed."""

    def get(self, template: str) -> str | None:
        """The translation of a template, which is named by all that stands in it; None where none is kept."""

    def keep(self, template: str, translation: str) -> None:
        """Keep a translation."""


class _Translator(CodeGenerator):
    """Jinja's own, but for what a template says itself: it is printed as any other value is.

    Jinja 3.1 makes text of it and escapes it for HTML before it is finished, so that a `none` would be printed as None
    (`findings/jinja-finalize-of-constants.sh`).
    """

    def _output_child_to_const(self, node: Any, frame: Any, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class Sandbox(BoundedSandbox):
    """The sandbox with its bounds, which takes a template as it was translated before."""

    code_generator_class = _Translator
    translations: Translations | None = None

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
