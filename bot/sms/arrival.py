"""Until somebody has agreed to be asked by text: which language, who we are, whether it may be here."""

from actions.dialogue.failures import report
from actions.dialogue.services import Services
from actions.reading import Reading
from bot.sms import session as steps
from bot.sms.bodies import bodies, parted
from bot.sms.discreet import FULL, LANGUAGE, LINK, Discreet, Sender
from bot.sms.menus import BACK_DIGIT, PERSON_DIGIT, Menu
from bot.sms.picks import digits_of, picked
from bot.sms.segments import LONGEST
from bot.sms.session import Session
from bot.sms.words import Words


class Arrival:
    """The steps before consent. Each changes the session and returns the bodies to send."""

    def __init__(self, services: Services, sender: Sender, words: Words) -> None:
        self._services, self._sender, self._words = services, sender, words

    def texts(self, language: str) -> Discreet:
        """The channel's own texts in a language; in the first one offered where none is chosen yet."""
        offered = self._services.languages
        chosen = language if language in offered else offered[0]
        return Discreet(self._services.messages, self._sender, chosen)

    def first(self, session: Session, text: str) -> list[str]:
        """The first words: the language, or, where the text tells it, whether we may ask here."""
        offered = self._services.languages
        reading = self.reading(session, text)
        named = [one for one in (*reading.named_languages, reading.language) if one in offered]
        if digits_of(text) is None:
            session.kept = text
        if named or len(offered) == 1:
            session.language = str(named[0] if named else offered[0])
            return [*self.urgent(session, reading), *self.ask(session)]
        session.step = steps.LANGUAGE
        return [*self.urgent(session, reading), *self.show(session, self.texts("").languages(offered))]

    def language(self, session: Session, text: str) -> list[str]:
        """The answer to the menu of languages: a number, or the name of one."""
        named = [
            one for one in self.reading(session, text).named_languages if one in self._services.languages
        ]
        chosen = session.numbers.get("".join(digits_of(text) or ())) or (named[0] if named else "")
        if not chosen:
            return self.first(session, text)
        session.language = chosen
        return [*self.urgent(session, self.reading(session, session.kept)), *self.ask(session)]

    def ask(self, session: Session, *, again: bool = False) -> list[str]:
        """Who we are and whether we may ask here; `again` after a long silence."""
        session.step = steps.CONSENT
        texts = self.texts(session.language)
        menu = texts.consent(several=len(self._services.languages) > 1)
        self.show(session, menu)
        return bodies([{"from": "bot", "kind": "text", "text": texts.opening(again=again)}], menu.text)

    def consent(self, session: Session, text: str) -> list[str] | str:
        """The answer to that: FULL or LINK, or the bodies of anything else."""
        chosen = picked(text, session.numbers, many=False)
        control = self.control(text)
        if control == PERSON_DIGIT:
            return [*parted(self.texts(session.language).contact()), *self.ask(session)]
        if control == BACK_DIGIT or chosen == [LANGUAGE]:
            session.step = steps.LANGUAGE
            return self.show(session, self.texts(session.language).languages(self._services.languages))
        reading = self.reading(session, text)
        said = None if chosen is not None or reading.facts or reading.urgent else reading.yes_no
        if chosen == [FULL] or said == "yes":
            return FULL
        if chosen == [LINK] or said == "no":
            session.kept = ""
            return LINK
        session.kept = session.kept if digits_of(text) else text or session.kept
        return [*self.urgent(session, reading), *self.ask(session)]

    def too_early(self, session: Session, text: str) -> list[str]:
        """A text from before our question came: it agrees to nothing, but what it tells is kept."""
        if digits_of(text) is None:
            session.kept = "\n".join(filter(None, [session.kept, text]))[:LONGEST]
        return self.urgent(session, self.reading(session, text))

    def show(self, session: Session, menu: Menu) -> list[str]:
        """The bodies of a menu of the channel's own; the session remembers what its digits mean."""
        session.numbers, session.asked = dict(menu.numbers), ""
        session.many = session.digits_answer = False
        return parted(menu.text)

    def control(self, text: str) -> str | None:
        """ "0" or "9", by digit or word; None for any other text."""
        command = self._words.command(text)
        if command in ("back", "person"):
            return BACK_DIGIT if command == "back" else PERSON_DIGIT
        digits = digits_of(text)
        return digits[0] if digits in ([BACK_DIGIT], [PERSON_DIGIT]) else None

    def urgent(self, session: Session, reading: Reading) -> list[str]:
        """What cannot wait is answered at once, in words that tell nobody what it is."""
        if not reading.urgent:
            return []
        texts = self.texts(session.language)
        return parted(f"{texts.say('sms.danger')} {texts.contact()}")

    def reading(self, session: Session, text: str) -> Reading:
        """What a text says, without an open question; a text that the reader fails on says nothing."""
        try:
            return self._services.reader.read(
                text,
                language=session.language or self._services.languages[0],
                question=None,
                today=self._services.now().date(),
            )
        except Exception as error:
            report(error, "reading a text message")
            return Reading()
