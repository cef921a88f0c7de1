#!/usr/bin/env bash
# Believed: 20260401, the short form of ISO 8601 in which the NHS's files of organisations write their days, is that day or is
#   refused; Python's own fromisoformat reads it.
# What happens: a pydantic field of type datetime reads the text as seconds since 1970: 23 August 1970, with a time zone and
#   without a word. With a time after it (20260401T090000) it is refused, and a field of type date refuses both. All days of
#   this century and the last land in August 1970, in their right order, so that sorting looks well.
# Seen: pydantic 2.14.4, Python 3.11.7, 30 November 2026:
#   20260401  datetime 1970-08-23 11:53:21+00:00  fromisoformat 2026-04-01 00:00:00
#   19740401  datetime 1970-08-17 11:26:41+00:00  fromisoformat 1974-04-01 00:00:00
# So: turn eight digits into a day before the model sees them, or make the model strict.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q pydantic==2.14.4
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from datetime import datetime

import pydantic

MOMENT = pydantic.TypeAdapter(datetime)
print("pydantic", pydantic.VERSION, sys.version.split()[0])
seen = []
for text in ("20260401", "19740401"):
    seen.append(str(MOMENT.validate_python(text)))
    print(text, " datetime", seen[-1], " fromisoformat", datetime.fromisoformat(text))
if seen != ["1970-08-23 11:53:21+00:00", "1970-08-17 11:26:41+00:00"]:
    sys.exit("changed: how a day of eight digits is read")
PY
