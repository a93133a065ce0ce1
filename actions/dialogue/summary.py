"""The end of the interview: a short line for each section, and the prompt to call counsel."""

from typing import Any

from actions.dialogue.turn import Turn
from actions.messages.explanation import Contact, Explanation, explain
from actions.screening.assess import assess

SPOKEN = ("urgent", "may_help", "in_the_way", "what_could_change", "counsel")


def result_of(turn: Turn) -> dict[str, Any]:
    """The Result of the chat API for the case as told so far."""
    services, law = turn.services, turn.services.law
    case = turn.state.case(law.registry)
    organisation = turn.organisation
    return explain(
        Explanation(
            assessment=assess(case, law, turn.today),
            case=case,
            messages=services.messages,
            language=turn.language,
            papers=Papers(turn),
            contact=Contact(
                organisation.name,
                organisation.phone or organisation.email or organisation.site,
                organisation.hours,
                contact_link(organisation.phone, organisation.email, organisation.site),
            ),
            retention_days=services.retention_days,
        )
    )


class Papers(dict[str, str | None]):
    """The paper that settles a fact, by path."""

    def __init__(self, turn: Turn) -> None:
        super().__init__()
        self._registry = turn.services.law.registry

    def get(self, path: str, default: str | None = None) -> str | None:  # type: ignore[override]
        return self._registry.at(path).paper or default


def contact_link(phone: str, email: str, site: str) -> str:
    """A link to call, write or visit."""
    if phone:
        return "tel:" + "".join(one for one in phone if one.isdigit() or one == "+")
    return f"mailto:{email}" if email else site


def say_result(turn: Turn, *, first: bool) -> None:
    """Say the result in short; the whole is on the result page."""
    turn.say("act.result_ready" if first else "act.result_again")
    result = result_of(turn)
    for section in result["sections"]:
        if section["id"] not in SPOKEN:
            continue
        lines = [item["title"] or item["text"] for item in section["items"]]
        kind = "card" if section["id"] in ("urgent", "counsel") else "text"
        turn.put(kind, section["intro"] or section["title"], title=section["title"], items=lines)
