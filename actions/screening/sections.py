"""One function per kind of law file that looks at the whole case: from YAML to the types of `model`."""

import re

from actions.screening.convictions import CONVICTION
from actions.screening.courts import courts_of
from actions.screening.errors import Problem, nearest
from actions.screening.grounds import OTHER
from actions.screening.model import Clock, Deadline, Notice, Paper, Relief, Rule, Test, Urgent
from actions.screening.reading import Reading, names_in
from actions.screening.registry import CASE, GROUPS, TEXTS, Registry
from actions.screening.values import abstract
from actions.screening.yamlfile import YamlFile

_PERIOD = re.compile(r"^(\d+) (day|month|year)s?$")
_LISTS = ("discretion", "documents", "next_steps", "warnings", "never_say", "combines_with")


def definitions(reading: Reading, file: YamlFile) -> None:
    """data/law/gates: named values of the case or of each item."""
    reading.keys(file, file.data, {"definitions"})
    for name, entry in reading.entries(file, file.data.get("definitions"), "definitions"):
        where = ("definitions", name)
        definition = reading.names.definitions.get(name)
        if definition is None or name in reading.law.rules:
            continue
        reading.keys(file, entry, {"scope", "type", "is", "flag", "unasked"}, *where)
        if definition.type not in ("flag", "date", "number"):
            reading.wrong(file, "type is flag, date, days, count or money", *where, "type")
            continue
        definition.body = reading.expression(
            file,
            entry.get("is"),
            reading.scoped(definition.scope),
            *where,
            "is",
            expected=definition.type,
            label=name,
        )
        reading.uses[name] = names_in(entry.get("is")) & set(reading.names.definitions)
        reading.places[name] = (file, where)
        source, is_flag = reading.source(file, entry, *where), bool(entry.get("flag"))
        reading.law.rules[name] = Rule(
            name, definition.scope, entry["type"], definition, is_flag, source, str(entry.get("unasked", ""))
        )


def relief(reading: Reading, file: YamlFile, kind: str) -> None:
    """data/law/relief and data/law/vehicles."""
    entry = file.data
    reading.keys(file, entry, {"id", "decides", "per", "applies", "elements", "bars", *_LISTS})
    name = reading.identity(file, reading.law.relief)
    if name is None:
        return
    per = entry.get("per")
    if per is not None and per not in GROUPS:
        reading.wrong(file, f"{per!r} is not a list{nearest(str(per), GROUPS)}", "per")
        return
    names = reading.scoped(per or CASE)
    tests: list[Test] = []
    for group, what in (("elements", "element"), ("bars", "bar")):
        for test_id, test in reading.entries(file, entry.get(group), group):
            where = (group, test_id)
            reading.keys(file, test, {"is"}, *where)
            if any(one.id == test_id for one in tests):
                reading.wrong(file, f"{test_id!r} is an element and a bar: each needs its own id", *where)
            text = reading.from_its_day(
                file, test, test.get("is"), before="yes" if what == "element" else "no"
            )
            node = reading.remembered(file, text, names, *where, "is", label=f"{name}.{test_id}")
            tests.append(Test(test_id, what, node, reading.source(file, test, *where)))
    applies = reading.remembered(
        file,
        reading.from_its_day(file, entry, entry.get("applies", True)),
        names,
        "applies",
        label=f"{name}.applies",
    )
    own = applies.reads().own if per is not None else frozenset()
    reading.law.relief[name] = Relief(
        name,
        kind,
        str(entry.get("decides", "")),
        per,
        applies,
        tuple(tests),
        reading.source(file, entry),
        **{key: tuple(entry.get(key) or ()) for key in _LISTS},
        places=frozenset(fact.name for one in own if (fact := reading.law.registry[one]).type in TEXTS),
        courts=courts_of(applies.body),
        nameless=_nameless(reading.law.registry),
        conviction=reading.names.definitions.get(CONVICTION),
    )


def _nameless(registry: Registry) -> int:
    """The mask of an offence that is in no category."""
    fact = registry.by_scope["convictions"].get("offense")
    return int(abstract(fact, OTHER)) if fact and OTHER in fact.choices else 0


def urgent(reading: Reading, file: YamlFile) -> None:
    """data/law/urgent: what cannot wait."""
    entry = file.data
    reading.keys(file, entry, {"id", "when", "level", "do", "dont"})
    name = reading.identity(file, reading.law.urgent)
    if name is None:
        return
    reading.law.urgent[name] = Urgent(
        name,
        reading.remembered(
            file,
            reading.from_its_day(file, entry, entry.get("when")),
            reading.names,
            "when",
            label=f"urgent.{name}",
        ),
        reading.level(file, entry.get("level"), "level"),
        reading.source(file, entry),
        tuple(entry.get("do") or ()),
        tuple(entry.get("dont") or ()),
    )


def deadline(reading: Reading, file: YamlFile) -> None:
    """data/law/deadlines: time limits, by the strictest reading."""
    entry = file.data
    reading.keys(file, entry, {"id", "applies", "from", "period", "usual_period", "unknown_is"})
    name = reading.identity(file, reading.law.deadlines)
    if name is None:
        return
    match = _PERIOD.match(str(entry.get("period")))
    if not match:
        reading.wrong(file, "a period is written '30 days', '6 months' or '1 year'", "period")
    amount, unit = (int(match[1]), match[2]) if match else (0, "day")
    label = f"deadline.{name}"
    reading.law.deadlines[name] = Deadline(
        name,
        reading.remembered(
            file,
            reading.from_its_day(file, entry, entry.get("applies", True)),
            reading.names,
            "applies",
            label=label,
        ),
        reading.remembered(
            file, entry.get("from"), reading.names, "from", expected="date", label=f"{label}.from"
        ),
        {"day": 0, "month": amount, "year": amount * 12}[unit],
        amount if unit == "day" else 0,
        str(entry.get("usual_period", entry.get("period"))),
        reading.level(file, entry.get("unknown_is", "red"), "unknown_is"),
        reading.source(file, entry),
    )


def clock(reading: Reading, file: YamlFile) -> None:
    """data/law/clocks: periods that the timeline shows."""
    entry = file.data
    reading.keys(file, entry, {"id", "applies", "start", "years", "stopped_by"})
    name = reading.identity(file, reading.law.clocks)
    if name is None:
        return
    years, names = entry.get("years"), reading.names
    if not isinstance(years, int) or isinstance(years, bool) or years < 1:
        reading.wrong(file, f"years is a whole number of years, not {years!r}", "years")
        years = 1
    stop = entry.get("stopped_by")
    reading.law.clocks[name] = Clock(
        name,
        reading.expression(file, entry.get("applies", True), names, "applies", label=f"clock.{name}"),
        reading.expression(file, entry.get("start"), names, "start", expected="date"),
        years,
        None if stop is None else reading.expression(file, stop, names, "stopped_by", expected="date"),
        reading.source(file, entry),
    )


def papers(reading: Reading, file: YamlFile) -> None:
    """data/law/documents.yml: papers, where they come from, what they settle."""
    registry = reading.law.registry
    for name, entry in reading.entries(file, file.data.get("papers"), "papers"):
        where = ("papers", name)
        reading.keys(file, entry, {"from", "settles"}, *where)
        settles = tuple(entry.get("settles") or ())
        for fact in settles:
            if fact not in registry:
                reading.wrong(file, f"there is no fact {fact!r}{nearest(str(fact), registry)}", *where)
        reading.law.papers[name] = Paper(name, str(entry.get("from", "")), settles)


def notices(reading: Reading, file: YamlFile) -> None:
    """data/law/warnings.yml: warnings and the do and do-not lists."""
    for index, entry in reading.entries(file, file.data.get("notices"), "notices"):
        where = ("notices", index)
        reading.keys(file, entry, {"id", "kind", "when"}, *where)
        name, kind = str(entry.get("id")), str(entry.get("kind", "warning"))
        if kind not in ("warning", "do", "dont"):
            reading.wrong(file, f"kind is warning, do or dont, not {kind!r}", *where, "kind")
        if f"{kind}.{name}" in reading.law.notices:
            reading.wrong(file, f"{name!r} stands here twice as {kind}", *where)
        when = True if entry.get("when", "always") == "always" else entry["when"]
        node = reading.expression(file, when, reading.names, *where, "when", label=f"{kind}.{name}")
        source = reading.source(file, entry, *where)
        reading.law.notices[f"{kind}.{name}"] = Notice(name, kind, node, source)


def references(reading: Reading) -> None:
    """Report papers that facts and relief name but data/law/documents.yml does not describe."""
    known = reading.law.papers
    if not known:
        return
    for one in reading.law.relief.values():
        for paper in one.documents:
            if paper not in known:
                text = f"no paper {paper!r} in documents.yml{nearest(paper, known)}"
                reading.problems.append(Problem(one.source.file, one.source.line, text))
