#!/usr/bin/env bash
# Believed: `multipleOf: 0.1` in a JSON Schema says "one decimal at most", and validators agree on it.
# What happens: jsonschema (and so check-jsonschema) divides as the machine does, and refuses 0.3, 0.6, 0.7, 1.2 and so on: 348 of
#   the 1,001 figures from 0.0 to 100.0, with "0.3 is not a multiple of 0.1". jsonschema-rs and fastjsonschema take all 1,001.
#   So a file of percentages is right where it was made and refused in another's pipeline, by one and the same schema.
# Seen: jsonschema 4.26.0, jsonschema-rs 0.61.2, fastjsonschema 2.22.3, Python 3.11.7, 30 November 2026:
#   jsonschema      refuses 348 of 1001 0.3 0.6 0.7
#   jsonschema-rs   refuses 0 of 1001
#   fastjsonschema  refuses 0 of 1001
# So: never say `multipleOf` with a fraction; give whole tenths, or a pattern on text.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q jsonschema==4.26.0 jsonschema-rs==0.61.2 fastjsonschema==2.22.3
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import fastjsonschema
import jsonschema
import jsonschema_rs

SCHEMA = {"$schema": "http://json-schema.org/draft-07/schema#", "multipleOf": 0.1}
compiled = fastjsonschema.compile(SCHEMA)


def fast(value):
    try:
        compiled(value)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


WAYS = {
    "jsonschema": jsonschema.Draft7Validator(SCHEMA).is_valid,
    "jsonschema-rs": jsonschema_rs.validator_for(SCHEMA).is_valid,
    "fastjsonschema": fast,
}
print(*(f"{name} {version(name)}" for name in WAYS))
figures = [tenths / 10 for tenths in range(1001)]
counts = []
for name, valid in WAYS.items():
    refused = [figure for figure in figures if not valid(figure)]
    counts.append(len(refused))
    print(name.ljust(15), "refuses", len(refused), "of", len(figures), *refused[:3])
if counts != [348, 0, 0]:
    sys.exit("changed: which figures are multiples of 0.1")
PY
