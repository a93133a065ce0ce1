"""The fact registry: every fact the screening can know, from data/law/facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from actions.screening.errors import LawError, Problem, nearest
from actions.screening.partial import ANY_AMOUNT, ANY_DAY
from actions.screening.truth import UNKNOWN
from actions.screening.yamlfile import YamlFile, read_all

CASE = "case"
GROUPS = ("entries", "convictions", "family")
TYPES = frozenset("yes_no choice set date days count money grams state jurisdiction statute offense".split())
AMOUNTS = frozenset({"days", "count", "money", "grams"})
TEXTS = frozenset({"state", "jurisdiction", "statute"})
_KEYS = frozenset(
    "type choices scope always lawyer_only paper opens extends never_asked detail list ticks follows also "
    "reads".split()
)


@dataclass(frozen=True)
class Fact:
    """One fact: `id` as in the registry ("lpr_since", "convictions.offense_date").

    `scope` is "case" or the group the fact belongs to, `name` the id without the group. `opens`
    and `extends` name the group whose list this yes/no fact begins or continues. A `detail` only
    refines a path that is open in the case as it stands; facts with the same `list` are asked together, a
    choice with its `ticks` (default: all but "none"); what is `lawyer_only` is never asked here. `follows`
    are (condition, value): a yes/no fact that an earlier answer tells already. `also` are other names that
    the fact has in case files, `reads` other words for its choices there: (word, choices that it may mean).
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
    detail: bool = False
    list: str | None = None
    ticks: tuple[str, ...] = ()
    follows: tuple[tuple[str, bool], ...] = ()
    also: tuple[str, ...] = ()
    reads: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @cached_property
    def all_bits(self) -> int:
        """The bit mask of every choice."""
        return (1 << len(self.choices)) - 1

    @cached_property
    def unknown(self) -> Any:
        """The abstract value (see `values`) of the fact while nothing is known of it."""
        if self.type in ("choice", "offense"):
            return self.all_bits
        if self.type == "set":
            return (0, self.all_bits & ~(self.bit("none") if "none" in self.choices else 0))
        if self.type in AMOUNTS:
            return ANY_AMOUNT
        return {"yes_no": UNKNOWN, "date": ANY_DAY}.get(self.type)

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
        self.other_names: dict[str, dict[str, str]] = {scope: {} for scope in self.by_scope}
        self._blank: dict[str, dict[str, Any]] = {scope: {} for scope in self.by_scope}
        for fact in facts:
            self.by_scope[fact.scope][fact.name] = fact
            self._blank[fact.scope][fact.name] = fact.unknown
            self.other_names[fact.scope].update(dict.fromkeys(fact.also, fact.name))
            if fact.opens:
                self.opener[fact.opens] = fact
            if fact.extends:
                self.extender[fact.extends] = fact

    def __getitem__(self, key: str) -> Fact:
        return self._facts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def blank(self, scope: str) -> dict[str, Any]:
        """The abstract facts of a case, or of an item, of which nothing is known."""
        return self._blank[scope].copy()

    def at(self, path: str) -> Fact:
        """The fact at a path such as "convictions.0.offense_date". Raises KeyError with a hint."""
        fact_id = registry_id(path)
        if fact_id not in self._facts:
            raise KeyError(f"there is no fact {fact_id!r}{nearest(fact_id, self._facts)}")
        return self._facts[fact_id]


@lru_cache(maxsize=4096)
def registry_id(path: str) -> str:
    """The registry id of a path: the same without the item's number."""
    return ".".join(part for part in path.split(".") if not part.isdigit())


def load_registry(folder: Path, categories: tuple[str, ...]) -> Registry:
    """Read data/law/facts; `categories` are the offence categories, the choices of `offense` facts.

    Raises LawError with every problem found.
    """
    problems: list[Problem] = []
    files = sorted(read_all(folder), key=lambda file: file.data.get("order", 0))
    facts: dict[str, Fact] = {}
    places: dict[str, str] = {}
    for file in files:
        for name, entry in (file.data.get("facts") or {}).items():
            if not isinstance(entry, dict):
                problems.append(file.problem(f"{name!r} has no type", "facts", name))
                continue
            fact = _fact(file, name, entry, len(facts), categories, problems)
            if fact is None:
                continue
            if fact.id in facts:
                text = f"the fact {fact.id!r} stands in {places[fact.id]} too"
                problems.append(file.problem(text, "facts", name))
            places[fact.id] = file.path.name
            facts[fact.id] = fact
    problems.extend(one for file in files for one in _unreadable(file, facts))
    registry = Registry(list(facts.values()))
    for group in GROUPS:
        if registry.by_scope[group] and (group not in registry.opener or group not in registry.extender):
            text = f"{group} needs a fact that opens the list and one that extends it"
            problems.append(Problem(folder, 1, text))
    if problems:
        raise LawError(problems)
    return registry


def _fact(
    file: YamlFile,
    name: str,
    entry: dict[str, Any],
    order: int,
    categories: tuple[str, ...],
    problems: list[Problem],
) -> Fact | None:
    found = list(_problems_of(name, entry))
    for key, text in found:
        problems.append(file.problem(text, "facts", name, key))
    if found:
        return None
    group, _, short = name.rpartition(".")
    kind = entry["type"]
    return Fact(
        id=name,
        name=short,
        type=kind,
        scope=group or entry.get("scope", CASE),
        topic=file.data.get("topic", file.path.stem),
        order=order,
        choices=categories if kind == "offense" else tuple(map(str, entry.get("choices", ()))),
        always=bool(entry.get("always", False)),
        lawyer_only=bool(entry.get("lawyer_only", False)),
        never_asked=bool(entry.get("never_asked", False)),
        paper=entry.get("paper"),
        opens=entry.get("opens"),
        extends=entry.get("extends"),
        detail=bool(entry.get("detail", False)),
        list=entry.get("list"),
        ticks=tuple(entry.get("ticks", ())),
        follows=tuple((str(one["when"]), bool(one["is"])) for one in entry.get("follows", ())),
        also=tuple(entry.get("also", ())),
        reads=tuple((str(word), _words(choices)) for word, choices in entry.get("reads", {}).items()),
    )


def _words(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _unreadable(file: YamlFile, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """Other words for choices that a fact does not have, and other names that are facts themselves."""
    for name in file.data.get("facts") or {}:
        fact = facts.get(name)
        if fact is None:
            continue
        for word, choices in fact.reads:
            for choice in choices:
                if choice not in fact.choices:
                    text = (
                        f"{word!r} is read as {choice!r}, which is no choice{nearest(choice, fact.choices)}"
                    )
                    yield file.problem(text, "facts", name, "reads")
        for other in fact.also:
            if (other if fact.scope == CASE else f"{fact.scope}.{other}") in facts:
                yield file.problem(f"{other!r} is a fact itself", "facts", name, "also")


def _problems_of(name: str, entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with a fact: (key, what)."""
    for key in entry:
        if key not in _KEYS:
            yield key, f"{key!r} is not a key of a fact{nearest(str(key), _KEYS)}"
    kind = entry.get("type")
    if kind not in TYPES:
        yield "type", f"{kind!r} is not a type of fact{nearest(str(kind), TYPES)}"
    group, _, short = name.rpartition(".")
    scope = group or entry.get("scope", CASE)
    if scope not in (CASE, *GROUPS):
        yield "scope", f"{scope!r} is not a group{nearest(str(scope), GROUPS)}"
    elif scope != CASE and not group:
        yield "scope", f"a fact of {scope} is named {scope}.{short}"
    if kind in ("choice", "set") and not entry.get("choices"):
        yield "choices", f"{name!r} has no choices"
    for key in ("opens", "extends"):
        if key in entry and (entry[key] not in GROUPS or kind != "yes_no"):
            yield key, f"only a yes_no fact {key} a list: one of {', '.join(GROUPS)}"
