"""The questions that a regional team asks, each in words and in SQL.

Each reads only the columns that it names, so that it can be said of a board whose export is older what it cannot be
asked. What is worked out for the day (`now_…`) is worked out by each board's own settings.
"""

from __future__ import annotations

from qaif_cli.model.region import RegionQuestion

_COUNT = "SELECT icb, count(*) FROM answer GROUP BY icb"
_SHARED = "SELECT icb, count(*) FROM (SELECT unnest(boards) AS icb FROM answer) GROUP BY icb"
_LEVELS = ("id", "order")
_LATE = """\
SELECT count(*) || ' late, the longest by ' || max(days_late) || if(max(days_late) = 1, ' day', ' days')
FROM answer
HAVING count(*) > 0"""

QUESTIONS: tuple[RegionQuestion, ...] = (
    RegionQuestion(
        "levels",
        "How many services does each board hold at each level?",
        "Open concerns about a service, by the level of the day (§4.4). The figure counts those above the lowest level.",
        "Services above routine",
        {"concern": ("now_status", "now_level", "subject_type"), "framework_levels": _LEVELS},
        """\
SELECT c.icb, c.now_level AS level, max(l."order") AS place, count(*) AS services
FROM concern c
LEFT JOIN framework_levels l ON l.icb = c.icb AND l.id = c.now_level
WHERE c.now_status = 'open' AND c.subject_type = 'service'
GROUP BY c.icb, c.now_level
ORDER BY c.icb, place, level""",
        "SELECT icb, sum(services) FROM answer WHERE place > 1 GROUP BY icb",
        """\
SELECT string_agg(level || ' ' || services, ', ' ORDER BY place, level)
FROM (SELECT level, max(place) AS place, sum(services) AS services FROM answer GROUP BY level)""",
    ),
    RegionQuestion(
        "overdue-reviews",
        "Which risks of 15 or above are overdue for their review, and by how many days?",
        "Open risks that score 15 or more, whose review by the board's own interval is late (§4.4).",
        "15+ overdue",
        {"risk": ("id", "title", "now_status", "now_score", "now_review_due", "now_days_late")},
        """\
SELECT icb, id, title, now_score AS score, now_review_due AS due, now_days_late AS days_late
FROM risk
WHERE now_status = 'open' AND now_score >= 15 AND now_days_late > 0
ORDER BY days_late DESC, icb, id""",
        _COUNT,
        """\
SELECT count(*) || ' overdue, the longest by ' || max(days_late) || if(max(days_late) = 1, ' day', ' days')
FROM answer
HAVING count(*) > 0""",
    ),
    RegionQuestion(
        "back-to-routine",
        "How long does it take from enhanced back to routine?",
        "From the day on which a concern went above the lowest level to the day on which it was back there, whatever lay between. "
        "What is still above, or was closed above, is not counted. The figure is the median of days.",
        "Median days to routine",
        {"concern_levels": ("concern_id", "entry", "date", "level"), "framework_levels": _LEVELS},
        """\
WITH steps AS (
  SELECT v.icb, v.concern_id, v.entry, v.date, l."order" AS place,
         lag(l."order") OVER (PARTITION BY v.icb, v.concern_id ORDER BY v.entry) AS before
  FROM concern_levels v
  JOIN framework_levels l ON l.icb = v.icb AND l.id = v.level
)
SELECT up.icb, up.concern_id AS concern, up.date AS since, min(back.date) AS until, min(back.date) - up.date AS days
FROM steps up
JOIN steps back ON back.icb = up.icb AND back.concern_id = up.concern_id
               AND back.entry > up.entry AND back.place = 1
WHERE up.place > 1 AND coalesce(up.before, 1) = 1
GROUP BY up.icb, up.concern_id, up.entry, up.date
ORDER BY up.icb, concern, since""",
        "SELECT icb, median(days) FROM answer GROUP BY icb",
        """\
SELECT count(*) || ' came back, half of them within ' || format('{:g}', median(days)) || if(median(days) = 1, ' day', ' days') || '; the longest took '
       || max(days)
FROM answer
HAVING count(*) > 0""",
        zero=False,
    ),
    RegionQuestion(
        "themes",
        "Which theme came up in three boards or more in the same quarter?",
        "Intelligence of the year before the latest export, by quarter and theme (§2.6: intelligence is shared at least quarterly). "
        "The same word is taken as the same theme.",
        "Shared themes",
        {"intelligence": ("id", "date", "themes")},
        """\
WITH told AS (
  SELECT icb, unnest(themes) AS theme, CAST(date_trunc('quarter', date) AS DATE) AS quarter
  FROM intelligence
  WHERE date > (SELECT max(as_of) FROM export) - INTERVAL 1 YEAR
)
SELECT quarter, theme, list(DISTINCT icb ORDER BY icb) AS boards, count(*) AS items
FROM told
GROUP BY quarter, theme
HAVING count(DISTINCT icb) >= 3
ORDER BY quarter DESC, len(boards) DESC, theme""",
        _SHARED,
        """\
SELECT string_agg(theme || ' in ' || len(boards) || ' boards in the quarter from ' || strftime(quarter, '%B %Y'), '; ' ORDER BY quarter DESC, len(boards) DESC, theme)
FROM (SELECT * FROM answer ORDER BY quarter DESC, len(boards) DESC, theme LIMIT 3)""",
    ),
    RegionQuestion(
        "shared-providers",
        "Which providers are above routine in one board and known to another?",
        "Open providers with the same ODS code, with the highest level of an open concern about each in every board.",
        "Shared providers",
        {"provider": ("title", "ods_code", "now_status", "now_level"), "framework_levels": _LEVELS},
        """\
WITH held AS (
  SELECT p.icb, p.ods_code, min(p.title) AS title, max(coalesce(l."order", 0)) AS place,
         arg_max(coalesce(p.now_level, 'none'), coalesce(l."order", 0)) AS level
  FROM provider p
  LEFT JOIN framework_levels l ON l.icb = p.icb AND l.id = p.now_level
  WHERE p.now_status = 'open' AND p.ods_code IS NOT NULL
  GROUP BY p.icb, p.ods_code
)
SELECT ods_code, min(title) AS provider, list(icb ORDER BY icb) AS boards, list(level ORDER BY icb) AS levels
FROM held
GROUP BY ods_code
HAVING count(*) >= 2 AND max(place) > 1
ORDER BY ods_code""",
        _SHARED,
        """\
SELECT any_value(n) || ' in all, such as '
       || string_agg(provider || ' (' || ods_code || ') in ' || len(boards) || ' boards', '; ' ORDER BY len(boards) DESC, ods_code)
FROM (SELECT *, count(*) OVER () AS n FROM answer ORDER BY len(boards) DESC, ods_code LIMIT 3)""",
    ),
    RegionQuestion(
        "actions",
        "Which actions on risks and in improvement plans are past their day?",
        "Actions of open risks and open concerns that are not done, by the day in force after extensions.",
        "Actions late",
        {
            "risk_actions": ("risk_id", "id", "title", "owner", "now_due", "now_overdue"),
            "concern_improvement_plan_actions": (
                "concern_id",
                "id",
                "title",
                "owner",
                "now_due",
                "now_overdue",
            ),
        },
        """\
WITH late AS (
  SELECT icb, risk_id AS record, id, title, owner, now_due AS due FROM risk_actions WHERE now_overdue
  UNION ALL
  SELECT icb, concern_id, id, title, owner, now_due FROM concern_improvement_plan_actions WHERE now_overdue
)
SELECT late.*, e.as_of - due AS days_late
FROM late
JOIN export e ON e.icb = late.icb
ORDER BY days_late DESC, late.icb, record, id""",
        _COUNT,
        _LATE,
    ),
    RegionQuestion(
        "cases",
        "Which statutory and other cases on a clock ran past their day without an answer?",
        "Cases that are neither answered nor closed, whose day is past, whether the board is to answer or follows a provider's answer.",
        "Cases late",
        {"case": ("id", "clock", "ours", "received", "now_status", "now_due")},
        """\
SELECT icb, id, clock, ours, received, now_due AS due
FROM "case"
WHERE now_status = 'late'
ORDER BY due, icb, id""",
        _COUNT,
        "SELECT count(*) || ' late, the oldest due on ' || strftime(min(due), '%-d %B %Y') FROM answer HAVING count(*) > 0",
    ),
    RegionQuestion(
        "plans",
        "Where does a level ask for an improvement plan, and none is agreed?",
        "Open concerns at a level that needs a plan (§4.4) by the board's own settings, without a day on which one was agreed.",
        "Plans missing",
        {
            "concern": ("id", "title", "now_status", "now_level", "now_since", "improvement_plan_agreed"),
            "framework_levels": ("id", "needs_plan"),
        },
        """\
SELECT c.icb, c.id, c.title, c.now_level AS level, c.now_since AS since
FROM concern c
JOIN framework_levels l ON l.icb = c.icb AND l.id = c.now_level
WHERE c.now_status = 'open' AND l.needs_plan AND c.improvement_plan_agreed IS NULL
ORDER BY since, c.icb, c.id""",
        _COUNT,
        "SELECT count(*) || ' without a plan, the oldest since ' || strftime(min(since), '%-d %B %Y') FROM answer HAVING count(*) > 0",
    ),
    RegionQuestion(
        "reports",
        "Which service areas were not reported on in time?",
        "Service areas whose next quality report was due before the day of the export, by the board's own reporting cycle (§4.4).",
        "Area reports late",
        {"area": ("id", "title", "type", "now_update_due")},
        """\
SELECT a.icb, a.id, a.title, a.now_update_due AS due, e.as_of - a.now_update_due AS days_late
FROM area a
JOIN export e ON e.icb = a.icb
WHERE a.type = 'service' AND a.now_update_due < e.as_of
ORDER BY days_late DESC, a.icb, a.id""",
        _COUNT,
        _LATE,
    ),
    RegionQuestion(
        "unknown",
        "How much do the registers of risks and concerns say is not known?",
        "Fields of risks and concerns that say `unknown`; what is merely empty is not counted.",
        "Fields unknown",
        {"risk": ("id", "unknown"), "concern": ("id", "unknown")},
        """\
WITH said AS (
  SELECT icb, 'risk' AS kind, unnest(unknown) AS field FROM risk
  UNION ALL
  SELECT icb, 'concern', unnest(unknown) FROM concern
)
SELECT icb, kind, field, count(*) AS records
FROM said
GROUP BY icb, kind, field
ORDER BY icb, kind, field""",
        "SELECT icb, sum(records) FROM answer GROUP BY icb",
        """\
SELECT sum(records) || if(sum(records) = 1, ' field', ' fields') || ', most often “'
       || arg_max(replace(field, '_', ' ') || '” of a ' || kind, records ORDER BY kind, field)
FROM (SELECT kind, field, sum(records) AS records FROM answer GROUP BY kind, field)
HAVING count(*) > 0""",
    ),
)
