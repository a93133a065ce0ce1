"""States and territories by their two-letter codes, as people and legal papers write them."""

CODES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
    "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "AS": "American Samoa", "GU": "Guam",
    "MP": "Northern Mariana Islands", "PR": "Puerto Rico", "VI": "Virgin Islands",
}  # fmt: skip
NOT_A_STATE = ("federal", "military", "tribal", "foreign")
"""Jurisdictions of a conviction besides the states."""

ABBREVIATIONS = {
    "ALA": "AL", "ARIZ": "AZ", "ARK": "AR", "CAL": "CA", "CALIF": "CA", "COLO": "CO", "CONN": "CT",
    "DEL": "DE", "FLA": "FL", "ILL": "IL", "IND": "IN", "KAN": "KS", "MASS": "MA", "MICH": "MI",
    "MINN": "MN", "MISS": "MS", "MONT": "MT", "NEB": "NE", "NEV": "NV", "NMI": "MP", "OKLA": "OK",
    "ORE": "OR", "PENN": "PA", "TENN": "TN", "TEX": "TX", "W VA": "WV", "WASH": "WA", "WIS": "WI",
    "WYO": "WY",
}  # fmt: skip
"""The customary abbreviations that are not the code itself, in capitals and without dots."""

_BY_NAME = {name.upper(): code for code, name in CODES.items()} | ABBREVIATIONS


def state_code(text: str) -> str | None:
    """The code of a state written as a code, a name or an abbreviation: "CA", "california", "Calif."."""
    name = " ".join(text.upper().replace(".", " ").split())
    joined = name.replace(" ", "")
    return joined if joined in CODES else _BY_NAME.get(name)
