#!/usr/bin/env bash
# Believed: an alternative text on a figure is for a screen reader one thing more; without one a PDF/UA is refused for a picture.
# What happens: with `alt` on a figure that holds a table, the tags of the table are gone: no rows, no header cells, one picture
#   with the alternative text, and its caption. Without `alt` the same figure has them all. Both compile as PDF/UA-1 and look
#   the same, so the PDF that was made more accessible is one of which a screen reader reads no cell.
# Seen: typst 0.15.2, pypdf 7.1.1, Python 3.11.7, 30 November 2026:
#   without alt Table 1 TR 2 TH 2 TD 2 Figure 0
#   with alt    Table 0 TR 0 TH 0 TD 0 Figure 1
# So: give `alt` to pictures only, and to a table a caption; count the tags of what was made.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q typst==0.15.2 pypdf==7.1.1
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import io
import sys
from collections import Counter
from importlib.metadata import version

import pypdf
import typst

PAGE = """#set document(title: "Risks")
#set text(lang: "en")
= Risks
#figure(table(columns: 2, table.header([ID], [Score]), [R-1], [12]), caption: [Open risks]{alt})
"""


def tags(alt):
    pdf = typst.compile(PAGE.replace("{alt}", alt).encode(), pdf_standards=["ua-1"])
    found = Counter()
    todo = [pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]]
    while todo:
        node = todo.pop().get_object()
        if isinstance(node, dict):
            found[str(node.get("/S"))] += 1
            todo.append(node.get("/K", pypdf.generic.NullObject()))
        elif isinstance(node, list):
            todo += node
    return [found[f"/{name}"] for name in ("Table", "TR", "TH", "TD", "Figure")]


print("typst", version("typst"), "pypdf", version("pypdf"), sys.version.split()[0])
without, given = tags(""), tags(', alt: "A table of risks"')
for name, counts in (("without alt", without), ("with alt   ", given)):
    print(name, *(f"{tag} {count}" for tag, count in zip(("Table", "TR", "TH", "TD", "Figure"), counts)))
if without != [1, 2, 2, 2, 0] or given != [0, 0, 0, 0, 1]:
    sys.exit("changed: what alt does to a table in a figure")
PY
