"""How the text of each part of a sheet is filled in; `{left}` stands for what it means where nothing is."""

from __future__ import annotations

from qaif_cli.model.vocabulary import DECISIONS

HOW_TO_REVIEW = """\
Each risk below has five lines. For a risk that was reviewed:
  1. Write the day after `date:`, as year-month-day: 2026-11-23.
  2. Change `consequence:` and `likelihood:` (1 to 5) if the score is another one now.
  3. Change `by:` if another role than the owner reviewed it.
  4. Write after `note:` what was looked at, if there is something to say.
{left}"""

HOW_TO_ACT = """\
Each action below has a few lines. Fill in one of two things:
  1. It was done: write the day after `done:`, as year-month-day: 2026-11-23;
     what came of it may stand after `note:`.
  2. It was given longer: write the new day after `extend_to:`, the reason after `why:`,
     and after `by:` the role that agreed to it.
{left}"""

HOW_TO_DECIDE = f"""\
Each piece of intelligence below has a few lines. For one that was decided on:
  1. Write one of these after `decision:`
       {"  ".join(DECISIONS.words)}
  2. Write after `follow_up:` when it is looked at again: a day as year-month-day, or a time from the meeting such
     as 2w. It stays empty where that ends it. To watch, to ask a provider and to visit need it.
  3. Write what is done next after `action:`; to ask a provider and to visit need it. Change `owner:` if another
     role does it.
  4. Write after `note:` why so, if there is something to say. No action on an early warning needs it.
  5. Put in a line of its own, below `decision:`, with the ID that it led to:
       `risk: R-0012`, to open or change a risk      `concern: Q-0003`, to open or change a concern
       `referred_to: system-quality-group`, to refer it on
{{left}} The lines of one that is not wanted may be deleted."""

HOW_IT_WAS_HELD = """\
Write after `chaired_by:` the role that chaired the meeting, and after `attended:` each role that was there, with ;
between them. {left}"""

HOW_TO_MINUTE = """\
Each item of the agenda has a few lines: what was said, what was decided, and what will be done, by which role and
by when (`action:`, `owner:` and `due:` go together). What stands there is recorded already, and may be put otherwise.
What was not on the agenda goes below one of the last names, with its `topic:`. {left}"""

HOW_TO_RETURN = """\
Write the day after `date:`. Each `insight:` has its `source:` and its `nature:`; three may be given. A `judgement:`
has its `why:` and its `basis:`. {left}"""

HOW_TO_ANSWER = """\
For a duty whose position is given, write it after `position:`, what shows it after `evidence:`, and what is missing
after `gap:`. It is of the day and by the role of the update above. {left}"""

HOW_TO_STAND = """\
Write after `status:` where the commitment stands, and below it what there is to report. It is of the day and by the
role of the update above. {left}"""

HOW_TO_FIGURE = """\
Write the last day of the period after `date:`, and the figure after `value:`; where there is none, after `missing:`
why. {left}"""

HOW_TO_FIGURE_GROUPS = """\
Write the last day of the period after `date:`, the figure of the group after `value:`, and after `out_of:` on how many it
rests, where that is known; where the figure is kept back, after `missing:` why. {left}"""

HOW_TO_OWN = """\
Write after `owner:` and `lead:` the roles that answer for the area and lead on quality there. After `commitments:`
may stand one role that owns each of its commitments that is given no other below. {left}"""

HOW_TO_RECEIVE = """\
Each provider of which the return is asked for has a few lines. Write after `due:` the day by which it is to come, after
`received:` the day on which it came, and after `answered:` the day on which it was answered, with `by:` and `decision:`.
{left}"""
