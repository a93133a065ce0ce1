"""The list of all answers: what was told so far, in words, each with a way to change it."""

from actions.dialogue.headings import headings
from actions.dialogue.removal import removable
from actions.dialogue.turn import Turn
from actions.screening.registry import CASE, Fact
from actions.screening.values import is_unknown

Answer = dict[str, str]
"""`id` is the path of the fact, `group` a heading, `change` a choice id; the rest is words.

`remove` is the choice id that takes out the case, entry or relative it belongs to; "" where there is none.
"""

# In this order; a topic that is not named stands with the status.
TOPICS = ("safety", "status", "entries", "convictions", "family", "court", "protection")


def answers_of(turn: Turn) -> list[Answer]:
    """Every answer that counts, group by group, in the order in which they would be asked.

    What was read from a story or a correction is there too, and what follows from other answers;
    what was not known or skipped says so.
    """
    found = [(path, turn.services.law.registry.at(path)) for path, _ in turn.state.answered()]
    told = sorted((one for one in found if _counts(turn, *one)), key=lambda one: _place(*one))
    items = dict.fromkeys(_item(path) for path, _ in told if _item(path))
    groups, extra = headings(turn, items), removable(turn)
    return [
        {
            "id": path,
            "group": groups.get(_item(path)) or turn.words(f"review.group.{_topic(fact)}"),
            "question": _question(turn, path),
            "label": turn.services.messages.fact_label(path, turn.language),
            "answer": _words(turn, path),
            "change": f"do:change:{path}",
            "remove": f"do:remove:{_item(path)}" if _item(path) in extra else "",
        }
        for path, fact in told
    ]


def _counts(turn: Turn, path: str, fact: Fact) -> bool:
    """Whether an answer is part of the case: what was told of a list that is empty, as said later, is not."""
    group = fact.extends if fact.scope == CASE else fact.scope
    return group is None or turn.state.facts.get(turn.services.law.registry.opener[group].id) is not False


def _place(path: str, fact: Fact) -> tuple[int, int, int]:
    """Sorts: the topic, the questions about the case in it, then item after item."""
    parts = path.split(".")
    item = int(parts[1]) if len(parts) == 3 else -1
    return TOPICS.index(_topic(fact)), item, fact.order


def _topic(fact: Fact) -> str:
    topic = fact.topic if fact.scope == CASE else fact.scope
    return topic if topic in TOPICS else "status"


def _item(path: str) -> str:
    """The list and number of the item that a path belongs to, "" for a case fact."""
    return path.rpartition(".")[0]


def _question(turn: Turn, path: str) -> str:
    """The question as it was asked; the heading says which item it is about."""
    group, _, name = path.rpartition(".")
    first = f"{group.partition('.')[0]}.0.{name}" if group else path
    return turn.services.messages.question(first, turn.language, turn.channel, for_whom=turn.for_whom)


def _words(turn: Turn, path: str) -> str:
    value = turn.state.get(path)
    if not is_unknown(value):
        return turn.value_words(path, value)
    declined = turn.state.sources.get(path) == "declined"
    return turn.words("review.skipped" if declined else "value.unknown")
