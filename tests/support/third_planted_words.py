"""Secrets, places and names that identify a person or open what is closed, in the words in which people write them, without a look at how they are sought; `third_values` fills them."""

TEXT = """\
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
password was {pw}
the wifi password is {pw}
log on as ward4 / {pw}
login: admin, password: {pw}
the code to her door is {pin}
front door code {pin}
Key safe: {pin}
key safe combination {pin}
her PIN is {pin}
the building alarm code is {pin}
keysafe code = {pin}
API token: {tok}
apikey {tok}
Passphrase: {pw}
Door entry code {pin}
secret: {tok}
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
She lives in {pc} alone
home: {pc}
pt at {pc}
Moved from {pc} in May
his postcode, {pc}, has no bus
taxi to {pc}
daughter in {pc}
{pc} female 81
visit to {pcn} abandoned
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
lives {no} {road}
moved to {no} {road}, {town}
He is at {no} {road} with his son
taxi to {no} {road}
Mother at {no} {road}
Address - {no} {road}
Flat {f}, {no} {road}
seen at {no} {road}
his flat at {no} {road}
the patient's home, {no} {road}
care package at {no} {road}
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
{t} {s} rang on Monday
email from {t} {s}
{t} {first} {s} died
see {t} {s}
{abbr}. {i} {s}
{t} {s} (daughter)
meeting with {t} {s} and the ward
{t} {s} has since died
complainant: {t} {s}
Mr and Mrs {s} wrote
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
{small} patients died at Kestrel Home Care.
{small} of Kestrel Home Care's residents fell.
Kestrel Home Care: {small} residents with Covid.
{small} families left Kestrel Home Care.
{small} people from Kestrel Home Care were admitted.
Kestrel Home Care had {small} patients with no GP.
{small} elderly residents of Kestrel Home Care
We know of {small} people harmed by Kestrel Home Care.
"""
