"""A register with intelligence that a test plants: three real signals, and three innocent clusters from one source."""

from __future__ import annotations

from pathlib import Path

SOURCES = """\
  - { id: pals, name: Patient advice and liaison (PALS), family: complaints, voice: true, citation: §4.4, mark: V }
  - { id: lfpse-theme, name: LFPSE theme, family: incidents, citation: §3.5, mark: V }
  - { id: cqc, name: Care Quality Commission, family: regulator, citation: §3.2, mark: V }
  - { id: healthwatch, name: Healthwatch, family: healthwatch, voice: true, citation: our own, mark: P }
  - { id: staff-survey, name: Staff survey, family: staff, citation: our own, mark: P }
  - { id: media, name: Media, family: media, citation: our own, mark: P }
"""
THEMES = """\
  - { id: culture, name: Culture and speaking up, citation: our own list, mark: P }
  - { id: deterioration, name: Recognising deterioration, citation: our own list, mark: P }
  - { id: staffing, name: Staffing and skills, citation: our own list, mark: P }
"""
THRESHOLDS = """\
  early_warning_answered: { value: 14, unit: days, citation: our own, mark: P }
  concern_news: { value: 3, unit: months, citation: our own, mark: P }
"""
TRIANGULATION = """
triangulation:
  window_days: 90
  least_sources: 2
  weights:
    independent_source: 3
    hard_and_soft: 2
    early_warning: 2
    high_risk: 2
    level: 2
    special_cause: 3
    off_track: 1
  citation: our own
  mark: P
"""
AREAS = {
    "acute": "Acute care",
    "care-sector": "Care sector",
    "community": "Community care",
    "maternity": "Maternity",
}
PROVIDERS = {
    "ashby-house": ("Ashby House", "care-sector"),
    "dale-hospital": ("Dale Hospital", "maternity"),
    "kestrel-hospital": ("Kestrel Hospital", "acute"),
    "lark-clinic": ("Lark Clinic", "community"),
    "millbrook-house": ("Millbrook House", "care-sector"),
}
PROVIDER = """\
id: {}
title: {}
owner: quality-lead
type: other
ods_code: null
cqc:
  not_required: Made up for a test
areas: [{}]
contract_holder: Wendle Vale ICB
"""
# The real signals, each with the day, the source, the nature, the provider, the area, the theme and a word.
REAL = (
    ("2026-05-20", "insight-visit", "soft", "fernhill-practice", "primary-care", "records", ""),
    ("2026-04-02", "staff-survey", "soft", "kestrel-hospital", "acute", "culture", ""),
    ("2026-05-10", "incident", "hard", "kestrel-hospital", "acute", "culture", "early_warning: true"),
    ("2026-05-11", "media", "soft", "kestrel-hospital", "acute", "culture", ""),
    ("2026-04-20", "healthwatch", "soft", "millbrook-house", "care-sector", "staffing", ""),
    ("2026-06-01", "cqc", "hard", "ashby-house", "care-sector", "staffing", ""),
)
INNOCENT = (
    *(
        (f"2026-05-{day:02}", "complaint", "soft", "oakrise-practice", "primary-care", "access", "")
        for day in range(1, 7)
    ),
    *(
        (f"2026-05-{day:02}", source, "soft", "lark-clinic", "community", "access", "")
        for day, source in ((3, "pals"), (9, "complaint"), (15, "pals"), (21, "complaint"))
    ),
    *(
        (f"2026-04-{day:02}", source, nature, "dale-hospital", "maternity", "deterioration", "")
        for day, source, nature in (
            (3, "lfpse-theme", "soft"),
            (8, "lfpse-theme", "soft"),
            (13, "lfpse-theme", "hard"),
            (18, "incident", "hard"),
            (23, "incident", "hard"),
        )
    ),
)


def prepare(records: Path) -> None:
    """Give a copy of the base register the sources, themes, areas and providers that the situations need."""
    path = records / "framework.yaml"
    text = path.read_text("utf-8")
    for heading, more in (("sources:\n", SOURCES), ("themes:\n", THEMES), ("thresholds:\n", THRESHOLDS)):
        assert text.count(f"\n{heading}") == 1
        text = text.replace(f"\n{heading}", f"\n{heading}{more}")
    path.write_text(text + TRIANGULATION, "utf-8")
    area = (records / "areas" / "safety.yaml").read_text("utf-8")
    for id_, title in AREAS.items():
        text = area.replace("id: safety", f"id: {id_}").replace("title: Safety", f"title: {title}")
        (records / "areas" / f"{id_}.yaml").write_text(text, "utf-8")
    for id_, (title, where) in PROVIDERS.items():
        (records / "providers" / f"{id_}.yaml").write_text(PROVIDER.format(id_, title, where), "utf-8")


def plant(records: Path, items: tuple[tuple[str, ...], ...] = (*REAL, *INNOCENT), *, first: int = 2) -> None:
    """Write pieces of intelligence into a register that was prepared, in place of those planted before.

    They are numbered from `first` on; the base register's own I-0001 stays.
    """
    for path in (records / "intelligence" / "2026").iterdir():
        if path.name != "I-0001.yaml":
            path.unlink()
    for number, item in enumerate(items, first):
        day, source, nature, provider, area, theme, more = item
        text = f"""\
id: I-{number:04}
title: {source} of {day}
owner: director-of-quality
date: {day}
source_type: {source}
nature: {nature}
providers: [{provider}]
areas: [{area}]
themes: [{theme}]
{more}
summary: Made up for a test
"""
        path = records / "intelligence" / "2026" / f"I-{number:04}.yaml"
        path.write_text(text.replace("\n\n", "\n"), "utf-8")
