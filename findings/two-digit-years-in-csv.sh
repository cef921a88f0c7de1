#!/usr/bin/env bash
# Believed: a reader of CSV that recognises dates reads 05/11/26, as British spreadsheets show it, as 5 November 2026, or
#   leaves it a text; a nought in front of the day is of no weight.
# What happens: DuckDB reads it as 26 November 2005, without a word: year-month-day of two digits each is tried first, and fits
#   every day of every month. Without the nought, 5/11/26, it is right. In JSON 05-11-26 goes the same way. polars, asked to
#   try dates, reads the year 26. Each column is a true date afterwards, sorts and subtracts.
# Seen: duckdb 2.0.1, polars 2.1.0, Python 3.11.7, 30 November 2026:
#   05/11/26  duckdb 2005-11-26  polars 0026-11-05
#   05-11-26  duckdb 2005-11-26  polars 0026-11-05
#   5/11/26   duckdb 2026-11-05  polars 0026-11-05
#   05-11-26  duckdb from JSON 2005-11-26
# So: say the format (`dateformat = '%d/%m/%y'`), or read such a column as text; refuse years that cannot be.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q duckdb==2.0.1 polars==2.1.0
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from pathlib import Path

import duckdb
import polars

print("duckdb", duckdb.__version__, "polars", polars.__version__, sys.version.split()[0])
seen = []
for day in ("05/11/26", "05-11-26", "5/11/26"):
    other = day.replace("11", "12")
    Path("days.csv").write_text(f"id,opened\nR-1,{day}\nR-2,{other}\n")
    first = duckdb.execute("SELECT opened FROM 'days.csv' ORDER BY id").fetchone()[0]
    second = polars.read_csv("days.csv", try_parse_dates=True)["opened"][0]
    seen += [str(first), str(second)]
    print(day.ljust(9), "duckdb", first, " polars", second)
Path("days.jsonl").write_text('{"id": "R-1", "opened": "05-11-26"}\n')
seen.append(str(duckdb.execute("SELECT opened FROM 'days.jsonl'").fetchone()[0]))
print("05-11-26  duckdb from JSON", seen[-1])
if seen != ["2005-11-26", "0026-11-05"] * 2 + ["2026-11-05", "0026-11-05", "2005-11-26"]:
    sys.exit("changed: how years of two digits are read")
PY
