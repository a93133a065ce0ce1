"""The law files that look at convictions: grounds, offences, statutes, and what a court could change."""

from collections.abc import Mapping, Sequence
from typing import Any

from actions.screening.errors import nearest
from actions.screening.expression import Names
from actions.screening.model import Change, Charge, Ground, Offence, Part, Raise, Source
from actions.screening.reading import Reading, names_in
from actions.screening.statutes import StatuteRow
from actions.screening.yamlfile import Key, YamlFile

CONVICTION = "conviction_for_immigration"
SCOPE = "convictions"


def ground(reading: Reading, file: YamlFile) -> None:
    """data/law/grounds: one ground of deportability or inadmissibility."""
    entry = file.data
    reading.keys(file, entry, {"id", "lists", "needs_conviction", "takes_in", "parts"})
    name = reading.identity(file, reading.law.grounds)
    if name is None:
        return
    names = reading.scoped(SCOPE)
    parts: dict[str, Part] = {}
    used: set[str] = {CONVICTION}
    for part_id, part in reading.entries(file, entry.get("parts"), "parts"):
        where = ("parts", part_id)
        reading.keys(file, part, {"title", "when", "needs_conviction"}, *where)
        if part_id in reading.law.parts:
            reading.wrong(file, f"the part {part_id!r} stands in another ground too", *where)
        text = reading.from_its_day(file, part, part.get("when", True))
        node = reading.expression(file, text, names, *where, "when", label=part_id)
        used |= names_in(part.get("when", True))
        needs = part.get("needs_conviction", entry.get("needs_conviction", True))
        parts[part_id] = Part(part_id, name, node, bool(needs), reading.source(file, part, *where))
    reading.law.parts.update(parts)
    reading.uses[name] = used & set(reading.names.definitions)
    reading.places[name] = (file, ("id",))
    source = Source(file.path, 1, (), "", None, None)
    taken = tuple(entry.get("takes_in") or ())
    reading.law.grounds[name] = Ground(name, tuple(entry.get("lists", ())), parts, source, taken)


def offence(reading: Reading, file: YamlFile) -> None:
    """data/law/offences: one category of offences and the parts of grounds it can raise."""
    reading.keys(file, file.data, {"id", "raises", "settles"})
    name = str(file.data.get("id", file.path.stem))
    if name != file.path.stem:
        reading.wrong(file, f"the id {name!r} differs from the file's name", "id")
    names = reading.scoped(SCOPE)
    found: list[Raise] = []
    for index, entry in reading.entries(file, file.data.get("raises"), "raises"):
        one = _raise(reading, file, names, entry, name, "raises", index)
        if one is not None:
            found.append(one)
    reading.law.offences[name] = Offence(name, tuple(found))


def offence_groups(reading: Reading, file: YamlFile) -> None:
    """data/law/offence_groups.yml: in which group and order the categories are shown to choose from."""
    reading.keys(file, file.data, {"groups"})
    known, shown = reading.law.offences, set()
    for name, categories in (file.data.get("groups") or {}).items():
        for category in categories or ():
            if category not in known:
                text = f"no offence {category!r}{nearest(str(category), known)}"
                reading.wrong(file, text, "groups", name)
            elif category in shown:
                reading.wrong(file, f"{category!r} stands in two groups", "groups", name)
            shown.add(category)
        reading.law.offence_groups[name] = tuple(categories or ())
    for category in sorted(set(known) - shown):
        reading.wrong(file, f"{category!r} stands in no group", "groups")


def _raise(
    reading: Reading, file: YamlFile, names: Names, entry: Mapping[str, Any], owner: str, *where: Key
) -> Raise | None:
    reading.keys(file, entry, {"part", "strength", "when"}, *where)
    part = str(entry.get("part"))
    if part not in reading.law.parts:
        hint = nearest(part, reading.law.parts)
        reading.wrong(file, f"no ground has a part {part!r}{hint}", *where)
        return None
    strength = reading.strength(file, entry.get("strength"), *where, "strength")
    when = reading.from_its_day(file, entry, entry.get("when", True))
    node = reading.expression(file, when, names, *where, "when", label=f"{owner}.{part}")
    reading.uses[reading.law.parts[part].ground] |= names_in(when) & set(reading.names.definitions)
    return Raise(part, strength, node, reading.source(file, entry, *where), conditional="when" in entry)


def statutes(reading: Reading, file: YamlFile) -> None:
    """data/law/statutes: rows that map a section to a category and what it carries."""
    own = {"statute", "offense", "raises", "authority", "verified", "verified_on", "verify_by", "note"}
    for index, entry in reading.entries(file, file.data.get("rows"), "rows"):
        where = ("rows", index)
        facts = {key: value for key, value in entry.items() if key not in own}
        reading.facts(file, facts, *where)
        categories = _categories(reading, file, entry, *where)
        if not categories:
            continue
        statute, source = str(entry.get("statute")), reading.source(file, entry, *where)
        raises: list[Raise] = []
        for number, one in reading.entries(file, entry.get("raises"), *where, "raises"):
            inherited = {"authority": list(source.authority), "verified": source.verified, **one}
            place = (*where, "raises", number)
            found = _raise(reading, file, reading.scoped(SCOPE), inherited, statute, *place)
            raises.extend([found] if found else [])
        _each_when(reading, file, raises, *where)
        reading.rows.append(StatuteRow(statute, categories, facts, tuple(raises), source))


def _each_when(reading: Reading, file: YamlFile, raises: Sequence[Raise], *where: Key) -> None:
    """Reports a part that a row raises twice without saying when: one would silently replace the other."""
    for part in {one.part for one in raises}:
        again = [one for one in raises if one.part == part]
        if len(again) > 1 and not all(one.conditional for one in again):
            reading.wrong(file, f"{part!r} stands here twice; each needs a `when`", *where, "raises")


def _categories(reading: Reading, file: YamlFile, entry: Mapping[str, Any], *where: Key) -> tuple[str, ...]:
    """The category of a statute, or those that it may be; none (and reported) if they cannot be read."""
    told = entry.get("offense")
    found = tuple(map(str, told)) if isinstance(told, list) else (str(told),)
    for one in found:
        if one not in reading.law.offences:
            reading.wrong(file, f"no offence {one!r}{nearest(one, reading.law.offences)}", *where)
            return ()
    return found


def changes(reading: Reading, file: YamlFile) -> None:
    """data/law/what_if.yml: what a criminal court could change in a conviction, or make of an open charge."""
    reading.keys(file, file.data, {"changes", "charges"})
    for name, entry in reading.entries(file, file.data.get("changes"), "changes"):
        where = ("changes", name)
        reading.keys(file, entry, {"when", "set"}, *where)
        values = reading.facts(file, entry.get("set") or {}, *where, "set")
        names = reading.scoped(SCOPE)
        node = reading.remembered(
            file, entry.get("when", True), names, *where, "when", label=f"what_if.{name}"
        )
        reading.law.changes[name] = Change(name, node, values)
    for name, entry in reading.entries(file, file.data.get("charges"), "charges"):
        where = ("charges", name)
        reading.keys(file, entry, {"when", "set", "asks"}, *where)
        values = reading.facts(file, entry.get("set") or {}, *where, "set")
        label = f"charge.{name}"
        node = reading.remembered(file, entry.get("when"), reading.scoped(SCOPE), *where, "when", label=label)
        known = reading.law.registry.by_scope[SCOPE]
        for fact in entry.get("asks") or ():
            if fact not in known:
                text = f"no fact {fact!r} of a conviction{nearest(str(fact), known)}"
                reading.wrong(file, text, *where, "asks")
        asks = frozenset(f"{SCOPE}.{fact}" for fact in entry.get("asks") or ())
        reading.law.charges[name] = Charge(name, node, values, asks)
