"""A case: what is known of one person, as plain values.

`facts` holds case facts, `groups` the lists entries, convictions and family. A list that is there
is the whole list unless the fact that extends it (such as `more_convictions`) says otherwise; a
list that is not there is unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from actions.screening.errors import CaseError, nearest
from actions.screening.partial import parse_date
from actions.screening.recorded import as_recorded, impossible
from actions.screening.registry import CASE, GROUPS, Registry
from actions.screening.values import abstract, is_unknown

_TOP = {"as_of", "state", "facts", "entries", "convictions", "family", "name", "id", "note"}
_ORDER = {"type": "order_type", "date": "order_date", "reason": "order_reason",
          "legal_basis": "order_legal_basis", "new_sentence_days": "order_new_sentence_days",
          "new_sentence": "order_new_sentence_days"}  # fmt: skip


@dataclass
class Case:
    """Plain values by fact id; each list holds one mapping of short fact names per item."""

    facts: dict[str, Any] = field(default_factory=dict)
    groups: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def get(self, path: str) -> Any:
        """The plain value at a path ("lpr_since", "convictions.0.offense"), or None."""
        parts = path.split(".")
        if len(parts) == 1:
            return self.facts.get(path)
        items = self.groups.get(parts[0], [])
        index = int(parts[1])
        return items[index].get(parts[2]) if index < len(items) else None

    def copy(self) -> "Case":
        groups = {name: [dict(item) for item in items] for name, items in self.groups.items()}
        return Case(dict(self.facts), groups)


def parse_case(data: Any, registry: Registry) -> tuple[Case, date | None, list[str]]:
    """A case from YAML or JSON data, its `as_of`, and warnings (field: what looks wrong).

    Raises CaseError with every problem: an unknown field (with the nearest right name), a value of
    the wrong type, an impossible date. What the format leaves to its conventions is completed with a
    warning each (`as_recorded`); nothing else is.
    """
    problems: list[tuple[str, str]] = []
    readings: list[str] = []
    if not isinstance(data, Mapping):
        raise CaseError([("case", "a case is a mapping with facts, entries, convictions and family")])
    for key in data:
        if key not in _TOP:
            problems.append((str(key), f"not a part of a case{nearest(str(key), _TOP)}"))
    case = Case()
    as_of = _as_of(data.get("as_of"), problems)
    facts = dict(_mapping(data.get("facts"), "facts", problems))
    if data.get("state") is not None:
        facts.setdefault("state", data["state"])
    case.facts = _checked(_renamed(facts, CASE, "", registry, readings), CASE, "", registry, problems)
    for group in GROUPS:
        if data.get(group) is None:
            continue
        if not isinstance(data[group], list):
            problems.append((group, "this is a list, one item each"))
            continue
        case.groups[group] = [
            _item(item, group, index, registry, problems, readings) for index, item in enumerate(data[group])
        ]
    if problems:
        raise CaseError(problems)
    warnings = readings + impossible(case, as_of) + as_recorded(case, registry)
    return closed(case, registry), as_of, warnings


def closed(case: Case, registry: Registry) -> Case:
    """The same case with the lists that are given marked as whole."""
    for group, items in case.groups.items():
        opener, extender = registry.opener.get(group), registry.extender.get(group)
        if opener:
            case.facts.setdefault(opener.id, bool(items))
        if extender:
            case.facts.setdefault(extender.id, False)
    return case


def _as_of(value: Any, problems: list[tuple[str, str]]) -> date | None:
    if value is None:
        return None
    try:
        low, high = parse_date(value)
    except ValueError as error:
        problems.append(("as_of", str(error)))
        return None
    if low != high:
        problems.append(("as_of", "the day of the screening is a whole date, such as 2026-11-22"))
        return None
    return date.fromordinal(int(low))


def _mapping(value: Any, name: str, problems: list[tuple[str, str]]) -> Mapping[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        problems.append((name, "this is a mapping of fact ids to values"))
        return {}
    return value


def _item(
    item: Any,
    group: str,
    index: int,
    registry: Registry,
    problems: list[tuple[str, str]],
    readings: list[str],
) -> dict[str, Any]:
    prefix = f"{group}.{index}."
    values = _flat(_mapping(item, f"{group}.{index}", problems))
    return _checked(_renamed(values, group, prefix, registry, readings), group, prefix, registry, problems)


def _renamed(
    values: Mapping[str, Any], scope: str, prefix: str, registry: Registry, readings: list[str]
) -> dict[str, Any]:
    """Facts under their own names, and choices in their own words, where a file has others; each is told."""
    found: dict[str, Any] = {}
    for given, value in values.items():
        name = registry.other_names[scope].get(given, given)
        if name in values and name != given:
            name = given  # told twice: the other name is reported as unknown
        if name != given:
            readings.append(f"{prefix}{given}: read as {name}")
        fact = registry.by_scope[scope].get(name)
        choices = dict(fact.reads).get(value) if fact is not None and isinstance(value, str) else None
        if choices is None:
            found[name] = value
            continue
        readings.append(f"{prefix}{name}: {value!r} is read as {' or '.join(choices)}")
        found[name] = choices[0] if len(choices) == 1 else {"any_of": list(choices)}
    return found


def _flat(item: Mapping[str, Any]) -> dict[str, Any]:
    """`order: {type, date, reason, ...}` as the flat facts order_type, order_date, ..."""
    flat = {key: value for key, value in item.items() if key != "order"}
    order = item.get("order")
    if isinstance(order, Mapping):
        words = {str(key).replace(" ", "_"): value for key, value in order.items()}
        flat.update({_ORDER.get(key, f"order_{key}"): value for key, value in words.items()})
    elif order is not None:
        flat["order_type"] = order
    return flat


def _checked(
    values: Mapping[str, Any], scope: str, prefix: str, registry: Registry, problems: list[tuple[str, str]]
) -> dict[str, Any]:
    known = registry.by_scope[scope]
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            problems.append((f"{prefix}{name}", f"there is no such fact{nearest(str(name), known)}"))
            continue
        try:
            read = abstract(known[name], value)
        except ValueError as error:
            problems.append((f"{prefix}{name}", str(error)))
            continue
        if is_unknown(value):
            found[name] = "unknown"
        else:
            found[name] = read if known[name].type in ("state", "jurisdiction") else _plain(value)
    return found


def _plain(value: Any) -> Any:
    """JSON-able values: YAML dates become text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
