"""What a case file leaves to its conventions in the details of a conviction."""

from collections.abc import Iterator
from typing import Any

from actions.screening.registry import Registry
from actions.screening.values import is_unknown


def without_plea(item: dict[str, Any], place: str, registry: Registry) -> Iterator[str]:
    """A diversion without a plea had none, nor an admission of the facts, unless the file tells of one."""
    known = "plea" in registry.by_scope["convictions"]
    if known and item.get("disposition") == "diversion_no_plea" and "plea" not in item:
        item["plea"] = "none"
        yield f"{place}.plea: not given, read as none (write unknown if it is not known)"


def driving_with_drugs(item: dict[str, Any], place: str, registry: Registry) -> Iterator[str]:
    """Drunk driving beside the name of a drug may be driving with drugs."""
    choices = registry.by_scope["convictions"]
    if item.get("offense") != "dui" or is_unknown(item.get("drug")) or "drug" not in choices:
        return
    item["offense"] = {"any_of": ["dui", "dui_drugs"]}
    yield f"{place}.offense: dui beside a drug, read as one of dui, dui_drugs (leave it out if none)"
