"""Taking out a case, an entry or a relative that was added by mistake, after one question."""

from actions.dialogue.interview import ask, go_on, show_pending
from actions.dialogue.turn import Turn

FEWEST = 2
"""Of one alone, whether there is any is the answer to change."""


def removable(turn: Turn) -> list[str]:
    """The items that can be taken out, as "convictions.1": those of every list that holds several."""
    return [
        f"{group}.{index}"
        for group, items in turn.state.groups.items()
        if len(items) >= FEWEST
        and turn.state.facts.get(turn.services.law.registry.opener[group].id) is not False
        for index in range(len(items))
    ]


def ask_first(turn: Turn, item: str) -> None:
    """Ask whether the item was added by mistake. What is no item of a list changes nothing."""
    if item in removable(turn):
        turn.state.interrupt("remove")
        turn.state.removing = item
    ask(turn)


def remove(turn: Turn) -> None:
    """Take out the item that was asked about, and ask what can still matter. Going back brings it back."""
    state, item = turn.state, turn.state.removing
    state.resume()
    state.removing = ""
    if item not in removable(turn):
        ask(turn)
        return
    group, _, index = item.partition(".")
    state.begin_step()
    state.forget_followed()
    state.remove_item(group, int(index))
    turn.say("act.remove.done")
    state.before_change = None
    if state.pending:
        show_pending(turn)
    else:
        state.open = None if state.open and state.open.startswith(f"{group}.") else state.open
        go_on(turn)


def keep(turn: Turn) -> None:
    """Leave everything as it is."""
    turn.state.resume()
    turn.state.removing = ""
    ask(turn)
