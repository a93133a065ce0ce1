"""Puts the reader's evidence into Rasa's pipeline, right after the classifier."""

from __future__ import annotations

from typing import Any, Dict, List, Text, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, METADATA
from rasa.shared.nlu.training_data.message import Message

from bot.rasa.kind_classifier import PART
from bot.rasa.weighing import Evidence, weigh

DECIDED_BY = "decided_by"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class EvidenceWeigher(GraphComponent, IntentClassifier):
    """Re-ranks the kinds by `message.metadata` (see weighing.py). Without evidence it changes nothing."""

    @classmethod
    def required_components(cls) -> List[Type]:
        """Needs a kind to weigh."""
        return [IntentClassifier]

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EvidenceWeigher:
        """Nothing to configure and nothing to load."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Moves the kind that counts to the head of `intent_ranking` and into `intent`."""
        for message in messages:
            found = message.get(INTENT)
            evidence = Evidence.from_metadata(message.get(METADATA))
            if not found or not found.get("name") or evidence is None:
                continue
            ranking = message.get(INTENT_RANKING_KEY, [])
            others = [(one["name"], one["confidence"]) for one in ranking if one["name"] != found["name"]]
            trouble = (found.get(PART) or {}).get("confidence", 1.0)
            kind, by = weigh(found["name"], found["confidence"], evidence, next(iter(others), None), trouble)
            if by == "classifier":
                continue
            rest = [other for other in ranking if other["name"] != kind]
            # Certain by rule, not by count: the classifier's share for this kind means nothing here.
            chosen = {"name": kind, "confidence": 1.0, DECIDED_BY: by}
            if kind == found["name"] and found.get(PART):
                chosen[PART] = found[PART]
            message.set(INTENT, chosen, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [chosen, *rest], add_to_output=True)
        return messages
