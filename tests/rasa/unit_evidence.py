"""The evidence component, on messages as Rasa hands them over."""
# Run by unittest inside Rasa's environment, which has no pytest.
# ruff: noqa: PT009

import unittest

from rasa.shared.nlu.training_data.message import Message

from bot.rasa.evidence import EvidenceWeigher

RANKING = [
    {"name": "greeting", "confidence": 0.5},
    {"name": "answer", "confidence": 0.3},
    {"name": "deny", "confidence": 0.2},
]


def processed(metadata):
    message = Message({"text": "2009", "metadata": metadata})
    message.set("intent", dict(RANKING[0]), add_to_output=True)
    message.set("intent_ranking", [dict(each) for each in RANKING], add_to_output=True)
    EvidenceWeigher().process([message])
    return message.as_dict(only_output_properties=True)


class EvidenceComponent(unittest.TestCase):
    def test_changes_nothing_without_evidence(self):
        for metadata in (None, {}, {"turn": "1"}):
            self.assertEqual(processed(metadata)["intent"], RANKING[0])
            self.assertEqual(processed(metadata)["intent_ranking"], RANKING)

    def test_puts_the_kind_that_counts_first_and_says_why(self):
        found = processed({"reads": "full", "question_type": "date"})
        chosen = {"name": "answer", "confidence": 1.0, "decided_by": "reads_in_full"}
        self.assertEqual(found["intent"], chosen)
        self.assertEqual(found["intent_ranking"], [chosen, RANKING[0], RANKING[2]])

    def test_leaves_a_message_alone_that_has_no_kind(self):
        message = Message({"text": "2009", "metadata": {"reads": "full"}})
        EvidenceWeigher().process([message])
        self.assertIsNone(message.get("intent"))


if __name__ == "__main__":
    unittest.main()
