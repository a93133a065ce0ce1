"""The fact registry: every fact the screening can know, from data/law/facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actions.screening.errors import LawError, Problem, nearest
from actions.screening.yamlfile import YamlFile, read_yaml

CASE = "case"
GROUPS = ("entries", "convictions", "family")
TYPES = frozenset("yes_no choice set date days count money grams state jurisdiction statute offense".split())
AMOUNTS = frozenset({"days", "count", "money", "grams"})
TEXTS = frozenset({"state", "jurisdiction", "statute"})
_KEYS = {"type", "choices", "scope", "always", "lawyer_only", "paper", "opens", "extends", "never_asked"}


@dataclass(frozen=True)
class Fact:
    """One fact: `id` as in the registry ("lpr_since", "convictions.offense_date").

    `scope` is "case" or the group the fact belongs to, `name` the id without the group. `opens`
    and `extends` name the group whose list this yes/no fact begins or continues.
    """

    id: str
    name: str
    type: str
    scope: str
    topic: str
    order: int
    choices: tuple[str, ...] = ()
    always: bool = False
    lawyer_only: bool = False
    never_asked: bool = False
    paper: str | None = None
    opens: str | None = None
    extends: str | None = None

    @property
    def all_bits(self) -> int:
        """The bit mask of every choice."""
        return (1 << len(self.choices)) - 1

    def bit(self, choice: str) -> int:
        """The bit of a choice. Raises KeyError for a choice the fact does not have."""
        try:
            return 1 << self.choices.index(choice)
        except ValueError as error:
            raise KeyError(choice) from error


class Registry(Mapping[str, Fact]):
    """All facts by id, in the order in which they would be asked."""

    def __init__(self, facts: list[Fact]) -> None:
        self._facts = {fact.id: fact for fact in facts}
        self.by_scope: dict[str, dict[str, Fact]] = {scope: {} for scope in (CASE, *GROUPS)}
        self.opener: dict[str, Fact] = {}
        self.extender: dict[str, Fact] = {}
        for fact in facts:
            self.by_scope[fact.scope][fact.name] = fact
            if fact.opens:
                self.opener[fact.opens] = fact
            if fact.extends:
                self.extender[fact.extends] = fact

    def __getitem__(self, key: str) -> Fact:
        return self._facts[key]

    def __iter__(self) -> Any:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def at(self, path: str) -> Fact:
        """The fact at a path such as "convictions.0.offense_date". Raises KeyError with a hint."""
        fact_id = registry_id(path)
        if fact_id not in self._facts:
            raise KeyError(f"there is no fact {fact_id!r}{nearest(fact_id, self._facts)}")
        return self._facts[fact_id]


def registry_id(path: str) -> str:
    """The registry id of a path: the same without the item's number."""
    return ".".join(part for part in path.split(".") if not part.isdigit())


def load_registry(folder: Path, categories: tuple[str, ...]) -> Registry:
    """Read data/law/facts; `categories` are the offence categories, the choices of `offense` facts.

    Raises LawError with every problem found.
    """
    problems: list[Problem] = []
    files = [read_yaml(path) for path in sorted(folder.glob("*.yml"))]
    files.sort(key=lambda file: (file.data or {}).get("order", 0))
    facts: list[Fact] = []
    seen: dict[str, str] = {}
    for file in files:
        for name, entry in (file.data.get("facts") or {}).items():
            fact = _fact(file, name, entry or {}, len(facts), categories, problems)
            if fact is None:
                continue
            if fact.id in seen:
                problems.append(
                    file.problem(f"the fact {fact.id!r} stands in {seen[fact.id]} too", "facts", name)
                )
            seen[fact.id] = file.path.name
            facts.append(fact)
    if problems:
        raise LawError(problems)
    return Registry(facts)


def _fact(
    file: YamlFile,
    name: str,
    entry: dict[str, Any],
    order: int,
    categories: tuple[str, ...],
    problems: list[Problem],
) -> Fact | None:
    where = ("facts", name)
    for key in entry:
        if key not in _KEYS:
            problems.append(file.problem(f"{key!r} is not a key of a fact{nearest(key, _KEYS)}", *where, key))
    kind = entry.get("type")
    if kind not in TYPES:
        problems.append(
            file.problem(f"{kind!r} is not a type of fact{nearest(str(kind), TYPES)}", *where, "type")
        )
        return None
    group, _, short = name.rpartition(".")
    scope = group or entry.get("scope", CASE)
    if scope not in (CASE, *GROUPS):
        problems.append(file.problem(f"{scope!r} is not a group{nearest(scope, GROUPS)}", *where))
        return None
    choices = categories if kind == "offense" else tuple(entry.get("choices", ()))
    if kind in ("choice", "set") and not choices:
        problems.append(file.problem(f"{name!r} has no choices", *where))
        return None
    return Fact(
        id=name,
        name=short,
        type=kind,
        scope=scope,
        topic=file.data.get("topic", file.path.stem),
        order=order,
        choices=choices,
        always=bool(entry.get("always", False)),
        lawyer_only=bool(entry.get("lawyer_only", False)),
        never_asked=bool(entry.get("never_asked", False)),
        paper=entry.get("paper"),
        opens=entry.get("opens"),
        extends=entry.get("extends"),
    )
