"""What a case file leaves to its conventions, and what in it cannot be right."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from actions.screening.citations import place_of, statute_key
from actions.screening.partial import parse_amount, parse_date
from actions.screening.recorded_details import driving_with_drugs, without_plea
from actions.screening.recorded_parents import through_parents
from actions.screening.recorded_status import never_with_a_status
from actions.screening.registry import Registry
from actions.screening.values import is_unknown

if TYPE_CHECKING:
    from actions.screening.case import Case

BY_CONVENTION = {
    "disposition": "convicted",
    "order_type": "none",
    "pardon": "none",
    "direct_appeal_pending": False,
    "sentence_suspended_days": 0,
    "level": {"any_of": ["felony", "misdemeanor", "wobbler"]},
    "protective_order_finding": False,
    "age_at_offense": {"min": 18},
}
"""What a conviction of a case file has when the file does not say it."""

_NOT_OF_A_STATE = frozenset(
    "alien_smuggling document_fraud failure_to_register false_citizenship_claim illegal_reentry"
    " national_security other tax_offense unlawful_voting".split()
)
"""Offenses that do not tell whose court it was: most are tried in federal court."""

_IN_WORDS = {
    "direct_appeal_pending": "no",
    "level": "a felony or misdemeanor, not an infraction",
    "protective_order_finding": "no",
    "age_at_offense": "18 or more",
}


def as_recorded(case: "Case", registry: Registry) -> list[str]:
    """Complete the convictions of a case file by the conventions of the format, with a warning each.

    A file lists convictions with what followed them: an item without a disposition is a conviction and no
    infraction, its court is that of the statute or of the state of the case, and a later order, pardon or
    appeal that is not mentioned is not there, nor an age under eighteen, nor, beside another crime, a
    finding that a protection order was broken; nor is an excuse for being late where the dates are told, nor
    an arrival before that of a green card from a port of entry, nor an earlier grant of relief to a resident.
    What the item itself makes doubtful is left unknown: how a case without a plea ended, an order of which
    only a part is told. Write `unknown` where it is not known. (In a conversation nothing is completed: each
    is asked.)
    """
    warnings = [*_green_card(case, registry), *_excuses(case, registry), *_arrival(case, registry)]
    warnings.extend(_notice(case, registry))
    warnings.extend(through_parents(case.facts, registry))
    warnings.extend(_harm(case, registry))
    for index, item in enumerate(case.groups.get("convictions", [])):
        warnings.extend(_known_since(item, f"convictions.{index}", registry))
        place = None if "jurisdiction" in item else _court(case, item)
        if place is not None and "jurisdiction" in registry.by_scope["convictions"]:
            item["jurisdiction"] = place
            field = f"convictions.{index}.jurisdiction"
            warnings.append(f"{field}: not given, read as {place} (write unknown if it is not known)")
        warnings.extend(without_plea(item, f"convictions.{index}", registry))
        warnings.extend(driving_with_drugs(item, f"convictions.{index}", registry))
        for name, value in BY_CONVENTION.items():
            fact = registry.by_scope["convictions"].get(name)
            if name in item or fact is None or _doubtful(item, name):
                continue
            if name == "age_at_offense" and not is_unknown(case.facts.get("date_of_birth")):
                continue
            if name == "level" and "infraction" not in fact.choices:
                continue
            item[name] = value
            word = _IN_WORDS.get(name, value)
            field = f"convictions.{index}.{name}"
            warnings.append(f"{field}: not given, read as {word} (write unknown if it is not known)")
    return warnings


_DEFERRED = ("deferred_withheld", "conditional_discharge", "diversion_with_plea")
"""Endings of a case before a criminal court, with a plea: no infraction either."""


_EXCEPTIONS = (
    (("asylum_filed_date", "last_arrival_date"), {"asylum_late_reason": ["none"]}),
    (
        ("lpr_since",),
        {
            "naturalization_basis": "five_years",
            "green_card_lost_abroad_concern": False,
            "prior_relief_granted": ["none"],
        },
    ),
    (("lpr_status",), {"abuse_by_usc_lpr": False}),
    (("state", "lpr_status", "other_status", "proceeding_type", "convictions"), {"naturalized": False}),
    (("prior_asylum_denied",), {"changed_country_conditions": False}),
    (
        ("final_order_date",),
        {
            "order_in_absentia": False,
            "changed_country_conditions": False,
            "bad_prior_lawyer": False,
            "conviction_vacated_after_order": False,
        },
    ),
)
"""What a file tells, and the excuse or exception beside it that is there only when the file says so."""

_AS_WHAT_HERE = ("other_status", "last_arrival_date", "inspected_admitted_or_paroled", "tps_country")
"""Facts of a file that say how or as what somebody is here, as a list of entries does."""

_OF_A_RESIDENT = re.compile(
    r"(lpr|parent|custody|unwed|both_parents|usc_parent|naturaliz|green_card|admitted_at_port)_?"
)
"""Facts that leave open whether somebody has a green card, or is a citizen."""

_OF_A_COURT_CASE = (
    "proceeding_type",
    "procedural_posture",
    "nta_date",
    "got_hearing_notice",
    "next_hearing_date",
    "ij_decision_date",
    "final_order_date",
    "order_in_absentia",
    "in_absentia_oral_warnings",
    "paper_titles_received",
    "voluntary_departure_deadline",
)
"""Facts that only somebody with a case in immigration court has."""


def _citizen_spouse(case: "Case") -> bool:
    return any(
        one.get("relation") == "spouse" and one.get("status", "usc") == "usc"
        for one in case.groups.get("family", [])
    )


def _excuses(case: "Case", registry: Registry) -> Iterator[str]:
    """Complete what excuses a late request: a file that tells the dates tells the excuse too."""
    for dates, excuses in _EXCEPTIONS:
        told = any(not is_unknown(case.facts.get(name)) or case.groups.get(name) for name in dates)
        if not told and not ("asylum_late_reason" in excuses and never_with_a_status(case)):
            continue
        for name, value in excuses.items():
            if name == "naturalization_basis" and _citizen_spouse(case):
                continue
            if name not in case.facts and name in registry:
                case.facts[name] = value
                word = "no" if value is False else "none" if value == ["none"] else value
                yield f"{name}: not given, read as {word} (write unknown if it is not known)"


def _known_since(item: dict[str, Any], place: str, registry: Registry) -> Iterator[str]:
    """A file that says nothing of advice gives no reason why the consequence was learned of later."""
    name, told = "knew_consequence_date", item.get("conviction_date")
    untold = "immigration_advice" not in item and name not in item
    if name in registry.by_scope["convictions"] and untold and not is_unknown(told):
        item[name] = date.fromordinal(int(parse_date(told)[0])).isoformat()
        yield f"{place}.{name}: not given, read as the day of conviction (write unknown if it is not known)"


def _arrival(case: "Case", registry: Registry) -> Iterator[str]:
    """Who got the green card at a port of entry came in that day, and not before unless the file says so."""
    facts = case.facts
    at_port = facts.get("lpr_acquired_how") == "port_of_entry_immigrant_visa"
    untold = "entries" not in case.groups and not any(name in facts for name in ("any_entry", "more_entries"))
    if at_port and untold and not is_unknown(facts.get("lpr_since")) and "entries" in registry.by_scope:
        case.groups["entries"] = [{"manner": "lpr_card", "date": facts["lpr_since"]}]
        yield "entries: not given, read as one on the day of the green card (write any_entry: unknown if not)"


def _green_card(case: "Case", registry: Registry) -> Iterator[str]:
    """A file that tells how somebody came in, or as what somebody is here, tells of a green card too."""
    facts, entries = case.facts, case.groups.get("entries", [])
    told = bool(entries) or any(not is_unknown(facts.get(name)) for name in _AS_WHAT_HERE)
    resident = any(_OF_A_RESIDENT.match(name) for name in facts) or any(
        one.get("manner", "unknown") in ("lpr_card", "unknown") for one in entries
    )
    relief = facts.get("prior_relief_granted")
    waived = isinstance(relief, list) and {"section_212c", "cancellation"} & set(relief)
    arriving = facts.get("paired_application") == "arriving_lpr"
    if told and not (resident or waived or arriving) and "lpr_status" in registry:
        facts["lpr_status"] = "none"
        yield "lpr_status: not given, read as none (write unknown if it is not known)"


def _notice(case: "Case", registry: Registry) -> Iterator[str]:
    """A file that tells nothing of immigration court has no notice in it that could stop the time."""
    name, told = "nta_has_time_place", any(one in case.facts for one in _OF_A_COURT_CASE)
    here = "lpr_since" in case.facts or bool(case.groups.get("entries"))
    if name in registry and name not in case.facts and here and not told:
        case.facts[name] = False
        yield f"{name}: not given, read as no (write unknown if it is not known)"


def _harm(case: "Case", registry: Registry) -> Iterator[str]:
    """A file by which no reason of the law fits the fear tells of harm in the past if there was any."""
    name = "past_harm"
    if case.facts.get("harm_reason") == ["none"] and name in registry and name not in case.facts:
        case.facts[name] = False
        yield f"{name}: not given, read as no (write unknown if it is not known)"


def _court(case: "Case", item: Mapping[str, Any]) -> str | None:
    """Whose court it was: the statute tells, or the state of the case; None where neither does."""
    statute = item.get("statute")
    if not is_unknown(statute) and (place := place_of(statute_key(str(statute)))) is not None:
        return place
    state = case.facts.get("state")
    doubtful = is_unknown(state) or str(item.get("offense")) in _NOT_OF_A_STATE
    return None if doubtful or not isinstance(state, str) else state


def _doubtful(item: Mapping[str, Any], name: str) -> bool:
    if name == "disposition":
        return item.get("plea") == "none"
    if name == "sentence_suspended_days":
        return is_unknown(item.get("sentence_ordered_days"))
    if name == "level":
        return item.get("disposition", "convicted") not in ("convicted", *_DEFERRED)
    if name == "protective_order_finding":
        convicted = item.get("disposition", "convicted") in ("convicted", *_DEFERRED)
        return not convicted or item.get("offense") == "protective_order_violation"
    if name == "age_at_offense":
        return item.get("disposition") == "juvenile"
    return name == "order_type" and any(key.startswith("order_") for key in item)


def impossible(case: "Case", as_of: date | None = None) -> list[str]:
    """Warnings on values that cannot both be right; the field is named, nothing is changed."""
    found: list[str] = []
    days = dict(_days(case))
    for field, other in (("lpr_since", "date_of_birth"), *_order_within(case)):
        if field in days and other in days and days[field][1] < days[other][0]:
            found.append(f"{field}: before {other.rpartition('.')[2]}")
    if as_of is not None:
        today = as_of.toordinal()
        found.extend(f"{field}: after {as_of.isoformat()}, the day of the screening"
                     for field, (first, _) in days.items() if first > today)  # fmt: skip
    found.extend(_longer_than_the_whole(case))
    if case.facts.get("any_criminal_record") is False and case.groups.get("convictions"):
        found.append("any_criminal_record: no, but convictions are listed")
    return found


_WITHIN = (
    ("sentence_ordered_days", "max_sentence_days"),
    ("sentence_suspended_days", "sentence_ordered_days"),
    ("time_served_days", "sentence_ordered_days"),
)
"""Pairs of amounts of a conviction of which the first cannot be more than the second."""


def _longer_than_the_whole(case: "Case") -> Iterator[str]:
    for index, item in enumerate(case.groups.get("convictions", [])):
        for part, whole in _WITHIN:
            if is_unknown(item.get(part)) or is_unknown(item.get(whole)):
                continue
            if parse_amount(item[part])[0] > parse_amount(item[whole])[1]:
                yield f"convictions.{index}.{part}: longer than {whole}"


_PAST = {
    "convictions": ("offense_date", "conviction_date", "order_date"),
    "entries": ("date",),
}
"""Dates of items that lie in the past on the day of any screening."""


def _days(case: "Case") -> Iterator[tuple[str, tuple[float, float]]]:
    """The known dates of events that are over, by path."""
    for name in ("date_of_birth", "lpr_since", "last_arrival_date"):
        if not is_unknown(case.facts.get(name)):
            yield name, parse_date(case.facts[name])
    for group, names in _PAST.items():
        for index, item in enumerate(case.groups.get(group, [])):
            for name in names:
                if not is_unknown(item.get(name)):
                    yield f"{group}.{index}.{name}", parse_date(item[name])


def _order_within(case: "Case") -> Iterator[tuple[str, str]]:
    """Pairs of paths of which the first cannot lie before the second."""
    for index in range(len(case.groups.get("convictions", []))):
        path = f"convictions.{index}"
        yield f"{path}.conviction_date", f"{path}.offense_date"
        yield f"{path}.offense_date", "date_of_birth"
        yield f"{path}.order_date", f"{path}.conviction_date"
