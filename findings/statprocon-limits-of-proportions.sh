#!/usr/bin/env bash
# Believed: the limits of a control chart do not hang on the unit: a rate written as 0.0122 or as 1.22 per cent has the same
#   points outside them.
# What happens: statprocon rounds the mean and the mean moving range to three decimals before it works out the limits. For a
#   proportion near one per cent that leaves nothing: the mean range is 0.000, both limits are the mean, and eleven of twelve
#   quiet months are told as outside. The same months in per cent have none. No warning is given.
# Seen: statprocon 2.0.0, Python 3.11.7, 30 November 2026:
#   as proportions  mean 0.012    limits 0.012 to 0.012      outside: 11 of 12
#   in per cent     mean 1.222    limits 1.116 to 1.328      outside: 0 of 12
#   worked out      mean 1.2217   limits 1.1153 to 1.3281
# So: give such a library numbers of three figures or more before the point, and work one series out by hand beside it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q statprocon==2.0.0
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from statprocon import XmR

MONTHS = [0.0121, 0.0124, 0.0119, 0.0123, 0.0126, 0.0120, 0.0122, 0.0125, 0.0118, 0.0124, 0.0121, 0.0123]


def told(name, values):
    chart = XmR(counts=values)
    mean, low, high = (
        str(line[0])
        for line in (chart.x_central_line(), chart.lower_natural_process_limit(), chart.upper_natural_process_limit())
    )
    outside = sum(chart.rule_1_x_indices_beyond_limits())
    print(name.ljust(15), "mean", mean.ljust(8), f"limits {low} to {high}".ljust(26), f"outside: {outside} of {len(values)}")
    return low, high, outside


print("statprocon", version("statprocon"), sys.version.split()[0])
proportions = told("as proportions", MONTHS)
percent = told("in per cent", [round(100 * month, 2) for month in MONTHS])
mean = 100 * sum(MONTHS) / len(MONTHS)
spread = 266 * sum(abs(a - b) for a, b in zip(MONTHS, MONTHS[1:])) / (len(MONTHS) - 1)
print("worked out      mean", f"{mean:.4f}  ", f"limits {mean - spread:.4f} to {mean + spread:.4f}")
if proportions != ("0.012", "0.012", 11) or percent[2] != 0:
    sys.exit("changed: how the limits of proportions are worked out")
PY
