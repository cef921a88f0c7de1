#!/usr/bin/env bash
# Believed: in YAML 1.2 a plain `=` is a text, and what is marked `!!str` is one whatever it looks like; a loader gives a `str`.
# What happens: `trend: =`, as people write "unchanged", is refused by PyYAML and by the safe loader of ruamel.yaml, which still
#   have the value key of YAML 1.1. The round-trip loader takes it, and gives an object that is no `str` and equals none:
#   `== "="` is False while printing shows `=`. The same for `code: !!str 007`, which is how one says that a code is a text.
# Seen: ruamel.yaml 0.19.1, PyYAML 6.0.4, Python 3.11.7, 30 November 2026:
#   trend: =         PyYAML: ConstructorError  safe: ConstructorError  round trip: ('TaggedScalar', '=', False)
#   code: !!str 007  PyYAML: '007'  safe: '007'  round trip: ('TaggedScalar', '007', False)
# So: quote such a text in the file; when reading by round trip turn a TaggedScalar into its `value` first.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q ruamel.yaml==0.19.1 PyYAML==6.0.4
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import yaml
from ruamel.yaml import YAML

WAYS = {"PyYAML": yaml.safe_load, "safe": YAML(typ="safe", pure=True).load, "round trip": YAML(pure=True).load}


def told(load, text):
    try:
        value = next(iter(load(text).values()))
    except Exception as error:  # both libraries raise their own kind
        return type(error).__name__
    return repr(value) if isinstance(value, str) else (type(value).__name__, f"{value}", value == f"{value}")


print("ruamel.yaml", version("ruamel.yaml"), "PyYAML", yaml.__version__, sys.version.split()[0])
seen = [[told(load, text) for load in WAYS.values()] for text in ("trend: =", "code: !!str 007")]
for text, found in zip(("trend: =", "code: !!str 007"), seen):
    print(text.ljust(16), *(f"{name}: {what} " for name, what in zip(WAYS, found)))
if seen != [
    ["ConstructorError", "ConstructorError", ("TaggedScalar", "=", False)],
    ["'007'", "'007'", ("TaggedScalar", "007", False)],
]:
    sys.exit("changed: how a plain = or a text with its tag is read")
PY
