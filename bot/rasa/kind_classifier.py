"""Which kind of thing a person does: one logistic regression per kind over weighted n-grams.

A kind whose examples differ much is learned in parts, each against everything else: what cannot wait is an
arrest or a hearing or a flight. The training data names the part of a block of examples in its metadata
(`part: detained`); the kind is as likely as that one of its parts is.

Why not Rasa's LogisticRegressionClassifier: it takes raw counts, so a long story outweighs a short answer,
and its model file takes seconds to open. Here the counts are dampened, weighted by how telling an n-gram is
(tf-idf) and brought to length one, and the model is a file of plain numbers: nothing in it can be executed.
"""

from __future__ import annotations

import os
from itertools import accumulate
from typing import Any, Dict, List, Optional, Text, Tuple, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import (
    FEATURE_TYPE_SENTENCE,
    INTENT,
    INTENT_RANKING_KEY,
    METADATA,
    METADATA_INTENT,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import coo_matrix, csr_matrix, hstack, vstack

MODEL_FILE = "kinds.npz"
PART = "part"
_OF = "/"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class KindClassifier(GraphComponent, IntentClassifier):
    """Gives every kind a probability between 0 and 1, all together 1. Same data, same model."""

    @classmethod
    def required_components(cls) -> List[Type]:
        """Needs counts of n-grams from the components before it."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`inverse_regularization` is C of scikit-learn, `random_state` its seed."""
        return {"inverse_regularization": 30.0, "random_state": 42}

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource) -> None:
        """An untrained classifier gives no kind at all."""
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._classes: List[Text] = []
        self._kinds: List[Text] = []
        self._kind_of = np.empty(0, dtype=int)
        self._idf = self._weights = self._intercepts = np.empty(0)

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KindClassifier:
        """Called by Rasa before training."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the kinds from the examples and stores the numbers in the model."""
        from sklearn.feature_extraction.text import TfidfTransformer

        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        counts = _counts(examples)
        idf = TfidfTransformer(sublinear_tf=True).fit(counts)
        classes = np.array([_class(example) for example in examples])
        self._learnt(*self._regressions(idf.transform(counts), classes), idf=idf.idf_)
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(
                folder / MODEL_FILE,
                classes=np.array(self._classes),
                idf=self._idf,
                weights=self._weights.T.astype(np.float32),
                intercepts=self._intercepts,
            )
        return self._resource

    def _regressions(self, features: csr_matrix, classes: np.ndarray) -> Tuple[np.ndarray, ...]:
        """The names of the classes, and the weights and intercepts that tell each from all others.

        One decision per class (liblinear) takes seconds where the joint solver takes minutes; none needs
        another, so each core takes its share. A rare class weighs as much as a frequent kind. The dual
        problem takes half of the time of the primal one, and a tolerance of 2 is enough: of 4,800 texts as
        many came out right as with a quarter of it.
        """
        from joblib import Parallel, delayed
        from sklearn.linear_model import LogisticRegression

        names, numbers = np.unique(classes, return_counts=True)
        kinds = len({name.partition(_OF)[0] for name in names})

        def fitted(name: Text, number: int) -> Any:
            return LogisticRegression(
                C=self._config["inverse_regularization"],
                solver="liblinear",
                dual=True,
                tol=2.0,
                class_weight={False: 1.0, True: len(classes) / (kinds * number)},
                random_state=self._config["random_state"],
            ).fit(features, classes == name)

        tasks = (delayed(fitted)(*one) for one in zip(names, numbers, strict=True))
        found = Parallel(n_jobs=os.cpu_count(), prefer="threads")(tasks)
        weights, intercepts = (
            np.concatenate([getattr(one, part) for one in found]) for part in ("coef_", "intercept_")
        )
        return names, weights, intercepts

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> KindClassifier:
        """Reads the numbers back. Raises ValueError if the model does not hold them."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            numbers = np.load(folder / MODEL_FILE, allow_pickle=False)
            component._learnt(
                numbers["classes"], numbers["weights"], numbers["intercepts"], idf=numbers["idf"]
            )
        return component

    def _learnt(
        self, classes: np.ndarray, weights: np.ndarray, intercepts: np.ndarray, *, idf: np.ndarray
    ) -> None:
        self._classes = [str(one) for one in classes]
        of = [one.partition(_OF)[0] for one in self._classes]
        self._kinds = sorted(set(of))
        self._kind_of = np.array([self._kinds.index(kind) for kind in of])
        self._idf = idf
        # n-grams by kinds: a message touches few n-grams, so few rows are read.
        self._weights = np.ascontiguousarray(weights.T)
        self._intercepts = intercepts

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets `intent` and the full `intent_ranking` of each message.

        The first kind names its likeliest part, if it has any: {name, confidence}, the part's own
        probability.
        """
        if not self._kinds:
            return messages
        for message in messages:
            each = self._each(_blocks(message))
            ranking = self._ranking(each)
            part = self._part(ranking[0]["name"], each)
            if part:
                ranking[0][PART] = part
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _each(self, blocks: List[coo_matrix]) -> np.ndarray:
        """The probability of each class by itself.

        What scikit-learn computes for one row, without its matrices: they cost more than the sum itself.
        """
        starts = accumulate((block.shape[1] for block in blocks[:-1]), initial=0)
        ngrams = np.concatenate([block.col + start for block, start in zip(blocks, starts, strict=True)])
        counts = np.concatenate([block.data for block in blocks])
        weighted = (1.0 + np.log(counts)) * self._idf[ngrams]
        length = np.sqrt(weighted @ weighted) or 1.0
        scores = weighted @ self._weights[ngrams] / length + self._intercepts
        return 1.0 / (1.0 + np.exp(-scores))

    def _ranking(self, each: np.ndarray) -> List[Dict[Text, Any]]:
        """The kinds, likeliest first; a kind is there unless none of its parts is."""
        absent = np.ones(len(self._kinds))
        np.multiply.at(absent, self._kind_of, 1.0 - each)
        probabilities = (1.0 - absent) / (1.0 - absent).sum()
        return [
            {"name": self._kinds[i], "confidence": float(probabilities[i])}
            for i in np.argsort(-probabilities, kind="stable")
        ]

    def _part(self, kind: Text, each: np.ndarray) -> Optional[Dict[Text, Any]]:
        parts = [i for i, name in enumerate(self._classes) if name.startswith(kind + _OF)]
        best = max(parts, key=lambda i: float(each[i]), default=None)
        if best is None:
            return None
        return {"name": self._classes[best].partition(_OF)[2], "confidence": float(each[best])}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing after this component learns from the kind that was found."""
        return training_data


def _class(example: Message) -> Text:
    """The kind of an example, with its part after a slash if its block of the training data names one."""
    told = (example.get(METADATA) or {}).get(METADATA_INTENT)
    part = told.get(PART) if isinstance(told, dict) else None
    kind = str(example.get(INTENT))
    return f"{kind}{_OF}{part}" if part else kind


def _blocks(message: Message) -> List[coo_matrix]:
    """The n-gram counts of one message, one row per featurizer."""
    return [
        feature.features
        for feature in message.features
        if feature.attribute == TEXT and feature.type == FEATURE_TYPE_SENTENCE and feature.is_sparse()
    ]


def _counts(messages: List[Message]) -> csr_matrix:
    """One row per message, the n-gram counts of all featurizers side by side."""
    rows = [_blocks(message) for message in messages]
    return hstack([vstack(block) for block in zip(*rows, strict=True)]).tocsr()
