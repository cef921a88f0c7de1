#!/usr/bin/env bash
# Believed: a column that stands in a Parquet file has the value that the file says; a folder called `icb=CODE` only adds
#   a column where the file has none, or is refused where the two differ.
# What happens: where the folder says A and the file in it says B, there are three answers to "whose rows are these?". DuckDB, and
#   pyarrow's dataset, take the folder and never show what the file says. polars takes the folder where the path is the root, and
#   the file where the path is a pattern. pyarrow's read_table refuses. So a folder that was copied and renamed gives one
#   organisation's figures to another, without a word.
# Seen: duckdb 2.0.1, polars 2.1.0, pyarrow 26.0.1, Python 3.11.7, 30 November 2026:
#   duckdb, a pattern    A
#   polars, a pattern    B
#   polars, the root     A
#   pyarrow.dataset      A
#   pyarrow.read_table   ArrowTypeError
# So: keep the code inside the file, read with hive partitioning off by name, and compare it with the folder yourself.
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
import pyarrow.dataset
import pyarrow.parquet

Path("root/icb=A").mkdir(parents=True)
duckdb.execute("COPY (SELECT 'B' AS icb, 12 AS score) TO 'root/icb=A/risk.parquet'")
pattern = "root/*/*.parquet"
ways = {
    "duckdb, a pattern": lambda: duckdb.execute(f"SELECT icb FROM '{pattern}'").fetchone()[0],
    "polars, a pattern": lambda: polars.read_parquet(pattern)["icb"][0],
    "polars, the root": lambda: polars.read_parquet("root/")["icb"][0],
    "pyarrow.dataset": lambda: pyarrow.dataset.dataset("root", partitioning="hive").to_table()["icb"][0].as_py(),
    "pyarrow.read_table": lambda: pyarrow.parquet.read_table("root")["icb"][0].as_py(),
}
print("duckdb", duckdb.__version__, "polars", polars.__version__, "pyarrow", pyarrow.__version__)
answers = []
for name, way in ways.items():
    try:
        answers.append(way())
    except TypeError as error:
        answers.append(type(error).__name__)
    print(name.ljust(20), answers[-1])
if answers != ["A", "B", "A", "A", "ArrowTypeError"]:
    sys.exit("changed: who wins, the folder or the file")
PY
