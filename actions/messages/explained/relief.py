"""Relief: what may help, what could not be told yet, and what something stands in the way of."""

from collections.abc import Iterable

from actions.messages.explained.change import could_open
from actions.messages.explained.findings import barred_text, deciding, harmful, of_record, open_points
from actions.messages.explained.material import Explanation, Item, item
from actions.messages.explained.order import rank
from actions.messages.explained.sources import cite
from actions.screening.result import Conclusion, Finding
from actions.screening.status import (
    LIKELY_AVAILABLE,
    LIKELY_BARRED,
    NOT_ENOUGH_INFORMATION,
    POSSIBLY_AVAILABLE,
)

TOLD_EVEN_IF_UNKNOWN = frozenset({"citizenship_claim"})
TOLD_WHEN_URGENT = {
    "detained": frozenset({"bond"}),
    "removal_order": frozenset({"motion_to_reopen", "rescind_in_absentia_no_notice"}),
}
"""Relief that is told of by itself even while nothing is known of it, with the urgent matter it answers."""

WITHOUT_REOPENING = frozenset(
    {"citizenship_claim", "bond", "post_conviction_relief", *TOLD_WHEN_URGENT["removal_order"]}
)
"""Relief that a removal order does not stand in front of."""

MOST_OPEN, MOST_BARRED, MOST_NAMES, MOST_PAPERS = 6, 5, 6, 5


def may_help_items(explanation: Explanation) -> list[Item]:
    """Relief that may be worth asking about; then in one item what could not be told yet."""
    told: list[Conclusion] = []
    untold: list[Conclusion] = []
    always = TOLD_EVEN_IF_UNKNOWN.union(*(TOLD_WHEN_URGENT.get(name, ()) for name in _urgent(explanation)))
    for one in relief_of(explanation, (LIKELY_AVAILABLE, POSSIBLY_AVAILABLE, NOT_ENOUGH_INFORMATION)):
        known = one.status != NOT_ENOUGH_INFORMATION or one.id in always
        (told if known and len(told) < MOST_OPEN else untold).append(one)
    items = [_open_item(explanation, one) for one in told]
    return [*items, _untold_item(explanation, untold)] if untold else items


def barred_items(explanation: Explanation) -> list[Item]:
    """Relief that a conviction or an order may block; then in one item what only does not seem to fit."""
    blocked: list[Conclusion] = []
    unfit: list[Conclusion] = []
    for one in relief_of(explanation, (LIKELY_BARRED,)):
        can_change = of_record(one) or could_open(explanation, one.id)
        (blocked if can_change else unfit).append(one)
    blocked.sort(key=lambda one: not could_open(explanation, one.id))
    items = [_barred_item(explanation, one) for one in blocked[:MOST_BARRED]]
    more = blocked[MOST_BARRED:]
    if more:
        items.append(_short_item(explanation, "also_barred", more))
    return [*items, _short_item(explanation, "does_not_fit", unfit)] if unfit else items


def relief_of(explanation: Explanation, statuses: Iterable[str]) -> list[Conclusion]:
    """The relief with one of these statuses, what matters most first."""
    wanted = tuple(statuses)
    found = [
        one
        for one in explanation.assessment.conclusions.values()
        if one.kind == "relief" and one.status in wanted
    ]
    return sorted(found, key=lambda one: rank(one.id))


def _urgent(explanation: Explanation) -> frozenset[str]:
    return frozenset(one.id for one in explanation.assessment.urgent)


def _open_item(explanation: Explanation, one: Conclusion) -> Item:
    points = open_points(explanation, one)
    if "removal_order" in _urgent(explanation) and one.id not in WITHOUT_REOPENING:
        points.insert(0, explanation.words("result.after_order"))
    if one.status == LIKELY_AVAILABLE:
        points.append(explanation.words("result.status.likely_available"))
    if one.stale:
        points.append(explanation.words("result.stale"))
    text = explanation.words_if(f"relief.{one.id}.say") or explanation.words(f"result.status.{one.status}")
    return item(one.id, _title(explanation, one), text, points, _sources(explanation, one, deciding(one)))


def _untold_item(explanation: Explanation, found: list[Conclusion]) -> Item:
    missing = [path for one in found for path in one.missing]
    papers = explanation.papers_for(missing)[:MOST_PAPERS]
    points = _names(explanation, found)
    if papers:
        points.append(explanation.words("result.untold.papers", papers=explanation.strung(papers)))
    title, text = explanation.words("result.untold.title"), explanation.words("result.untold")
    rules = [(one.authority, one.verified) for one in found]
    return item("untold", title, text, points, cite(explanation, rules))


def _barred_item(explanation: Explanation, one: Conclusion) -> Item:
    change = could_open(explanation, one.id) or explanation.words("result.barred.ask")
    points = [change, explanation.words("result.stale") if one.stale else ""]
    text = barred_text(explanation, one) or explanation.words("result.status.likely_barred")
    return item(one.id, _title(explanation, one), text, points, _sources(explanation, one, harmful(one)))


def _short_item(explanation: Explanation, name: str, found: list[Conclusion]) -> Item:
    title, text = explanation.words(f"result.{name}.title"), explanation.words(f"result.{name}")
    rules = [(each.authority, each.verified) for one in found for each in harmful(one)]
    return item(name, title, text, _names(explanation, found), cite(explanation, rules))


def _names(explanation: Explanation, found: list[Conclusion]) -> list[str]:
    """Short names of relief, some to a line."""
    names = list(dict.fromkeys(explanation.words(f"relief.{one.id}.short") for one in found))
    lines = [
        explanation.strung(names[start : start + MOST_NAMES]) for start in range(0, len(names), MOST_NAMES)
    ]
    return [f"{text[:1].upper()}{text[1:]}." for text in lines]


def _title(explanation: Explanation, one: Conclusion) -> str:
    return explanation.words(f"relief.{one.id}.title")


def _sources(explanation: Explanation, one: Conclusion, findings: list[Finding]) -> list[str]:
    rules = [(one.authority, one.verified), *((found.authority, found.verified) for found in findings)]
    return cite(explanation, rules)
