#!/usr/bin/env bash
# Believed: a control chart draws the points in the order in which they are given; a label that is no date is a label.
# What happens: controlchartspy sorts keys that it does not take for dates by the alphabet, before it works out moving ranges:
#   `Apr-25`, `Aug-25`, `Dec-25` and so on, which is how Excel shows months. A year that rises by one each month, with a mean
#   moving range of 1, gets one of 4.1 and limits four times as wide, and its trend is gone. Weeks `W4` to `W12` begin with W10.
# Seen: controlchartspy 0.1.3, Python 3.11.7, 30 November 2026:
#   order         Apr-25 Aug-25 Dec-25 Feb-26 Jan-26 Jul-25 Jun-25 Mar-26 May-25 Nov-25 Oct-25 Sep-25
#   by month      12.84 to 18.16
#   by alphabet   4.62 to 26.38
# So: give days (2025-04-01) as keys, and compare the order of what came out with what went in.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q controlchartspy==0.1.3
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import controlchartspy

NAMES = "Apr-25 May-25 Jun-25 Jul-25 Aug-25 Sep-25 Oct-25 Nov-25 Dec-25 Jan-26 Feb-26 Mar-26".split()
DAYS = [f"2025-{month:02}-01" for month in range(4, 13)] + [f"2026-{month:02}-01" for month in range(1, 4)]


def chart(keys):
    data = {"month": keys, "late": list(range(10, 22))}
    told = controlchartspy.spc(data, keys="month", numerators="late", return_objs=["limits"])
    return [row["date"] for row in told.limits], f"{told.limits[0]['ll99']:.2f} to {told.limits[0]['ul99']:.2f}"


order, by_name = chart(NAMES)
_, by_day = chart(DAYS)
print("controlchartspy", version("controlchartspy"), sys.version.split()[0])
print("order        ", *order)
print("by month     ", by_day)
print("by alphabet  ", by_name)
if order != sorted(NAMES) or (by_day, by_name) != ("12.84 to 18.16", "4.62 to 26.38"):
    sys.exit("changed: the order of months, or the limits")
PY
