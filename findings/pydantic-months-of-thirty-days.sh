#!/usr/bin/env bash
# Believed: a field of type timedelta refuses a span in months or years such as P3M, which is no number of days.
# What happens: pydantic takes a month for 30 days and a year for 365, without a word: "every three months" from 1 July is 29
#   September, and a yearly review comes a day early after each leap day. What it writes again is P90D, and P1Y for 365 days.
# Seen: pydantic 2.14.4, Python 3.11.7, 30 November 2026:
#   P3M  90 days  written again P90D  from 2026-07-01: 2026-09-29
#   P6M  180 days  written again P180D  from 2026-07-01: 2026-12-28
#   P1Y  365 days  written again P1Y  from 2027-07-01: 2028-06-30
# So: keep such a span as text or as a number and a unit, and add it to a day by the calendar.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q pydantic==2.14.4
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from datetime import date, timedelta

import pydantic

SPAN = pydantic.TypeAdapter(timedelta)
print("pydantic", pydantic.VERSION, sys.version.split()[0])
seen = []
for text, start in (("P3M", date(2026, 7, 1)), ("P6M", date(2026, 7, 1)), ("P1Y", date(2027, 7, 1))):
    span = SPAN.validate_python(text)
    seen.append((span.days, SPAN.dump_python(span, mode="json"), str(start + span)))
    print(text, f" {span.days} days  written again {seen[-1][1]}  from {start}: {seen[-1][2]}")
if seen != [(90, "P90D", "2026-09-29"), (180, "P180D", "2026-12-28"), (365, "P1Y", "2028-06-30")]:
    sys.exit("changed: how long a month is")
PY
