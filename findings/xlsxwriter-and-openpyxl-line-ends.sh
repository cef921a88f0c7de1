#!/usr/bin/env bash
# Believed: a text that XlsxWriter writes into a cell is the text that openpyxl reads from it.
# What happens: of a text with the line ends of Windows, XlsxWriter writes the return as `_x000D_`, as the standard has it.
#   openpyxl does not undo that: each line of the text ends in seven signs more. calamine does undo it. A text in which
#   somebody really wrote `_x000D_` comes back whole from both, so a program that removes the signs cannot tell the two apart.
# Seen: xlsxwriter 3.3.1, openpyxl 3.1.5, python-calamine 0.9.1, Python 3.11.7, 30 November 2026:
#   written   'first\r\nsecond'
#   openpyxl  'first_x000D_\nsecond'
#   calamine  'first\r\nsecond'
#   written   'about _x000D_ itself'
#   openpyxl  'about _x000D_ itself'
#   calamine  'about _x000D_ itself'
# So: write line feeds alone, as Excel itself does, and read such files with a library that undoes `_xHHHH_`.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q xlsxwriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

TEXTS = ["first\r\nsecond", "about _x000D_ itself"]
with xlsxwriter.Workbook("book.xlsx") as book:
    sheet = book.add_worksheet()
    for row, text in enumerate(TEXTS):
        sheet.write_string(row, 0, text)
cells = openpyxl.load_workbook("book.xlsx").active["A"]
first = [cell.value for cell in cells]
second = [row[0] for row in CalamineWorkbook.from_path("book.xlsx").get_sheet_by_index(0).to_python()]
print("xlsxwriter", xlsxwriter.__version__, "openpyxl", openpyxl.__version__)
for written, one, other in zip(TEXTS, first, second):
    print(f"written   {written!r}\nopenpyxl  {one!r}\ncalamine  {other!r}")
if first != ["first_x000D_\nsecond", TEXTS[1]] or second != TEXTS:
    sys.exit("changed: how a return in a cell comes back")
PY
