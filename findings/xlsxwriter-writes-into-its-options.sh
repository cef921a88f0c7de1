#!/usr/bin/env bash
# Believed: a workbook made twice of the same calls with the same options is the same to the byte, where `created` is set;
#   options that are given to `xlsxwriter.Workbook` are read and stay as they are.
# What happens: XlsxWriter writes into the mapping given as `default_format_properties`: theme and scheme of the font that it
#   works out for that workbook. Kept as a constant of the program, it is another one for the second workbook of the process:
#   its styles say `<scheme val="minor"/>` beside Arial, so that Excel may show the font of the theme in place of Arial, and
#   the bytes differ. In a new process the first is always right, so no test that makes one workbook sees it.
# Seen: XlsxWriter 3.3.1, Python 3.11.7, 30 November 2026:
#   given  ['font_name', 'font_size'] -> left as ['font_name', 'font_size', 'theme_font_name']
#   first  scheme: no  second scheme: yes
#   the same bytes with one mapping: False, with a new mapping each time: True
# So: give each workbook a mapping of its own.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q xlsxwriter==3.3.1
"$dir/venv/bin/python" - <<'PY'
import io
import sys
import zipfile
from datetime import datetime

import xlsxwriter

FONT = {"font_name": "Arial", "font_size": 10}


def made(font):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_format_properties": font})
    book.set_properties({"created": datetime(2026, 11, 30)})
    book.add_worksheet().write_string(0, 0, "text")
    book.close()
    return out.getvalue()


def scheme(data):
    styles = zipfile.ZipFile(io.BytesIO(data)).read("xl/styles.xml").decode()
    return "yes" if "<scheme" in styles else "no"


before = list(FONT)
first = made(FONT)
after = list(FONT)
second = made(FONT)
apart = made({"font_name": "Arial", "font_size": 10}) == made({"font_name": "Arial", "font_size": 10})
print("xlsxwriter", xlsxwriter.__version__, sys.version.split()[0])
print("given ", before, "-> left as", after)
print("first  scheme:", scheme(first), " second scheme:", scheme(second))
print("the same bytes with one mapping:", first == second, " with a new mapping each time:", apart)
if after == before or first == second or not apart:
    sys.exit("changed: the options are left as they were")
PY
