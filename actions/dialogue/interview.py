"""The interview: store an answer, see whether something became urgent, ask what can still matter."""

from typing import Any

from actions.dialogue.cards import show_urgent
from actions.dialogue.checklists import open_list
from actions.dialogue.headings import heading
from actions.dialogue.state import CONFIRM, FOLLOWS, INTERVIEW, RESULT
from actions.dialogue.summary import say_result
from actions.dialogue.turn import LIST, OWN_QUESTIONS, SELF, Turn
from actions.messages.formats import led_text
from actions.screening.follows import told_already
from actions.screening.relevance import next_questions
from actions.screening.truth import LIKELY
from actions.screening.world import World, build_world


def world_of(turn: Turn) -> World:
    """The world of the case as told so far."""
    law = turn.services.law
    case = turn.state.case(law.registry)
    return build_world(case, law.registry, float(turn.today.toordinal()), law.statutes)


def store(turn: Turn, path: str, value: Any, source: str) -> None:
    """Store one answer. Where it takes the place of another, what followed from the old one is forgotten."""
    if turn.state.get(path) not in (None, value):
        turn.state.forget_followed()
    turn.state.put(path, value, source, turn.services.law.registry)


def about_left(turn: Turn, left: list[str]) -> int:
    """About how many questions are left: a checklist is one, and details seldom come to be asked."""
    facts = [turn.services.law.registry.at(path) for path in left]
    return len({fact.list or path for fact, path in zip(facts, left, strict=True) if not fact.detail})


def asked(turn: Turn) -> list[str]:
    """The paths of the facts that the open question asks for."""
    path = turn.state.open
    if path is None or path in OWN_QUESTIONS:
        return []
    return list(turn.state.members) if path.startswith(LIST) else [path]


def go_on(turn: Turn) -> None:
    """What is urgent first, then the next question, or the result when no question is left."""
    law = turn.services.law
    world = world_of(turn)
    follows = told_already(law, turn.state.case(law.registry), world)
    for path, value in follows.items():
        turn.state.put(path, value, FOLLOWS, law.registry)
    if follows:
        world = world_of(turn)
    for urgent in law.urgent.values():
        if urgent.id not in turn.state.urgent_shown and urgent.when.value(world, None) >= LIKELY:
            show_urgent(turn, urgent.id)
    left = next_questions(law, turn.state.case(law.registry), world)
    turn.state.left = about_left(turn, left)
    changed, turn.state.before_change = turn.state.before_change, None
    if changed and turn.state.pending:
        show_pending(turn)
        return
    if left:
        turn.state.phase = INTERVIEW
        if not open_list(turn, left):
            turn.state.open = left[0]
        ask(turn)
        return
    first = turn.state.phase != RESULT
    turn.state.phase, turn.state.open = RESULT, None
    say_result(turn, first=first)


def ask(turn: Turn) -> None:
    """Say the open question. With none open, say that the result is there."""
    path = turn.state.open
    if path is None:
        if turn.state.phase == RESULT:
            turn.say("act.result_again")
        else:
            go_on(turn)
        return
    turn.put("question", question_text(turn, path))


def show_pending(turn: Turn) -> None:
    """Show what was read from a story and ask whether it is right."""
    turn.state.phase, turn.state.open = CONFIRM, "confirm"
    items = [f"{turn.label(path)}: {turn.value_words(path, value)}" for path, value in turn.state.pending]
    turn.put("text", turn.words("act.story_intro"), items=items)
    ask(turn)


def question_text(turn: Turn, path: str) -> str:
    """The text of a question, with a line on which case or entry it is about."""
    own = {"confirm": "act.story_confirm", "language": "act.ask_language", "delete": "act.delete_confirm",
           "change": "act.correction_which", "change_pending": "act.story_change_which"}  # fmt: skip
    if path in own:
        return turn.words(own[path])
    if path == "remove":
        return f"{heading(turn, turn.state.removing)}: {turn.words('act.remove.ask')}"
    if path.startswith(LIST):
        return list_text(turn, path.removeprefix(LIST))
    parts = path.split(".")
    item = turn.state.groups.get(parts[0], [{}])[int(parts[1])] if len(parts) == 3 else None
    return turn.services.messages.question(
        path, turn.language, turn.channel, for_whom=turn.for_whom, item=item
    )


def list_text(turn: Turn, name: str) -> str:
    """The text over a checklist: which item it is about, in a wording of its own for somebody else."""
    messages = turn.services.messages
    path = turn.state.members[0] if turn.state.members else ""
    parts = path.split(".")
    item = turn.state.groups[parts[0]][int(parts[1])] if len(parts) == 3 else {}
    lead = messages.item_lead(path, turn.language, item)
    if turn.for_whom != SELF and messages.has(f"list.{name}.other"):
        person = messages.person(turn.for_whom, turn.language)
        text = turn.words(f"list.{name}.other", person=person)
    else:
        text = turn.words(f"list.{name}")
    return led_text(lead, text)
