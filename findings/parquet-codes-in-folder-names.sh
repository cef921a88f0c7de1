#!/usr/bin/env bash
# Believed: the value of a folder called `icb=CODE` is read as the same value by every reader of Parquet, and for each folder
#   alone.
# What happens: the readers guess a type from all the names together, each by rules of its own. `007` is 7 in polars and pyarrow
#   and '007' in DuckDB; `1E5` is 100000.0 in polars alone. Put a folder with letters beside it, and all say '007' again: the code
#   of one organisation hangs on which others have sent something, and a join on it loses rows that it found last month.
# Seen: duckdb 2.0.1, polars 2.1.0, pyarrow 26.0.1, Python 3.11.7, 30 November 2026:
#   007           duckdb ['007']          polars [7]              pyarrow [7]
#   1E5           duckdb ['1E5']          polars [100000.0]       pyarrow ['1E5']
#   007 and QX1   duckdb ['007', 'QX1']   polars ['007', 'QX1']   pyarrow ['007', 'QX1']
# So: never read a code from a folder's name; where one must, give the type (`hive_types`, `hive_schema`, a partitioning schema).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q duckdb==2.0.1 polars==2.1.0 pyarrow==26.0.1
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from pathlib import Path

import duckdb
import polars
import pyarrow
import pyarrow.dataset


def answers(*codes):
    root = "-".join(codes)
    for code in codes:
        Path(f"{root}/icb={code}").mkdir(parents=True)
        duckdb.execute(f"COPY (SELECT 12 AS score) TO '{root}/icb={code}/risk.parquet'")
    return [
        [row[0] for row in duckdb.execute(f"SELECT icb FROM '{root}/*/*.parquet' ORDER BY icb").fetchall()],
        sorted(polars.read_parquet(f"{root}/")["icb"].to_list()),
        sorted(pyarrow.dataset.dataset(root, partitioning="hive").to_table()["icb"].to_pylist()),
    ]


print("duckdb", duckdb.__version__, "polars", polars.__version__, "pyarrow", pyarrow.__version__)
seen = []
for codes in (("007",), ("1E5",), ("007", "QX1")):
    seen.append(answers(*codes))
    told = zip(("duckdb", "polars", "pyarrow"), seen[-1])
    print(" and ".join(codes).ljust(13), *(f"{name} {found}".ljust(23) for name, found in told))
both = ["007", "QX1"]
if seen != [[["007"], [7], [7]], [["1E5"], [100000.0], ["1E5"]], [both, both, both]]:
    sys.exit("changed: the types of the folders' names")
PY
