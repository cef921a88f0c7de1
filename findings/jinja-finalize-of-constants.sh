#!/usr/bin/env bash
# Believed: Jinja's `finalize` is given what an expression says, and what it gives is escaped after: so `None` becomes what the
#   house wants said where nothing is known, a number gets its commas, a text is escaped for another language than HTML.
# What happens: with autoescape on, that is so for what comes from outside. What a template says itself, `{{ none }}`, `{{ 1200 }}`,
#   `{{ "a<b" }}` and all that can be worked out of such while it is compiled, is made text and escaped for HTML first, and
#   `finalize` sees only that: a check for None, a number or a text passes it by. Whether the optimiser is on makes no difference.
#   With autoescape off, both are given as they are.
# Seen: Jinja2 3.1.6, MarkupSafe 3.0.3, Python 3.11.7, 1 December 2026:
#   autoescape on    said by the template: None 1200 a&lt;b   handed in: nothing 1,200 A&lt;B
#   autoescape off   said by the template: nothing 1,200 A<B   handed in: nothing 1,200 A<B
# So: do not count on `finalize` for what stands in a template; or let no constant be worked out beforehand, by a code generator
#   of one's own whose `_output_child_to_const` takes plain text of the template alone.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q jinja2==3.1.6 markupsafe==3.0.3
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from jinja2 import Environment

print("Jinja2", version("jinja2"), "MarkupSafe", version("markupsafe"), sys.version.split()[0])


def finish(value):
    if value is None:
        return "nothing"
    if type(value) is int:
        return f"{value:,}"
    return value.upper() if type(value) is str else value


seen = []
for escaping in (True, False):
    for optimised in (True, False):
        environment = Environment(autoescape=escaping, finalize=finish, optimized=optimised)
        said = environment.from_string('{{ none }} {{ 1200 }} {{ "a<b" }}').render()
        given = environment.from_string("{{ a }} {{ b }} {{ c }}").render(a=None, b=1200, c="a<b")
        seen.append((said, given))
    print("autoescape", "on " if escaping else "off", " said by the template:", said, "  handed in:", given)
with_escaping, without = ("None 1200 a&lt;b", "nothing 1,200 A&lt;B"), ("nothing 1,200 A<B", "nothing 1,200 A<B")
if seen != [with_escaping, with_escaping, without, without]:
    sys.exit("changed: what finalize is given of what a template says itself")
PY
