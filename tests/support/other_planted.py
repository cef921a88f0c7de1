"""What identifies a person, a hundred of each kind in the forms in which people write it; all invented, none looked up in the detectors."""

from __future__ import annotations

from random import Random

FIRST, LAST = (
    ("Anna", "Tom", "Priya", "Joan"),
    ("Ashworth", "O'Neill", "Okafor", "Smith-Jones", "McKay", "Patel", "van Dyke", "Lewis"),
)
FORMS: dict[str, tuple[str, ...]] = {
    "CNF001": (
        "The patient (NHS number {nhs}) was seen on the ward.", "NHS no: {nhs}", "nhs no. {nhs334}", "{nhs334} rang twice about her letter.", "NHS# {nhs}", "Re {nhs}: discharge summary not sent",
        "NHSNo={nhs}", "Please see {nhs334}, who waited nine hours", "patient {nhsdash}", "her NHS Number is {nhs334}.", "number:{nhs}", "{nhs}/A&E/12 May", "(NHS {nhs334})", "nhs-number: '{nhs}'",
        "Baby's NHS no {nhs334} was not on the tag", "The letter quoted {nhs}.", "CHI {chi}", "CHI number: {chi}", "Case of {nhs}, fall from bed", "NHS ID {nhs}",
    ),
    "CNF002": (
        "DOB {slash}", "D.O.B. {slash}", "born on {words}", "Date of birth: {iso}", "date of birth {dots}", "d.o.b: {words}", "(dob {short})", "She was born {words} and lives alone", "DoB - {slash}", "Born: {iso}",
        "birth date {slash}", "birthdate: {iso}", "his birthday is {words}", "DOB={slash}", "dob:{dots}", "date of birth is {ordinal}", "born {ordinal}", "D.o.B {short}", "date_of_birth: {iso}", "Date of Birth ({words})",
    ),
    "CNF003": (
        "NI number {ni}", "National Insurance no. {nispace}", "NINO: {ni}", "NI no {nilower}", "her National Insurance number, {nispace}, was on the form", "{ni}", "payroll sent {nispace} by mistake", "nino={ni}", "NI: {nispace}",
        "N.I. number {ni}", "Nat. Ins. {ni}", "({ni})", "the slip of {nidash}", "insurance number {ni}", "ni_number: {ni}", "form for {nispace}.", "NI Number is {ni}", "quoted {ni} on the telephone", "'{ni}'", "N.I. No: {nispace}",
    ),
    "CNF004": (
        "password: {pw}", "The password is {pw}", "pwd={pw}", "Password for the portal: {pw}", "log in as admin / {pw}", "passcode {pin}", "PIN {pin}", "PIN: {pin}", "The PIN is {pin}", "key safe code {pin}", "door code is {pin}", "keypad code: C{pin}",
        "api_key={hex}", "token: {hex}", "secret = '{hex}'", "passwd: {pw}", "the safe code, {pin}, is on the board", "wifi password {pw}", "access code {pin}#", "client_secret: {hex}",
    ),
    "CNF005": (
        "hospital number {n7}", "Hospital no. {n7}", "MRN {n7}", "MRN: {n6}", "patient ID {n6}", "Patient number: {n7}", "hosp no {n7}", "Hosp. No: {letter}{n6}", "unit number {n7}", "MRN#{n7}", "patient id: {letter}{n6}", "case note number {n6}",
        "casenote {n7}", "PAS number {n7}", "mrn={n7}", "medical record number {n7}", "hospital number is {n6}", "district number {n7}", "hospital_number: {n7}", "Unit No. {letter}{n6}",
    ),
    "CNF006": (
        "She lives at {pcode}", "post code {pcode}", "Postcode: {pcode}", "her address is in {pcode}", "home visit, {pcode}", "{pcode}", "the family moved from {pcode}", "to {pcodelower} by taxi", "lives alone ({pcode})", "postcode={pcodejoined}",
        "The flat in {pcode} is damp", "from {pcode} to her daughter's", "sent the letter to {pcode}", "PC {pcode}", "resident of {pcode}", "Address: 4 The Close, {pcode}", "at home in {pcode}.", "{pcodejoined} is where he was found", "'{pcode}'", "post_code: {pcode}",
    ),
    "CNF007": (
        "call her on {mob}", "mobile {mobspace}", "tel {mob}", "ring the daughter: {land}", "his number is {mobspace}", "Tel: {land}", "phone +44 {mobshort}", "{mob}", "text {mobdash}", "+44(0){mobshort}", "home telephone {land}", "contact the son on {mob}", "m: {mobspace}",
        "reached at {land}", "0044{mobshort}", "she left {mobspace} as her number", "Mob. {mob}", "landline {land}", "call back {landparen}", "tel. no. {mobspace}",
    ),
    "CNF008": (
        "lives at {house} Mill Lane", "{house} Victoria Street, where she lives alone", "Address: {house} Church Lane", "taken home to {house} Park Avenue", "Flat 3, {house} London Road", "visited at {house} Beech Close", "her home, {house} Oak Drive", "{house} Elm Grove",
        "moved to {house} Ash Crescent", "found outside {house} Station Road", "resident at {house}a High Street", "the family at {house} Cedar Way", "{house}, Hill Rise", "address {house} Long Row", "no. {house} Queens Terrace", "a visit to {house} Manor Gardens",
        "he lives in {house} Orchard Place", "sent to {house} The Green", "home: {house} King Street", "Flat 2b {house} North Parade",
    ),
    "CNF009": (
        "Mr {last} complained", "Mrs {last} was seen", "Ms {last} rang", "Miss {last}'s mother", "Dr {last} apologised", "Dr. {last} was away", "Prof {last}", "Professor {last} will reply", "Cllr {last} asked", "Rev {last}", "Mr. {first} {last}", "Mrs {initial} {last}",
        "Mr {initial}. {last}", "Mx {last}", "Councillor {last}", "Dame {first} {last}", "Sir {first} {last}", "Lord {last}", "Mr & Mrs {last}", "Nurse {last} said",
    ),
}  # fmt: skip
EACH = 100


def planted(random: Random) -> dict[str, list[str]]:
    """A hundred of each, by the rule that should find it."""
    return {
        code: [forms[place % len(forms)].format(**_parts(random)) for place in range(EACH)]
        for code, forms in FORMS.items()
    }


def _parts(random: Random) -> dict[str, str]:
    nhs, chi, day, month, year = (
        _number(random),
        _chi(random),
        random.randint(1, 28),
        random.randint(1, 12),
        random.randint(1925, 2019),
    )
    names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    ni = (
        random.choice(("AB", "CE", "JK", "NR", "SX", "WL"))
        + f"{random.randint(0, 999999):06}"
        + random.choice("ABCD")
    )
    out, inn = (
        random.choice(("LS", "M", "B", "YO", "NE", "SW")) + str(random.randint(1, 9)),
        f"{random.randint(1, 9)}{random.choice('ABDEFGH')}{random.choice('JLNPQRS')}",
    )
    mob, land = (
        f"7{random.randint(400, 999)}{random.randint(0, 999999):06}",
        f"01{random.randint(200, 899)} {random.randint(200000, 899999)}",
    )
    tail = "th" if 4 <= day <= 20 or day >= 24 else ("st", "nd", "rd")[day % 10 - 1]
    return {
        "nhs": nhs, "nhs334": f"{nhs[:3]} {nhs[3:6]} {nhs[6:]}", "nhsdash": f"{nhs[:3]}-{nhs[3:6]}-{nhs[6:]}", "chi": chi,
        "slash": f"{day:02}/{month:02}/{year}", "short": f"{day}/{month}/{year % 100:02}", "iso": f"{year}-{month:02}-{day:02}", "dots": f"{day:02}.{month:02}.{year}", "words": f"{day} {names[month - 1]} {year}", "ordinal": f"{day}{tail} of {names[month - 1]} {year}",
        "ni": ni, "nispace": f"{ni[:2]} {ni[2:4]} {ni[4:6]} {ni[6:8]} {ni[8]}", "nilower": ni.lower(), "nidash": f"{ni[:2]}-{ni[2:4]}-{ni[4:6]}-{ni[6:8]}-{ni[8]}",
        "pw": random.choice(("Winter", "Ward", "Hollow")) + str(random.randint(10, 99)) + random.choice("!?$") + random.choice(("x", "blue", "Q")), "pin": f"{random.randint(1000, 9999)}", "hex": f"{random.getrandbits(128):032x}",
        "n6": str(random.randint(100000, 999999)), "n7": str(random.randint(1000000, 9999999)), "letter": random.choice("ABKMRX"), "pcode": f"{out} {inn}", "pcodelower": f"{out} {inn}".lower(), "pcodejoined": out + inn,
        "mob": f"0{mob}", "mobspace": f"0{mob[:4]} {mob[4:]}", "mobshort": mob, "mobdash": f"0{mob[:4]}-{mob[4:7]}-{mob[7:]}", "land": land, "landparen": f"({land[:5]}) {land[6:]}",
        "house": str(random.randint(2, 199)), "first": random.choice(FIRST), "last": random.choice(LAST), "initial": random.choice("ABCDEJKM"),
    }  # fmt: skip


def _checked(nine: str) -> int:
    return (11 - sum(int(digit) * (10 - place) for place, digit in enumerate(nine)) % 11) % 11


def _number(random: Random) -> str:
    while True:
        nine = f"{random.choice((4, 6, 7))}{random.randint(0, 99999999):08}"
        if _checked(nine) < 10:
            return f"{nine}{_checked(nine)}"


def _chi(random: Random) -> str:
    while True:
        nine = f"{random.randint(1, 28):02}{random.randint(1, 12):02}{random.randint(30, 99)}{random.randint(0, 999):03}"
        if _checked(nine) < 10:
            return f"{nine}{_checked(nine)}"
