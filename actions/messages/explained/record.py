"""The criminal record: what the government may call each case, and what is not certain about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from actions.messages.explained.material import Explanation, Item, item
from actions.messages.explained.sources import cite
from actions.screening.result import ConvictionResult, RaisedGround

COUNTS = "conviction_for_immigration"
UNKNOWN = "not_enough_information"
STRENGTH = ("no", "unlikely", "unknown", "likely", "yes")
ASKED_FIRST = ("offense", "statute", "disposition")
MOST_CASES, MOST_MEANINGS, MOST_FACTS = 6, 3, 3


@dataclass(frozen=True)
class Grounds:
    """The grounds of a case: charged by most, open on facts or law, and seldom."""

    main: tuple[str, ...]
    open: tuple[str, ...]
    seldom: tuple[str, ...]
    certain: bool
    missing: tuple[str, ...]


def record_items(explanation: Explanation) -> list[Item]:
    """An item for each case that may hurt; cases of which the same can be said share one."""
    alike: dict[tuple[object, ...], list[ConvictionResult]] = {}
    for one in explanation.assessment.convictions:
        found = grounds_of(explanation, one)
        depends = tuple(name.split(".")[-1] for name in found.missing)
        key = (found.main, found.open, found.seldom, found.certain, depends, _standing(explanation, one))
        alike.setdefault(key, []).append(one)
    told: set[str] = set()
    items = [_case_item(explanation, group, told) for group in alike.values()]
    return sorted(items, key=lambda one: one["id"].startswith("not_counted"))[:MOST_CASES]


def conviction_name(explanation: Explanation, index: int) -> str:
    """A case as people would name it: the offence, the year, the place."""
    items = explanation.case.groups.get("convictions", [])
    given = items[index] if index < len(items) else {}
    parts = []
    for name in ("offense", "conviction_date", "jurisdiction"):
        value = given.get(name)
        if value == "other":
            parts.append(explanation.words("result.case.other"))
        elif value is not None and value != "unknown":
            parts.append(
                explanation.messages.fact_value(f"convictions.{index}.{name}", value, explanation.language)
            )
    return explanation.messages.strung(parts, explanation.language) or explanation.words(
        "result.case.number", number=index + 1
    )


def grounds_of(explanation: Explanation, one: ConvictionResult) -> Grounds:
    """The grounds that a case may raise, by how far the government is likely to get with each."""
    best: dict[str, str] = {}
    for raised in one.grounds:
        if one.flags.get(raised.ground, "no") != "no" and explanation.messages.has(f"ground.{raised.ground}"):
            before = best.get(raised.ground, "no")
            best[raised.ground] = max(before, raised.value, key=STRENGTH.index)
    ordered = [ground for ground in one.flags if ground in best]
    open_ = [name for name in ordered if one.flags[name] == UNKNOWN or best[name] == "unknown"]
    settled = [name for name in ordered if name not in open_]
    return Grounds(
        main=tuple(name for name in settled if best[name] in ("likely", "yes")),
        open=tuple(open_),
        seldom=tuple(name for name in settled if best[name] == "unlikely"),
        certain=all(best[name] == "yes" if name in settled else one.missing.get(name) for name in ordered),
        missing=tuple(dict.fromkeys(path for name in open_ for path in one.missing.get(name, ()))),
    )


def _case_item(explanation: Explanation, cases: list[ConvictionResult], told: set[str]) -> Item:
    one, found = cases[0], grounds_of(explanation, cases[0])
    title = explanation.strung(conviction_name(explanation, case.index) for case in cases)
    standing = _standing(explanation, one)
    named = (*found.main, *found.open, *found.seldom)
    if not named and standing == "not_counted":
        return item(f"not_counted.{one.index}", title, explanation.words("result.case.not_counted"))
    if not named:
        text = explanation.words(f"result.case.{standing if standing == 'pending' else 'unknown'}")
        points = [*_unknown_points(explanation, one), *_unlisted(explanation, cases)]
        return item(f"case.{one.index}", title, text, points)
    points = [
        *_meanings(explanation, found.main or found.open or found.seldom, told),
        *_besides(explanation, found),
        _standing_point(explanation, one, standing),
        "" if found.certain else explanation.words("result.grounds.exact_law"),
        *_unlisted(explanation, cases),
    ]
    text = _text(explanation, found, several=len(cases) > 1)
    return item(f"case.{one.index}", title, text, points, _sources(explanation, one.grounds, named))


def _text(explanation: Explanation, found: Grounds, *, several: bool) -> str:
    """What the case may be called: by the grounds that are charged, else by those that are open."""
    if found.main:
        return _named(explanation, f"result.grounds.{'several' if several else 'intro'}", found.main)
    if found.open:
        return _depending(explanation, "result.grounds.unsure", found)
    return _named(explanation, "result.grounds.seldom", found.seldom)


def _besides(explanation: Explanation, found: Grounds) -> list[str]:
    """What the case could be called besides."""
    open_ = _depending(explanation, "result.grounds.open", found) if found.main and found.open else ""
    seldom = found.seldom if found.main or found.open else ()
    return [open_, _named(explanation, "result.grounds.seldom", seldom)]


def _depending(explanation: Explanation, message_id: str, found: Grounds) -> str:
    """Open grounds with the facts that they depend on, or the law where no fact would tell."""
    if not found.missing:
        return _named(explanation, f"{message_id}_law", found.open)
    facts = explanation.labels(found.missing[:MOST_FACTS])
    return explanation.words(message_id, grounds=_grounds(explanation, found.open), facts=facts)


def _meanings(explanation: Explanation, grounds: Iterable[str], told: set[str]) -> list[str]:
    """What a name of the law means, the first time that it is used."""
    new = [ground for ground in grounds if ground not in told][:MOST_MEANINGS]
    told.update(new)
    return [explanation.words_if(f"ground.{ground}.means") for ground in new]


def _standing(explanation: Explanation, one: ConvictionResult) -> str:
    """What is to be said of whether the case counts as a conviction: "" when it does."""
    given = explanation.case.groups["convictions"][one.index]
    if given.get("disposition") == "pending":
        return "pending"
    word = one.flags.get(COUNTS, UNKNOWN)
    return {"yes": "", "no": "not_counted", "possible": "may_count"}.get(word, "unsure")


def _unlisted(explanation: Explanation, cases: Iterable[ConvictionResult]) -> list[str]:
    """That a section is not in the table, so that only the name of the offence was looked at."""
    items = explanation.case.groups["convictions"]
    given = [items[one.index].get("statute") for one in cases if not one.statute_known]
    named = dict.fromkeys(str(statute) for statute in given if statute not in (None, "unknown"))
    return [explanation.words("result.case.statute_unlisted", statute=statute) for statute in named]


def _standing_point(explanation: Explanation, one: ConvictionResult, standing: str) -> str:
    if standing == "unsure":
        facts = explanation.labels(one.missing.get(COUNTS, [])[:MOST_FACTS])
        return explanation.words("result.case.unsure", facts=facts) if facts else ""
    return explanation.words(f"result.case.{standing}") if standing else ""


def _unknown_points(explanation: Explanation, one: ConvictionResult) -> list[str]:
    """What would tell what a case means of which too little is known."""
    missing = sorted(
        dict.fromkeys(path for paths in one.missing.values() for path in paths),
        key=lambda path: path.rsplit(".", 1)[-1] not in ASKED_FIRST,
    )
    if not missing:
        return []
    facts, papers = explanation.labels(missing[:MOST_FACTS]), explanation.papers_for(missing)
    shown = (
        explanation.words("result.case.papers", papers=explanation.strung(papers[:MOST_FACTS]))
        if papers
        else ""
    )
    return [explanation.words("result.case.depends", facts=facts), shown]


def _named(explanation: Explanation, message_id: str, grounds: tuple[str, ...]) -> str:
    return explanation.words(message_id, grounds=_grounds(explanation, grounds)) if grounds else ""


def _grounds(explanation: Explanation, grounds: tuple[str, ...]) -> str:
    return explanation.listed(explanation.words(f"ground.{one}") for one in grounds)


def _sources(explanation: Explanation, grounds: list[RaisedGround], named: tuple[str, ...]) -> list[str]:
    return cite(explanation, [(one.authority, one.verified) for one in grounds if one.ground in named])
