"""What a case file leaves to its conventions about citizenship through a parent."""

from collections.abc import Iterator
from typing import Any

from actions.screening.registry import Registry
from actions.screening.values import is_unknown

_AT_BIRTH = (
    "usc_parent_years_in_us_before_birth",
    "usc_parent_years_after_14",
    "unwed_father_steps_before_18",
)
"""What decides whether a child born abroad is a citizen from birth."""

_LATER = (
    "parent_naturalized_before_18",
    "both_parents_naturalized_before_18",
    "custody_with_usc_parent_before_18",
)
"""What decides whether a child became a citizen after birth."""


_UNWED = {"unwed_usc_father": "unwed_usc_mother", "unwed_usc_mother": "unwed_usc_father"}
"""Of parents who were not married, a file names the one who was a citizen: the other was not."""


def through_parents(facts: dict[str, Any], registry: Registry) -> Iterator[str]:
    """Complete the facts of a file that tells what makes a child a citizen at birth, with a warning each.

    Such a file tells of a parent's naturalization, or of a green card in childhood, if there was one.
    """
    for told, other in _UNWED.items():
        if facts.get(told) is True and other in registry and other not in facts:
            facts[other] = False
            yield f"{other}: not given, read as no (write unknown if it is not known)"
    if all(is_unknown(facts.get(name)) for name in _AT_BIRTH):
        return
    if any(facts.get(name, False) is not False for name in _LATER):
        return
    absent = ["parent_naturalized_before_18"]
    if is_unknown(facts.get("lpr_status")) or facts["lpr_status"] == "none":
        absent.append("lpr_before_18")
    for name in absent:
        if name in registry and name not in facts:
            facts[name] = False
            yield f"{name}: not given, read as no (write unknown if it is not known)"
