"""What is said before somebody chose to be asked by text, and to whoever holds the phone.

None of it names crime, immigration or a result: who we are is the name that the operator chose for texts.
"""

from dataclasses import dataclass
from datetime import date

from actions.messages import Messages
from actions.messages.languages import own_name
from bot.sms.menus import Menu, Say
from bot.sms.segments import plain
from bot.web.typed import as_typed

CHANNEL = "sms"
FULL, LINK, LANGUAGE = "consent:full", "consent:link", "consent:language"
NEW_CODE, CALL_ME = "link:new", "call:me"
STOP_YES, STOP_NO = "stop:yes", "stop:no"


@dataclass(frozen=True)
class Sender:
    """Who texts: a name that tells nothing, the address where a code is entered, how to reach a person."""

    name: str
    url: str
    contact: str
    retention_days: int = 30


class Discreet:
    """The texts of the channel itself, in one language."""

    def __init__(self, messages: Messages, sender: Sender, language: str) -> None:
        self._messages, self._sender, self.language = messages, sender, language

    @property
    def say(self) -> Say:
        """The texts of the catalogue in this language, worded for SMS."""
        messages, language = self._messages, self.language

        def words(message_id: str, **params: object) -> str:
            return messages.text(message_id, language, CHANNEL, **params)

        return words

    def languages(self, offered: tuple[str, ...]) -> Menu:
        """The menu of languages, each in its own name; more than nine take two digits."""
        numbers = {str(at): one for at, one in enumerate(offered, 1)}
        lines = [self.say("sms.choose_language", name=self._sender.name)]
        lines += [f"{number} {own_name(one)}" for number, one in numbers.items()]
        return Menu(plain("\n".join(lines)), numbers)

    def opening(self, *, again: bool) -> str:
        """Who we are and what this is; after a long silence, who we are."""
        return self.say("sms.still_safe" if again else "sms.hello", name=self._sender.name)

    def consent(self, *, several: bool) -> Menu:
        """Whether we may ask here; `several`: another language can be chosen."""
        choices = [(FULL, self.say("sms.ask_here")), (LINK, self.say("sms.link_only"))]
        if several:
            choices.append((LANGUAGE, self.say("act.tool.language")))
        return self._menu([self.say("sms.safe_here")], choices)

    def stop_question(self) -> Menu:
        """Whether somebody who may have meant it wants no more texts."""
        choices = [(STOP_YES, self.say("sms.stop_yes")), (STOP_NO, self.say("sms.stop_no"))]
        return self._menu([self.say("sms.stop_question")], choices)

    def link(self, code: str, until: date | None) -> str:
        """The address and the code that opens the conversation there."""
        url = f"{self._sender.url}?lang={self.language}"
        if not code:
            return self.say("sms.link_plain", url=url)
        return self.say("sms.link", url=url, code=code, until=until or "")

    def after_link(self, *, calls: bool) -> Menu:
        """What somebody who has the link can do; `calls`: they can ask to be called."""
        choices = [(NEW_CODE, self.say("sms.new_code")), (FULL, self.say("sms.ask_here"))]
        choices += [(CALL_ME, self.say("sms.call_me"))] if calls else []
        return self._menu([], choices)

    def call_noted(self) -> str:
        return self.say("sms.call_noted", name=self._sender.name)

    def contact(self) -> str:
        return self.say("sms.contact", contact=self._sender.contact)

    def help(self) -> str:
        return self.say("sms.help", name=self._sender.name, contact=self._sender.contact)

    def stopped(self) -> str:
        return self.say("sms.stopped", name=self._sender.name, days=self._sender.retention_days)

    def _menu(self, lines: list[str], choices: list[tuple[str, str]]) -> Menu:
        numbers = {str(at): one for at, (one, _) in enumerate(choices, 1)}
        shown = [f"{at} {label}" for at, (_, label) in enumerate(choices, 1)]
        return Menu(plain("\n".join([*lines, *shown])), numbers)


def clean(text: str) -> str:
    """What a person sent, without what nobody types, no longer than a text message can be."""
    return as_typed(text.replace("\x00", ""))[:1600].strip()
