#!/usr/bin/env bash
# Believed: a row of a table that was deleted with "track changes" on is either read with its mark or not at all.
# What happens: the mark stands on the row, and python-docx and docx2python read the row as one that is there, where mammoth
#   leaves it out. Of words that were moved with tracking on, docx2python reads both places, python-docx neither, and mammoth
#   the new one.
# Seen: python-docx 1.2.0, mammoth 1.13.0, docx2python 3.7.1, Python 3.11.7, 30 November 2026:
#   python-docx  1.2.0   rows: R-1 R-2  moved word read: 0
#   mammoth      1.13.0  rows: R-1      moved word read: 1
#   docx2python  3.7.1   rows: R-1 R-2  moved word read: 2
# So: refuse a document with open changes, or look for `w:ins`, `w:del`, `w:moveFrom` and `w:moveTo` yourself, on rows as well.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q python-docx==1.2.0 mammoth==1.13.0 docx2python==3.7.1
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import re
import sys
from importlib.metadata import version

import docx
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python


def mark(kind, inside=""):
    who = f'w:id="{len(inside)}" w:author="A role" w:date="2026-11-30T09:00:00Z"'
    return parse_xml(f"<w:{kind} {nsdecls('w')} {who}>{inside}</w:{kind}>")


document = docx.Document()
table = document.add_table(rows=2, cols=2)
for row, name in zip(table.rows, ("R-1", "R-2")):
    row.cells[0].text = name
table.rows[1]._tr.get_or_add_trPr().append(mark("del"))
document.add_paragraph("from ")._p.append(mark("moveFrom", "<w:r><w:t>moved</w:t></w:r>"))
document.add_paragraph("to ")._p.append(mark("moveTo", "<w:r><w:t>moved</w:t></w:r>"))
document.save("paper.docx")
read = docx.Document("paper.docx")
cells = [cell.text for row in read.tables[0].rows for cell in row.cells]
with open("paper.docx", "rb") as file:
    raw = mammoth.extract_raw_text(file).value
with docx2python("paper.docx") as flat:
    texts = [" ".join(cells + [paragraph.text for paragraph in read.paragraphs]), raw, flat.text]
seen = [(" ".join(re.findall(r"R-\d", text)), text.count("moved")) for text in texts]
for name, (rows, moved) in zip(("python-docx", "mammoth", "docx2python"), seen):
    print(name.ljust(12), version(name).ljust(7), "rows:", rows.ljust(8), "moved word read:", moved)
if seen != [("R-1 R-2", 0), ("R-1", 1), ("R-1 R-2", 2)]:
    sys.exit("changed: what is read of tracked changes")
PY
