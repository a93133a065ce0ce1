"""action_urgent: what cannot wait comes before everything else."""

from actions.dialogue import stories
from actions.dialogue.acts.step import ActionStep
from actions.dialogue.base import Act
from actions.dialogue.cards import show_urgent
from actions.dialogue.interview import ask, go_on, store
from actions.dialogue.turn import OWN_QUESTIONS, SELF, Turn

# What the reader finds, as the fact that it tells.
SAYS = {
    "detained": "detained_by_immigration", "hearing_soon": "court_or_check_in_soon",
    "check_in_soon": "court_or_check_in_soon", "removal_order": "has_removal_order",
    "signed_papers": "signed_papers", "about_to_sign": "signed_papers", "about_to_plead": "about_to_plead",
    "about_to_travel": "about_to_travel", "violence_now": "violence_at_home",
}  # fmt: skip
FIRST = ("self_harm", "violence_now", "ice_at_door", "ice_at_work", "detained")


class ActionUrgent(Act):
    """The cards for what the text says, the facts it tells, and then the next question."""

    rasa_name = "action_urgent"

    def act(self, turn: Turn) -> None:
        found = list(turn.reading.urgent) if turn.reading else []
        if not found:
            turn.say("act.urgent_intro")
            if turn.heard:
                show_urgent(turn, turn.heard)
            else:
                turn.put("card", turn.words("act.human_none"))
            # Only the classifier saw trouble: it tells no fact. What the reader read is taken as ever.
            answers = turn.reading is not None and (turn.reading.reads == "full" or bool(turn.reading.facts))
            ActionStep(self.desk).act(turn) if answers else ask(turn)
            return
        for name in sorted(found, key=lambda one: FIRST.index(one) if one in FIRST else len(FIRST)):
            show_urgent(turn, name)
        self._note(turn, found)
        told = stories.told(turn)
        if turn.state.open in OWN_QUESTIONS:
            stories.propose_again(turn, told) if told and turn.state.pending else ask(turn)
            return
        stories.propose(turn, told) if told else go_on(turn)

    def _note(self, turn: Turn, found: list[str]) -> None:
        """Keep what was said: who it is about, and which of the first questions it answers."""
        turn.state.begin_step()
        known = turn.state.facts.get("urgent_now")
        said = [one for one in (known if isinstance(known, list) else []) if one != "none"]
        said += [SAYS[one] for one in found if one in SAYS and SAYS[one] not in said]
        if said:
            store(turn, "urgent_now", said, "text")
        if turn.reading and turn.reading.someone_else and turn.for_whom == SELF:
            store(turn, "for_whom", turn.reading.someone_else, "text")
        if "detained" in found:
            store(turn, "in_ice_custody", True, "text")
