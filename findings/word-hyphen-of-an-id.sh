#!/usr/bin/env bash
# Believed: an ID such as R-0001 is found in a Word document by looking for it in the text that a library reads.
# What happens: who wants an ID on one line presses Ctrl+Shift+Hyphen, and Word stores an element in place of a letter. Three
#   readers make three IDs of it: python-docx a plain hyphen, mammoth the letter U+2011, docx2python none, so that R-0001 is
#   R0001. The three look alike or nearly so on a page, and a search, a link or a join by ID finds one of them.
# Seen: python-docx 1.2.0, mammoth 1.13.0, docx2python 3.7.1, Python 3.11.7, 30 November 2026:
#   python-docx  'R-0001'
#   mammoth      'R\u20110001'
#   docx2python  'R0001'
# So: fold U+2011 and its like into a hyphen before an ID is looked for, and try each reader on such a document first.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q python-docx==1.2.0 mammoth==1.13.0 docx2python==3.7.1
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import docx
import mammoth
from docx.oxml import OxmlElement
from docx2python import docx2python

document = docx.Document()
paragraph = document.add_paragraph("R")
paragraph.add_run()._r.append(OxmlElement("w:noBreakHyphen"))
paragraph.add_run("0001")
document.save("paper.docx")
with open("paper.docx", "rb") as file:
    raw = mammoth.extract_raw_text(file).value.strip()
with docx2python("paper.docx") as read:
    flat = read.text.strip()
seen = {"python-docx": docx.Document("paper.docx").paragraphs[0].text, "mammoth": raw, "docx2python": flat}
print(*(f"{name} {version(name)}" for name in seen))
for name, text in seen.items():
    print(name.ljust(12), ascii(text))
if list(seen.values()) != ["R-0001", "R\u20110001", "R0001"]:
    sys.exit("changed: how a hyphen that breaks no line is read")
PY
