"""Two branches that are each right, and a merge that would be wrong: said before it is made."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.store.git import merged
from tests.support.repository import BASE, Repository, found, repository

Edits = list[dict[str, Any]]

TITLE = "title: Care out of hours in the Vale"
CONCERN = (BASE / "concerns" / "Q-0002.yaml").read_text(encoding="utf-8")
RISK = (BASE / "risks" / "R-0002.yaml").read_text(encoding="utf-8")
PATHWAY = "  type: pathway\n  name: Care out of hours\n"
NEW_PATHWAY = "  type: pathway\n  name: Wound care at home\n"
REVIEW = "  - {{ date: 2026-06-{day}, by: quality-lead, consequence: 3, likelihood: 3{note} }}\n"
LAST = "  - { date: 2026-05-12, by: quality-lead, consequence: 3, likelihood: 3 }\n"
WHO = (Path(__file__).parent / "authorities.yaml").read_text(encoding="utf-8")
UP = (
    "  - { date: 2026-06-11, level: enhanced, authorised_by: quality-committee, why: Shifts were not filled,"
    " recurrent: true, risk_profile: Two risks at 12, accountability: Several providers answer to the ICB }\n"
    "improvement_plan:\n"
)


def two_branches(folder: Path, here: Edits, there: Edits, before: Edits | None = None) -> Repository:
    """A repository whose HEAD, `work`, holds one change and whose branch `other` holds another."""
    made = repository(folder, before)
    made.git("switch", "--quiet", "--create", "other", "main")
    made.commit("there", by="director@icb.example", edits=there)
    made.git("switch", "--quiet", "work")
    made.commit("here", by="secretary@icb.example", edits=here)
    return made


def another(text: str, old: str, new: str, **words: str) -> str:
    for find, put in {old: new, **words}.items():
        assert find in text
        text = text.replace(find, put)
    return text


OWN_WORDS = {
    "Shifts were not filled": "Nobody came at night",
    "Money for a shared rota": "A bank of nurses",
    "Every shift filled": "A nurse each night",
}
ELSEWHERE = {"[oakrise-practice]": "[fernhill-practice]"}
WRONG: dict[str, tuple[Edits, Edits, Edits, tuple[str, str, str]]] = {
    "a link to a record that the other took out": (
        [],
        [{"file": "risks/R-0002.yaml", "find": "[oakrise-practice]", "put": "[oakrise-practice, elm-house]"}],
        [{"file": "providers/elm-house.yaml", "remove": True}],
        ("LNK001", "records/risks/R-0002.yaml", "there is no provider `elm-house`"),
    ),
    "two concerns on one subject": (
        [],
        [
            {
                "file": "concerns/Q-0003.yaml",
                "write": another(CONCERN, "id: Q-0002", "id: Q-0003", **{PATHWAY: NEW_PATHWAY}),
            }
        ],
        [
            {
                "file": "concerns/Q-0004.yaml",
                "write": another(
                    CONCERN,
                    "id: Q-0002",
                    "id: Q-0004",
                    **{PATHWAY: NEW_PATHWAY, TITLE: "title: Nights"},
                    **OWN_WORDS,
                ),
            }
        ],
        ("CON010", "records/concerns/Q-0004.yaml", "is open and about the same subject"),
    ),
    "an authority that the other took away": (
        [{"file": "authorities.yaml", "write": WHO}],
        [{"file": "concerns/Q-0002.yaml", "find": "improvement_plan:\n", "put": UP}],
        [{"file": "authorities.yaml", "find": "      - { email: secretary@icb.example }\n", "put": ""}],
        ("CHG013", "records/concerns/Q-0002.yaml", "is by secretary@icb.example, who does not act for"),
    ),
    "the same new ID": (
        [],
        [
            {
                "file": "risks/R-0004.yaml",
                "write": another(RISK, "id: R-0002\ntitle: No", "id: R-0004\ntitle: Little", **ELSEWHERE),
            }
        ],
        [
            {
                "file": "risks/R-0004.yaml",
                "write": another(RISK, "id: R-0002\ntitle: No", "id: R-0004\ntitle: Hardly any", **ELSEWHERE),
            }
        ],
        ("FIL003", "records/risks/R-0004.yaml", "R-0004 is a new record on both sides: “Little cover"),
    ),
    "two reviews of one risk": (
        [],
        [{"file": "risks/R-0002.yaml", "find": LAST, "put": LAST + REVIEW.format(day="09", note="")}],
        [
            {
                "file": "risks/R-0002.yaml",
                "find": LAST,
                "put": LAST + REVIEW.format(day="11", note=", note: Seen"),
            }
        ],
        ("FIL003", "records/risks/R-0002.yaml", "`reviews` got a new entry here and a new entry there"),
    ),
    "one field, two values": (
        [],
        [
            {
                "file": "risks/R-0002.yaml",
                "find": "effect: wounds heal late",
                "put": "effect: wounds do not heal",
            }
        ],
        [{"file": "risks/R-0002.yaml", "find": "effect: wounds heal late", "put": "effect: harm"}],
        ("FIL003", "records/risks/R-0002.yaml", "`effect` is “wounds do not heal” here and “harm” there"),
    ),
}
ELM = {
    "file": "providers/elm-house.yaml",
    "write": another(
        (BASE / "providers" / "oakrise-practice.yaml").read_text(encoding="utf-8"),
        "id: oakrise-practice",
        "id: elm-house",
    ),
}
STONE = {
    "file": "retired/elm-house.yaml",
    "write": "id: elm-house\nreason: Never opened\nby: quality-lead\ndate: 2026-06-12\n",
}


@pytest.mark.parametrize("name", WRONG)
def test_what_a_merge_would_bring_is_said(name: str, tmp_path: Path) -> None:
    before, here, there, (code, path, says) = WRONG[name]
    if "elm-house" in str(there):
        before, there = [*before, ELM], [*there, STONE]
    made = two_branches(tmp_path, here, there, before)
    assert not {item["code"] for item in found(made, base="main")}, "each branch alone is right"
    held = snapshot(made)
    findings = found(made, merged="other")
    assert [(item["code"], item["path"]) for item in findings] == [(code, path)], findings
    assert findings[0]["message"].startswith("merged with `other`, ")
    assert says in findings[0]["message"], findings[0]["message"]
    assert findings[0]["line"] >= 1
    assert found(made, branches=True) == findings
    assert snapshot(made) == held, "nothing is written to the repository"


def snapshot(made: Repository) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in made.root.rglob("*") if path.is_file()}


def test_a_merge_that_is_right_brings_nothing(tmp_path: Path) -> None:
    made = two_branches(
        tmp_path,
        [{"file": "risks/R-0002.yaml", "find": "effect: wounds heal late", "put": "effect: harm"}],
        [{"file": "risks/R-0003.yaml", "find": "cause: the fridge", "put": "cause: the one fridge"}],
    )
    assert found(made, merged="other") == []


def test_what_is_on_disk_is_merged_committed_or_not(tmp_path: Path) -> None:
    _, here, there, (code, path, _) = WRONG["the same new ID"]
    made = two_branches(tmp_path, [], there)
    made.edit(here[0])
    assert [(item["code"], item["path"]) for item in found(made, merged="other")] == [(code, path)]


def test_a_git_that_is_too_old_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = two_branches(tmp_path, [], [])
    monkeypatch.setattr(merged, "_OLDEST", (99, 0))
    with pytest.raises(QaifError, match="or later is needed; this is git version"):
        found(made, merged="other")


def test_without_a_common_commit(tmp_path: Path) -> None:
    made = repository(tmp_path)
    made.git("switch", "--quiet", "--orphan", "strange")
    made.git("commit", "--quiet", "--allow-empty", "--message=new")
    made.git("switch", "--quiet", "work")
    with pytest.raises(QaifError, match="have no commit in common"):
        found(made, base="strange")


def test_only_what_the_change_itself_did_is_judged(tmp_path: Path) -> None:
    """What main got since the branch left it is not missing from the branch."""
    made = repository(tmp_path)
    made.git("switch", "--quiet", "main")
    made.commit(
        "a new risk", edits=[{"file": "risks/R-0004.yaml", "write": RISK.replace("R-0002", "R-0004")}]
    )
    made.git("switch", "--quiet", "work")
    assert found(made, base="main") == []


def test_what_a_merge_commit_slips_in_is_judged(tmp_path: Path) -> None:
    made = repository(tmp_path, [{"file": "authorities.yaml", "write": WHO}])
    made.git("switch", "--quiet", "--create", "side", "main")
    made.commit(
        "side",
        by="secretary@icb.example",
        edits=[{"file": "risks/R-0003.yaml", "find": "old", "put": "worn"}],
    )
    made.git("switch", "--quiet", "work")
    made.commit("work", edits=[{"file": "risks/R-0002.yaml", "find": "late\n", "put": "too late\n"}])
    made.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    made.edit({"file": "concerns/Q-0002.yaml", "find": "improvement_plan:\n", "put": UP})
    made.commit("merge")
    assert [item["code"] for item in found(made, base="main")] == ["CHG013"]


SIGNED = WHO.replace("schema: 1\n", "schema: 1\nrequire_signed: true\n")


@pytest.mark.parametrize(
    ("signer", "named", "codes"),
    [
        ("secretary", "secretary", []),
        ("", "secretary", ["CHG013"]),  # the right address, and no signature
        ("intern", "secretary", ["CHG013"]),  # the right address, and somebody else's key
        ("secretary", "", ["CHG013"]),  # a good signature by a key that the file does not name
    ],
)
def test_a_signature_is_asked_for(tmp_path: Path, signer: str, named: str, codes: list[str]) -> None:
    prints = {who: key(tmp_path, who) for who in ("secretary", "intern")}
    keys = f', keys: ["{prints[named]}"]' if named else ""
    named_in = SIGNED.replace("secretary@icb.example }", f"secretary@icb.example{keys} }}")
    made = repository(tmp_path, [{"file": "authorities.yaml", "write": named_in}])
    made.git("config", "--global", "gpg.format", "ssh")
    made.git("config", "--global", "gpg.ssh.allowedSignersFile", str(tmp_path / "signers"))
    if signer:
        made.git("config", "--global", "user.signingKey", str(tmp_path / signer))
    edits = [{"file": "concerns/Q-0002.yaml", "find": "improvement_plan:\n", "put": UP}]
    made.commit("up", by="secretary@icb.example", edits=edits, signed=bool(signer))
    assert [item["code"] for item in found(made, base="main")] == codes


def key(folder: Path, who: str) -> str:
    """A new key of somebody, known to git; its fingerprint."""
    path = folder / who
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", who, "-f", path], check=True)
    public = path.with_suffix(".pub").read_text(encoding="utf-8")
    with (folder / "signers").open("a", encoding="utf-8") as signers:
        signers.write(f"{who}@icb.example {public}")
    told = subprocess.run(["ssh-keygen", "-l", "-f", path], check=True, capture_output=True, text=True)
    return told.stdout.split()[1]
