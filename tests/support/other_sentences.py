"""Sentences of board papers, none of which holds anything about a person; each brace is filled anew. Written before the detectors were looked at."""

from __future__ import annotations

LINES = """\
Finance: The month {m} position is a deficit of £{money}m against a plan of £{money}m, driven by prescribing and continuing healthcare.
Finance: Invoice {ref10} from {org} was paid twice and £{k} is being recovered.
Finance: Purchase order PO{n6} was raised after the invoice, contrary to standing financial instructions.
Finance: Cost centre {n6} carries the pay budget for the safeguarding team, and {n6} the non-pay.
Finance: The balance on account code {n8} was reconciled to the ledger on {date}.
Finance: Efficiency schemes delivered £{k} of the £{k} planned, of which {pc}% recurrent.
Finance: VAT registration GB {vat} was checked against the supplier's invoice.
Finance: The charity, number {n7}, holds restricted funds of £{k}.
Finance: Creditor days stand at {n2}; better payment practice was {pc}% by number and {pc}% by value.
Finance: Journal {n8} reversed an accrual of £{k} made in {month}.
Finance: The capital programme has a reference of C/{n4}/{n2} and a contingency of {pc}%.
Finance: Payment run {n5} was released on {date} by two approvers.
Finance: The sort code check was carried out by the bank, and no details are held in the register.
Finance: The allocation for {year}/{yy} is £{long} and rests on a registered population of {pop}.
Finance: Agency spend fell from £{k} to £{k}; price cap breaches were {n2} in {month} and {n2} in the month before.
Finance: Company number {n8} was checked at Companies House before the contract was let.
Estates: The lease of Unit {n1}, {street} Business Park, ends on {date} with a break clause at {n1} years.
Estates: {org} Health Centre, {n2} {street}, has a six facet survey score of B.
Estates: Backlog maintenance of £{k} includes the lifts at {place} Community Hospital, {street}.
Estates: Fire doors on Level {n1} were surveyed; {n2} of {n3} need repair.
Estates: Drawing 4{n4}-A Rev {rev} shows the new drop-off at the main entrance.
Estates: The flow at outlet {n3} was {n2} degrees after one minute, below the {n2} degrees of the guidance.
Estates: Room {n1}.{n2} is to become a second treatment room for phlebotomy.
Estates: Planning application {n2}/{n5}/FUL was approved by the council on {date}.
Estates: The clinic on {street} moves to the ground floor of the library in {month}.
Estates: Car park charges rise to £{n1}.{n2} for up to {n1} hours from {date}.
Estates: The asbestos register, version {n1}.{n1}, was re-issued after the survey of {month}.
Estates: Meter {n10} was read on {date} at {n5} units.
Estates: The survey lies between grid references SE {n3} {n3} and SE {n3} {n3}.
Estates: Generator test: {n2} minutes on load, oil pressure 4.{n1} bar, no faults.
Estates: The key safe is checked weekly and its code is changed after each use.
Estates: The door code policy was reviewed; codes are held by the security manager alone.
Estates: Works at 14 wards of the General Hospital are phased until {year}.
Minutes: The minutes of the meeting of {date} were agreed as a true record, subject to item {n1}.{n1} being clarified.
Minutes: Action {n3}: the Chief Nurse to bring the revised policy to the meeting of {date}.
Minutes: The Chair thanked members and closed the meeting at {time}.
Minutes: The meeting began at {time} in the Council Chamber, Town Hall, {street}, and was quorate.
Minutes: Apologies had come from the Medical Director and the Director of Place.
Minutes: Members asked whether {n2} days was realistic; the Chief Operating Officer said that {n2} would be reported to the next meeting.
Minutes: There was one declaration of interest, in item {n1}, by a non-executive member who is a governor of {org}.
Minutes: The next meeting is on {date} at {time}, Room {n3}, County Hall.
Minutes: Questions from the public were taken; the answers are on the website under reference {year}-{n3}.
Minutes: The committee took limited assurance from paper {n2} and asked for a second look in {month}.
Minutes: A vote was taken: {n1} for, {n1} against, one abstention.
Minutes: Members may join by telephone through the switchboard of the trust on 0300 {n3} {n4}.
Minutes: The staff story was heard in private; no details are minuted.
Minutes: Paper {n2} was withdrawn. The Secretary will circulate it by {date}.
Minutes: The action log was closed but for {n3}, {n3} and {n3}.
Procurement: The contract notice was published on {date} under reference {year}/S {n3}-{n6}.
Procurement: CPV code {n8} covers community health services; {n8} was considered.
Procurement: Bids were scored {n2}, {n2} and {n2} of 100; the moderation meeting was held on {date}.
Procurement: Framework RM{n4} Lot {n1} expires on {date} and cannot be extended.
Procurement: The DUNS number {n2}-{n3}-{n4} was given by the supplier.
Procurement: Tender {n5} closed at noon with {n1} bids, one of them late.
Procurement: The unit price of nitrile gloves rose from £{n1}.{n2} to £{n1}.{n2} per 100.
Procurement: Batch {batch} of the dressing was recalled; {n3} boxes were returned.
Procurement: Serial numbers {n8} to {n8} of the pumps were checked against the asset list.
Procurement: The GTIN {gtin} on the pack did not match the catalogue.
Procurement: A direct award was made under the regulations for {n2} months, value £{k}.
Procurement: Contract C{n6} has {n1} extension options of {n2} months each.
Procurement: The order line {n10} was cancelled because the catalogue was out of date.
IT: Incident INC{n7} was closed after {n1} hours; the cause was a full disk on server {n2}.
IT: Change CHG{n7} patched {n3} devices; {n2} remain to be restarted.
IT: The password policy asks for twelve characters and a second factor for remote access.
IT: Password: must be changed at first login and never shared.
IT: password reset calls fell from {n3} to {n2} a week.
IT: The token is renewed every {n2} days by the identity team.
IT: token: R-{n4}
IT: PIN pads were replaced at {n2} sites.
IT: The API key is held in the vault and is not in the repository.
IT: api_key: held by the identity team
IT: secret: see the vault
IT: Access is by smartcard and passcode, as for every shared desk.
IT: password_policy: twelve characters, reviewed each {month}
IT: passwords: policy agreed on {date}
IT: {n3} accounts had not been used for {n2} days and were closed.
IT: Version {n1}.{n2}.{n1} of the record system goes live on {date}; the roll-back is {n1}.{n2}.{n1}.
IT: The address range 10.{n2}.{n2}.0/24 was moved to the new firewall.
IT: Data flows DF{n3} and DF{n3} have an impact assessment, DPIA {n3}/{yy}.
IT: The commit {sha} fixed the export; the release is tagged {year}.{n1}.{n1}.
IT: Ticket {n8} was raised with the supplier, and {n8} before it.
IT: Patient portal log-ins rose by {pc}% to {pop} in {month}.
IT: The PIN was reset by the service desk.
IT: Duplicate NHS numbers were found in {n3} of {pop} registrations and corrected by the practices.
IT: The NHS number was missing from {pc}% of referrals in {month}.
IT: Hospital number and NHS number are both printed on the new wristband.
HR: Sickness absence was {n1}.{n1}% in {month}; {n2} staff are on long-term absence.
HR: Vacancy {n3}-{n7} was advertised twice without a shortlist.
HR: The grievance policy, HR{n2}, is due for review by {date}.
HR: {pc}% of staff have completed safeguarding level {n1}; the target is {pc}%.
HR: Turnover among band {n1} nurses is {n2}.{n1}%.
HR: National Insurance contributions rise in April and add £{k} to the pay bill.
HR: The payroll file holds National Insurance numbers and is kept by the payroll provider alone.
HR: Assignment number {n8} is used as an example in the payroll guide.
HR: Staff born outside the United Kingdom make up {pc}% of the workforce.
HR: The mean age of retirement is {n2}, and {n3} staff may retire by {year}.
HR: Date of birth is no longer asked for on the shortlisting form.
HR: The freedom to speak up guardian had {n2} contacts in the quarter.
HR: Induction on {date} at {time}, Training Room {n1}, Education Centre, {street}.
HR: Exit interviews were held with {n1} of {n2} leavers.
HR: Occupational health can be reached on extension {n4}.
Research: Study IRAS {n6} opened at {org} on {date}; recruitment is {n2} of {n3}.
Research: REC reference {yy}/YH/{n4} was given on {date}.
Research: ISRCTN{n8} is the registration of the trial.
Research: The odds ratio was 1.{n2} (95% CI 0.{n2} to 2.{n2}; p=0.0{n2}).
Research: The DOI is 10.{n4}/s{n5}-0{n2}-{n5}-{n1} and the PubMed ID {n8}.
Research: The cohort was born between {year0} and {year0}, n={pop}.
Research: Participants were given study numbers from {n5} upwards; the key stays with the sponsor.
Research: {pop} records were linked with {pc}% match rate by the data service.
Research: The grant, NIHR{n6}, ends on {date}.
Research: ORCID identifiers are asked of all principal investigators.
Research: A sample of {n3} letters was read by two reviewers (kappa 0.{n2}).
Quality: Complaints rose to {n2} in {month}; response within {n2} days was {pc}%.
Quality: Patient number {n5} was registered at the new practice this year, a milestone for the town.
Quality: Patient numbers rose from {pop} to {pop} between {month} and {month}.
Quality: {n2} incidents of harm were reported through the learning system, reference {ref}.
Quality: The CQC location ID 1-{n9} was inspected on {date}.
Quality: The Parkinson's service sees {n3} people a year, the MS clinics {n3}.
Quality: The Ockenden and Francis reports were read by the committee in {month}.
Quality: {org}, ODS code Y{n5}, moved to the contract of the federation.
Quality: Waiting list: {pop} people, of whom {n3} have waited more than {n2} weeks.
Quality: The ward sister and the matron will visit on {date}.
Quality: The SHMI was 1.0{n1} and within limits; {n1} diagnosis groups are alerting.
Quality: Friends and family: {pc}% positive of {n4} responses in {month}.
Quality: Medication incidents {n5}, {n5} and {n5} are to be reviewed together.
Quality: The alert NatPSA/{year}/{n3}/NHSPS was closed on {date}.
Quality: The MRN field is blank in {pc}% of letters.
Quality: Hospital numbers: 3 sites share one series since {year}.
Quality: MRSA: {n1} cases against a threshold of {n1}; C. difficile: {n2}.
Quality: Mortality reviews {n2} of {n2} were done within {n2} days.
Quality: The call centre answered {pop} calls on 111 and {n4} on the out-of-hours line in {month}.
Quality: The helpline 0800 {n3} {n4} is printed on the leaflet.
Quality: PALS can be called on 01{n2}2 {n6} between 9.00 and 17.00.
Quality: The practice's own number, 01{n2}3 {n6}, was engaged at 8.00 on each of five days.
Quality: The dental helpline moved to 0300 {n3} {n4} on {date}.
Quality: The bypass on the A{n3} closes {street} for {n2} weeks, and patient transport has been told.
Quality: M1 and M{n2} closures delayed {n2} journeys.
Quality: Miss rates in breast screening were {n1}.{n1} per 1,000.
Quality: The Professor of Nursing at the university will lead the review.
Quality: Dr Foster style benchmarking was dropped in favour of the national dashboard.
Quality: The Reverend in the policy is the lead chaplain's title and is to be removed.
Quality: St {saint}'s Road surgery closes at lunch, and the branch in Church Lane all day on Wednesdays.
Quality: The form FP{n2} {n5} was reprinted.
Quality: ICD-10 code {icd} was used in {n3} spells.
Quality: SNOMED CT {snomed} is the code for a medication review.
Quality: The dose was 2.5 mg in 5 ml; {n1} syringes of {n3} ml were drawn up.
Quality: Falls per 1,000 bed days: {n1}.{n2}, {n1}.{n2}, {n1}.{n2}.
Quality: Ambulance handovers over 60 minutes: {n3}, {n3}, {n3}, {n3} in the four weeks to {date}.
Quality: {n1} of {n2} care homes in {place} were rated good.
Quality: See sections 4.{n1}.{n2} and {n1}.{n1} of the framework, and annex B{n1}.
Quality: The UPRN {n10} is the new hub; the old was {n10}.
Governance: Risk {n4} was closed and replaced by R-{n4}.
Governance: The policy number is {n3}/{n4} and its owner is the Director of Corporate Affairs.
Governance: FOI {n5} was answered within {n2} working days, FOI {n5} late.
Governance: The constitution, version {n1}.{n1}, was approved by NHS England on {date}.
Governance: Information Commissioner registration Z{n7} was renewed.
Governance: The seal was used {n1} times; entries {n3} to {n3} of the register.
Governance: The register of interests holds {n3} entries as at {date}.
Governance: Board assurance framework risk BAF{n2} moved from {n2} to {n2}.
Governance: The review date is {dots}, the issue date {slashes}.
Governance: Approved {slashes}; next review {slashes}; owner: Head of Governance.
Governance: Code: {n4}; title: Gifts and hospitality.
Governance: Reference numbers begin with the year, as in {year}{n6}.
Governance: The letter of {date} from the region, reference QSG/{n4}, is appended.
Governance: The seven digit reference {n7} is the Ombudsman's.
Governance: Appendix {n1}: organisation chart of {month} {year}.
""".splitlines()
STREETS = (
    "Station Road",
    "High Street",
    "Mill Lane",
    "Victoria Street",
    "Northgate",
    "Church Lane",
    "Park Avenue",
    "London Road",
)
PLACES = ("Thornmere", "Saltwick", "Kestrel Bridge", "Hollowdene", "Eastmoor", "Fernhill")
ORGS = (
    "Fernhill",
    "Thornmere Community Trust",
    "Saltwick Hospice",
    "Eastmoor Borough Council",
    "Northvale Care",
)
MONTHS = (
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "January",
    "February",
    "March",
)
