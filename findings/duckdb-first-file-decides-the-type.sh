#!/usr/bin/env bash
# Believed: many Parquet files read at once are refused, or widened, where a column is of whole numbers in one and of
#   fractions in another; pyarrow and polars refuse.
# What happens: DuckDB takes the types of the file that is first by its name and casts the others to them without a word: 12.6
#   is read as 13, and the text `yes` as true. The same files under other names give the right figure, so one more
#   organisation, or a new name, changes the figures of the others. With `union_by_name = true` the wider type is taken.
# Seen: duckdb 2.0.1, pyarrow 26.0.1, Python 3.11.7, 30 November 2026:
#   duckdb, whole numbers first:  [('R-1', 12, True), ('R-2', 13, True)]
#   duckdb, fractions first:      [('R-2', 12.6, 'yes'), ('R-1', 12.0, 'true')]
#   duckdb, union_by_name:        [('R-1', 12.0, 'true'), ('R-2', 12.6, 'yes')]
#   pyarrow:                      ArrowInvalid
# So: say `union_by_name = true` whatever the files are, or cast to a declared schema and compare what came out with what went in.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q duckdb==2.0.1 pyarrow==26.0.1
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from pathlib import Path

import duckdb
import pyarrow
import pyarrow.dataset

whole = "SELECT 'R-1' AS id, 12 AS rate, true AS closed"
parts = "SELECT 'R-2' AS id, 12.6::DOUBLE AS rate, 'yes' AS closed"


def written(folder, *queries):
    Path(folder).mkdir()
    for name, query in zip("ab", queries):
        duckdb.execute(f"COPY ({query}) TO '{folder}/{name}.parquet'")


def read(folder, more=""):
    return duckdb.execute(f"SELECT * FROM read_parquet('{folder}/*.parquet'{more})").fetchall()


written("whole", whole, parts)
written("parts", parts, whole)
try:
    other = str(pyarrow.dataset.dataset("whole").to_table().to_pylist())
except pyarrow.ArrowInvalid as error:
    other = type(error).__name__
first, last, union = read("whole"), read("parts"), read("whole", ", union_by_name = true")
print("duckdb", duckdb.__version__, "pyarrow", pyarrow.__version__)
print("duckdb, whole numbers first: ", first)
print("duckdb, fractions first:     ", last)
print("duckdb, union_by_name:       ", union)
print("pyarrow:                     ", other)
if first[1] != ("R-2", 13, True) or last[0] != ("R-2", 12.6, "yes") or union[1][1] != 12.6 or other != "ArrowInvalid":
    sys.exit("changed: the first file no longer decides")
PY
