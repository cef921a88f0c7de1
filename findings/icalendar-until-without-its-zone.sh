#!/usr/bin/env bash
# Believed: icalendar, given the last moment of a repeated event in London time, writes it in UTC, as RFC 5545 wants it where
#   the start has a zone.
# What happens: it writes the local time with neither zone nor Z, and says nothing. dateutil refuses that rule for a start with a
#   zone; recurring-ical-events reads it in the zone of the start. Given the same moment in UTC, it writes the Z and all agree.
# Seen: icalendar 7.3.2, python-dateutil 2.9.0.post0, recurring-ical-events 3.8.2, Python 3.11.7, 30 November 2026:
#   until in London  FREQ=WEEKLY;UNTIL=20260615T090000   dateutil: ValueError  recurring-ical-events: 3
#   until in UTC     FREQ=WEEKLY;UNTIL=20260615T080000Z  dateutil: 3           recurring-ical-events: 3
# So: turn `until` into UTC before it is given, or use a count.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q icalendar==7.3.2 python-dateutil==2.9.0.post0 recurring-ical-events==3.8.2 tzdata==2026.6
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from datetime import date, datetime, timezone
from importlib.metadata import version
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr

LONDON = ZoneInfo("Europe/London")
START, LAST = (datetime(2026, 6, day, 9, tzinfo=LONDON) for day in (1, 15))
print(*(f"{name} {version(name)}" for name in ("icalendar", "python-dateutil", "recurring-ical-events")))
seen = []
for name, until in (("London", LAST), ("UTC", LAST.astimezone(timezone.utc))):
    event = icalendar.Event()
    event.add("uid", "1@example.org")
    event.add("dtstart", START)
    event.add("rrule", {"freq": "weekly", "until": until})
    rule = event["rrule"].to_ical().decode()
    try:
        one = len(list(rrulestr(rule, dtstart=START)))
    except ValueError as error:
        one = type(error).__name__
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    other = len(recurring_ical_events.of(calendar).between(date(2026, 6, 1), date(2026, 12, 31)))
    seen.append((rule, one, other))
    print(f"until in {name}".ljust(16), rule.ljust(35), f"dateutil: {one}".ljust(21), f"recurring-ical-events: {other}")
if seen != [
    ("FREQ=WEEKLY;UNTIL=20260615T090000", "ValueError", 3),
    ("FREQ=WEEKLY;UNTIL=20260615T080000Z", 3, 3),
]:
    sys.exit("changed: how the end of a repeated event is written or read")
PY
