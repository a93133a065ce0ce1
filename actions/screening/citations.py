"""Statutes as people and papers write them, in the one form in which the tables keep them."""

import re
from functools import lru_cache

from actions.screening.places import ABBREVIATIONS, CODES

_PHRASES = {
    "HEALTH & SAFETY CODE": "HS", "HEALTH & SAFETY": "HS", "HEALTH & SAF CODE": "HS", "HEALTH & SAF": "HS",
    "H & S CODE": "HS", "H & S": "HS", "H&S": "HS", "HSC": "HS", "H/S": "HS",
    "PENAL CODE": "PC", "PEN CODE": "PC", "PENAL LAW": "PL", "CPC": "CA PC", "PENAL": "PC",
    "VEHICLE & TRAFFIC LAW": "VTL", "VEHICLE CODE": "VC", "VEH CODE": "VC", "CVC": "CA VC",
    "BUSINESS & PROFESSIONS CODE": "BP", "BUS & PROF CODE": "BP", "B & P CODE": "BP", "B & P": "BP",
    "B&P": "BP",
    "WELFARE & INSTITUTIONS CODE": "WI", "WELF & INST CODE": "WI", "W & I CODE": "WI", "W & I": "WI",
    "W&I CODE": "WI", "W&I": "WI",
    "TRANSPORTATION CODE": "TC", "TRANSP CODE": "TC", "NYPL": "NY PL", "NYVTL": "NY VTL",
    "VEH & TRAF LAW": "VTL", "RCWA": "RCW", "WELF & INST": "WI", "WIC": "WI",
    "CRIMINAL PROCEDURE LAW": "CPL", "CRIM PROC LAW": "CPL", "CRIM PROC L": "CPL",
    "UNITED STATES CODE": "USC", "U S CODE": "USC", "US CODE": "USC", "U S C": "USC", "USCA": "USC",
}  # fmt: skip
_CODE = "|".join(sorted({*(short.split()[-1] for short in _PHRASES.values()), "CPL", "VTL", "ARS"}))
_ONLY_IN = {"VTL": "NY", "PL": "NY", "CPL": "NY", "RCW": "WA", "ARS": "AZ"}  # codes that one state has
_STATES = {name.upper(): code for code, name in CODES.items()} | ABBREVIATIONS
_NOISE = re.compile(
    r"§+|\b(?:SECTIONS?|SECTS?|SECS?|SUBDIVISIONS?|SUBDS?|SUBSECTIONS?|ANNOTATED|ANN|CODE|STATUTES?|STAT)\b"
)
_WORDS = [
    (re.compile(rf"(?<![A-Z]){re.escape(long)}(?![A-Z])"), short)
    for table in (_PHRASES, _STATES)
    for long, short in sorted(table.items(), key=lambda pair: -len(pair[0]))
]
_SECTION_S = re.compile(r"(?:(?<=\d)|(?<=USC)) SS?\.? ?(?=\d)")  # c. 266 s. 127
_INITIALS = re.compile(r"\b(?:[A-Z]\. ?){2,}")
_GLUED = re.compile(rf"\b({_CODE})(?=\d)")
_STATE = f"({'|'.join(CODES)})"
_NUMBER_FIRST = re.compile(
    rf"^(?:{_STATE} )?(\d[\w.:/()-]*) (?:OF (?:THE )?)?"
    rf"(?:{_STATE} )?((?!USC)(?:{_CODE}))(?: (?:OF )?{_STATE})?$"
)
_TWICE = re.compile(r"^([A-Z]{2}) (?=\1 )")
_DOTTED = re.compile(r"^(NY VTL \d+(?:-[A-Z])?)\.(\d+(?:-[A-Z])?)")  # 1192.3 is subdivision 3 of 1192
_DASHED = re.compile(r"^(NY VTL \d+)-0?(\d)((?:-[A-Z]+)*)$")  # 1192-03, 511-3-a-i, as New York's courts print
_AND_ANOTHER = re.compile(r"\) *[,&][ ,&]*(?=\()")  # 2778(b)(2) and (c), 403.5(1), (2)(a)
_SPACES = re.compile(r"(?:\s|(?<!\)),|,(?!\())+")  # and commas, but for one between subsections
_SPLIT = re.compile(r"(?<=\d)([A-Z])(\d{1,2})$")  # 243E1 is 243(E)(1); 484E is a section of its own
_BY_STATE = [  # the one name of a state's whole code
    (re.compile(r"^WA (?:RCW )?REV(?:ISED)? (?:OF )?(?:WA )?(?=\d)"), "WA RCW "),
    (re.compile(r"^AZ (?:ARS )?REV(?:ISED)? (?=\d)"), "AZ ARS "),
    (re.compile(r"^(?:FL )?(?:FSS|FSA|FS) (?=\d)|^FL S (?=\d)"), "FL "),
    (re.compile(r"^(?:NJ )?NJSA? (?=\d)|^NJ REV (?=\d)"), "NJ "),
    (re.compile(r"^(?:IL )?(\d+) (?:ILCS|IL COMP) (?=\d)|^IL (?:ILCS|COMP) (\d+) (?=\d)"), r"IL \1\2 ILCS "),
]
_CODE_OF = {  # names of whole codes that tell the state by themselves
    "CO": "CRS", "CT": "CGSA?", "GA": "OCGA", "HI": "HRS", "KS": "KSA", "KY": "KRS", "MA": "(?:MGLA?|GL)C?",
    "MI": "MCLA?", "MO": "RSMO", "NC": "NCGSA?", "NH": "RSA", "NM": "NMSA", "NV": "NRS", "OH": "ORC",
    "OK": "OSA?", "OR": "ORS", "RI": "RIGL", "SD": "SDCL", "TN": "TCA", "UT": "UCA", "VT": "VSA",
}  # fmt: skip
_WHOLE_CODE = (
    "(?:(?:REV|GEN|COMP|CONSOL|CONS|STATS?|LAWS?|RS|RC|GSA?|CSA?|GL|REVISED|GENERAL|COMPILED|CODIFIED|CENT"
    "|TIT|CH|C) )*"
)
_BY_STATE += [
    (re.compile(rf"^(?:{state} )?{name} (?:(?:TIT|CH|C) )?(?=\d)"), f"{state} ")
    for state, name in _CODE_OF.items()
]
_BY_STATE += [
    (re.compile(r"^(?:PA )?(\d+) (?:PA )?(?:CONSOL|CONS|CSA|CS|C S|PSA|PS) (?=\d)"), r"PA \1 "),
    (re.compile(r"^(?:PA )?(\d+) PA (?=\d)"), r"PA \1 "),  # 35 Pa. Stat. 780-113
    (re.compile(r"^(AL|AR|CO|CT|DE|GA|HI|HAW|IA|ID|IN|KS|KY|LA|MA|ME|MI|MN|MO|MT|NC|ND|NE|NH|NM|NV|OH|OK|OR|PA|RI|SC"
                rf"|SD|TN|UT|VA|VT|WI|WV|WY) {_WHOLE_CODE}(?=\d)"), r"\1 "),
    (re.compile(r"^(\d+) (DE|ME|OK|VT) (?:OSA? |VSA |MRSA? |REV |C )?(?=\d)"), r"\2 \1 "),
    (re.compile(r"^(?:OK )?(\d+) OSA? (?=\d)"), r"OK \1 "),
    (re.compile(r"^HAW (?=\d)"), "HI "),
    (re.compile(r"^(\d+) (?:PR )?LPRA (?=\d)"), r"PR \1 "),
    (re.compile(r"^(?:LA )?LSA-RS (?=\d)"), "LA "),
    (re.compile(r"^(?:ND )?NDCC (?=\d)"), "ND "),
    (re.compile(r"^OF (AL) (?=\d)"), r"\1 "),
    (re.compile(r"^(\d+) DE C (?=\d)"), r"DE \1 "),
    (re.compile(r"^AZ RS (?=\d)"), "AZ ARS "),
    (re.compile(r"^(IN|ID) IC (?=\d)"), r"\1 "),
    (re.compile(r"^(?:AR )?ACA (?=\d)"), "AR "),
    (re.compile(r"^MD (?:CRIM|CR) (?=\d)"), "MD CRIM LAW "),
    (re.compile(r"^(MA \d+\w*) S (?=\d)"), r"\1 "),
    # Marijuana in a drug-free zone: the two sections together are an offense of their own.
    (re.compile(r"^(TX HS 481\.121)[^ ]* (?:& |/ )?(?:TX HS )?(481\.134)\S*(?: [^\d]*)?$"), r"\1/\2"),
    (re.compile(r"^(?:NV )?RENO (?:MUN(?:ICIPAL)?|MC) (?=\d)|^NV RMC (?=\d)"), "NV RENO MUNICIPAL "),
    (re.compile(r"^(?:CO )?(?:DENVER (?:REV(?:ISED)? )?MUN(?:ICIPAL)?|DRMC) (?=\d)"), "CO DENVER MUN "),
]  # fmt: skip
_LETTERED = re.compile(
    r"^((?:NJ|AZ ARS) \d\w*[:-][\w-]*?\d(?:\.\d+)?)([A-Z])(?=\(|$)"
)  # 2C:20-11B is its subsection b
_PARAGRAPH = re.compile(r"^(FL \d.*\))(\d{1,2})(?:\.|(?=[A-Z]?(?: |$)))")  # 893.13(1)(A)1: paragraph 1 of it
_STATE_IN_BRACKETS = re.compile(rf" ?\(\s*{_STATE}\s*\)$")
_STATE_LAST = re.compile(r"^(.* )([A-Z]{2})$")


@lru_cache(maxsize=4096)
def statute_key(text: str) -> str:
    """A statute in the form of the tables: "CA HS 11378", "21 USC 841(A)(1)".

    "Cal. Health & Safety Code § 11378(a)" becomes "CA HS 11378(A)"; "459 PC" becomes "PC 459"; "VTL 1192.3"
    becomes "NY VTL 1192(3)". Several subsections stay a list, "22 USC 2778(B)(2),(C)". What cannot be read
    stays as it is, in capitals.
    """
    key = _AND_ANOTHER.sub("),", text.upper())
    key = _SECTION_S.sub(" ", _SPACES.sub(" ", key).strip())
    key = _INITIALS.sub(lambda found: re.sub(r"[. ]", "", found[0]) + " ", key)
    key = re.sub(r"(?<=[A-Z])\.(?!\d)", " ", key)
    key = re.sub(r"\bAND\b", "&", key)
    key = re.sub(r"\s+", " ", re.sub(r"§+", " ", key)).strip()
    for pattern, short in _WORDS:
        key = pattern.sub(short, key)
    key = re.sub(r"\s+", " ", _NOISE.sub(" ", key)).strip()
    key = re.sub(r"\s*\(\s*", "(", re.sub(r"\s*\)", ")", _STATE_IN_BRACKETS.sub(r" \1", key)))
    key = _GLUED.sub(r"\1 ", key)
    key = _in_order(_TWICE.sub("", key))
    state = _ONLY_IN.get(key.split(" ", 1)[0])
    key = f"{state} {key}" if state else key
    for pattern, name in _BY_STATE:
        key = pattern.sub(name, key)
    key = _DASHED.sub(lambda found: f"{found[1]}({found[2]})" + _bracketed(found[3]), key)
    key = _AND_ANOTHER.sub("),", key)
    key = _PARAGRAPH.sub(r"\1(\2)", _LETTERED.sub(r"\1(\2)", key))
    return _SPLIT.sub(r"(\1)(\2)", _DOTTED.sub(r"\1(\2)", key))


def _bracketed(dashed: str) -> str:
    return "".join(f"({part})" for part in dashed.split("-") if part)


def _in_order(key: str) -> str:
    """State, code, number."""
    if turned := _NUMBER_FIRST.match(key):
        state = turned[1] or turned[3] or turned[5]
        return " ".join(part for part in (state, turned[4], turned[2]) if part)
    last = _STATE_LAST.match(key)
    if last and last[2] in CODES and key[:2] not in CODES:
        return f"{last[2]} {last[1].strip()}"
    return key


def has_place(key: str) -> bool:
    """Whether a statute's key says whose law it is: a state's, or the federal code's."""
    return place_of(key) is not None


def place_of(key: str) -> str | None:
    """Whose law a statute's key says that it is: a state's code, federal, or None."""
    if " USC " in key:
        return "federal"
    first = key.split(" ", 1)[0]
    return first if first in CODES else None


_RULE = re.compile(
    r"^([A-Z]{2}) "
    r"(?:(?:MASS|SUPER|SUP|CT|COURTS?|RULES?|R|CR|CRR|CRIM|CRIMINAL|P|PRO|PROC|PROCEDURE|OF) )+(?=\d)"
)
_TEXAS_ARTICLE = re.compile(r"^TX (?:(?:CCP|CODE|OF|CRIM|CRIMINAL|PROC|PROCEDURE|ART|ARTICLE) )*(?=\d)")
_PROPOSITION = re.compile(r"^CA PROP(?:OSITION|[.])? (?=\d)")


def law_of_order(key: str, place: str | None) -> str:
    """The law that a later order names, in one form, as the law of the court that made it.

    "PC 1473.7" of a court in California becomes "CA PC 1473.7", "R. Crim. P. 3.850" "FL RULE 3.850", and
    "Code of Criminal Procedure art. 11.072" "TX CCP 11.072".
    """
    if not has_place(key) and place in CODES:
        key = statute_key(f"{place} {key}")
    if key.startswith("TX "):
        return _TEXAS_ARTICLE.sub("TX CCP ", key)
    return _RULE.sub(r"\1 RULE ", _PROPOSITION.sub("CA PROP ", key))


def each_subsection(key: str) -> tuple[str, ...]:
    """A key with several subsections, one by one: "CO 18-18-403.5(1),(2)(A)" is (1) and (2)(A)."""
    first, *others = key.split(",(")
    section = first.split("(", 1)[0]
    return (first, *(f"{section}({one}" for one in others))


def is_or_within(key: str, section: str) -> bool:
    """Whether a statute's key is that section or one of its subsections."""
    return any(one == section or one.startswith(f"{section}(") for one in each_subsection(key))
