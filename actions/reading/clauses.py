"""The clauses of a text: whom each is about, and whether it states anything.

What somebody asks, supposes, or heard on the news is not stated.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from actions.reading.matching import Cue
from actions.reading.message import Mention, Message, overlaps
from actions.reading.people import FOR_WHOM, SELF, SOMEBODY, Person, read_people, subject, writer
from actions.reading.splitting import BREAKS, split

_QUESTION_MARKS = frozenset({"?", "؟", "？"})
_NEGATION_REACH = 4
_OF_COMING = ("entries.", "arrived_before_16")
_OF_A_CASE = ("convictions.", "entries.", "any_criminal_record", "lpr_status", "other_status")
_OF_A_PARENT = frozenset({"parent_naturalized_before_18", "naturalized", "lpr_before_18"})
_BEFALLS = ("check_in_soon", "hearing_soon", "about_to_sign", "about_to_plead", "signed_papers")
_BARE = 4  # a text this short that ends in a value and a question mark answers, and is not sure


@dataclass(slots=True)
class Clause:
    """Tokens `start` to `end`, the end not included, of sentence number `sentence`.

    `named`: whether its sentence says up to here whom it is about, or it only goes on about them.
    `asked`, `imagined`, `hearsay`: what it does instead of stating something; `worded`: it asks by a
    word, not by its mark alone. `ahead`: a plea that has not been made yet. `relative`: describes the
    person named just before, and only them.
    """

    start: int
    end: int
    sentence: int
    subject: str = SELF
    also: str | None = None
    named: bool = False
    asked: bool = False
    worded: bool = False
    imagined: bool = False
    hearsay: bool = False
    ahead: bool = False
    relative: bool = False

    @property
    def supposed(self) -> bool:
        """Whether it states nothing."""
        return self.asked or self.imagined or self.hearsay

    def holds(self, start: int) -> bool:
        """Whether a token is in this clause."""
        return self.start <= start < self.end


class Clauses(Sequence[Clause]):
    """All clauses of a text, findable by token. `of_family`: the open question is about a relative."""

    def __init__(self, message: Message, mentions: Sequence[Mention], *, of_family: bool = False) -> None:
        self.message = message
        self.mentions = mentions
        self._of_family = of_family
        self.people: list[Person] = read_people(message)
        self.writer = writer(message, self.people, owning=True)
        self._clauses = [Clause(*one) for one in split(message, mentions)]
        self._starts = [clause.start for clause in self._clauses]
        self._mark_subjects()
        self._mark_supposed()

    def __getitem__(self, index: int) -> Clause:  # type: ignore[override]
        return self._clauses[index]

    def __len__(self) -> int:
        return len(self._clauses)

    def index(self, start: int) -> int:  # type: ignore[override]
        """The number of the clause that holds a token."""
        return max(0, bisect_right(self._starts, start) - 1)

    def at(self, start: int) -> Clause:
        """The clause that holds a token."""
        return self._clauses[self.index(start)]

    def has(self, name: str, clause: Clause) -> bool:
        """Whether a clause holds a cue of that name."""
        return any(clause.holds(cue.start) for cue in self.message.named("cues", name))

    def negated(self, cue: Cue | Mention) -> bool:
        """Whether a negation reaches a cue: one before it, or where the language has them one after it."""
        clause = self.at(cue.start)
        far = self.message.few(_NEGATION_REACH)
        for name, reach in (("negation", far), ("negation_near", 0)):
            for no in self.message.named("cues", name):
                if clause.start <= no.start and no.end <= cue.start <= no.end + reach and not self._spent(no):
                    return True
        return any(
            clause.holds(no.start) and cue.end <= no.start <= cue.end + far and not self._spent(no)
            for no in self.message.named("cues", "negation_after")
        )

    def _spent(self, no: Cue) -> bool:
        """Whether a negation belongs to a phrase of its own: no contest, not guilty, without papers."""
        return any(
            cue.start <= no.start
            and no.end <= cue.end
            and cue.length > no.length
            and cue.value is not False
            and (cue.section == "facts" or cue.name in ("days_phrase", "correction"))
            for cue in self.message.cues
        )

    def _mark_subjects(self) -> None:
        before = begun = SOMEBODY if self._of_family else SELF
        other: str | None = None
        for at, clause in enumerate(self._clauses):
            opens = not at or self._clauses[at - 1].sentence != clause.sentence
            if opens and at:
                told = any(one.named and one.subject == SELF for one in self._clauses[:at])
                before = SELF if told else begun
            relative = self._relative(clause.start, other)
            if relative:
                clause.subject, clause.relative = FOR_WHOM[relative.relation], True
                continue
            clause.subject, clause.also, clause.named = subject(
                self.message,
                clause.start,
                clause.end,
                self.people,
                before,
                other or self._named_beside(clause),
            )
            if clause.subject not in (SELF, SOMEBODY, before) and self._has_relatives(clause):
                clause.named = True
                continue  # "have two kids born here, got a DUI"
            if other and self._of_theirs(clause):
                clause.named = True
                continue  # "my sister has TPS and her husband a green card, she was convicted"
            if before not in (SELF, SOMEBODY, clause.subject) and self._aside(clause):
                clause.named = True
                continue  # "my brother came in 2020, the baby was born here, got caught with a fake license"
            # "My parents brought me here as a baby, then a DUI in 2015": it goes on about the writer.
            goes_back = self._done_to_writer(clause) or self._naturalized_then(clause)
            before = SELF if goes_back else clause.subject
            if opens:
                begun = before
            else:
                clause.named = clause.named or self._clauses[at - 1].named
            other = other if before in (SELF, SOMEBODY) else before

    def _of_theirs(self, clause: Clause) -> bool:
        """Whether a clause turns to a relative of the one spoken of: her husband, and they have two kids."""
        people = [person for person in self.people if clause.holds(person.start)]
        return bool(people) and all(self._is_theirs(person) for person in people)

    def _has_relatives(self, clause: Clause) -> bool:
        """Whether a clause only tells whom somebody has: I have two kids born here."""
        people = [person.start for person in self.people if clause.holds(person.start)]
        held = [cue.end for cue in self.message.named("cues", "holds") if clause.holds(cue.start)]
        reach = self.message.few(_NEGATION_REACH)
        has = bool(people) and any(0 <= people[0] - end < reach for end in held)
        return has and self._aside(clause)

    def _done_to_writer(self, clause: Clause) -> bool:
        """Whether somebody else brought the writer in: my parents brought me as a baby."""
        told = (cue.name for cue in self.message.cues if cue.section == "facts" and clause.holds(cue.start))
        if clause.subject in (SELF, SOMEBODY) or not any(name.startswith(_OF_COMING) for name in told):
            return False
        people = [person for person in self.people if clause.holds(person.start) and not person.beside]
        first = min((person.end for person in people), default=clause.end)
        return any(first <= at < clause.end for at in writer(self.message, self.people))

    def _naturalized_then(self, clause: Clause) -> bool:
        """Whether it tells of a parent only what it made of the writer: she naturalized when I was twelve."""
        told = [cue for cue in self.message.cues if cue.section == "facts" and clause.holds(cue.start)]
        of_writer = any(clause.holds(at) for at in self.writer)
        own = {cue.name for cue in told} & {"parent_naturalized_before_18", "naturalized", "family.status"}
        only = all(cue.name.startswith("family.") or cue.name in _OF_A_PARENT for cue in told)
        return clause.subject == FOR_WHOM["parent"] and of_writer and bool(own) and only

    def _aside(self, clause: Clause) -> bool:
        """Whether a clause says of another relative only who they are: no record, no way of coming in."""
        if clause.subject in (SELF, SOMEBODY):
            return False
        told = (cue.name for cue in self.message.cues if cue.section == "facts" and clause.holds(cue.start))
        return not any(name.startswith(_OF_A_CASE) for name in told)

    def _is_theirs(self, person: Person) -> bool:
        """Whether a relative is somebody else's: her husband; the kids of "they have two kids"."""
        has = [cue.end for cue in self.message.named("cues", "they_have")]
        near = any(0 <= person.start - end < self.message.few(_NEGATION_REACH) for end in has)
        return near or any(cue.start == person.start for cue in self.message.named("cues", "of_them"))

    def _named_beside(self, clause: Clause) -> str:
        """Who "she" is when one relative was named, but beside another: "I live with my girlfriend, she".

        Or whom the sentence names only after the pronoun ("le dieron dos años a mi hermano"), or the text at
        its end.
        """
        named = {FOR_WHOM[person.relation] for person in self.people if person.start < clause.end}
        named = named or {
            FOR_WHOM[person.relation]
            for person in self.people
            if self.at(person.start).sentence == clause.sentence
        }
        named = named or self._named_last()
        return named.pop() if len(named) == 1 else self._unnamed()

    def _named_last(self) -> set[str]:
        """Who a story of "he" is about, where it says so in the end: he got caught ... hes my boyfriend."""
        said = (person for person in self.people if self.message.cue_before("cues", "is_my", person.start))
        return {FOR_WHOM[person.relation] for person in said}

    def _unnamed(self) -> str:
        """Who "he" is when nobody was named: the one at risk, unless the writer tells of themselves too."""
        return SOMEBODY if self._of_family or self.message.named("cues", "self") else SELF

    def _relative(self, start: int, other: str | None) -> Person | None:
        """The person whom a clause such as "who is a citizen" describes: the one named just before.

        After a relative of somebody else's it goes on about that one: "her husband is a citizen, and she".
        """
        if not self.message.cue_at("cues", "relative", start):
            return None
        named = (person for person in self.people if not (other and self._is_theirs(person)))
        return next((person for person in named if person.end in (start, start - 1)), None)

    def _mark_supposed(self) -> None:
        sentences = groupby(self._clauses, key=lambda clause: clause.sentence)
        for _, group in sentences:
            own = list(group)
            heard = next((clause for clause in own if self.has("hearsay", clause)), None)
            before: Clause | None = None
            for clause in own:
                joined = before if before and not self._broken(clause) else None
                # "My husband must check in tomorrow, I hear that they keep people": only the rest is hearsay.
                told = heard is not None and clause.start < heard.start and self._of_ones_own(clause)
                if heard is not None and clause.start > heard.start and self._tells_after(own, heard, clause):
                    told = True
                clause.hearsay = heard is not None and not told
                clause.asked = clause.worded = self._asks(clause) or bool(joined and joined.asked)
                clause.imagined = self._begins(clause, "supposition") or bool(joined and joined.imagined)
                clause.ahead = any(clause.holds(cue.start) for cue in self._pleas_ahead())
                before = clause
            self._mark_marked(own)

    def _tells_after(self, own: list[Clause], heard: Clause, clause: Clause) -> bool:
        """Whether a clause behind hearsay tells of the writer, who is spared: "im fine, I have"."""
        spared = [one for one in own if heard.start < one.start <= clause.start and self.has("spared", one)]
        if not spared or self._begins(clause, "supposition"):
            return False
        return any(clause.holds(at) for at in self.writer) or clause.start > spared[0].start

    def _of_ones_own(self, clause: Clause) -> bool:
        """Whether a clause names the writer or somebody close to them, or a thing that befalls only them."""
        if clause.subject == SELF and any(
            clause.holds(cue.start) for name in _BEFALLS for cue in self.message.named("urgent", name)
        ):
            return True
        close = {FOR_WHOM["spouse"], FOR_WHOM["parent"], FOR_WHOM["child"], FOR_WHOM["sibling"]}
        people = [one for one in self.people if clause.holds(one.start) and FOR_WHOM[one.relation] in close]
        return bool(people) or any(clause.holds(at) for at in self.writer)

    def _pleas_ahead(self) -> list[Cue]:
        """Where a text tells of a plea that is still to be made, and does not deny it or take it back."""
        taken_back = self.message.named("cues", "not_about_to_plead")
        return [
            cue
            for cue in self.message.named("urgent", "about_to_plead")
            if not self.message.cue_before("cues", "negation", cue.start)
            and not any(overlaps(cue, one) for one in taken_back)
        ]

    def _mark_marked(self, own: list[Clause]) -> None:
        """What question marks say: from an opening one on, or the last clause when nothing else asks."""
        words = self.message.word
        opened = [at for at in range(own[0].start, own[-1].end) if words(at) == "¿"]
        marked = any(
            words(at) in _QUESTION_MARKS and not self._doubts(at) for at in range(own[0].start, own[-1].end)
        )
        for clause in own:
            if opened and clause.start >= opened[0]:
                clause.asked = True
        if marked and not opened and not any(clause.asked for clause in own):
            own[-1].asked = True

    def _doubts(self, at: int) -> bool:
        """Whether a question mark only says that a value is not sure: "2013? or 14", "in 2013?"."""
        inside = any(one.start < at < one.end for one in self.mentions)
        bare = self.message.short(_BARE) and any(one.end == at for one in self.mentions)
        return inside or bare

    def _asks(self, clause: Clause) -> bool:
        if clause.relative:
            return False
        if self.has("general", clause):
            return True
        if self._opens_sentence(clause) and self._begins(clause, "question_first"):
            return True
        return self._begins(clause, "question_lead") or self._begins(clause, "question_inside")

    def _opens_sentence(self, clause: Clause) -> bool:
        at = self._clauses.index(clause)
        return at == 0 or self._clauses[at - 1].sentence != clause.sentence

    def _begins(self, clause: Clause, name: str) -> bool:
        """Whether a clause opens with a cue, small words before it left aside."""
        at = clause.start
        while at < clause.end:
            if self.message.cue_at("cues", name, at):
                return True
            small = self.message.cue_at("cues", "opening", at)
            if not small and self.message.word(at).isalnum():
                return False
            at = small.end if small else at + 1
        return False

    def _broken(self, clause: Clause) -> bool:
        """Whether something else than "and" or "or" stands before a clause."""
        linked = self.message.cue_at("cues", "link", clause.start)
        return self.message.word(clause.start - 1) in BREAKS or not linked
