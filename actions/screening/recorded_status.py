"""Whether a case file tells that somebody was never here with a status."""

from typing import TYPE_CHECKING

from actions.screening.values import is_unknown

if TYPE_CHECKING:
    from actions.screening.case import Case


def never_with_a_status(case: "Case") -> bool:
    """Who fears to return and came without inspection only, on days that are told, with no status told.

    For them the year for asylum runs from the last entry, and a lawful status cannot excuse a late request.
    """
    entries = case.groups.get("entries", [])
    return (
        case.facts.get("fear_return") is True
        and case.facts.get("lpr_status") in (None, "none")
        and case.facts.get("other_status") in (None, ["none"])
        and bool(entries)
        and all(one.get("manner") == "no_inspection" and not is_unknown(one.get("date")) for one in entries)
    )
