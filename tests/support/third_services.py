"""What papers on services, safety and performance say; a name in braces is a slot, which `third_prose` fills."""

LINES = """\
Bed {nn} on ward {ward} stayed closed from {d} while the ceiling was made good.
Beds {nn} to {nn} are the escalation beds, and bed {nn} is the isolation room.
Bay {n}, bed {n}: the call bell was found disconnected on {n} of {nn} spot checks.
Ward {ward} moved to block {n}, level {n}, and keeps its cost centre {n6}.
Ward code {ward}{n} was merged with {ward}{nn} in the patient administration system on {dn}.
Cost centre {n6}, subjective code {n5}: {m} overspent at month {nn}.
Theatre {n} ran {nn} lists of {nn}, and its anaesthetic machine (asset {n6}) is due for replacement.
The bed base is {nnn}, of which {nn} are side rooms and {n} have an en-suite.
Discharges before noon were {nnn} of {k}, a ratio of 1:{n}.
The registered nurse to patient ratio at night is 1:{nn} on ward {ward} and 1:{n} in bay {n}.
Caesarean births were {nn} per cent, and Robson group {n} gave {nn} of them.
Patient numbers at {hospital} rose from {k} to {k} in a year.
The patient number was {n4} on the day of the census, against {n4} a year before.
Hospital numbers fell: {n5} attendances in May, {n5} in June.
The number of patients was {n5}, and the number in hospital over 21 days was {nnn}.
Number of hospital admissions: {n5}. Number of hospital discharges: {n5}.
Number in hospital: {n4}; number at home: {n5}.
Hospital number one priority remains the emergency department.
Case numbers of Clostridioides difficile were {nn} against a ceiling of {nn}.
Case number totals for the quarter were {nnn}, {nnn} and {nnn}.
Patient ID bands were worn in {nnn} of {nnn} spot checks.
Patient ID checks before transfusion: audit {n4}/{n4} compliant.
The unit record card has {nn} fields and form MR{nn} was withdrawn.
The medical record number is ten digits in the new system and seven in the old.
MRN is issued by the trust; NHS number coverage is {pc} on inpatient records.
NHS number completeness was {pc} in May and {pc} in June ({n5} of {n5} records).
The NHS number was missing in {n4} of {n5} rows sent to the commissioning data set.
NHS numbers are traced in batches of {n4} through the Personal Demographics Service.
The CHI number is used in Scotland, and {nn} cross-border patients had one.
The national insurance number is not collected by the practice.
National Insurance contributions added {m} to the pay bill.
NI contributions rose to 15 per cent, which costs {m}.
The date of birth field was blank in {nnn} of {n5} referrals received by {d}.
Date of birth is checked against the wristband at each handover.
Born before arrival: {n} in {month}, {n} in the same month of {year}.
Babies born in {year} will be offered the vaccine from {d}.
Adults born between {d} and {d} are in the shingles cohort.
People born on or after {d} are not eligible for the catch-up programme.
The cohort born in {year} reaches school age in {year}.
The service was born on {d} out of the merger of two teams.
{place} Birth Centre opened on {dn} and has {n} rooms.
Births: {n4} in {year}, {n4} in {year}; birth rate {nn}.{n} per thousand.
The birthday of the NHS was marked on 5 July {year}.
Stillbirths were {n}.{n} per thousand births on {d}, rebased to {d}.
The next meeting of the neonatal network is on {d} at {t} in room {nn}.
The last inspection was on {dn}, the one before on {dn}.
Reported {dn}, closed {dn}, days open {nn}.
Opened {iso}, reviewed {iso}, target {iso}.
Sepsis screening within the hour was {pc} ({nnn}/{nnn}).
Door to needle time was {nn} minutes, door-to-balloon {nn}.
The door code policy was reviewed in {month} and codes are changed each quarter.
The key safe policy for domiciliary visits was approved on {d}.
Key codes for the drug cupboards are changed after each leaver, says policy CP{nn}.
Key lines of enquiry S{n}, E{n} and W{n} were tested.
Key performance indicator {nn}: {pc} against {pc}.
The access code of practice for information sharing was withdrawn.
The password reset queue stood at {nnn} calls on {d}.
Password resets made up {pc} of calls to the service desk.
Passwords must now have {nn} characters, and {n4} staff had not changed theirs by {d}.
The token machine in the phlebotomy waiting room at {hospital} gave out {n4} tokens in {month}.
Token: the sum of {m} a year is paid for the use of the village hall.
The PIN renewal of {nnn} nurses with the Nursing and Midwifery Council fell due in {month} {year}.
NMC PIN checks found {n} lapsed registrations, since renewed.
GMC reference checks were complete for {nnn} of {nnn} locums.
Chip and PIN was fitted to the car park machines at {hospital} for {m}.
A secret shopper rang {nn} practices on {d} between {t} and {t}.
The secret of the good result, the team says, is the morning huddle at {t}.
Smartcards with expired certificates numbered {nnn}; the API key rotation is quarterly.
Bearer of bad news training was given to {nnn} staff.
The {hospital} switchboard is {tel}.
Please ring the switchboard on {tel} and ask for the site manager.
Patients may contact the advice and liaison service at {hospital} on {tel} between {t} and {t}.
Appointments line: {tel} (Monday to Friday, {t} to {t}).
Out of hours, NHS 111 took {k} calls, of which {n4} were abandoned.
Ring 111, or 999 in an emergency; textphone 18001 111.
Samaritans are on 116 123, and the children's helpline on 0800 1111.
The freephone line of the stop smoking service, 0800 {n3} {n4}, took {nnn} calls.
The crisis line 0800 {n6} answered {pc} within {nn} seconds.
Bleep {n4} carries the cardiac arrest calls; bleep {n4} the site team.
Extension {n5} rings out after {t} at {hospital}.
The short code for texts is {n5}, and STOP to {n5} ends them.
The fracture clinic's new number is {tel}; the old number, {tel}, is diverted until {d}.
Fax number {tel} of the pharmacy at {hospital} was switched off on {d}.
{hospital}, {street}, {town} {post}.
{practice}, {nn} {street}, {town}, {post}.
The community diagnostic centre at {hospital}, {nnn} {street}, {town} {post} opened on {d}.
The clinic moved from {nn} {street} to {nnn} {street} with the pharmacy.
Papers go to: Committee Secretary, {icb}, {nn} {street}, {town} {post}.
The hearing will be held at {town} Town Hall, {street}, {town} {post}.
Deliveries to the loading bay, gate {n}, {hospital}, {town} {post}.
The dispensary at {nn} {street} was inspected by the General Pharmaceutical Council.
{practice} has a branch surgery at {nn} {street}, {town}.
The library, {n} {street}, lends blood pressure monitors.
The lease of {nn}-{nn} {street} ends on {d}; the rent is {m}.
Asbestos was found at {nn} {street}, the former day hospital.
The care home at {nn} {street} has {nn} beds and was rated good.
A planning application ({n2}/{n5}/FUL) for the health centre at {nn} {street} was lodged.
The postcode lottery in fertility treatment was raised by {n} members.
Postcodes {area} to {area} have the longest ambulance response, {nn} minutes.
The most deprived postcode districts, {area} and {area}, have {pc} uptake.
Response times in {area} were {nn}:{nn} against a mean of {nn}:{nn}.
Lower super output area E01{n6} is in the lowest decile.
Ward E05{n6} has {n4} people over 65.
ODS code {ods} closed on {d} and its list of {n4} went to {ods}.
{practice} ({ods}) has {n5} registered patients and {n} partners.
Practice {ods}: {n5} patients, {nn} sessions, {pc} same-day appointments.
The list size is {n5}, weighted {n5}.
The surgery's list of {k} was dispersed to {ods}, {ods} and {ods}.
Mr Justice Hale refused permission on {d}.
In the matter before Mrs Justice Thorne the trust was joined as second defendant.
The judgment of Lord Justice Amory was handed down on {dn}.
Dr Foster figures gave a ratio of {nnn} for {year}.
The Dr Foster alert of {d} on septicaemia was closed.
Data came from Dr Foster Intelligence and were checked against the coding of {n4} spells.
The MR scanner at {hospital} was down for {n} days.
MR Angiography moved to the second scanner on {d}.
The MS nurse holds {nnn} cases; the MS Society gave {m}.
Meetings are held on MS Teams, and minutes kept in MS Word.
Staff may not miss Monday's fire lecture; {nn} did miss it.
A near miss was logged on {d} (reference {n6}).
The DR exercise of {d} proved the data centre's plan; DR Site {n} is at {hospital}.
Rev C of drawing {n5}-{nn} was issued on {d}.
Sir Robert Amory Wing holds the outpatient clinics.
The Lady Ashby Day Unit treated {n4} patients.
Lady Day falls on 25 March, from which the rent of {m} runs.
The Lord Lieutenant opened the unit on {d}.
The Lord Chancellor's guidance on deputyship was circulated.
Sister wards were asked to lend {n} nurses; the Sister in charge signs the book.
Nurse Specialist posts: {n} of {nn} filled.
Professor of General Practice, a chair shared with the university, is vacant.
Doctors in training gave {nn} exception reports in {month}.
Mrs is the commonest title chosen in the portal, then Mr and Ms.
Titles: Mr {nnn}, Mrs {nnn}, Miss {nnn}, Ms {nnn}, Mx {n}, Dr {nn}.
The Mary Seacole Unit has {nn} beds and the Florence Suite {nn}.
Master Patient Index merges were {n4} in {month}.
The Master Services Agreement with the supplier ends on {d}.
Patients of St Anne's Hospice were moved on {d} while the boiler was changed.
The Friends and Family Test gave {pc} positive of {n4} answers at {hospital}.
Waiting lists: {n5} in total, {n4} over 18 weeks, {nnn} over 52, {n} over 65.
Referral to treatment at week {nn}: {n5} pathways, {pc} within target.
Cancer 62 days: {nnn}.5 of {nnn} treated in time.
Pathway identifiers ended in error for {nnn} of {n5} rows.
UBRN errors on e-referral were {nn}; the booking code page was at fault.
The lot number of the withdrawn vaccine was {lot}{n4}, expiry {month} {year}.
Batch {lot}{n5} was quarantined on {d} and released on {d}.
Drug alert EL({n2})A/{nn} was actioned in {n} days.
National Patient Safety Alert NatPSA/{year}/{n3}/NHSPS was closed on {d}.
LFPSE record {n8} and STEIS {year}/{n5} relate to the same event.
StEIS number {year}/{n5} was de-escalated on {d}.
Incident W{n6} was graded as moderate harm.
Datix {n6}, {n6} and {n6} are linked.
Complaint {year}/{n4} was upheld in part after {nn} working days.
PALS contacts were {n4}, of which {nnn} were about the telephone.
The Ombudsman's reference is P-{n6}.
Coroner's reference {n8}-{year}: regulation 28 letter answered on {d}.
CQC location 1-{n9} was inspected; provider 1-{n9} was told.
CQC registration certificate CRT1-{n9} hangs in the hall.
Safeguarding adults enquiry {n5} was closed by the local authority.
The safeguarding number 0300 {n3} {n4} is on every poster in the practices.
Section 42 enquiries: {nnn} opened, {nn} closed.
Children in care: {nnn}; health assessments in 20 days: {pc}.
Child Protection Information System alerts rose to {n4}.
Looked-after children placed at a distance over 20 miles were {nn}.
In {month} {nn} young people waited over 52 weeks for an autism assessment.
Eating disorders: {nn} urgent, {pc} within 7 days; routine {pc} within 28.
Talking therapies recovery was {pc}; {n5} finished a course.
Perinatal access: {n4} women, {pc} of births.
Dementia diagnosis rate is {pc} ({n4}/{n4}).
SMI health checks: {n4} of {n5}.
Learning disability register {n5}, annual checks {n5}.
Flu: {pc} of over-65s; COVID-19: {pc}; RSV: {pc}.
MMR at five, two doses: {pc}; target {pc}.
Bowel screening uptake {pc}, breast {pc}, cervical {pc}.
AAA screening: {n4} men turned 65 by {d}.
Diabetic eye screening invited {n5} and saw {n5}.
Antibiotics per STAR-PU {n}.{nnn}; broad-spectrum {n}.{nn} per cent.
MRSA: {n}; MSSA: {nn}; E. coli: {nnn}; Klebsiella: {nn}.
HSMR {nnn}.{n}, SHMI {n}.{n4}, as expected.
Ambulance handovers over 60 minutes were {n4} at {hospital}.
Category 2 mean {nn}:{nn}, 90th centile 1:{nn}:{nn}.
Same day emergency care saw {n4}; virtual ward {nnn} of {nnn} places.
Criteria to reside: {nnn} of {n4} beds held by people with none.
Intermediate care: {nn} step-down beds at {nn} {street}, the old cottage hospital.
Falls per 1,000 bed days: {n}.{nn}, from {n}.{nn}.
Pressure ulcers: {nn} category 2, {n} category 3, {n} category 4.
VTE assessment {pc}; hospital acquired thrombosis {nn}.
Never events: {n} in the year, the last on {d} in theatre {n}.
Pharmacy first: {n5} consultations by {nnn} pharmacies.
UDAs delivered: {n6} of {n6}, clawback {m}.
Optometry: voucher {n} claims numbered {n5}.
Wheelchair 18 weeks: {pc} for children, {nn} waiting.
Continuing healthcare: {pc} of assessments within 28 days; {nn} over 12 weeks.
Fast track funding agreed for {nnn} people; mean cost {m} a week.
Personal health budgets {n4}, of which direct payments {nnn}.
Social prescribing link workers saw {n5} people.
Home oxygen contract {ref}: {n4} users, {m}.
Kestrel Home Care has {n} sites, the largest at {nn} {street}.
Kestrel Home Care was rated good in {n} of 5 domains.
Kestrel Home Care answered within {n} days of the request of {d}.
The contract with Kestrel Home Care runs for {n} years from {d}.
Kestrel Home Care's fee rose by {n} per cent to {m} an hour.
Kestrel Home Care was visited on {d}; the report has {n} pages.
At Kestrel Home Care {nnn} visits of {n4} were late.
Kestrel Home Care serves {nnn} people in {place}.
Kestrel Home Care: risk scored {n} by {n}.
Level {n} surveillance of Kestrel Home Care ends on {d}.
Room {n}.{nn} at {hospital} was re-let from {d} at {m}.
The key safe at the back of {hospital} was replaced in {month} for £{nnn}.
Keypad locks were fitted to {nn} doors by {d}.
The alarm was set off {nn} times in {month} {year}.
The alarm was tested with {n4} staff on site.
Entry codes are held by the site team; code changes numbered {nnn}.
Combination vaccines were given to {n4} children.
Combination lock cupboards: {nn} ordered, {m}.
Pin badges for {n4} volunteers were ordered.
The padlock policy, version {n}.{n}, was noted.
The pass rate was {pc}; pass marks {nn}.
Pass: {nn}, fail: {n}.
Login times fell to {nn} seconds.
Bearers carried {nn} patients during the lift outage.
Access to the record was audited {n5} times.
The gate to car park {n} opens at {t}.
Nurse Associates were {nn} at {d}; Nurse Specialists {nn}.
Nurse staffing met plan on {nn} of {nn} nights.
Sister City links with a board abroad cost {m}.
Lady Mayor opened the wing in {month}.
Lord Darcy Ward has {nn} beds.
The Lords Select Committee asked for evidence by {d}.
Miss rates at screening were {pc}.
Dr Foster's method was explained on {d}.
Prof development days were held on {d} and {d}.
Sir Geoffrey Lodge Day Centre is owned by the council.
Mr Justice Amory's order of {d} was noted.
Rev {n} of the plan supersedes Rev {n}.
Dame Margaret Theatre is shut until {d}.
The Lady Ashby fund gave {m}.
{nn} Oak Wards beds were swapped for chairs.
Block {n}, {hospital}, {nnn} {street}, {town} {post}.
The registered office of the supplier is {nn} {street}, {town}, {post}.
The Stroke Association, {nn} {street}, {town}, gave a talk.
Parking at {nn} {street} is for clinic staff.
The ambulance station at {nn} {street} closes on {d}.
The GP out of hours base, {nnn} {street}, {town} {post}, saw {n4}.
{place} Primary Care Network, {street}, {town}, {post}
A bus shelter outside {hospital} on {street} was moved.
Street lights on {street} were out {nn} nights.
Public consultation events: {d}, Village Hall, {street}, {town} {post}.
The food bank on {street} fed {nnn} households.
The dentist at {nn} {street} handed back its contract on {d}.
The opticians, {nn} {street}, {town}, tests homeless people.
The bid for {nn} {street} (old police station) was lost.
Contact: Governance team, {tel}.
For papers in another format ring {tel}.
To register to attend, call {tel} by {d}.
The helpline number ({tel}) was misprinted as {tel}.
Press office {tel}, out of hours {tel}.
Interpreter line {tel}, account {n6}.
Healthwatch: {tel}.
Text relay users dial 18002 before {tel} of the contact centre.
The lift company's number is {tel}.
The engineer is on {tel}, contract {n6}.
Patients born in {year} were invited from {d}.
Those born before {d} are in cohort {n}.
A birth cohort of {n4}, {month} {year}.
DOB mismatches: {nnn} in {month}, {nn} in {month}.
The date of birth mismatch rate was {pc} on {d}.
The baby clinic was born of a bid made on {d}.
NHS number tracing: {n6} submitted on {dn}, {pc} matched.
Order {n10} was part delivered.
Delivery note {n10} of {dn}.
Remittance {n10} went to the wrong account.
Consignment {n10} of gloves.
Barcode {n10} on the pump.
Direct debit reference {n10}.
Licence key renewals: {nnn} at {m}.
Case number {n6} of the ombudsman was closed.
Case no. {n5}/{year} was settled.
Unit {n5} on the estates list is empty.
Unit no. {n4}, {town} trading estate.
District {n5} on the map is rural.
Patient number {n5} joined the list of {practice} in {month}.
We welcomed patient number {n5} to the virtual ward on {d}.
Hospital ID badges: {n4} issued, {nnn} lost.
Patient ID errors were {nn} in {n5} samples.
Record numbers: {n6} appointments in {month}.
X-ray numbers rose to {n5} a month.
EMIS number one in the region for go-live; {nn} practices.
Medical records: {n6} scanned, {n5} to go.
MRN-less rows: {n5}.
The PAS was down from {t} to {t} on {d}.
RiO upgrade {n}.{nn}.{n} cost {m}.
National Insurance: {m} in month {nn}.
NI {nn}.{n} per cent, pension {nn}.{n} per cent.
Form AB{n6} was replaced by form AC{n6}.
Kestrel Home Care: {n} of {nn} actions closed.
Kestrel Home Care has {nn} per cent turnover and {n} vacancies.
Kestrel Home Care moved {n} offices into one.
The team of {n} inspectors saw Kestrel Home Care on {d}.
Kestrel Home Care has had {n} managers in {n} years.
Cases at Kestrel Home Care: {nn} in {year}.
Level {n} of the tower at {hospital} houses {nn} desks.
Wi-Fi keys are changed each quarter; wifi usage {n5} sessions.
The secret ballot gave {n5} to {n4}.
Token economy pilots on ward {ward} ended {d}.
API calls: {n6} in {month}.
Password length rose from {n} to {nn} characters in {month}{year}.
Passcodes for {nnn} tablets were reissued on {d}.
Postal votes from {area} numbered {n4}.
Section 12 doctors: {nn}; section 136 suites: {n}.
Pharmacy at {nn}-{nn} {street} opens 100 hours.
{hospital} (ward {ward}) {tel}
Their ref {ods}/{n4}, dated {dn}.
Grant {n6} from the research council ends {iso}.
{d} | {t} | Room {nn} | {n} items
""".splitlines()
