"""The plain-language explanation: an assessment as sections of a page, in the person's language.

The order is the person's: urgent, what may help, what stands in the way, what could change that, do
and do not, papers to gather, whom to call, save. Every sentence comes from the catalogue.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from actions.messages.formats import date_text, days_text
from actions.messages.render import SELF, Messages
from actions.screening.case import Case
from actions.screening.result import Assessment, Conclusion, Finding
from actions.screening.status import (
    LIKELY_AVAILABLE,
    LIKELY_BARRED,
    NOT_ENOUGH_INFORMATION,
    OPENNESS,
    POSSIBLY_AVAILABLE,
)

Item = dict[str, Any]
HELPFUL = ("likely", "yes")
HARMFUL = ("unlikely", "no")
MOST_POINTS = 6


@dataclass(frozen=True)
class Contact:
    """Whom to call; an empty name means the public ways."""

    name: str = ""
    phone: str = ""
    hours: str = ""
    href: str = ""


@dataclass(frozen=True)
class Explanation:
    """Everything the sections are made of."""

    assessment: Assessment
    case: Case
    messages: Messages
    language: str
    papers: Mapping[str, str | None]
    contact: Contact
    retention_days: int

    @property
    def person(self) -> str:
        value = self.case.facts.get("for_whom")
        return value if isinstance(value, str) and value != "unknown" else SELF

    def words(self, message_id: str, **params: Any) -> str:
        return self.messages.text(message_id, self.language, **params)

    def words_in(self, message_id: str, **params: Any) -> str:
        """`words` in the form that the formats take."""
        return self.words(message_id, **params)

    def words_if(self, message_id: str, **params: Any) -> str:
        """The text of an id that not every rule has."""
        return self.words(message_id, **params) if self.messages.has(message_id) else ""

    def framed(self, message_id: str) -> str:
        """A text that has a wording of its own when the case is somebody else's."""
        if self.person != SELF and self.messages.has(f"{message_id}.other"):
            return self.words(f"{message_id}.other", person=self.messages.person(self.person, self.language))
        return self.words(message_id)


def explain(explanation: Explanation) -> dict[str, Any]:
    """The Result of the chat API: title, intro, sections, disclaimer."""
    sections = [
        _section(explanation, "urgent", urgent_items(explanation)),
        _section(explanation, "may_help", may_help_items(explanation), empty="result.nothing_found"),
        _section(explanation, "in_the_way", in_the_way_items(explanation), empty="result.nothing_in_the_way"),
        _section(explanation, "what_could_change", change_items(explanation)),
        _section(explanation, "do", _list_items(explanation, "do", explanation.assessment.do)),
        _section(explanation, "do_not", _list_items(explanation, "dont", explanation.assessment.dont)),
        _section(explanation, "papers", paper_items(explanation)),
        _section(explanation, "counsel", counsel_items(explanation)),
        _section(explanation, "save", save_items(explanation)),
    ]
    return {
        "language": explanation.language,
        "direction": "ltr",
        "title": explanation.framed("result.title"),
        "intro": explanation.framed("result.intro"),
        "sections": [section for section in sections if section is not None],
        "disclaimer": explanation.words("result.disclaimer"),
    }


def _section(
    explanation: Explanation, name: str, items: list[Item], empty: str = ""
) -> dict[str, Any] | None:
    if not items and not empty:
        return None
    if not items:
        items = [_item(empty, "", explanation.words(empty))]
    return {
        "id": name,
        "title": explanation.words(f"result.{name}.title"),
        "intro": explanation.words_if(f"result.{name}.intro"),
        "items": items,
    }


def _item(
    name: str, title: str, text: str, points: Iterable[str] = (), sources: Iterable[str] = (), href: str = ""
) -> Item:
    item: Item = {
        "id": name,
        "title": title,
        "text": text,
        "points": list(dict.fromkeys(point for point in points if point)),
        "sources": list(dict.fromkeys(sources)),
    }
    return item | {"href": href} if href else item


def urgent_items(explanation: Explanation) -> list[Item]:
    """What cannot wait, then the time limits that are close or whose start is not known."""
    items = []
    for one in explanation.assessment.urgent:
        steps = [explanation.words_if(f"do.{name}") for name in one.do]
        steps += [explanation.words_if(f"dont.{name}") for name in one.dont]
        items.append(
            _item(
                one.id,
                explanation.words(f"urgent.{one.id}.title"),
                explanation.words(f"urgent.{one.id}.text"),
                steps,
                one.authority,
            )
        )
    for limit in explanation.assessment.deadlines:
        if limit.urgency == "passed" and limit.passed == "yes":
            continue
        date = limit.earliest
        text = (
            explanation.words("result.deadline.left", date=date_text(date, explanation.language))
            if date
            else explanation.words("result.deadline.unknown")
        )
        items.append(_item(limit.id, explanation.words(f"deadline.{limit.id}"), text, (), limit.authority))
    return items


def may_help_items(explanation: Explanation) -> list[Item]:
    """Relief that may be worth asking about, the most promising first, then what could not be told yet."""
    wanted = (LIKELY_AVAILABLE, POSSIBLY_AVAILABLE, NOT_ENOUGH_INFORMATION)
    found = [one for one in _relief(explanation) if one.status in wanted]
    found.sort(key=lambda one: -OPENNESS[one.status])
    return [_relief_item(explanation, one) for one in found]


def in_the_way_items(explanation: Explanation) -> list[Item]:
    """What the government may say about each conviction, then the relief that something may block."""
    items = [_ground_item(explanation, one.index) for one in explanation.assessment.convictions]
    barred = [one for one in _relief(explanation) if one.status == LIKELY_BARRED]
    return [*(item for item in items if item), *(_relief_item(explanation, one) for one in barred)]


def change_items(explanation: Explanation) -> list[Item]:
    """What opens if a criminal court corrects a conviction or a sentence, and by which vehicles."""
    items: list[Item] = []
    for index, one in enumerate(explanation.assessment.what_if):
        relief = explanation.messages.join(
            [explanation.words(f"relief.{opened['id']}.short") for opened in one.opens], explanation.language
        )
        names = [conviction_name(explanation, change["conviction"]) for change in one.changes]
        conviction = explanation.messages.join(names, explanation.language)
        lengths = [days for change in one.changes if (days := _days_of(change["change"])) is not None]
        if lengths:
            length = days_text(lengths[0], explanation.language, explanation.words_in)
            text = explanation.words(
                "result.what_if_sentence", conviction=conviction, length=length, relief=relief
            )
        else:
            text = explanation.words("result.what_if", conviction=conviction, relief=relief)
        items.append(_item(f"what_if.{index}", "", text))
    vehicles = [
        one
        for one in explanation.assessment.conclusions.values()
        if one.kind == "vehicle" and OPENNESS[one.status] >= OPENNESS[NOT_ENOUGH_INFORMATION]
    ]
    items.extend(
        _relief_item(explanation, one) for one in sorted(vehicles, key=lambda one: -OPENNESS[one.status])
    )
    if items:
        items.append(_item("note", "", explanation.words("result.what_if.note")))
    return items


def paper_items(explanation: Explanation) -> list[Item]:
    """The papers to gather, each with where to get it."""
    items = []
    for paper in explanation.assessment.documents:
        if not explanation.messages.has(f"paper.{paper}"):
            continue
        where = explanation.words_if(f"paper.{paper}.where")
        text = explanation.words("result.paper.where", where=where) if where else ""
        items.append(_item(paper, explanation.words(f"paper.{paper}"), text))
    return items


def counsel_items(explanation: Explanation) -> list[Item]:
    """Whom to call, what to say, and whom not to pay."""
    contact = explanation.contact
    if not contact.name:
        first = _item("none", "", explanation.words("result.counsel.none"))
    elif contact.phone and contact.hours:
        text = explanation.words(
            "result.counsel.given_hours", name=contact.name, phone=contact.phone, hours=contact.hours
        )
        first = _item("given", contact.name, text, href=contact.href)
    elif contact.phone:
        text = explanation.words("result.counsel.given", name=contact.name, phone=contact.phone)
        first = _item("given", contact.name, text, href=contact.href)
    else:
        text = explanation.words("result.counsel.given_no_phone", name=contact.name)
        first = _item("given", contact.name, text, href=contact.href)
    more = [
        _item(name, "", explanation.words(f"result.counsel.{name}"))
        for name in ("criminal", "say", "notario")
    ]
    return [first, *more]


def save_items(explanation: Explanation) -> list[Item]:
    """How long it is kept."""
    return [_item("delete", "", explanation.words("result.save.delete", days=explanation.retention_days))]


def conviction_name(explanation: Explanation, index: int) -> str:
    """A conviction as people would name it: the offence, the year, the place."""
    items = explanation.case.groups.get("convictions", [])
    given = items[index] if index < len(items) else {}
    path = f"convictions.{index}"
    parts = []
    for name in ("offense", "conviction_date", "jurisdiction"):
        value = given.get(name)
        if value is not None and value != "unknown":
            parts.append(explanation.messages.fact_value(f"{path}.{name}", value, explanation.language))
    return ", ".join(parts) or explanation.words("context.convictions.number", number=index + 1).rstrip(":")


def _relief(explanation: Explanation) -> list[Conclusion]:
    return [one for one in explanation.assessment.conclusions.values() if one.kind == "relief"]


def _relief_item(explanation: Explanation, one: Conclusion) -> Item:
    kind = "vehicle" if one.kind == "vehicle" else "relief"
    text = " ".join(
        part
        for part in (
            explanation.words_if(f"{kind}.{one.id}.say") if one.status != LIKELY_BARRED else "",
            explanation.words(f"result.status.{one.status}"),
        )
        if part
    )
    points = _points(explanation, one)
    if one.stale:
        points.append(explanation.words("result.stale"))
    sources = [*one.authority, *(source for found in one.findings for source in found.authority)]
    return _item(one.id, explanation.words(f"{kind}.{one.id}.title"), text, points, sources)


def _points(explanation: Explanation, one: Conclusion) -> list[str]:
    """The elements and bars that decide: what blocks a barred relief; otherwise what fits and what is open."""
    harmful = [found for found in one.findings if found.favourable in HARMFUL]
    if one.status == LIKELY_BARRED:
        return [_point(explanation, one, found) for found in harmful][:MOST_POINTS]
    unknown = [found for found in one.findings if found.favourable == "unknown"]
    met = [found for found in one.findings if found.favourable in HELPFUL and found.kind == "element"]
    chosen = [*(() if one.convictions else met), *unknown]
    return list(dict.fromkeys(_point(explanation, one, found) for found in chosen))[:MOST_POINTS]


def _point(explanation: Explanation, one: Conclusion, found: Finding) -> str:
    message_id = f"element.{one.id}.{found.id}"
    if not explanation.messages.has(message_id):
        return ""
    element = explanation.words(message_id)
    if found.favourable in HELPFUL:
        return explanation.words(
            "result.met" if found.kind == "element" else "result.no_bar", element=element
        )
    if found.favourable in HARMFUL:
        return explanation.words(
            "result.not_met" if found.kind == "element" else "result.bar", element=element
        )
    if not found.missing:
        return explanation.words("result.unknown_law", element=element)
    question = explanation.messages.fact_label(found.missing[0], explanation.language)
    paper = explanation.papers.get(found.missing[0])
    if paper and explanation.messages.has(f"paper.{paper}"):
        name = explanation.words(f"paper.{paper}")
        return explanation.words("result.unknown", element=element, question=question, paper=name)
    return explanation.words("result.unknown_no_paper", element=element, question=question)


def _ground_item(explanation: Explanation, index: int) -> Item | None:
    result = explanation.assessment.convictions[index]
    raised = {one.ground for one in result.grounds}
    named = [
        ground
        for ground, word in result.flags.items()
        if ground in raised and word != "no" and explanation.messages.has(f"ground.{ground}")
    ]
    if not named:
        return None
    grounds = explanation.messages.join(
        [explanation.words(f"ground.{one}") for one in named], explanation.language
    )
    sources = [source for one in result.grounds for source in one.authority]
    text = explanation.words("result.grounds.intro", grounds=grounds)
    return _item(f"conviction.{index}", conviction_name(explanation, index), text, (), sources)


def _list_items(explanation: Explanation, kind: str, names: Iterable[str]) -> list[Item]:
    return [
        _item(name, "", explanation.words(f"{kind}.{name}"))
        for name in names
        if explanation.messages.has(f"{kind}.{name}")
    ]


def _days_of(change: str) -> int | None:
    """The length in a change's id such as "resentenced_364"."""
    tail = change.rsplit("_", 1)[-1]
    return int(tail) if tail.isdigit() else None
