"""Ten thousand different lines of ordinary board-paper prose, in which nobody is named and nothing is secret.

The sentences are written by hand, with what an honest paper has that looks like an identifier: references, order numbers, times,
versions, codes of organisations, addresses and telephones of premises, guidance and doses. A name in braces is a slot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from random import Random

LINES = 10_000
_SLOT = re.compile(r"\{(\w+)\}")
_NAMES = {
    "service": "maternity|community paediatrics|stroke|urgent care|district nursing|talking therapies|the eating disorder team"
    "|podiatry|diagnostics|dermatology|the memory clinic|neonatal care|outpatient physiotherapy|audiology|endoscopy|wheelchair"
    " services|palliative care|the heart failure team|CAMHS|musculoskeletal services",
    "place": "the Vale|Saltwick|Eastmere|Thornmere|the coast|the northern practices|three of the four localities|Orle Valley"
    "|Brackenford|the two acute sites|care homes in the west|the county|Fernhill|every PCN|the minor injuries units",
    "role": "The Chief Nursing Officer|The Director of Quality|The Head of Patient Safety|The Medicines Optimisation Lead|The Lead"
    " for Safeguarding|The Committee Secretary|The Chair|The Programme Director|The Designated Nurse|The Regional Quality Lead",
    "body": "the Quality Committee|the System Quality Group|the Board|the Insights Meeting|the Regional Quality Group|the Trust's"
    " own committee|the contract review meeting|the Local Maternity and Neonatal System|the panel|the Executive",
    "month": "January|February|March|April|May|June|July|August|September|October|November|December",
    "drug": "amoxicillin 500 mg|sodium valproate|warfarin 3 mg|insulin glargine 100 units/ml|apixaban 5 mg twice daily|gentamicin"
    "|morphine 10 mg in 5 ml|lithium carbonate 400 mg|paracetamol 1 g|adrenaline 1 in 1,000|vitamin B12 1 mg",
    "guide": "NG56|NG89 section 1.3|CG161|TA878|QS15 statement 4|PMG19|NG201, recommendation 1.4.7|DCB0129|MDR 2017/745|ISO 9001:2015"
    "|ISO/IEC 27001:2022|BS 8848|HTM 04-01 Part B|SI 2009/309|Regulation 28",
    "icd": "I21.4|F50.0|J45.909|O72.1|E11.65|N39.0|R65.21|Z51.5|C34.90|U07.1",
    "ods": "RXX01|RH5|A81001|Y02494|QSL00|RDZ01|5QH|11X|V4C2E|NLX04|8J132|RA4",
    "id": "R-0007|Q-0012|IND-0031|C-0009|I-2026-0114|A2 of R-0044|RSK003|CHG038|M-104|EIA-17|PSII 2026-118|CAS/2026/004",
    "url": "https://www.england.nhs.uk/long-read/2026-27-priorities/|https://example.org/papers?id=20261124&page=3|www.nice.org.uk/ng56"
    "|https://digital.nhs.uk/data/ods|https://icb.example/board/2026-05-28/item-12.pdf",
    "hall": "Orle House, Lufton Way, Thornmere TA99 9ZZ|the Council Offices, 4 Market Street, Saltwick|Room 2.14, County Hall|"
    "Quayside Surgery, 14 Harbour Road, Saltwick TA99 8ZA|the Education Centre, Thornmere Hospital, TA98 1ZZ|Microsoft Teams"
    "|the Board Room, 3 Queen Street|Meeting Room 7, Level 2|Larkhill Surgical Centre, 220 London Road",
    "line": "PALS on 01632 960101|the helpline on 0300 123 4567|NHS 111|switchboard, 01632 960000|0800 123 4567|the press office on"
    " 020 7946 0018|the practice on 01632 960442|extension 4417|bleep 0212",
    "ref": "PO 4500123457|invoice 4010232137|purchase order 6123456789|ISBN 0113227345|UPRN 10012345678|contract C/2026/00451"
    "|StEIS 2026/11872|Datix WEB104417|the grant 7004512381|LFPSE reference 2026-0098231|SA-202526-A|charity 1089464|tender 2026/S 114-331204",
    "group": "babies born before 37 weeks|children born in 2024|patients born between 1 April 2016 and 31 March 2017|people aged 65"
    " and over|those born on or after 1 September 2023|pupils in Year 8|adults under 40|carers who answered|newborns with jaundice"
    "|people born on 29 February 2024 or later",
    "known": "Lord Darzi's report|the Francis report|the Dr Foster guide|the Ockenden review|MS Teams|MR imaging|the DR plan|the MS nurse"
    " service|the Thirlwall Inquiry|an MS Excel workbook|Mr A and Mrs B in the case study|the Patient Safety Incident Response Framework",
    "street": "Station Road Surgery|the Church Street practices|Park Lane Medical Centre|Mill Road Health Centre|the High Street pharmacy"
    "|12 Station Road Surgery|the London Road site|King Square Clinic|Ward 7 Queen Street Hospital|7 Harbour Road practices",
}
_LISTS = {name: text.split("|") for name, text in _NAMES.items()}
_SENTENCES = """
{role} told {body} that {service} in {place} had seen {big} people in {month}, {pct} more than a year before.
Waits over 52 weeks fell from {big} to {n} between {month} and {month}; {service} has {n} left.
The median wait was {dec} weeks (limits {dec} to {dec}); the last {n} points lie below the mean.
SPC of {service}: {dec} {dec} {dec} {dec} {dec} {dec} {dec} {dec}
Values by week: {n} {n} {n} {n} {n} {n} {n} {n} {n} {n} {n} {n}
Cost pressure of £{big},{three} in {fy}, of which £{three},{three} is recurrent.
{role} asked {body} to note {guide} and to come back by {date}.
{body} meets on {date} at {time} in {hall}.
Present: {role}; apologies from one member. The meeting opened at {time} and closed at {time}.
{id} was scored {d} × {d} = {n} on {iso}, and is reviewed by its owner each month.
Action {id}: to be done by {date}; extended once, from {iso} to {iso}.
ODS code {ods} became {ods} on {date}, when the practices merged.
The code {icd} was used for {pct} of admissions to {place}.
{drug} was given late in {pct} of cases audited ({n} of {three}).
Stock of {drug} is short until {month} {year}; see {guide}.
Papers are at {url} from {date}.
Version {d}.{n}.{d} of the policy replaces version {d}.{d}; it is due again in {month} {year}.
{ref} was raised for {service} on {iso}.
The order ({ref}) covers {month} to {month}, and is {pct} over the budget of £{big},{three}.
For questions, ring {line}, weekdays {time} to {time}.
Complaints may be made through {line} or in writing to {hall}.
Of {group}, {pct} had a check by {date}.
The rate among {group} was {dec} per 1,000, against {dec} in England.
{role} referred to {known} and to what {body} learnt from it.
The audit used {known}; {pct} of records were whole.
{street} had {three} appointments a week, {n} by telephone.
{place} has {n} practices; {street} takes new patients again from {date}.
CQC rated {service} as Requires Improvement on {date}; the report is INS2-{big}{d}.
CQC location 1-{ten}, provider 1-{nine}, was inspected on {iso}.
Grid reference ST {three} {three}; what3words is not used.
The ward has {n} beds in {d} bays, {d} of them closed on {date} for {n} hours.
Between {time} and {time} on {date}, {n} ambulances waited more than {n} minutes at {place}.
{n} of {three} staff ({pct}) have done level {d} training; the target is 85%.
The hospital number of beds open in {month} was {three}.
Patient numbers rose to {big} in {month}, and hospital numbers for {service} to {three}.
Case mix and case notes were looked at by {role}: {n} notes of {three}.
The unit cost is £{three}.{nn} a contact, or £{big} a year for each WTE.
Item {d}.{d}: {role} presented paper {nn}/{nn} on {service}.
Page {n} of {three}. Printed {iso} {time}. Document {id}, version {d}.{d}.
{fy}: {big}; {fy}: {big}; change {dec}%.
A password policy was agreed on {date}; multi-factor sign-in covers {pct} of accounts.
The secretary circulates papers {d} working days before; access codes are changed each quarter.
Token gestures do not help: {service} asked for {n} posts and had {d}.
Key safe audits were done in {pct} of home care visits in {place}.
The team's date of birth field is blank in {pct} of referrals.
Born of need in {year}, the hub in {place} now sees {big} people a year.
The National Insurance rise cost {place} £{big},{three} in {fy}; the NI cost of {service} was £{three},{three}.
{n} of {three} postcodes in {place} are among the most deprived fifth.
People in postcode areas TA and BA wait {dec} weeks longer for {service}.
The B12 and L3 clinics moved on {date}; E10 stays.
Bay 4 West and Suite 3 East reopen on {date} at {time}.
{guide} asks for a review in {n} days; {service} did it in {n}.
Job {id}; cost centre {five}; subjective code {five}; analysis {six}.
Reference {five}/{six}, batch {ods}-{five}, lot {six}{d}.
{pct} of calls were answered in {n} seconds; the longest wait was {d}:{nn}:{nn}.
Temperature probe reading {d}.{d} °C at {time}; fridge {nn}; log {six}.
HSMR {dec} (95% CI {dec} to {dec}); SHMI {d}.{nn}{nn}.
p = 0.0{nn}, n = {big}, R2 = 0.{three}; {dec}, {dec} and {dec} by locality.
Sample {n}: 0.{three}, 0.{three}, 0.{three}, 1.{three}; mean 0.{three}{three}.
Room {nn}.{nn}, bay {d}, theatre {d}, from {time} to {time} on {date}.
Flat rates apply: 45p a mile, {n} miles, mileage code {five}.
Close monitoring and the Way Forward: {service} to report {n} times by {month} {year}.
The Drive for Improvement in {place} began with {n} Green and {d} Red ratings.
A total of {n} Home First beds and {d} Court diversion posts were funded by {body}.
In {year} Park House was refitted; {year} View of the Board was that {service} is safe.
The 2 Hill wards and the 3 Garden bays were painted in {month}.
{role} met the Nurse Consultant and the Professor of Nursing on {date}.
Miss rates in {service} were {pct}; Ms Teams links were sent at {time}.
Theatre lists {iso} a.m.: {n}, {n}, {n}; p.m.: {n}, {n}, {n}.
The register has {three} risks, {n} of them at 15 or above; {id} is new.
{role} signed off {id}, {id} and {id} on {iso}.
Three patients waited more than {n} hours in {month}; none came to harm.
Two of the {n} falls in {month} led to a fracture; learning was shared with {place}.
{service} lost {n} sessions to sickness, {d} to training and {d} to strike action.
Commit {hex} of {iso} made the paper; run {six} checked it.
Licence {six}-{six}; asset {six}; serial SN{nine}; model MX{three}.
Barcode {thirteen}; GTIN {fourteen}.
Dial-in: conference ID {three} {three} {three}#; join at {time}.
Meeting ID {three} {four} {four}; no recording is kept.
Call volumes {big}; text reminders {big}; letters {big}; mobile app {big} users.
Between 01-04-{year} and 31-03-{year} {service} had {big} contacts.
01/{nn}/{year} {time} {n} 02/{nn}/{year} {time} {n}
Wards {three}, {three} and {four} were closed for {n} days.
Week 07 {year}: {four} seen; week 08: {four}; week 09: {four}.
""".strip().splitlines()


@cache
def board_prose() -> tuple[str, ...]:
    """The lines, the same each time."""
    chance = Random(20260615)  # noqa: S311  # nothing is secret: the same lines each time
    found: dict[str, None] = {}
    while len(found) < LINES:
        for sentence in _SENTENCES:
            found[_SLOT.sub(lambda slot: _filled(slot[1], chance), sentence)] = None
    return tuple(found)[:LINES]


def _filled(slot: str, chance: Random) -> str:
    if slot in _LISTS:
        return chance.choice(_LISTS[slot])
    return next(_figures(slot, chance))


def _figures(slot: str, chance: Random) -> Iterator[str]:
    year, day, month = chance.randint(2016, 2028), chance.randint(1, 28), chance.randint(1, 12)
    hours, minutes = chance.randint(7, 19), chance.choice((0, 15, 30, 45))
    lengths = {
        "d": 1,
        "nn": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "nine": 9,
        "ten": 10,
        "thirteen": 13,
    }
    if slot in (*lengths, "fourteen"):
        many = lengths.get(slot, 14)
        yield str(chance.randint(1 if many == 1 else 10 ** (many - 1), 10**many - 1))
    yield {
        "n": str(chance.randint(2, 99)),
        "big": f"{chance.randint(1000, 98000):,}",
        "pct": f"{chance.randint(1, 99)}%",
        "dec": f"{chance.randint(0, 120)}.{chance.randint(0, 99)}",
        "date": f"{day} {_LISTS['month'][month - 1]} {year}",
        "iso": f"{year}-{month:02}-{day:02}",
        "year": str(year),
        "fy": f"{year}/{(year + 1) % 100}",
        "time": f"{hours:02}{chance.choice(':.')}{minutes:02}",
        "hex": f"{chance.getrandbits(48):012x}",
    }[slot]
