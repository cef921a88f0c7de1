"""`qaif due --mail`: what each role owes, as a draft with its sheets; nothing is sent, and nobody made up."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.support.desk import Desk

NAMES = [
    "due-director-of-quality-2026-06-15.eml",
    "due-quality-lead-2026-06-15.eml",
    "due-safety-lead-2026-06-15.eml",
]


def mails(desk: Desk, folder: Path, *options: str) -> dict[str, EmailMessage]:
    """The messages by the names of their files."""
    desk.does("due", "--within", "2m", "--mail", str(folder), *options)
    found = {}
    for path in sorted(folder.iterdir()):
        message = message_from_bytes(path.read_bytes(), policy=default)
        assert isinstance(message, EmailMessage)
        found[path.name] = message
    return found


def said(message: EmailMessage, kind: str = "plain") -> str:
    body = message.get_body((kind,))
    assert body is not None
    text: str = body.get_content()
    return text.replace("\r\n", "\n")


def test_each_role_has_one_with_what_it_owes_in_order(desk: Desk, tmp_path: Path) -> None:
    found = mails(desk, tmp_path / "mails")
    assert [*found] == NAMES
    message = found[NAMES[1]]
    assert message["Subject"] == "ILLUSTRATIVE: Quality Lead for Primary Care: 5 coming by 15 August 2026"
    text = said(message)
    assert text.startswith(
        "NHS Wendle Vale Integrated Care Board: what is owed by the Quality Lead for Primary Care"
    )
    rows = [line for line in text.splitlines() if line.startswith("- ")]
    assert [row[2:40].split(":")[0] for row in rows] == [
        "1 Jul 2026, in 16 days",
        "14 Jul 2026, in 29 days",
        "15 Jul 2026, in 30 days",
        "23 Jul 2026, in 38 days",
        "10 Aug 2026, in 56 days",
    ]
    assert rows[0].endswith(
        "R-0001: Review by its owner, score 16 (Test results are not acted on at Fernhill)"
    )
    page = said(message, "html")
    assert all(row.rpartition(" (")[2].rstrip(")") in page for row in rows)


def test_its_sheets_go_with_it_and_are_for_it_alone(desk: Desk, tmp_path: Path) -> None:
    found = mails(desk, tmp_path / "mails")
    names = {
        name: [str(part.get_filename()) for part in mail.iter_attachments()] for name, mail in found.items()
    }
    assert names == {
        NAMES[0]: [],
        NAMES[1]: ["sheet-review-quality-lead-2026-06-15.xlsx", "sheet-actions-quality-lead-2026-06-15.xlsx"],
        NAMES[2]: ["sheet-actions-safety-lead-2026-06-15.xlsx"],
    }
    (part,) = found[NAMES[2]].iter_attachments()
    assert isinstance(part, EmailMessage)
    cells = [
        str(cell.value)
        for sheet in load_workbook(BytesIO(part.get_content()))
        for row in sheet
        for cell in row
    ]
    assert any("Move to one inbox" in cell for cell in cells)
    assert not any("Read every result within two days" in cell for cell in cells)


def test_a_sheet_comes_back(desk: Desk, tmp_path: Path) -> None:
    (part,) = mails(desk, tmp_path / "mails")[NAMES[2]].iter_attachments()
    assert isinstance(part, EmailMessage)
    book = load_workbook(BytesIO(part.get_content()))
    sheet = book.worksheets[0]
    heads = {str(cell.value): cell for row in sheet for cell in row if cell.value}
    done = next(cell for words, cell in heads.items() if "on which it was done" in words)
    sheet.cell(done.row + 1, done.column).value = "2026-06-12"
    path = tmp_path / "back.xlsx"
    book.save(path)
    assert "1 action recorded" in desk.does("apply", str(path))


def test_an_address_is_one_that_the_authorities_name(desk: Desk, tmp_path: Path) -> None:
    (desk.records / "authorities.yaml").write_text(
        "schema: 1\nroles:\n  - { id: safety-lead, identities: [{ email: safety@icb.example }] }\n", "utf-8"
    )
    found = mails(desk, tmp_path / "mails")
    assert found[NAMES[2]]["To"] == "Head of Patient Safety <safety@icb.example>"
    assert [found[name]["To"] for name in NAMES[:2]] == ["", ""]


def test_the_same_records_give_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    for name in ("one", "two"):
        mails(desk, tmp_path / name)
    assert [path.read_bytes() for path in sorted((tmp_path / "one").iterdir())] == [
        path.read_bytes() for path in sorted((tmp_path / "two").iterdir())
    ]


def test_none_is_written_over(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "mails"
    folder.mkdir()
    (folder / NAMES[2]).write_text("mine", "utf-8")
    says = desk.refuses("due", "--within", "2m", "--mail", str(folder))
    assert f"`{folder / NAMES[2]}` is there already, and nothing was written." in says
    assert [path.name for path in folder.iterdir()] == [NAMES[2]]
    assert "would lie among the records" in desk.refuses("due", "--mail", str(desk.records / "mails"))


def test_only_one_role_and_who_owes_nothing(desk: Desk, tmp_path: Path) -> None:
    assert [*mails(desk, tmp_path / "one", "--owner", "safety-lead")] == [NAMES[2]]
    said = desk.does("due", "--owner", "secretary", "--mail", str(tmp_path / "none"))
    assert said == "No role owes anything by then: no message is written.\n"


def test_nobody_who_owes_and_a_role_that_nobody_holds_are_said(desk: Desk, tmp_path: Path) -> None:
    settings = desk.records / "framework.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace(
            "    title: Head of Patient Safety\n",
            "    title: Head of Patient Safety\n    vacant_since: 2026-06-01\n",
        ),
        "utf-8",
    )
    file = desk.records / "risks" / "R-0001.yaml"
    file.write_text(file.read_text("utf-8").replace("owner: quality-lead\n", "owner: unknown\n", 1), "utf-8")
    result = desk("due", "--within", "2m", "--mail", str(tmp_path / "mails"))
    assert result.code == 0
    assert "1 thing has no owner, and no message." in result.err
    assert "Nobody has held the role Head of Patient Safety since 1 June 2026." in result.err


def test_sheets_are_made_of_the_records_as_they_are(desk: Desk, tmp_path: Path) -> None:
    assert "Leave --at away." in desk.refuses("due", "--at", "HEAD", "--mail", str(tmp_path / "mails"))


def test_a_file_in_place_of_the_folder_is_said_to_be_one(desk: Desk, tmp_path: Path) -> None:
    there = tmp_path / "mail"
    there.write_text("Not a folder", "utf-8")
    for words in (
        ("due", "--within", "2m", "--mail"),
        ("export", "--csv"),
        ("extract", "--theme", "x", "--out"),
        ("report", "--bimonthly", "--out"),
    ):
        said = desk.refuses(*words, str(there))
        assert f"`{there}` cannot be written to: a file stands there, and no folder." in said, words
    assert there.read_text("utf-8") == "Not a folder"
