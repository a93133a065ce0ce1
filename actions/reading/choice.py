"""One of several choices, or several of a list: by name, by a phrase for it, or by its number."""

from collections.abc import Sequence
from typing import Any

from actions.reading.folding import tokenize
from actions.reading.message import Message
from actions.reading.scene import Scene, as_value

NONE = "none"
_CHARGE = "convictions.offense"  # what was done to a person is no charge against them


def read_choice(scene: Scene, fact_id: str, choices: Sequence[str]) -> tuple[Any, bool] | None:
    """The choice a text means and whether it is certain; None when it means none of them.

    Several that nothing decides between come back as {"any_of": [...]}, which is never certain.
    """
    by_number = numbered(scene.message, choices)
    if by_number:
        return by_number, True
    stated = scene.stated(fact_id)
    if fact_id == _CHARGE:
        stated = [cue for cue in stated if not scene.done_to_them(cue)]
    found = [str(cue.value) for cue in stated] or _by_name(scene, fact_id, choices)
    if not found:
        if NONE in choices and scene.message.named("cues", "none_of_these"):
            return NONE, True
        return None
    value = scene.strongest(fact_id, found)
    if value is None:
        value = "|".join(sorted({part for one in found for part in one.split("|")}))
    if "|" in value:
        inside = [part for part in value.split("|") if not choices or part in choices]
        value = "|".join(inside)
    return (as_value(value), "|" not in value) if value else None


def read_set(scene: Scene, fact_id: str, choices: Sequence[str]) -> tuple[list[str], bool] | None:
    """Every choice of a list that a text means; ["none"] when it says none of these."""
    numbers = [number.whole for number in scene.message.numbers]
    if numbers and _only_numbers(scene.message) and all(n and n <= len(choices) for n in numbers):
        return sorted({choices[n - 1] for n in numbers if n}), True
    values = {str(cue.value) for cue in scene.stated(fact_id)} or set(_by_name(scene, fact_id, choices))
    sure = all("|" not in value for value in values)
    chosen = sorted(value for value in values if "|" not in value and value != NONE)
    if chosen:
        return chosen, sure
    if NONE in choices and (NONE in values or scene.message.named("cues", "none_of_these")):
        return [NONE], True
    return None


def numbered(message: Message, choices: Sequence[str]) -> str | None:
    """The choice of a number that stands alone: 2, #2, la 2, the second one."""
    number = next(iter(message.numbers), None)
    ordinals = message.named("values", "ordinal")
    if number and len(message.numbers) == 1 and number.whole and _only_numbers(message):
        place = number.whole
    elif ordinals and message.short(4):
        place = int(ordinals[0].value)
    else:
        return None
    return choices[place - 1] if 1 <= place <= len(choices) else None


def _only_numbers(message: Message) -> bool:
    """Whether a text holds numbers and hardly a word beside."""
    numbers = {at for number in message.numbers for at in range(number.start, number.end)}
    rest = {at for at in range(message.size) if at not in numbers and message.word(at).isalnum()}
    small = {at for name in ("option_word", "opening") for cue in message.named("cues", name)
             for at in range(cue.start, cue.end)}  # fmt: skip
    return rest <= small


def _by_name(scene: Scene, fact_id: str, choices: Sequence[str]) -> list[str]:
    """Choices whose id stands in the text in words: "no contest" for no_contest; none only applied
    for, none that a question names: "what is the difference between a misdemeanor and a felony?"."""
    message = scene.message
    if any(scene.only_applied_for(cue) for cue in message.named("answers", fact_id)):
        return []
    said = [word for at, word in enumerate(message.tokens.words) if not scene.clauses.at(at).worded]
    text = f" {' '.join(said)} "
    return [
        one
        for one in choices
        if one != NONE and f" {' '.join(tokenize(one.replace('_', ' ')).words)} " in text
    ]
