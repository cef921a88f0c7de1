#!/usr/bin/env bash
# Believed: `make_all_day` makes an event of the day on which it begins.
# What happens: ics turns the beginning into UTC first. Midnight in London in summer is eleven at night of the day before, and the
#   event stands on that day: a review due on 30 June is written for the 29th. In winter it is right, and so it is for a beginning
#   without a zone, so tests that run in winter, or with plain dates, do not see it.
# Seen: ics 0.7.3, Python 3.11.7, 30 November 2026:
#   2026-06-30 00:00 London  DTSTART;VALUE=DATE:20260629
#   2026-12-30 00:00 London  DTSTART;VALUE=DATE:20261230
#   2026-06-30 without zone  DTSTART;VALUE=DATE:20260630
# So: give whole days as days without a time or zone, and read back what was written.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q ics==0.7.3 tzdata==2026.6
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from datetime import datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

import ics

LONDON = ZoneInfo("Europe/London")
CASES = {
    "2026-06-30 00:00 London": datetime(2026, 6, 30, tzinfo=LONDON),
    "2026-12-30 00:00 London": datetime(2026, 12, 30, tzinfo=LONDON),
    "2026-06-30 without zone": datetime(2026, 6, 30),
}
print("ics", version("ics"), sys.version.split()[0])
seen = []
for name, begin in CASES.items():
    event = ics.Event(name="Review due", begin=begin)
    event.make_all_day()
    seen += [line for line in event.serialize().splitlines() if line.startswith("DTSTART")]
    print(name, "", seen[-1])
if [line.rpartition(":")[2] for line in seen] != ["20260629", "20261230", "20260630"]:
    sys.exit("changed: the day of an event that lasts the whole day")
PY
