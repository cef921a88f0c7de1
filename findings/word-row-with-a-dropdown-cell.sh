#!/usr/bin/env bash
# Believed: a row of a Word table has as many cells as its header, whatever is in them, and what is in a dropdown is read as text.
# What happens: a cell with a dropdown or a date picker around it (a content control) stands one level deeper in the file.
#   python-docx does not see it: the row is one cell short, and all to its right move to the left, so that the consequence
#   stands under the likelihood. docx2python makes three tables of the one. mammoth reads the row whole.
# Seen: python-docx 1.2.0, mammoth 1.13.0, docx2python 3.7.1, Python 3.11.7, 30 November 2026:
#   python-docx  1.2.0   ['R-1', '4', 'a role']
#   mammoth      1.13.0  ['R-1', '3', '4', 'a role']
#   docx2python  3.7.1   3 tables
# So: walk the cells of the XML below `w:sdt` too, and refuse a row whose cells do not fill the grid of its table.
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
from docx.oxml.ns import nsdecls, qn
from docx2python import docx2python

document = docx.Document()
table = document.add_table(rows=1, cols=4)
for cell, text in zip(table.rows[0].cells, ("R-1", "3", "4", "a role")):
    cell.text = text
likelihood = table.rows[0]._tr.tc_lst[1]
control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent/></w:sdt>")
likelihood.addprevious(control)
control.find(qn("w:sdtContent")).append(likelihood)
document.save("register.docx")
plain = [cell.text for cell in docx.Document("register.docx").tables[0].rows[0].cells]
with open("register.docx", "rb") as file:
    whole = re.findall(r"<td><p>(.*?)</p></td>", mammoth.convert_to_html(file).value)
with docx2python("register.docx") as read:
    tables = [part for part in read.body if any(any(any(text) for text in row) for row in part)]
for name, found in (("python-docx", plain), ("mammoth", whole), ("docx2python", f"{len(tables)} tables")):
    print(name.ljust(12), version(name).ljust(7), found)
if (plain, whole, len(tables)) != (["R-1", "4", "a role"], ["R-1", "3", "4", "a role"], 3):
    sys.exit("changed: how a row with a content control around a cell is read")
PY
