#!/usr/bin/env bash
# Believed: the raw text of a document has all its words, each apart from the next.
# What happens: `mammoth.extract_raw_text` writes nothing for a line break inside a paragraph (Shift+Enter, which is how people
#   put several lines into one cell of a table), though it keeps tabs: the last word of a line and the first of the next are one
#   word. `convert_to_html` of the same library has the break. A search for either word finds nothing, and 12 above 3 is 123.
# Seen: mammoth 1.13.0, python-docx 1.2.0, Python 3.11.7, 30 November 2026:
#   raw text         'score 12target 3owner'
#   HTML             <p>score 12<br />target 3<br />owner</p>
# So: take the HTML and make text of it, with a line end for each `<br />`.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q mammoth==1.13.0 python-docx==1.2.0
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import docx
import mammoth

document = docx.Document()
document.add_paragraph("score 12\ntarget 3\nowner")  # python-docx makes line breaks of these
document.save("paper.docx")
with open("paper.docx", "rb") as file:
    raw = mammoth.extract_raw_text(file).value.strip()
with open("paper.docx", "rb") as file:
    html = mammoth.convert_to_html(file).value
print("mammoth", version("mammoth"), "python-docx", version("python-docx"), sys.version.split()[0])
print("raw text        ", repr(raw))
print("HTML            ", html)
if raw != "score 12target 3owner" or html.count("<br />") != 2:
    sys.exit("changed: line breaks in raw text")
PY
