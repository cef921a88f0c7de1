"""What each rule found, as people say it in a paper: of one record, and of several."""

from __future__ import annotations

from qaif_cli.model.case_words import CASE_WORDS
from qaif_cli.model.concern_words import CONCERN_WORDS
from qaif_cli.model.confidential_words import CONFIDENTIAL_WORDS
from qaif_cli.model.horizon_words import HORIZON_WORDS
from qaif_cli.model.impact_words import IMPACT_WORDS
from qaif_cli.model.inequality_words import INEQUALITY_WORDS
from qaif_cli.model.membership_words import MEMBERSHIP_WORDS
from qaif_cli.model.practice_words import PRACTICE_WORDS
from qaif_cli.model.provider_words import PROVIDER_WORDS
from qaif_cli.model.situation_words import SITUATION_WORDS

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

PAPER_WORDS: dict[str, tuple[str, str]] = {
    "ACT001": ("One open action has no owner", "{n} open actions have no owner"),
    "ACT002": ("One open action has no due day", "{n} open actions have no due day"),
    "ACT003": ("One open action is past its day", "{n} open actions are past their day"),
    "ARE001": (
        "One service area has not reported for longer than the reporting interval",
        "{n} service areas have not reported for longer than the reporting interval",
    ),
    "ARE002": (
        "One service area reported without a judgement on assurance",
        "{n} service areas reported without a judgement on assurance",
    ),
    "ARE003": (
        "One service area does not say where it stands with each of its statutory duties",
        "{n} service areas do not say where they stand with each of their statutory duties",
    ),
    "ASR001": (
        "One record has assurance from a body that does not give it",
        "{n} records have assurance from a body that does not give it",
    ),
    "ASR002": (
        "One meeting took assurance, or is to, at a body that does not give it",
        "{n} meetings took assurance, or are to, at a body that does not give it",
    ),
    "AST001": (
        "One national quality function is not mapped",
        "{n} national quality functions are not mapped",
    ),
    "AST002": (
        "A list of self-assessments is not whole",
        "Lists of self-assessments are not whole in {n} places",
    ),
    "AST003": (
        "One self-assessment says where we stand and shows nothing for it",
        "{n} self-assessments say where we stand and show nothing for it",
    ),
    "AST004": (
        "One self-assessment has a gap and no action",
        "{n} self-assessments have a gap and no action",
    ),
    "AST005": ("One self-assessment is older than we allow", "{n} self-assessments are older than we allow"),
    "AST006": (
        "One area that the framework wants strengthened has no owner",
        "{n} areas that the framework wants strengthened have no owner",
    ),
    **CASE_WORDS,
    **MEMBERSHIP_WORDS,
    **CONFIDENTIAL_WORDS,
    "COM001": (
        "One open commitment or priority has no owner",
        "{n} open commitments and priorities have no owner",
    ),
    "COM002": (
        "One open commitment or priority was not reported on for longer than we allow",
        "{n} open commitments and priorities were not reported on for longer than we allow",
    ),
    **CONCERN_WORDS,
    "DUE001": (
        "One record names a day by which something should have been reached, and nothing says that it was",
        "{n} records name a day by which something should have been reached, and nothing says that it was",
    ),
    "DUE002": (
        "One concern waits for a decision whose day has passed",
        "{n} concerns wait for a decision whose day has passed",
    ),
    **SITUATION_WORDS,
    **PRACTICE_WORDS,
    **IMPACT_WORDS,
    **HORIZON_WORDS,
    **INEQUALITY_WORDS,
    "EXT001": (
        "One record has a field of our own that is not declared, or that holds something else",
        "{n} records have a field of our own that is not declared, or that holds something else",
    ),
    "FIL001": ("One file cannot be read as text", "{n} files cannot be read as text"),
    "FIL002": ("One file is not written as records are", "{n} files are not written as records are"),
    "FIL003": (
        "One file holds two versions that nobody put together",
        "{n} files hold two versions that nobody put together",
    ),
    "FIL004": ("One file lies where no record belongs", "{n} files lie where no record belongs"),
    "FIL005": ("One file holds no record", "{n} files hold no record"),
    "FIL006": (
        "The settings of the framework cannot be read",
        "The settings of the framework cannot be read, in {n} places",
    ),
    "FIL007": ("One file or folder cannot be opened", "{n} files or folders cannot be opened"),
    "FRM001": ("The last day of the framework has passed", "The last days of {n} frameworks have passed"),
    "FRM002": (
        "One body meets by a rule that cannot be read",
        "{n} bodies meet by a rule that cannot be read",
    ),
    "FRM003": (
        "The framework was not refreshed for more than a year",
        "{n} frameworks were not refreshed for more than a year",
    ),
    "HIS001": (
        "One record has entries that stand in another order than their days",
        "{n} records have entries that stand in another order than their days",
    ),
    "HIS002": ("One record tells as done what lies ahead", "{n} records tell as done what lies ahead"),
    "HIS003": (
        "One record corrects an entry that is not there, or is corrected already",
        "{n} records correct an entry that is not there, or is corrected already",
    ),
    "HIS004": (
        "One record has two days that cannot follow one another so",
        "{n} records have two days that cannot follow one another so",
    ),
    "HIS005": (
        "One record has an entry from a time in which it was closed",
        "{n} records have an entry from a time in which they were closed",
    ),
    "HIS006": (
        "One record names a role on a day on which nobody held it",
        "{n} records name a role on a day on which nobody held it",
    ),
    "HIS008": (
        "One record names a body on a day on which it was not there",
        "{n} records name a body on a day on which it was not there",
    ),
    "HIS007": (
        "One record has a correction that is dated later than what it corrects",
        "{n} records have a correction that is dated later than what it corrects",
    ),
    "FRM004": (
        "An executive lead is missing",
        "{n} executive leads are missing",
    ),
    "IDS001": ("One record has another name than its file", "{n} records have another name than their file"),
    "IDS002": ("One record has the ID of another", "{n} records have the ID of another"),
    "IDS003": (
        "One record has the ID of one that was taken out",
        "{n} records have the ID of one that was taken out",
    ),
    "IDS004": (
        "One record stands there a second time under its former ID",
        "{n} records stand there a second time under their former ID",
    ),
    "IND001": ("One indicator has no baseline", "{n} indicators have no baseline"),
    "IND002": (
        "One indicator has no owner or no definition",
        "{n} indicators have no owner or no definition",
    ),
    "IND003": (
        "One indicator is reported to no body and followed in no service",
        "{n} indicators are reported to no body and followed in no service",
    ),
    "IND004": (
        "One indicator shows concern that nobody has answered in the time that we allow",
        "{n} indicators show concern that nobody has answered in the time that we allow",
    ),
    "IND005": (
        "One indicator will go on missing its target, and no open risk says so",
        "{n} indicators will go on missing their target, and no open risk says so",
    ),
    "IND006": (
        "One indicator has too few figures for limits",
        "{n} indicators have too few figures for limits",
    ),
    "IND007": (
        "One indicator has limits that began anew without a reason or an approval",
        "{n} indicators have limits that began anew without a reason or an approval",
    ),
    "IND008": (
        "One indicator lacks its latest figure, or one in between",
        "{n} indicators lack their latest figure, or one in between",
    ),
    "IND009": (
        "One commitment is reported on track or achieved while its indicator shows concern",
        "{n} commitments are reported on track or achieved while their indicator shows concern",
    ),
    "IND010": (
        "One indicator has limits that begin where it has no figure to begin at",
        "{n} indicators have limits that begin where they have no figure to begin at",
    ),
    "IND011": ("One indicator has two figures of one day", "{n} indicators have two figures of one day"),
    "IND012": (
        "How others stand was looked up too long ago for one indicator",
        "How others stand was looked up too long ago for {n} indicators",
    ),
    "INT001": (
        "One piece of intelligence was not decided on at the first Insights Meeting after it came in",
        "{n} pieces of intelligence were not decided on at the first Insights Meeting after they came in",
    ),
    "INT002": (
        "One piece of intelligence was to be looked at again by now",
        "{n} pieces of intelligence were to be looked at again by now",
    ),
    "INT003": (
        "One early warning had no answer in the time that we allow",
        "{n} early warnings had no answer in the time that we allow",
    ),
    "INT004": (
        "One piece of intelligence on a single event lacks its reference",
        "{n} pieces of intelligence on a single event lack their reference",
    ),
    "INT005": (
        "One piece of intelligence was decided on without saying what follows",
        "{n} pieces of intelligence were decided on without saying what follows",
    ),
    "LNK001": ("One record names another that is not there", "{n} records name another that is not there"),
    "LNK002": (
        "One record uses a word that the framework does not define",
        "{n} records use a word that the framework does not define",
    ),
    "LNK003": (
        "The settings name one record that is not there",
        "The settings name {n} records that are not there",
    ),
    "MTG001": (
        "In one week the Insights Meeting was neither held nor cancelled",
        "In {n} weeks the Insights Meeting was neither held nor cancelled",
    ),
    "MTG002": (
        "In one quarter the System Quality Group did not meet",
        "In {n} quarters the System Quality Group did not meet",
    ),
    "MTG003": (
        "One meeting was chaired by another role than the framework says",
        "{n} meetings were chaired by another role than the framework says",
    ),
    "MTG004": (
        "One meeting was chaired by another role than we set",
        "{n} meetings were chaired by another role than we set",
    ),
    "MTG005": (
        "One committee has not reviewed the risk register for longer than a reporting cycle",
        "{n} committees have not reviewed the risk register for longer than a reporting cycle",
    ),
    "MTG006": (
        "One committee had no quality report for longer than a reporting cycle",
        "{n} committees had no quality report for longer than a reporting cycle",
    ),
    "MTG007": (
        "One report of the System Quality Group did not reach the Quality Committee",
        "{n} reports of the System Quality Group did not reach the Quality Committee",
    ),
    "MTG008": (
        "Of one planned meeting nothing says whether it was held",
        "Of {n} planned meetings nothing says whether they were held",
    ),
    "MTG009": (
        "One meeting that lies ahead is written up as if it had been held",
        "{n} meetings that lie ahead are written up as if they had been held",
    ),
    "OUT001": (
        "One commitment names an outcome and not where it stood",
        "{n} commitments name an outcome and not where it stood",
    ),
    "OUT002": (
        "One commitment is said to go well, and the figure of its outcome is worse than at the beginning",
        "{n} commitments are said to go well, and the figures of their outcomes are worse than at the beginning",
    ),
    "OUT003": (
        "One provider has a contract that was to get a figure by now",
        "{n} providers have contracts that were to get a figure by now",
    ),
    "OUT004": (
        "One provider is not where its contract asks it to be by now",
        "{n} providers are not where their contracts ask them to be by now",
    ),
    "PAP001": ("One paper has no headline judgement", "{n} papers have no headline judgement"),
    "PAP002": ("One paper asks its body for nothing", "{n} papers ask their body for nothing"),
    "PAP003": (
        "One issued paper was on the table of no meeting",
        "{n} issued papers were on the table of no meeting",
    ),
    **PROVIDER_WORDS,
    "RSK001": (
        "One risk was not reviewed by its owner in time",
        "{n} risks were not reviewed by their owner in time",
    ),
    "RSK002": (
        "One risk went through a month without its owner's review",
        "{n} risks went through a month without their owner's review",
    ),
    "RSK003": ("One open risk has no owner", "{n} open risks have no owner"),
    "RSK004": ("One open risk has no control", "{n} open risks have no control"),
    "RSK005": ("Nobody has validated one open risk", "Nobody has validated {n} open risks"),
    "RSK006": (
        "One open risk is meant to end at a higher score than it has",
        "{n} open risks are meant to end at a higher score than they have",
    ),
    "RSK007": (
        "One risk was closed, and why or by whom is not said",
        "{n} risks were closed, and why or by whom is not said",
    ),
    "RSK008": (
        "One open risk lacks its cause, its event or its effect",
        "{n} open risks lack their cause, their event or their effect",
    ),
    "RSK009": (
        "One risk is late for a review that we set ourselves",
        "{n} risks are late for a review that we set ourselves",
    ),
    "RSK010": (
        "One open risk of the corporate register or the board assurance framework has no executive lead",
        "{n} open risks of the corporate register or the board assurance framework have no executive lead",
    ),
    "RSK011": (
        "One open risk scores more than at first, and its review does not say why",
        "{n} open risks score more than at first, and their review does not say why",
    ),
    "SHP001": (
        "One record lacks what every record of its kind has",
        "{n} records lack what every record of their kind has",
    ),
    "SHP002": (
        "One record has a field that its kind does not have",
        "{n} records have a field that their kind does not have",
    ),
    "SHP003": (
        "One record holds something that does not fit its field",
        "{n} records hold something that does not fit its field",
    ),
    "UNK001": (
        "One record holds something that is not known yet",
        "{n} records hold something that is not known yet",
    ),
    "UPD001": (
        "The updates of one record lack insight, involvement or improvement",
        "The updates of {n} records lack insight, involvement or improvement",
    ),
    "UPD002": (
        "One last update tells of an improvement and not of how it will last",
        "{n} last updates tell of an improvement and not of how it will last",
    ),
    "WAV001": (
        "One record has an agreed exception that has ended",
        "{n} records have an agreed exception that has ended",
    ),
    "WAV002": (
        "One record has an exception that was agreed by a body that may not",
        "{n} records have an exception that was agreed by a body that may not",
    ),
    "WAV003": (
        "One record has an exception from a rule on changes, which has no effect",
        "{n} records have an exception from a rule on changes, which has no effect",
    ),
}
"""By the code of the rule. In what is said of several, `{n}` is how many there are; a rule on a change reaches no paper."""


def number_word(count: int) -> str:
    """A number as a sentence has it: in letters below ten."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def said_of(code: str, count: int) -> str:
    """What a rule found, as a paper says it; no full stop.

    Args:
        code: The code of the rule.
        count: Of how many records.
    """
    one, several = PAPER_WORDS[code]
    said = one if count == 1 else several.replace("{n}", number_word(count))
    return f"{said[:1].upper()}{said[1:]}"
