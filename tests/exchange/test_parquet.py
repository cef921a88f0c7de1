"""What a column of another board's Parquet file may be that was written by another program."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from qaif_cli.exchange.parquet import SideBySide
from qaif_cli.model.tabled import Basic, DataColumn, DataTable


@pytest.mark.parametrize(
    ("type_", "value", "whole"),
    [
        ("integer", "12.0::DOUBLE", True),
        ("integer", "12.6::DOUBLE", False),
        ("integer", "12.50::DECIMAL(9, 2)", False),
        ("integer", "'12'", True),
        ("integer", "'007'", False),
        ("integer", "'12.6'", False),
        ("integer", "NULL::VARCHAR", True),
        ("integer", "NULL", True),
        ("number", "5", True),
        ("number", "5.25::DECIMAL(9, 2)", True),
        ("number", "9007199254740993", False),
        ("boolean", "'true'", True),
        ("boolean", "'yes'", False),
        ("boolean", "3", False),
        ("date", "'2026-11-30'", True),
        ("date", "'30/11/2026'", False),
        ("date", "20261130", False),
        ("date", "TIMESTAMP '2026-11-30 00:00'", True),
        ("date", "TIMESTAMP '2026-11-30 23:30'", False),
        ("text", "7", False),
        ("text", "NULL::INTEGER", True),
    ],
)
def test_a_column_is_read_only_where_all_of_each_value_comes_back(
    tmp_path: Path, type_: Basic, value: str, whole: bool
) -> None:
    """DuckDB 2.0.1 casts 12.6 to 13 and `yes` to true: see findings/duckdb-first-file-decides-the-type.sh."""
    path = str(tmp_path / "risk.parquet")
    rows = f"SELECT 'QXX' AS icb, {value} AS said UNION ALL SELECT 'QXX', NULL"
    duckdb.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")
    columns = (DataColumn("icb", "text", "A board."), DataColumn("said", type_, "A value."))
    table = DataTable("risk", "A risk.", columns, ())
    lacking = SideBySide().lacking(path, table, ["icb", "said"])
    assert lacking == ([] if whole else ["said"])
