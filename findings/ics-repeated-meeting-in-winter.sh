#!/usr/bin/env bash
# Believed: a calendar that is read and written again with nothing changed has its meetings at the same times.
# What happens: ics writes the start of a meeting in UTC and keeps its rule. Nine o'clock in London each month becomes 08:00
#   UTC each month, which is eight o'clock from the end of October. It also writes `CALSCALE:GEORGIAN` where the calendar named
#   none, as most do; recurring-ical-events then refuses the calendar as one that is not Gregorian.
# Seen: ics 0.7.3, icalendar 7.3.2, recurring-ical-events 3.8.2, Python 3.11.7, 30 November 2026:
#   as it was      30 Sep 09:00, 30 Oct 09:00, 30 Nov 09:00
#   written again  InvalidCalendar: Only Gregorian calendars are supported.
#   and mended     30 Sep 09:00, 30 Oct 08:00, 30 Nov 08:00
# So: do not pass calendars of others through it; where it must be, put the zone and the line back.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q ics==0.7.3 icalendar==7.3.2 recurring-ical-events==3.8.2 tzdata==2026.6
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
import warnings
from datetime import date
from importlib.metadata import version
from zoneinfo import ZoneInfo

import ics
import icalendar
import recurring_ical_events

LINES = """BEGIN:VCALENDAR|VERSION:2.0|PRODID:-//example.org//meetings//EN|BEGIN:VEVENT|UID:1@example.org|DTSTAMP:20260601T120000Z
DTSTART;TZID=Europe/London:20260930T090000|DTEND;TZID=Europe/London:20260930T100000|SUMMARY:Committee
RRULE:FREQ=MONTHLY;COUNT=3|END:VEVENT|END:VCALENDAR|"""
calendar = LINES.replace("\n", "|").replace("|", "\r\n")


def times(text):
    try:
        found = recurring_ical_events.of(icalendar.Calendar.from_ical(text))
    except ValueError as error:
        return f"{type(error).__name__}: {error}"
    events = found.between(date(2026, 1, 1), date(2027, 12, 31))
    return ", ".join(f"{event.start.astimezone(ZoneInfo('Europe/London')):%d %b %H:%M}" for event in events)


warnings.simplefilter("ignore")
again = ics.Calendar(calendar).serialize()
print(*(f"{name} {version(name)}" for name in ("ics", "icalendar", "recurring-ical-events")))
seen = [times(text) for text in (calendar, again, again.replace("GEORGIAN", "GREGORIAN"))]
for name, told in zip(("as it was", "written again", "and mended"), seen):
    print(name.ljust(14), told)
hours = [[part[-5:] for part in seen[place].split(", ")] for place in (0, 2)]
if "Only Gregorian" not in seen[1] or hours != [["09:00"] * 3, ["09:00", "08:00", "08:00"]]:
    sys.exit("changed: the hours of a meeting that was read and written")
PY
