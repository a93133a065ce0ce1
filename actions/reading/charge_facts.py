"""The facts of one charge, from all that was said of it: what is plainest, and what follows from it."""

from typing import Any

from actions.reading.charge_details import SHARED_BY_ALL
from actions.reading.charges import GROUP, Charge
from actions.reading.scene import Scene, Stated, as_value

PLEA = f"{GROUP}.plea"
_SMALL_MARIJUANA = 30
_ORDERS_ON_CONVICTIONS = frozenset({"expunged", "vacated", "sealed", "resentenced"})
_ANSWERED_SO = frozenset({"disposition", "sentence_ordered_days", "sentence_suspended_days", "level"})
_WITHOUT_PLEA = ("diversion_no_plea", "dismissed_no_plea")
_PUNISHED = frozenset({"convicted", "deferred_withheld", "conditional_discharge", "juvenile"})
_PLEAS = frozenset({"guilty", "no_contest", "alford", "guilty|no_contest"})
_AFTER_PLEA = {"diversion_no_plea|diversion_with_plea": "diversion_with_plea"}


def facts_of(scene: Scene, item: Charge, number: int) -> list[Stated]:
    """The stated facts of a charge under the number of its conviction."""
    values: dict[str, tuple[Any, int, int]] = {}
    if item.offense:
        values["offense"] = (item.offense, item.start, item.end)
    if item.statute:
        values["statute"] = (item.statute, item.start, item.end)
    for name, found in item.found.items():
        if item.count > 1 and name not in SHARED_BY_ALL:
            continue
        value = scene.strongest(f"{GROUP}.{name}", [_hashable(one[0]) for one in found])
        if value is not None:
            place = next((one for one in found if _hashable(one[0]) == value), found[0])
            values[name] = (_restored(value), place[1], place[2])
    _settle(scene, item, values)
    if values and (place := _to_be_pleaded(scene, item)):
        values.setdefault("disposition", ("pending", *place))
    return [
        Stated(f"{GROUP}.{number}.{name}", as_value(value), start, end)
        for name, (value, start, end) in values.items()
    ]


def _settle(scene: Scene, item: Charge, values: dict[str, tuple[Any, int, int]]) -> None:
    """What follows from the facts together: a plea of guilty convicts unless the case was deferred."""
    plea, disposition = values.get("plea"), values.get("disposition")
    if disposition and disposition[0] == "pending" and not (item.offense or item.statute or plea):
        del values["disposition"]  # nothing says that it is the criminal case that is pending
    jail = values.get("sentence_ordered_days", (0,))[0] != 0
    if _more_than_ordered(values):
        del values["sentence_suspended_days"]  # "90 days, suspended 2 years": that was the license
    if "penalty_ordered" in values and (jail or _asked_of_it(scene)):
        del values["penalty_ordered"]  # a sentence told, or asked about, is the penalty
    if plea and plea[0] == "none" and disposition and "|" in disposition[0]:
        ended = [one for one in disposition[0].split("|") if one in _WITHOUT_PLEA]
        values["disposition"] = ("|".join(ended) or disposition[0], disposition[1], disposition[2])
    if plea and plea[0] in _PLEAS:
        if disposition is None and scene.open_fact != PLEA and not _undone(scene, item):
            values["disposition"] = ("convicted", plea[1], plea[2])
        elif disposition and disposition[0] in _AFTER_PLEA:
            values["disposition"] = (_AFTER_PLEA[disposition[0]], disposition[1], disposition[2])
        elif disposition and disposition[0] == "dismissed_no_plea":
            if values.get("order_type", ("",))[0] in _ORDERS_ON_CONVICTIONS:
                values["disposition"] = ("convicted", plea[1], plea[2])
            else:
                del values["disposition"]
    if disposition and not set(disposition[0].split("|")) & _PUNISHED:
        values.pop("penalty_ordered", None)  # what a programme asks is no sentence of a judge
    if "order_reason" in values and not _of_an_order(scene, values):
        del values["order_reason"]
    grams = values.get("drug_amount_g")
    other_drug = values.get("drug", ("marijuana",))[0] != "marijuana"
    if other_drug and item.offense and "marijuana_possession_30g" in item.offense.split("|"):
        values["offense"] = ("drug_possession", item.start, item.end)  # 2 grams of coke, possession
    elif grams and item.offense and "marijuana_possession_30g" in item.offense.split("|"):
        small = _at_most(grams[0], _SMALL_MARIJUANA)
        if small is not None and "|" in item.offense:
            more = "marijuana_possession_over_30g" if "drug" in values else "drug_possession"
            name = "marijuana_possession_30g" if small else more
            values["offense"] = (name, item.start, item.end)


def _to_be_pleaded(scene: Scene, item: Charge) -> tuple[int, int] | None:
    """Where a plea to the charge is told that lies ahead: "he wants me to plead guilty to theft".

    Where no charge is named, its level stands for it: "plead to the felony tomorrow".
    """
    if "about_to_plead" not in scene.urgent:
        return None
    named = (item.start, item.end) if item.end else None
    level = next((one[1:] for one in item.found.get("level", [])), None)
    place = named or level
    return place if place and scene.clauses.at(place[0]).ahead else None


def _more_than_ordered(values: dict[str, tuple[Any, int, int]]) -> bool:
    """Whether more would be suspended than the judge ordered."""
    ordered, suspended = (
        values.get(name, (None,))[0] for name in ("sentence_ordered_days", "sentence_suspended_days")
    )
    return isinstance(ordered, int) and isinstance(suspended, int) and 0 < ordered < suspended


def _asked_of_it(scene: Scene) -> bool:
    """Whether a question is open to which a fine or probation is the answer: how it ended, the sentence."""
    asked = str(scene.open_fact)
    return asked.removeprefix(f"{GROUP}.") in _ANSWERED_SO or "probation" in asked


def _of_an_order(scene: Scene, values: dict[str, tuple[Any, int, int]]) -> bool:
    """Whether a later order is told or asked about: early release for good conduct is none."""
    told = any(name in values for name in ("order_type", "order_date", "order_legal_basis", "pardon"))
    return told or str(scene.open_fact).startswith(f"{GROUP}.order_")


def _undone(scene: Scene, item: Charge) -> bool:
    """Whether the case is said to have ended in another way that leaves open what the plea came to."""
    return any(item.holds(cue.start) for cue in scene.message.named("cues", "ended_otherwise"))


def _at_most(value: Any, limit: float) -> bool | None:
    """Whether an amount stays within a limit; None when the range leaves it open."""
    if isinstance(value, int | float):
        return value <= limit
    if isinstance(value, dict):
        if value.get("max", limit + 1) <= limit:
            return True
        if value.get("min", limit) > limit:
            return False
    return None


def _hashable(value: Any) -> Any:
    return ("range", *sorted(value.items())) if isinstance(value, dict) else value


def _restored(value: Any) -> Any:
    return dict(value[1:]) if isinstance(value, tuple) and value and value[0] == "range" else value
