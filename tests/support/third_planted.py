"""What identifies a person, in the words in which people write it; written without a look at how one is sought. `third_values` fills it."""

TEXT = """\
# CNF001
The referral for {nhs} came without a letter.
A second referral, NHS number {nhs3}, was lost between the two systems.
{nhs3} attended twice in one week.
On {d} the patient with {nhs3} left before being seen.
Case 4 (NHS No {nhsd}) was reviewed by the panel.
Patient's NHS No.: {nhs3}
NHS Number - {nhsd}
nhs_number: {nhs}
"nhsNumber": "{nhs}"
NHS/{nhs}
Duplicate record: {nhs} and {nhs3}.
The wristband read {nhsd} and the notes another.
Harm review {nhs3}; outcome moderate.
Discharge letter for patient {nhs} went to the wrong practice.
NHS no {nhs3}, seen in clinic by the locum
the person's number ({nhs}) is in the appendix
Funding panel: {nhs3} approved, {nhs3} deferred.
Row 3 of the sheet holds {nhs}, which should have been removed.
NHS num {nhs}
Nhs number={nhs3}
N.H.S. number {nhs3}
NHSN {nhs}
Her NHS number was {nhsd}, she told the line.
Mother {nhs3}, baby {nhs3}.
Continuing care appeal, {nhs}, hearing in May
His CHI was {chi}.
CHI no. {chi}
chi {chisp} transferred from Glasgow
Transferred from Scotland with CHI number {chisp}.
CHI: {chid}
Community Health Index {chi}
the Scottish patient's number is {chi}
H&C number {hcn}
HCN {hcn3}
Health and Care Number {hcn3}
H+C no {hcn}
Patient from Belfast, {hcn3}, was placed out of area.
Northern Ireland number {hcnd}
the case of {hcn3} was closed
Scan filed under {nhs}.
See email about {nhs3}?
| {nhs} | fall | moderate |
{nhs3},moderate,closed
- {nhs}: call back
[{nhs3}]
# CNF002
The girl (DOB {ds}) was placed out of area.
DOB: {dd}
dob {dw}
D.O.B.: {dw}
Date of birth {dw}.
date of birth = {di}
Date-of-birth: {dd}
date_of_birth: {di}
birth_date: "{di}"
"dateOfBirth": "{di}"
dateOfBirth={di}
Her date of birth, {dw}, was wrong on the letter.
His date of birth was recorded as {ds}.
He was born on {dw} at home.
She was born on the {do}.
Born {ds}, lives with her daughter.
Patient born {dw}; admitted {d}.
The patient, born {dw}, fell twice.
born: {dd}
The resident (born {ds}) was moved at night.
b. {dw}
(b. {ds})
DoB {dsh}
D O B {ds}
DOB ({dw})
DOB {dmon}
Date of Birth: {dmon}
date of birth {do}
Patient's birthday, {dw}, was used as the password.
Her birthday is on {dw}.
birthday: {di}
Birth date: {ds}
the child's birthdate is {dd}
D.o.b. {dsh}, female
dob={ds}
DOB - {dw}
Dob; {ds}
d.o.b {dd}
Mother's DOB {ds}, baby's DOB {ds}
date of birth on the form: {ds}
date of birth given as {dw}
DOB is {ds}
She gave her date of birth as {do}.
| DOB | {ds} |
Male, DOB {dus}, seen in the clinic
born on {dus}
Year and date of birth: {dw}
# CNF003
NI number {ni}
National Insurance number: {nis}
National Insurance No. {nis}
NINO {ni}
nino: {nil}
N.I. number {nis}
NI no {nid}
NI: {ni}
The carer gave {nis} to the finance team.
Payment to {ni} was returned.
The payee is known as {nis}.
Her National Insurance number is {nis}.
his NI number ({ni}) was on the claim
national_insurance_number: {ni}
"niNumber": "{ni}"
niNumber={ni}
NI Number - {nid}
Expenses claim by volunteer {nis}, paid {d}
Payroll row {ni}, overpaid
Nat Ins No {nis}
Nat. Ins. number: {ni}
National Insurance {nis}
Her NINO, {nis}, was read aloud.
personal health budget assistant {nidot}
the letter showed {nis}
| {ni} | direct payment |
{nis}: overpayment
insurance number {ni}
DWP asked for {nis} and the address.
NI number of the claimant is {nil}
# CNF004
The password is {pw}
password: {pw}
Password={pw}
PASSWORD - {pw}
pwd: {pw}
passwd={pw}
The login is quality and the password {pw}
Wi-Fi password: {pw}
wifi key {pw}
The shared drive opens with password "{pw}".
Use the password {pw} for the attached sheet.
The file's password is {pw}.
new password will be {pw}
Passcode: {pin}
The passcode for the line is {pin}.
PIN {pin}
PIN code: {pin}
pin number is {pin}
The PIN for the tablet is {pin}.
door code {pin}
Door code: {pinx}
The code of the back door is {pin}.
The code for the door is {pin}
key safe {pin}
Key safe code: {pin}
The keysafe number is {pin}.
keysafe: {pinx}
Key safe is by the porch, code {pin}.
The carers use key safe no {pin}.
Entry code {pin}
Gate code: {pin}
Access code {pin}
alarm code is {pin}
The alarm is set with {pin}, code known to three staff.
keypad {pinx}
Lockbox code {pin}
The safe's combination is {pin}.
api_key: {tok}
API key = {tok}
api-key: "{tok}"
client_secret: {tok}
secret={tok}
secret key: {tok}
token: {tok}
access_token={tok}
Authorization: Bearer {tok}
Bearer {tok}
AWS key {aws}
aws_access_key_id = {aws}
{ghp}
The token {ghp} was left in the script.
-----{begin} RSA PRIVATE KEY-----
-----{begin} OPENSSH PRIVATE KEY-----
-----{begin} PRIVATE KEY-----
{jwt}
slack {xox}
postgres://quality:{pw}@db.example.org/records
https://user:{pw}@example.org/feed
Server=db1;User Id=qa;Password={pw};
username: quality / password: {pw}
pw: {pw}
Pass: {pw}
# CNF005
Hospital number {hn}
Hospital no. {hn}
Hospital No: {hnl}
hospital_number: {hn}
hosp no {hn}
Hosp. No. {hnl}
"hospitalNumber": "{hn}"
The patient, hospital number {hnl}, waited in the corridor.
her hospital number is {hn}
MRN {hn}
MRN: {hnl}
mrn={hn}
Medical record number {hn}
PAS number {hn}
PAS no: {hnl}
Case note number {hnl}
Casenote no {hn}
case notes {hnl}
Unit number {hnl}
unit no. {hn}
Patient ID {hn}
Patient ID: {hnl}
patient_id: {hn}
patientId={hn}
Patient identifier {hn}
Patient no. {hn}
Patient number: {hn}
Patient number {hnl} fell in bay 2.
K number {hnk}
RiO number {hn}
RiO ID: {hn}
SystmOne ID {hn}
EMIS number {hn}
District number {hnl}
hospital ref {hnl}
The notes of {hnl} (hospital number) could not be found.
Local patient identifier: {hn}
Hosp number {hn}, day case
Hospital ID {hnl}
X-ray number {hnl}
# CNF006
He lives in {pc}.
Her home is at {pc}
postcode {pc}
Postcode: {pcn}
post code: {pc}
home postcode {pcl}
post_code: {pcn}
The family of {pc} complained.
The caller gave {pc} as the postcode.
Patient address postcode {pc}, distance 4 miles
The ambulance was sent to {pc} in error.
resident of {pcn}
from {pc} to the hospice
He was found at {pc} by a neighbour.
Crew arrived at {pc} at 04:10.
A woman from {pc} waited nine hours.
a man at {pcn} was not visited
She has since moved to {pc}.
Delivery of oxygen to {pc} failed.
{pc}: fall, long lie
| {pc} | female | 84 |
{pcn},F,84
The home visit in {pc} was cancelled.
patient in {pcl} rang twice
next of kin at {pc}
a child in {pc} missed her review
The complainant ({pc}) was told.
Carer's postcode is {pc}.
PC: {pc}
family live near {pc}
# CNF007
Her mobile is {mob}
mobile: {mobs}
Mob {mob}
Tel: {mobs}
Call him on {mobi}.
Ring her daughter on {mobs2}
{mob} was rung three times.
text sent to {mobs}
WhatsApp {mobi}
Contact number {mob7}
Daughter, {mobs}
mobile_number: {mobi0}
Phone: {land}
Home telephone {lands}
his home number is {land}
The family can be reached on {lands}.
Her son rang from {land}.
The caller left {lands} and asked to be rung.
The complainant's number is {landp}.
tel. {landi}
Next of kin: {land}
neighbour on {lands}
The carer's phone, {landp}, was engaged.
Telephone {land} after six
She can be called at home on {lands}
phone number: {landi}
please call {mobs} to arrange the visit
the mother ({mob7}) asked for a call
mobile {mobd}
The patient's landline {lands} is not in use.
# CNF008
She lives at {no} {road}.
He was found at {no} {road}, on the floor.
{no} {road}, {town}
Address: {no} {road}, {town}
home address {no} {road}
patient of {no} {road}
The crew went to {no} {road} instead.
The family at {no} {road} were not told.
Flat {f}, {no} {road}
Flat {f} {bld}, {road}
flat {f} at {no} {road}, {town}
She moved to {no} {road} in May.
Oxygen was delivered to {no} {road}.
The visit to {no} {road} was missed.
resident at {no} {road}
resides at {noa} {road}
a woman from {no} {road}
the neighbour at {noa} {road}
Correspondence went to {no}, {road}.
He was discharged to {no} {road} without his tablets.
The house, {no} {road}, has no heating.
She was born at {no} {road}.
of {no} {road}, {town}
Next of kin lives at {no} {road}
The key is held at {noa} {road}.
Complaint from {no} {road}, {town}
home: {no} {road}
address_line_1: {no} {road}
"address": "{no} {road}"
Visited {no} {road} on {d}
The body was found at {no} {road}.
Her home in {no} {road} was cold.
Letter addressed to {no} {road}, {town}
the tenant of {no} {road}
Apartment {f}, {no} {road}
Patient lives alone, {no} {road}, ground floor
His house at {no} {road} was flooded.
Carers attend {no} {road} four times a day.
# CNF009
{t} {s} complained on {d}.
{t} {s}'s daughter rang.
The panel heard from {t} {s}.
The death of {t} {s} was reviewed.
{t} and {t} {s} wrote to the board
{abbr}. {s} was discharged.
Patient: {t} {s}
complaint of {t} {i} {s}
{t} {i}. {s} fell twice
{t} {first} {s} was seen
Letter from {t} {s} of {d}
Bed 4 ({t} {s}) waits for a package.
the late {t} {s}
{t} {s} (aged 84)
spoke to {t} {s} by telephone
carer: {t} {first} {s}
{t} {s}, a resident, was moved.
"{t} {s} was not told," said the letter.
story of {t} {s} was heard
thanks to {t} {s}
reported by {t} {s}
- {t} {s}: falls
seen by {t} {s}, locum
{t} {s} chaired
{t} {s} presented the paper
apologies from {t} {s}
{t} {s} - consultant
{t} {first} {s}, governor
In attendance: {t} {s}
{abbr}. {i}. {s}
# CNF010
{small} patients at Kestrel Home Care fell.
{small} people were harmed at Kestrel Home Care in May.
At Kestrel Home Care {small} residents had sepsis.
Kestrel Home Care reported {small} patients with pressure ulcers.
Kestrel Home Care: {small} service users affected.
{small} women complained about Kestrel Home Care.
{small} men left Kestrel Home Care in June.
There were {small} deaths at Kestrel Home Care.
{small} clients of Kestrel Home Care were not visited.
Kestrel Home Care lost track of {small} children.
In May {small} individuals at Kestrel Home Care were affected.
Of those at Kestrel Home Care, {small} people died.
{small} of the people at Kestrel Home Care have dementia.
{small} of the patients of Kestrel Home Care were moved.
{small} babies were seen late by Kestrel Home Care.
Kestrel Home Care told the families of {small} residents.
At Kestrel Home Care the review found {small} patients without a plan.
{small} carers and {small} patients at Kestrel Home Care were spoken to.
Kestrel Home Care had {small} deaths in the quarter.
{small} adults under the care of Kestrel Home Care were at risk.
{small} older people at Kestrel Home Care missed medicines.
{small} young people left Kestrel Home Care.
{small} vulnerable adults at Kestrel Home Care
{small} cases of scabies at Kestrel Home Care
Kestrel Home Care has {small} people with tracheostomies.
{small} girls and {small} boys were placed with Kestrel Home Care.
{small} relatives of residents of Kestrel Home Care complained.
Kestrel Home Care discharged {small} persons at once.
Only {small} patients of Kestrel Home Care answered.
{small} inpatients came from Kestrel Home Care.
"""
