#!/usr/bin/env bash
# Believed: a column with `required` in a Frictionless Table Schema has a value in every row; `missingValues` names further marks,
#   such as NA, that count as no value.
# What happens: `missingValues` does not add to the empty cell but takes its place. With ["NA"], an empty cell of a text column
#   is the text "", and valid though `required`; a number column refuses the empty cells that it took before, as of the wrong
#   type. The standard has it so, and a sheet that has NA in one column and empty cells in another is judged by it.
# Seen: frictionless 5.21.0, Python 3.11.7, 30 November 2026:
#   missingValues not given    empty cell: constraint-error  NA: valid
#   missingValues ['NA']       empty cell: valid             NA: constraint-error
#   missingValues ['', 'NA']   empty cell: constraint-error  NA: constraint-error
# So: always name the empty text among `missingValues`.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q frictionless==5.21.0
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

from frictionless import Resource, Schema

Path("risks.csv").write_text("id,owner\nR-1,\nR-2,NA\n")
FIELDS = [{"name": "id", "type": "string"}, {"name": "owner", "type": "string", "constraints": {"required": True}}]
print("frictionless", version("frictionless"), sys.version.split()[0])
seen = []
for missing in (None, ["NA"], ["", "NA"]):
    schema = {"fields": FIELDS} if missing is None else {"fields": FIELDS, "missingValues": missing}
    report = Resource(path="risks.csv", schema=Schema.from_descriptor(schema)).validate()
    wrong = dict(report.flatten(["rowNumber", "type"]))
    seen.append((wrong.get(2, "valid"), wrong.get(3, "valid")))
    print("missingValues", str(missing or "not given").ljust(12), f"empty cell: {seen[-1][0]:17} NA: {seen[-1][1]}")
no = "constraint-error"
if seen != [(no, "valid"), ("valid", no), (no, no)]:
    sys.exit("changed: what an empty cell is where missingValues is given")
PY
