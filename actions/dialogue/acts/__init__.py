"""The custom actions: one per kind of thing that a person does."""

from collections.abc import Callable

from actions.dialogue.acts.back import ActionBack
from actions.dialogue.acts.calm import ActionCalm
from actions.dialogue.acts.correct import ActionCorrect
from actions.dialogue.acts.dont_know import ActionDontKnow
from actions.dialogue.acts.faq import ActionFaq
from actions.dialogue.acts.greet import ActionGreet
from actions.dialogue.acts.human import ActionHuman
from actions.dialogue.acts.language import ActionLanguage
from actions.dialogue.acts.out_of_scope import ActionOutOfScope
from actions.dialogue.acts.privacy import ActionPrivacy
from actions.dialogue.acts.repeat import ActionRepeat
from actions.dialogue.acts.skip import ActionSkip
from actions.dialogue.acts.step import ActionStep
from actions.dialogue.acts.stop_delete import ActionStopDelete
from actions.dialogue.acts.story import ActionStory
from actions.dialogue.acts.urgent import ActionUrgent
from actions.dialogue.acts.why import ActionWhy
from actions.dialogue.base import Act
from actions.dialogue.desk import Desk

ACTIONS: tuple[Callable[[Desk], Act], ...] = (
    ActionBack,
    ActionCalm,
    ActionCorrect,
    ActionDontKnow,
    ActionFaq,
    ActionGreet,
    ActionHuman,
    ActionLanguage,
    ActionOutOfScope,
    ActionPrivacy,
    ActionRepeat,
    ActionSkip,
    ActionStep,
    ActionStopDelete,
    ActionStory,
    ActionUrgent,
    ActionWhy,
)

# The kind of act (a Rasa intent) of each tool; a choice that is no tool is an answer.
TOOL_KINDS = {
    "dont_know": "dont_know",
    "why": "why_asking",
    "back": "go_back",
    "skip": "skip",
    "repeat": "repeat",
    "human": "human",
    "delete": "stop_delete",
    "delete_yes": "stop_delete",
    "delete_no": "answer",
    "language": "change_language",
    "change": "correction",
    "change_pending": "answer",
    "remove": "correction",
    "remove_yes": "answer",
    "remove_no": "answer",
    "confirm": "answer",
    "drop": "answer",
    "result": "repeat",
    "privacy": "privacy_concern",
}

# The action of each kind, as data/rules says it to Rasa; for taps while Rasa is away.
KIND_ACTIONS: dict[str, Callable[[Desk], Act]] = {
    "answer": ActionStep,
    "affirm": ActionStep,
    "deny": ActionStep,
    "multi_fact_story": ActionStory,
    "question_faq": ActionFaq,
    "dont_know": ActionDontKnow,
    "correction": ActionCorrect,
    "go_back": ActionBack,
    "skip": ActionSkip,
    "why_asking": ActionWhy,
    "change_language": ActionLanguage,
    "human": ActionHuman,
    "urgent": ActionUrgent,
    "stop_delete": ActionStopDelete,
    "greeting": ActionGreet,
    "out_of_scope": ActionOutOfScope,
    "abusive": ActionCalm,
    "privacy_concern": ActionPrivacy,
    "repeat": ActionRepeat,
}


def all_actions(desk: Desk) -> list[Act]:
    """One of each, for the SDK's executor."""
    return [action(desk) for action in ACTIONS]
