"""Urgent cards: what to do right now and whom to call."""

from actions.dialogue.turn import Turn

# What the reader finds in a text, as the card that answers it where the card has another name.
CARDS = {
    "violence_now": "violence_at_home",
    "check_in_soon": "hearing_soon",
    "about_to_sign": "signed_papers",
}


def show_urgent(turn: Turn, name: str) -> None:
    """Show the card of an urgent matter, once in a conversation unless it is said again."""
    name = name if turn.services.messages.has(f"urgent.{name}.title") else CARDS.get(name, name)
    if not turn.services.messages.has(f"urgent.{name}.title"):
        return
    turn.put(
        "card",
        turn.words(f"urgent.{name}.text"),
        title=turn.words(f"urgent.{name}.title"),
        items=_steps(turn, name),
        phone=phone_of(turn),
    )
    if name not in turn.state.urgent_shown:
        turn.state.urgent_shown.append(name)


def phone_of(turn: Turn) -> dict[str, str] | None:
    """The organisation's phone as a link, if there is one."""
    organisation = turn.organisation
    if not organisation.phone:
        return None
    digits = "".join(one for one in organisation.phone if one.isdigit() or one == "+")
    return {"label": f"{organisation.name}: {organisation.phone}", "href": f"tel:{digits}"}


def _steps(turn: Turn, name: str) -> list[str]:
    rule = turn.services.law.urgent.get(name)
    if rule is None:
        return []
    steps = [(f"do.{one}", one) for one in rule.do] + [(f"dont.{one}", one) for one in rule.dont]
    return [turn.words(message_id) for message_id, _ in steps if turn.services.messages.has(message_id)]
