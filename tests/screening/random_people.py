"""Random people under the real law: facts drawn from the registry, consistent with their statutes."""

from random import Random
from typing import Any

from actions.screening.case import Case
from actions.screening.registry import CASE, GROUPS, Fact
from tests.shared import the_law as real_law

PLACES = ("CA", "NY", "TX", "NV", "FL", "federal", "foreign")
AMOUNTS = {
    "days": (0, 10, 30, 179, 180, 181, 364, 365, 366, 730, 1825),
    "count": (0, 1, 2, 3, 17, 18, 19, 20, 21, 30),
    "money": (0, 950, 9_999, 10_000, 10_001, 50_000),
    "grams": (0, 1, 29, 30, 31, 500),
}


def a_value(fact: Fact, random: Random) -> Any:
    """A value such as people tell, often a round or partial one."""
    match fact.type:
        case "yes_no":
            return random.random() < 0.5
        case "choice":
            return random.choice(fact.choices)
        case "offense":
            several = random.sample(fact.choices, 2)
            return {"any_of": several} if random.random() < 0.2 else several[0]
        case "set":
            others = [one for one in fact.choices if one != "none"]
            return random.sample(others, random.choice((0, 0, 1, 2))) or ["none"]
        case "date":
            year, month, day = random.randint(1975, 2026), random.randint(1, 12), random.randint(1, 28)
            forms = (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", {"max": f"{year}"})
            return random.choice(forms)
        case "state":
            return random.choice(PLACES[:5])
        case "jurisdiction":
            return random.choice(PLACES)
        case "statute":
            return random.choice([*real_law().statutes, "Penal Code 9999"])
        case _:
            amount = random.choice(AMOUNTS[fact.type])
            return {"min": amount} if random.random() < 0.1 else amount


def a_person(random: Random) -> Case:
    """Everything about a person, with up to three entries, convictions and relatives."""
    registry = real_law().registry
    case = Case()
    for name, fact in registry.by_scope[CASE].items():
        if not fact.opens and not fact.extends:
            case.facts[name] = a_value(fact, random)
    for group in GROUPS:
        items = [an_item(group, random) for _ in range(random.randint(0, 3))]
        case.groups[group] = items
        case.facts[registry.opener[group].id] = bool(items)
        case.facts[registry.extender[group].id] = False
    return case


def an_item(group: str, random: Random) -> dict[str, Any]:
    item = {name: a_value(fact, random) for name, fact in real_law().registry.by_scope[group].items()}
    row = real_law().statutes.get(item.get("statute", ""))
    return item if row is None else item | dict(row.facts) | {"offense": random.choice(row.offenses)}


def partly_told(case: Case, random: Random, share: float) -> Case:
    """The case with a share of its facts left out; lists stay whole or go on."""
    told = Case()
    registry = real_law().registry
    told.facts = {name: value for name, value in case.facts.items() if random.random() > share}
    for group, items in case.groups.items():
        opener, extender = registry.opener[group].id, registry.extender[group].id
        if opener not in told.facts and items:
            told.facts.pop(extender, None)
        told.groups[group] = [
            {name: value for name, value in item.items() if name == "statute" or random.random() > share}
            for item in items
        ]
    return told
