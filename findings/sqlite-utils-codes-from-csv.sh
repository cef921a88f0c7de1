#!/usr/bin/env bash
# Believed: `sqlite-utils insert FILE --csv` stores what the file says, as text, as it did in all releases before 4.
# What happens: since release 4 it looks at each column and gives it a type. Codes of digits lose their noughts; one such as
#   1E5 is a number with an exponent, so that 007 in the same column is 7.0. A column without any value is INTEGER. Scripts of
#   release 3 run on and store other codes; those that asked for types with `--detect-types` stop, for it is refused now.
# Seen: sqlite-utils 4.2.1 and 3.39, Python 3.11.7, 30 November 2026:
#   4.2.1  [('R-1', 7.0, None, 12), ('R-2', 100000.0, None, 9)]
#   3.39   [('R-1', '007', '', '12'), ('R-2', '1E5', '', '9')]
# So: say `--no-detect-types`, or `--type code text`, and count the codes that came out.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q sqlite-utils==4.2.1
"$dir/venv/bin/pip" install -q --target "$dir/old" sqlite-utils==3.39
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

Path("risks.csv").write_text("id,code,closed,score\nR-1,007,,12\nR-2,1E5,,9\n")


def inserted(name, more):
    command = [sys.executable, "-m", "sqlite_utils", "insert", f"{name}.db", "risks", "risks.csv", "--csv"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **more})
    rows = sqlite3.connect(f"{name}.db").execute("SELECT id, code, closed, score FROM risks ORDER BY id").fetchall()
    print(name.ljust(6), rows)
    return rows


new = inserted("4.2.1", {})
old = inserted("3.39", {"PYTHONPATH": "old"})
if new != [("R-1", 7.0, None, 12), ("R-2", 100000.0, None, 9)] or old != [("R-1", "007", "", "12"), ("R-2", "1E5", "", "9")]:
    sys.exit("changed: what becomes of codes in a CSV file")
PY
