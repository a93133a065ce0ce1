"""What the channel makes of a request, before Rasa sees it."""
# Run by unittest inside Rasa's environment, which has no pytest.
# ruff: noqa: PT009, PT027

import unittest

from rasa.core.channels.channel import CollectingOutputChannel
from rasa.shared.exceptions import RasaException

from bot.rasa.channel import AdvisalInput, RefusedError, Turn, plain


class Texts(unittest.TestCase):
    def test_a_text_never_begins_with_a_slash(self):
        for text in ("/restart", "  /restart", "\t/x", "/", "//", '/intent{"x":1}', "\u2003/restart"):
            self.assertFalse(plain(text).startswith("/"))

    def test_all_else_stays_as_it_is(self):
        for text in ("no", "a/b", "\uff0frestart", "", "¿y/o?"):
            self.assertEqual(plain(text), text)
        self.assertEqual(plain("/and/or"), "\uff0fand/or")


class Turns(unittest.TestCase):
    def message(self, **body):
        turn = Turn.from_json({"conversation": "c", "turn": "t", **body})
        return turn.message(CollectingOutputChannel())

    def test_an_act_is_taken_for_certain(self):
        message = self.message(act="why_asking")
        self.assertEqual(message.parse_data["intent"], {"name": "why_asking", "confidence": 1.0})
        self.assertEqual(message.parse_data["entities"], [])
        self.assertEqual(message.text, "")

    def test_a_text_is_left_to_the_classifier(self):
        message = self.message(text="/restart", act=None)
        self.assertIsNone(message.parse_data)
        self.assertEqual(message.text, "\uff0frestart")

    def test_the_action_gets_the_metadata_and_the_turn(self):
        message = self.message(text="yes", metadata={"choice": "yes", "turn": "forged"})
        self.assertEqual(message.metadata, {"choice": "yes", "turn": "t"})
        self.assertEqual((message.sender_id, message.message_id), ("c", "t"))

    def test_says_which_field_is_wrong(self):
        wrong = {
            "conversation_and_turn_needed": {"conversation": None},
            "conversation_is_not_text": {"conversation": 1},
            "text_or_act_needed": {"text": "  "},
            "text_is_not_text": {"text": ["a"]},
            "act_is_not_text": {"act": {}},
            "metadata_is_not_an_object": {"text": "a", "metadata": []},
        }
        for error, body in wrong.items():
            with self.subTest(error=error), self.assertRaises(RefusedError) as refused:
                self.message(**body)
            self.assertEqual((refused.exception.status, refused.exception.error), (400, error))


class Keys(unittest.TestCase):
    def test_refuses_to_start_without_a_key(self):
        for credentials in (
            None,
            {},
            {"key": ""},
            {"key": "  "},
            {"key": None},
            {"key": "${ADVISAL_RASA_KEY}"},
        ):
            with self.assertRaisesRegex(RasaException, "ADVISAL_RASA_KEY"):
                AdvisalInput.from_credentials(credentials)

    def test_starts_with_a_key(self):
        self.assertEqual(AdvisalInput.from_credentials({"key": "k"}).name(), "advisal")


if __name__ == "__main__":
    unittest.main()
