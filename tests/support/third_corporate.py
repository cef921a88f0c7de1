"""What papers on money, contracts, buildings, people and the committee's own work say, and lines of records and of tables."""

LINES = """\
Purchase order {n10} was raised on {d} for {m}.
PO number: {n10}; goods received note {n8}.
Invoice {n8} of {dn}, {m}, is in dispute with the supplier.
Invoice number INV-{n6} was paid twice; credit note CN{n5} followed.
Requisition {n7} waits for the second signature.
Contract number C{n6} was extended to {d}.
Contract ref: {ref}, value {m}, notice {year}/S {n3}-{n6}.
Find a Tender notice {year}/S 000-{n6} was published on {d}.
Framework agreement RM{n4} lot {n}, call-off {n}.
VAT registration GB {n3} {n4} {n2} is that of the supplier.
Company number {n8} is that of the subsidiary.
Charity number {n7} (the hospital charity) filed on {d}.
Registered charity no. {n7}; company no. {n8}.
Sort code and account details of suppliers are changed only after a call back.
BACS run {n4} paid {nnn} suppliers {m} on {d}.
Account code {n5} and analysis {n4} are in credit by {m}.
Journal {n6} reversed journal {n6} at month end.
Insurance policy {lot}{n8} was renewed for {m}.
Policy number {n4}/{nn}: lone working, version {n}.{n}, review {d}.
Policy HR{nn} v{n}.{n} replaces HR{nn} v{n}.{n}.
Standing financial instruction {n}.{nn}.{n} was waived twice, waivers {nn} and {nn}.
Risk {nnn} on the corporate register scores {n} x {n}.
The capital plan is {m}, of which {m} is slippage to {year}.
Month {nn} position: deficit {m}, plan {m}, variance {m}.
Agency spend was {m}; off-framework shifts {nnn}.
Better payment practice code: {pc} by number, {pc} by value.
Cash at {d} was {m}.
Efficiency schemes: {nnn} of {nnn} with a quality impact assessment.
The running cost allowance is {m}, {m} a head.
The population used is {k}, mid-{year} estimate.
The minutes of {d} were agreed, with the second bullet of item {n}.{n} struck out.
Item {n}.{n}, paper {lot}{nn}, {t} to {t}.
The committee met at {t} on {d} in room {nnn}, {nn} {street}, the board's offices.
Action {nnn}: due {dn}, done {dn}.
Action log {year}-{nnn} was closed.
Decision {year}/{nn} was ratified on {d}.
Next meetings: {d}; {d}; {d}.
The annual general meeting is on {d} at {t} at the {town} Guildhall, {street}, {town} {post}.
Terms of reference version {n}.{n} of {dn} supersede {n}.{n} of {dn}.
Freedom of information request FOI/{n5} was answered in {nn} days.
FOI {n4}-{n2}: refused under section 40(2).
Subject access requests: {nnn}, of which {n} were late.
ICO registration Z{n7} expires on {d}.
ICO case IC-{n6}-{lot}{n}{lot}{n} was closed with no action.
Data protection impact assessment {n3}, signed {d}.
DSPT submission {n5}: standards met on {d}.
Cyber alert CC-{n4} was actioned within {n} days.
Ticket INC{n7} was raised with the supplier at {t}.
Change CHG{n7} was rolled back at {t} on {d}.
Version {n}.{nn}.{n} of the record system went live on {d}.
Server {lot}{n4} was patched; build {n5}.{n4}.
The IP range 10.{nn}.{nnn}.0/24 serves the clinics.
ISBN 978-0-{n6}-{nn}-{n}, second edition.
doi:10.{n4}/bmj.{n6} gives the method.
IRAS {n6}, REC reference {n2}/NW/{n4}: {nn} recruited.
Trial ISRCTN{n8} closed to recruitment on {d}.
NICE NG{nnn}, TA{nnn} and QS{nn} apply.
Health Building Note 00-{nn} and HTM {nn}-01 apply.
ISO 27001 certificate IS {n6} runs to {d}.
ISO 9001:2015, certificate number {n7}, laboratory at {hospital}.
UKAS accreditation {n4} was kept after the visit of {d}.
Meter point {n10} at {hospital} was read twice.
The gas meter, MPRN {n10}, is in the name of the former trust.
MPAN 12 {n4} {n4} {n3} serves the boiler house.
Vehicle registrations of the pool cars end in {n2}.
Asset {n6} to {n6} were written off, net book value {m}.
Serial number {n10} of the analyser was recalled.
Equipment: model {lot}{n4}, serial {n8}, installed {d}.
Drawing {n5} rev {n} shows the fire doors on level {n}.
Fire door codes FD30 and FD60 were checked at {nn} places.
Lift {n} at {hospital} was out of use for {nn} hours.
Room {n}.{nn}, floor {n}, {town} House, {street}, {town} {post}.
Car park {n} has {nnn} places and charges {m} a day.
The number {nn} bus stops at {hospital} every {nn} minutes.
The A{n2} was shut between junctions {n} and {nn} from {t}.
Grid reference {area2} {n3} {n3} marks the helipad.
Ofsted URN {n6} is the school of the hospital.
UKPRN {n8} is that of the college that trains the apprentices.
DfE number {n3}/{n4} closed in {year}.
Job reference {n3}-{n7} was advertised at band {n}.
Vacancy {n3}-{lot}{n4}: {nn} applied, {n} shortlisted.
ESR position {n8} is vacant; establishment {nn}.{nn} whole time equivalents.
Sickness was {pc}; turnover {pc}; vacancy {pc}.
Staff survey response {pc} ({n4} of {n5}).
Apprenticeship levy account: {m} unspent.
Freedom to speak up cases: {nn}, {n} of them anonymous.
Employment tribunal case {n7}/{year} was withdrawn.
Case number {n7}/{year} of the tribunal is listed for {d}.
Claim number {lot}{n6} in the county court was settled.
Case {lot2}-{year}-{n6} of the court of appeal is awaited.
Clinical negligence scheme: {nn} claims, provision {m}.
NHS Resolution reference M{n2}CT{n3}/{nnn}.
Statutory instrument {year}/{n4} came into force on {d}.
Health and Care Act 2022, schedule {n}, paragraph {nn}.
The Secretary of State wrote on {d}.
The Member of Parliament for {place} asked question {n5}.
Letter of {d}, our ref: {ref}, your ref: {n6}.
Our ref {lot2}/{n4}/{n2}; please quote it when you reply.
Publication approval reference PRN{n5}, {d}.
Gateway {n5}: letter to chief executives.
Circular {nn} of {year}, paragraph {nnn}.
Press enquiries: {tel} (office of the communications team).
The board's office, {tel}, is open from {t} to {t}.
General enquiries to {icb} on {tel} or by post to {nn} {street}, {town} {post}.
Dial-in for the meeting in public: {tel}, conference ID {n9}, followed by #.
Teams meeting ID: {n3} {n3} {n3} {n2}.
Register of interests: {nnn} returns of {nnn}, {d}.
Gifts register: {nn} entries, {m}.
Declarations of {d}: none.
Quoracy: {n} of {nn} members at {t}.
Mail to the committee's box reaches {n} people.
https://www.example.org/papers/{year}/{nn}/item-{n}.pdf was replaced on {d}.
See example.org/report?id={n8} for the method.
Survey link closed at {t} on {d} with {n4} answers.
Hashtag and press use: {nn} stories, {n} negative.
Population {k}; households {n5}; over 85s {n4}.
Ratio of median pay to highest: 1:{n}.{nn}.
Gender pay gap {pc}, from {pc}.
Table {n}: {n4}, {n4}, {n4}, {n4}; total {n5}.
Row {nn} of annex {lot} should read {m}.
| {place} | {n4} | {n4} | {pc} |
| {lot2}-{nn} | {d} | {n} | {n} | {nn} |
| {hospital} | {tel} | {t}-{t} |
| {practice} | {ods} | {n5} | {post} |
| Theatre {n} | {nnn} | {nnn} | {pc} | {dn} |
reference: {ref}
contract: C{n6}
cost_centre: {n6}
reviewed_on: {iso}
due: {iso}
ods_code: {ods}
score: { likelihood: {n}, impact: {n} }
version: {n}.{n}.{n}
number_of_patients: {n5}
patients: {n4}
hospital_beds: {nnn}
case_number: {n2}
switchboard: {tel} # {hospital}
headquarters: {nn} {street}, {town} {post}
note: the list of {practice} is {n5} at {d}
- {d}: the plan was agreed by the group; cost {m}.
- {dn} {t}: major incident stood down.
- [ ] Item {n}: ask {place} for the figures of {month}.
1. {hospital}: {n4} bed days lost.
{n}.{n} The group noted {m} of slippage.
Since {d} the standard has been met in {nn} weeks of {nn}.
Between {dn} and {dn} there were {nnn} black alerts.
On {d} the tide reached {n}.{nn} m and the ground floor of {hospital} was cleared.
At {t} on {d} power was lost for {nn} minutes.
{month} {year}: {n5}; {month} {year}: {n5}.
From {d} the tariff is {m} a visit.
The {month} figure, {n6}, is {pc} up.
Units {n}-{nn} {town} Business Park, {street}, {town} {post} hold the equipment store.
The store at Unit {n}, {street} Industrial Estate was flooded.
The church hall in {street} hosts the vaccination clinic on {d}.
Roadworks in {street} delayed {nn} ambulances.
{nn} {street} is the postal address of the board.
Plot {nn}, {street}: section 106 gives {m} to the surgery.
The new housing on {street} brings {n4} dwellings and {n4} patients.
Housing association homes in {street} were fitted with sensors.
In {street}, {nn} of {nnn} homes are damp.
The {town} High Street pharmacy closed, {n} months after its neighbour.
Level 3 Park Avenue works end in {month}.
Phase 2 Court improvements at the mental health tribunal cost {m}.
Of the 14 Grove practices only {n} take part.
Paragraph 9 Road traffic claims brought {m}.
The 5 Ways to Wellbeing campaign reached {n5}.
Top 10 Drive thefts from community nurses' cars were logged.
The pin was pulled from extinguisher {nn}, which is now replaced.
Gate {n}: business case at gateway {n}, code amber.
Safe staffing code red was declared on {n} days.
Alarm codes: red {nn}, amber {nnn}, green {n4}.
Door access at {hospital} failed open on {d}; {nnn} badges were reissued.
Code of conduct 2026 was signed by {nn} members.
Password: see the policy on information security, section {n}.
password policy: minimum {nn} characters
Secret ballot of {d}: {nnn} for, {nn} against.
The token fee of {m} was waived.
Key: A = achieved, P = part, N = not met.
Key dates: {d}, {d}.
Private key infrastructure of the record system is renewed in {year}.
Login failures fell to {n4} a week.
Username and password sheets were destroyed on {d}.
The client secret of the interface expires on {d}, says the supplier.
Client number {n5} since the opening of the advice line.
Unit number {nn} of the business park is let to the trust.
Unit numbers: {n4} in May.
Member number {n4} joined the foundation trust in {month}.
The hospital's number of complaints, {nnn}, is {n} fewer.
Hospital no. {n} in the league for waits was {hospital}.
Patient no-shows cost {m}; {n4} in {month}.
Patient no. 1 priority is the telephone.
The 100000th patient was seen on {d}.
Patients seen: {n6}. Patients waiting: {n6}.
Record number of patients: {n5} came in {month}.
A record number, {n6}, were screened.
The record, number {nn} in the series, was sealed.
Case notes missing: {nnn} of {n5} pulled.
Casenotes: {n5} pulled, {nnn} missing.
Notes {nn} to {nn} to the accounts explain provisions of {m}.
""".splitlines()
