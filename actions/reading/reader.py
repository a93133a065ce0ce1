"""Reads a text: one reader for all languages, with one set of matchers for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from actions.reading.amounts import read_ages, read_grams, read_money
from actions.reading.answers import Asked, read_answer
from actions.reading.claims import claim
from actions.reading.clauses import Clauses
from actions.reading.dates import read_dates
from actions.reading.durations import read_durations, read_left_out
from actions.reading.folding import tokenize
from actions.reading.language import suggest
from actions.reading.lexicon import SHARED, Lexicon, load_lexicon
from actions.reading.matching import Finder
from actions.reading.message import Mention, Message
from actions.reading.nearness import is_soon
from actions.reading.people import SELF
from actions.reading.places import read_places
from actions.reading.reading import FactSpec, OpenQuestion, ReadFact, Reading, registry_id
from actions.reading.risk import for_oneself, not_of_friends, someone_else
from actions.reading.scene import FOREIGN, Scene, Stated
from actions.reading.second_thoughts import thinks_again
from actions.reading.settled import of_another_court
from actions.reading.statutes import read_statutes
from actions.reading.story import read_story
from actions.reading.urgent import urgent_cues, urgent_ids
from actions.reading.yamlfile import read_yaml
from actions.reading.yes_no import read_yes_no

LONGEST_TEXT = 4000
SOURCE = "en"
_AT_THE_START = (None, "urgent_now", "for_whom")


@dataclass(frozen=True)
class _Language:
    lexicon: Lexicon
    finder: Finder


class Reader:
    """What texts say, in every language that has a folder of lexicon files.

    `registry` maps registry ids to facts with a type and choices. A language is loaded when it is
    first used; `warm_up` loads it beforehand. Raises LexiconError for files that cannot be used.
    """

    def __init__(self, lexicon_dir: Path, registry: Mapping[str, FactSpec]) -> None:
        self._folder = lexicon_dir
        self._registry: Mapping[str, FactSpec] = dict(registry)
        self._languages: dict[str, _Language] = {}
        self._common = {
            path.name: _common(path)
            for path in sorted(lexicon_dir.iterdir())
            if path.name != SHARED and (path / "language.yml").is_file()
        }

    @property
    def registry(self) -> Mapping[str, FactSpec]:
        """The facts that can be read, by registry id."""
        return self._registry

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of all languages that can be read."""
        return tuple(self._common)

    def warm_up(self, *languages: str) -> None:
        """Load languages now, all of them when none is named."""
        for language in languages or self.languages:
            self._language(language)

    def read(
        self, text: str, *, language: str, question: OpenQuestion | None, today: date, about: str = SELF
    ) -> Reading:
        """What a text says.

        `about` is the `for_whom` id of the person at risk where it is known already: then what is
        said of them counts as their facts. Anything after `LONGEST_TEXT` characters is not read.
        A language without a lexicon is read with the English one.
        """
        words = self._language(language if language in self._common else SOURCE)
        tokens = words.finder.spelled(tokenize(text[:LONGEST_TEXT]))
        message = Message(tokens, words.lexicon, words.finder.find(tokens))
        mentions = _mentions(message, question.type if question else None, today)
        clauses = Clauses(message, mentions, of_family=question is not None and question.group == "family")
        crying, named = urgent_cues(message, clauses, mentions, today)
        fact_id = question.fact_id if question else None
        if fact_id == "for_whom" and for_oneself(message, clauses):
            crying = not_of_friends(message, clauses, crying)
        urgent = urgent_ids(message, crying)
        other = someone_else(
            message,
            clauses,
            crying,
            mentions,
            today,
            asked_for_whom=fact_id == "for_whom",
            begins=about == SELF and fact_id in _AT_THE_START,
        )
        claims = claim(message, clauses, mentions, self._registry, today)
        scene = Scene(message, clauses, claims, self._registry, other or about, fact_id, urgent)
        facts = read_story(scene, today)
        said = read_yes_no(message, numbered=question is not None and question.type == "yes_no")
        answer = read_answer(Asked(scene, question, facts, said, urgent, today)) if question else None
        if fact_id == "next_hearing_date" and _elsewhere(message, clauses, mentions):
            answer = None
        abroad = {one.value == FOREIGN for one in mentions if one.kind == "place"} == {True}
        if fact_id == "born_in_us" and abroad and answer and answer[0] is True:
            answer = None  # "yes, in Guadalajara"
        of_hearing = fact_id == "next_hearing_date" and (crying or not named)  # else of another court
        if of_hearing and answer and is_soon(answer[0], today):
            urgent = tuple(dict.fromkeys((*urgent, "hearing_soon")))
        return Reading(
            answer=answer[0] if answer else None,
            certain=answer[1] if answer else False,
            facts=tuple(_read_fact(message, fact) for fact in facts if not _is_answer(fact, question)),
            urgent=urgent,
            calm=named and not urgent,
            yes_no=said,
            language=suggest(tokens.words, self._common),
            someone_else=other,
            named_languages=_languages(message, clauses),
            correction=bool(message.named("cues", "correction")),
            thinks_again=question is not None and answer is not None and thinks_again(scene, question),
            asks=len(clauses) > 0 and clauses[len(clauses) - 1].asked,
            question_type=question.type if question else None,
        )

    def _language(self, language: str) -> _Language:
        if language not in self._languages:
            lexicon = load_lexicon(self._folder, language, self._registry)
            self._languages[language] = _Language(lexicon, Finder(lexicon))
        return self._languages[language]


def _elsewhere(message: Message, clauses: Clauses, mentions: list[Mention]) -> bool:
    """Whether every day that a text names is that of another court: a ticket's, a landlord's."""
    days = [one for one in mentions if one.kind == "date"]
    return bool(days) and all(of_another_court(message, clauses, one.start) for one in days)


def _mentions(message: Message, open_type: str | None, today: date) -> list[Mention]:
    """Every value that a text mentions, in order. What one reader took, the next ones leave."""
    dates = read_dates(message, today, open_type=open_type)
    places = read_places(message, open_place=open_type in ("state", "jurisdiction"))
    statutes = read_statutes(message, places, open_statute=open_type == "statute")
    taken = [*dates, *statutes]
    ages = _apart(read_ages(message), taken)
    days = read_durations(message, [*taken, *ages])
    left_out = _apart(read_left_out(message, days), taken)
    ages = _apart(ages, left_out)  # "16 meses, sali a los 8"
    days = [*days, *left_out]
    money = _apart(read_money(message, open_money=open_type == "money"), [*taken, *ages, *days])
    grams = _apart(read_grams(message, open_grams=open_type == "grams"), [*taken, *ages, *days, *money])
    places = _apart(places, statutes)
    return sorted([*dates, *places, *statutes, *ages, *days, *money, *grams], key=lambda one: one.start)


def _apart(mentions: list[Mention], taken: list[Mention]) -> list[Mention]:
    tokens = {at for one in taken for at in range(one.start, one.end)}
    return [one for one in mentions if tokens.isdisjoint(range(one.start, one.end))]


def _languages(message: Message, clauses: Clauses) -> tuple[str, ...]:
    """The languages that are named, but not "I don't speak English"."""
    cues = message.named("values", "language_named")
    return tuple(str(cue.value) for cue in cues if not clauses.negated(cue))


def _is_answer(fact: Stated, question: OpenQuestion | None) -> bool:
    """Whether a fact of the story is the answer: the same fact, of the item that is asked about."""
    if question is None or registry_id(fact.path) != question.fact_id:
        return False
    return question.group is None or fact.path.split(".")[1] == "0"


def _read_fact(message: Message, fact: Stated) -> ReadFact:
    start, end = message.tokens.starts[fact.start], message.tokens.ends[max(fact.start, fact.end - 1)]
    return ReadFact(fact.path, fact.value, start, end)


def _common(folder: Path) -> frozenset[str]:
    """The frequent words of a language, from its own file, without loading the rest."""
    words = read_yaml(folder / "language.yml").get("common", ())
    return frozenset(word for phrase in words for word in tokenize(str(phrase)).words)
