#!/usr/bin/env bash
# Believed: openpyxl warns of what it will not keep, and a formula that it reads and writes again is the same formula.
# What happens: a formula that spills (`=SORT(A2:A5)`) is marked on its cell and in a part of the workbook of its own. openpyxl
#   writes the formula without the mark and the part, and without a warning: it is then an array formula of the old kind, which
#   fills the one cell that it stands in. The values are gone too, so a program that reads the file next finds none.
# Seen: xlsxwriter 3.3.1, openpyxl 3.1.5, Python 3.11.7, 30 November 2026:
#   before  marked: True  part: True  value 'R-1'
#   after   marked: False  part: False  value None
#   warnings: 0
# So: do not write into a workbook that others made; make a new one, or change the parts of the archive alone.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q xlsxwriter==3.3.1 openpyxl==3.1.5
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
import warnings
import zipfile

import openpyxl
import xlsxwriter


def told(path):
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    value = openpyxl.load_workbook(path, data_only=True).active["C1"].value
    return ' cm="' in sheet, "xl/metadata.xml" in names, value


with xlsxwriter.Workbook("before.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_column("A2", ["R-3", "R-1", "R-2", "R-4"])
    sheet.write_dynamic_array_formula("C1", "=SORT(A2:A5)", None, "R-1")
with warnings.catch_warnings(record=True) as heard:
    warnings.simplefilter("always")
    openpyxl.load_workbook("before.xlsx").save("after.xlsx")
before, after = told("before.xlsx"), told("after.xlsx")
print("xlsxwriter", xlsxwriter.__version__, "openpyxl", openpyxl.__version__)
for name, (marked, part, value) in (("before", before), ("after ", after)):
    print(f"{name}  marked: {marked}  part: {part}  value {value!r}")
print("warnings:", len(heard))
if (before, after, len(heard)) != ((True, True, "R-1"), (False, False, None), 0):
    sys.exit("changed: what openpyxl keeps of a formula that spills")
PY
