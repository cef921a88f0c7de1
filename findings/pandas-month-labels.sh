#!/usr/bin/env bash
# Believed: a column `Apr-25`, `Jan-26`, which is how Excel shows months, becomes months of 2025 and 2026 when pandas is asked for
#   dates, or stays text, as a column does that is not all dates.
# What happens: `Apr-25` becomes 25 April of the year 1, and January 2026 comes before April 2025. Times of pandas 3 are no longer
#   counted in nanoseconds, so that the year 1 is a day like any other and nothing is raised. `May`, `1-2` (where somebody wrote
#   likelihood and consequence) and codes such as 007 become days of that year too.
# Seen: pandas 3.1.1, Python 3.11.7, 30 November 2026:
#   Apr-25, Jan-26   0001-04-25, 0001-01-26
#   May, June        0001-05-01, 0001-06-01
#   1-2, 3-4         0001-01-02, 0001-03-04
#   007, 008         0001-01-07, 0001-01-08
# So: give the format (`%b-%y`); where none can be given, refuse what lies before a year that can be.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q pandas==3.1.1
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import io
import sys
import warnings

import pandas

warnings.simplefilter("ignore")  # it only says that it found no one format, and says it of good dates too
print("pandas", pandas.__version__, sys.version.split()[0])
seen = []
for cells in (("Apr-25", "Jan-26"), ("May", "June"), ("1-2", "3-4"), ("007", "008")):
    text = "month,value\n" + "".join(f"{cell},1\n" for cell in cells)
    table = pandas.read_csv(io.StringIO(text), parse_dates=["month"])
    seen.append([str(day)[:10] for day in table["month"]])
    print(", ".join(cells).ljust(16), ", ".join(seen[-1]))
if seen != [
    ["0001-04-25", "0001-01-26"],
    ["0001-05-01", "0001-06-01"],
    ["0001-01-02", "0001-03-04"],
    ["0001-01-07", "0001-01-08"],
]:
    sys.exit("changed: what is made of a month without a year of four digits")
PY
