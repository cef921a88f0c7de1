"""Numbers and days that identify a person, in the words in which people write them, without a look at how they are sought; `third_values` fills them."""

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
wrong label: {nhs3} on the sample
Patient NHS: {nhs}
{nhs} - no contact
child, NHS number {nhsd}, not brought
NHS no. ({nhs3})
id {nhs3}
chi no: {chi}
Health & Care number {hcn3}
H & C No. {hcn}
CHI no {chi}, ward 4
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
Patient's date of birth: {ds}
Born: {dw}, male
The man (dob {dsh}) left
DOB {do}
He was born in Leeds on {dw}
"dob": "{di}"
patient_dob: {di}
d.o.b. given as {ds}
date of birth on the referral was {dw}
Resident (date of birth {dd})
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
NI number given: {nis}
NINO - {ni}
ni_number: {ni}
She quoted {nis}
national insurance no {nil}
Ref: {nis}
volunteer's NI: {nid}
NI# {ni}
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
hospital number: {hn}
Hosp no: {hn}
(MRN {hn})
Patient ID no {hn}
patient's hospital number was {hn}
Hospital No {hnl} (female)
PAS ID {hn}
EMIS no. {hn}
Case note no. {hnl}
patient number {hn} was discharged early
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
Call {mobs}
her number {mob}
son {mobs}
contact: {lands}
rang from {mobd}
mob: {mob7}
leave a message on {land}
tel no {landp}
{mobi} daughter
sister's phone {mob}
"""
