"""The open question as a channel shows it: text, choices, tools, and how far along the interview is."""

from typing import Any

from actions.dialogue.checklists import NONE, ticks
from actions.dialogue.headings import heading
from actions.dialogue.interview import question_text
from actions.dialogue.removal import removable
from actions.dialogue.state import RESULT
from actions.dialogue.turn import LIST, OWN_QUESTIONS, Turn
from actions.dialogue.values import UNSURE, tapped
from actions.messages.languages import own_name
from actions.screening.registry import AMOUNTS

ENTERED = AMOUNTS | {"date", "statute"}
TOOLS = ("do:dont_know", "do:why", "do:back", "do:skip", "do:change", "do:repeat", "do:human")
RESULT_TOOLS = ("do:result", "do:change", "do:human")
REMOVE = "ui.answers.remove"
_TOOL_WORDS = {
    "do:confirm": "act.confirm_right",
    "do:change_pending": "act.confirm_change",
    "do:retry": "act.try_again",
    "do:delete_yes": "act.delete_yes",
    "do:delete_no": "act.delete_no",
    "do:remove_yes": "act.remove.yes",
    "do:remove_no": "act.remove.no",
    "do:result": "act.see_result",
}


def question_view(turn: Turn) -> dict[str, Any] | None:
    """The open question with its choices and tools; None when nothing is open."""
    path = turn.state.open
    if path is None:
        if turn.state.phase != RESULT:
            return None
        return {"id": "none", "type": "none", "text": "", "choices": [], "tools": _tools(turn, RESULT_TOOLS)}
    kind = kind_of(turn, path)
    tools = () if path in OWN_QUESTIONS else TOOLS
    if turn.state.kept_text is not None:
        tools = ("do:retry", *tools)
    return {
        "id": path,
        "type": "confirm" if kind in ("delete", "remove", "change", "change_pending") else kind,
        "text": question_text(turn, path),
        "choices": _choices(turn, path, kind),
        "tools": _tools(turn, tools),
    }


def _choices(turn: Turn, path: str, kind: str) -> list[dict[str, str]]:
    """Each choice with its label; an offence with the group it is shown in, group by group."""
    labels = dict(choices(turn, path))
    groups = turn.services.law.offence_groups if kind == "offense" else {}
    grouped = [
        {"id": one, "label": labels.pop(one), "group": turn.words(f"offense_group.{name}")}
        for name, members in groups.items()
        for one in members
        if one in labels
    ]
    return [*grouped, *({"id": one, "label": label} for one, label in labels.items())]


def kind_of(turn: Turn, path: str) -> str:
    """What kind of input a question takes: a type of fact, or the name of one of the dialogue's own."""
    if path in OWN_QUESTIONS:
        return path
    return "set" if path.startswith(LIST) else turn.services.law.registry.at(path).type


def choices(turn: Turn, path: str) -> list[tuple[str, str]]:
    """(id, label) of what can be tapped as an answer."""
    match path:
        case "confirm":
            return [(one, turn.words(_TOOL_WORDS[one])) for one in ("do:confirm", "do:change_pending")]
        case "delete":
            return [(one, turn.words(_TOOL_WORDS[one])) for one in ("do:delete_yes", "do:delete_no")]
        case "remove":
            return [(one, turn.words(_TOOL_WORDS[one])) for one in ("do:remove_yes", "do:remove_no")]
        case "language":
            return [(f"do:language:{one}", own_name(one)) for one in turn.services.languages]
        case "change":
            answers = [(f"do:change:{one}", f"{turn.label(one)}: {turn.value_words(one, value)}")
                       for one, value in reversed(list(turn.state.answered()))]  # fmt: skip
            out = [
                (f"do:remove:{one}", f"{turn.words(REMOVE)}: {heading(turn, one)}") for one in removable(turn)
            ]
            return [*answers, *out, ("do:repeat", turn.words("act.correction_none"))]
        case "change_pending":
            drops = [
                (f"do:drop:{one}", f"{turn.label(one)}: {turn.value_words(one, value)}")
                for one, value in turn.state.pending
            ]
            return [*drops, ("do:confirm", turn.words(_TOOL_WORDS["do:confirm"]))]
    if path.startswith(LIST):
        return ticks(turn)
    found = turn.services.messages.choices(path, turn.language)
    if kind_of(turn, path) != "set":
        return found
    apart = [one for one in found if one[0] == NONE]
    return [*(one for one in found if one[0] != NONE), (UNSURE, turn.words("tick.unsure")), *apart]


def echo(turn: Turn) -> str:
    """What the person is shown as having said: the text, or the label of what was tapped."""
    if turn.text is not None:
        return turn.text
    choice = turn.choice or ""
    if choice.startswith("do:"):
        known = dict(choices(turn, turn.state.open)) if turn.state.open in OWN_QUESTIONS else {}
        return known.get(choice) or tool_label(turn, choice)
    path = turn.state.open
    if path is None or path in OWN_QUESTIONS:
        return ""
    labels = dict(choices(turn, path))
    if choice in labels:
        return labels[choice]
    if kind_of(turn, path) == "set":
        picked = [labels[one] for one in choice.split("+") if one in labels]
        return turn.services.messages.strung(picked, turn.language)
    return _entered(turn, path, choice)


def _entered(turn: Turn, path: str, choice: str) -> str:
    """A date, a number or a statute that was entered, in words; "" for what is no answer to this question."""
    fact = turn.services.law.registry.at(path)
    if fact.type not in ENTERED:
        return ""
    try:
        return turn.value_words(path, tapped(fact, choice))
    except ValueError:
        return ""


def tool_label(turn: Turn, tool: str) -> str:
    """The words on a tool."""
    if tool.startswith("do:remove:"):
        return turn.words(REMOVE)
    if tool in _TOOL_WORDS:
        return turn.words(_TOOL_WORDS[tool])
    name = tool.removeprefix("do:").split(":")[0]
    message_id = f"act.tool.{name}"
    return turn.words(message_id) if turn.services.messages.has(message_id) else ""


def progress(turn: Turn) -> dict[str, int]:
    """How many facts are known and about how many questions are left."""
    return {"answered": sum(1 for _ in turn.state.answered()), "left": turn.state.left}


def _tools(turn: Turn, names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"id": name, "label": tool_label(turn, name)} for name in names]
