#!/usr/bin/env bash
# Believed: `date_diff` of DuckDB counts the borders of its unit between two days, as its list of functions says: Sunday to Monday
#   is one week, as the last of November to the first of December is one month.
# What happens: for weeks it counts whole spans of seven days from the first of the two, as `date_sub` does; for months, quarters,
#   years and ISO years it counts borders. `date_trunc` and `week` of the same program do have one between Sunday and Monday. So
#   "in which week of the plan is this?" is right for a plan that began on a Monday, and is one short on some days for any other.
# Seen: duckdb 2.0.1 (and 1.4.4), Python 3.11.7, 30 November 2026:
#   from Sunday 29 November to Monday 30 November 2026
#   weeks of the calendar 48 and 49; date_diff in weeks 0; by Mondays 1
#   from 30 November to 1 December, in months 1; from 31 December to 1 January, in years 1
#   from Sunday 29 November to Saturday 5 December, in weeks 0; to Sunday 6 December 1
# So: for weeks of the calendar subtract the Mondays: `date_diff('day', date_trunc('week', a), date_trunc('week', b)) // 7`.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q duckdb==2.0.1
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys

import duckdb


def told(query):
    return duckdb.execute(f"SELECT {query}").fetchone()


def between(unit, first, last):
    return told(f"date_diff('{unit}', DATE '{first}', DATE '{last}')")[0]


weeks = told("week(DATE '2026-11-29'), week(DATE '2026-11-30')")
week = between("week", "2026-11-29", "2026-11-30")
month, year = between("month", "2026-11-30", "2026-12-01"), between("year", "2026-12-31", "2027-01-01")
saturday, sunday = between("week", "2026-11-29", "2026-12-05"), between("week", "2026-11-29", "2026-12-06")
mondays = told(
    "date_diff('day', date_trunc('week', DATE '2026-11-29'), date_trunc('week', DATE '2026-11-30')) // 7"
)[0]
print("duckdb", duckdb.__version__, sys.version.split()[0])
print("from Sunday 29 November to Monday 30 November 2026")
print(f"weeks of the calendar {weeks[0]} and {weeks[1]}; date_diff in weeks {week}; by Mondays {mondays}")
print(f"from 30 November to 1 December, in months {month}; from 31 December to 1 January, in years {year}")
print(f"from Sunday 29 November to Saturday 5 December, in weeks {saturday}; to Sunday 6 December {sunday}")
if (weeks, week, month, year, saturday, sunday, mondays) != ((48, 49), 0, 1, 1, 0, 1, 1):
    sys.exit("changed: how weeks are counted")
PY
