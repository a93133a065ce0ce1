"""Whose case a text is about: the writer's own, or that of somebody they ask for."""

from collections.abc import Sequence
from datetime import date

from actions.reading.clauses import Clauses
from actions.reading.matching import Cue
from actions.reading.message import Mention, Message, overlaps
from actions.reading.nearness import over
from actions.reading.people import FOR_WHOM, SELF, SOMEBODY, writer
from actions.reading.settled import befell_a_friend, of_who_harmed

_STATUS = ("lpr_status", "lpr_since", "other_status", "proceeding_type", "entries.manner", "entries.date")
_THREATS = frozenset(
    """
    detained hearing_soon check_in_soon removal_order signed_papers about_to_sign about_to_plead
    """.split()
)
"""Urgent ids that befall the person at risk; what else cannot wait is told of the writer, or of a place."""
_RECORD = ("convictions.offense", "convictions.plea", "convictions.disposition")
_OF_CHARGES = "convictions."
_OF_VICTIMS = frozenset({"convictions.victim_relationship", "convictions.victim_minor"})
_CASE = (
    "any_criminal_record",
    "crime_victim",
    "abuse_by_usc_lpr",
    "u_helpful",
    "asylum_filed",
    "fear_return",
)
_DETAILS = frozenset({"date", "days", "grams", "place", "statute", "money", "age"})


def someone_else(
    message: Message,
    clauses: Clauses,
    urgent: Sequence[Cue],
    mentions: Sequence[Mention],
    today: date,
    *,
    asked_for_whom: bool,
    begins: bool = False,
) -> str | None:
    """The `for_whom` id of the person at risk when the text says that it is not the writer.

    That is somebody the writer asks for, somebody held or facing removal now, or somebody whose
    status and record the text tells while the writer tells none of their own. A father's old
    arrest in the writer's own story does not make him the one at risk; where the text `begins` the
    conversation, a relative's record with its details does, if the writer tells nothing else.
    """
    if for_oneself(message, clauses):
        return None
    asked = _asked_for(message, clauses, asked_for_whom=asked_for_whom)
    if asked:
        return asked
    threatened = _threatened(message, clauses, urgent, mentions, today)
    others = [who for who in threatened if who not in (SELF, SOMEBODY)]
    own = SELF in threatened or _tells(message, clauses, SELF, ("any_criminal_record",))
    detained = any(cue.name == "detained" for cue in urgent)
    # Who tells their own status beside what befell a neighbor asks for themselves.
    of_friend = FOR_WHOM["friend"] in others[:1] and (own or _tells(message, clauses, SELF, _STATUS))
    if others and (detained or not own) and not of_friend and not _own_record(message, clauses):
        return others[0]
    for who in dict.fromkeys(clause.subject for clause in clauses):
        if (
            who not in (SELF, SOMEBODY, FOR_WHOM["friend"])
            and _tells(message, clauses, who, _STATUS)
            and _tells(message, clauses, who, _RECORD)
        ):
            # Who hit the writer is not the one to help.
            return None if own or _harmed(message, clauses) or _own_record(message, clauses) else who
    return _of_one_relative(message, clauses, mentions) if begins and not own else None


def for_oneself(message: Message, clauses: Clauses) -> bool:
    """Whether a text says that the writer asks for themselves, whoever else it names."""
    return any(
        not clauses.negated(cue) and not clauses.at(cue.start).supposed
        for cue in message.named("cues", "for_oneself")
    )


def not_of_friends(message: Message, clauses: Clauses, urgent: Sequence[Cue]) -> list[Cue]:
    """What is urgent for one who asks for themselves: not what befell a friend whom they name."""
    return [
        cue for cue in urgent
        if cue.name not in _THREATS or _whom(message, clauses, cue) != FOR_WHOM["friend"]
    ]  # fmt: skip


def _of_one_relative(message: Message, clauses: Clauses, mentions: Sequence[Mention]) -> str | None:
    """The one relative of whose record a text tells a day, a place or a length, and nothing of the writer.

    Of the others who are named it may tell anything but a record: "my brother was convicted in 2014, our
    father petitioned for him". Of the writer no more than that they are a citizen. Or the relative whose
    status it tells with what else such a case turns on: her green card, and that she was beaten.
    """
    told = [cue for cue in message.cues if cue.section == "facts" and not clauses.at(cue.start).supposed]
    record = [cue for cue in told if cue.name.startswith(_OF_CHARGES) and cue.name not in _OF_VICTIMS]
    charged = {clauses.at(cue.start).subject for cue in record}
    named = {clause.subject for clause in clauses if clause.named} - {SELF, SOMEBODY}
    several = {FOR_WHOM[person.relation] for person in clauses.people if person.count > 1}
    whose = (charged or named) & named - several
    if len(whose) != 1 or charged - whose - {SELF, SOMEBODY}:
        return None
    who = whose.pop()
    citizen = any(_is_citizen(message, clauses, cue, who) for cue in told)
    if not record and _writer_is_citizen(message, clauses) and _tells(message, clauses, who, _STATUS):
        return who  # "my husband has no papers, he came in 2000, and I'm a citizen"
    if not record and not citizen and who != FOR_WHOM["friend"]:
        unsaid = not writer(message, clauses.people)
        told_of_them = _tells(message, clauses, who, _STATUS) and _tells(message, clauses, who, _CASE)
        return who if unsaid and told_of_them else None
    needed = (_STATUS,) if who == FOR_WHOM["friend"] else ()
    if not record or not all(_tells(message, clauses, who, names) for names in needed):
        return None
    own = [cue for cue in told if clauses.at(cue.start).subject == SELF and clauses.at(cue.start).named]
    if any(
        not cue.name.startswith("family.") and not (cue.name == "naturalized" and cue.value) for cue in own
    ):
        return None
    # Who harmed the writer, was sent away for good, or is a citizen is not the one to be helped here.
    theirs = [clauses.at(cue.start) for cue in record if clauses.at(cue.start).subject == who]
    harmed = _harmed(message, clauses) or (
        not stands_by(message, clauses)
        and any(clause.holds(at) for clause in theirs for at in writer(message, clauses.people))
    )
    away = any(clauses.at(cue.start).subject == who for cue in message.named("cues", "sent_away"))
    back = _tells(message, clauses, who, ("entries.manner", "entries.date"))
    if harmed or citizen or (away and not back):
        return None
    return (
        who if any(clauses.at(one.start).subject == who for one in mentions if one.kind in _DETAILS) else None
    )


def stands_by(message: Message, clauses: Clauses) -> bool:
    """Whether a writer who was hurt by the one they tell of asks for that one all the same.

    So do a citizen, who needs nothing here, and one who forgave, or wants no charges: "the victim was me
    and he got ten days, I'm a citizen".
    """
    if _writer_is_citizen(message, clauses):
        return True
    said = any(not clauses.at(cue.start).imagined for cue in message.named("cues", "stands_by"))
    if message.named("urgent", "violence_now"):
        return False  # who is hit now needs help before the one who hits
    return said and not _tells(message, clauses, SELF, _STATUS)  # "I have no papers": asks for herself too


def _harmed(message: Message, clauses: Clauses) -> bool:
    """Whether the text tells what was done to the writer, by one whom they may not want to help."""
    told = [*message.named("cues", "victim"), *message.named("cues", "writer_harmed")]
    return bool(told) and not stands_by(message, clauses)


def _writer_is_citizen(message: Message, clauses: Clauses) -> bool:
    """Whether the writer says to be a citizen here."""
    foreign = message.named("cues", "foreign_citizen")
    return any(
        cue.value == "usc" and not clauses.negated(cue) and not any(overlaps(cue, one) for one in foreign)
        for cue in message.named("values", "own_status")
    )


def _is_citizen(message: Message, clauses: Clauses, cue: Cue, who: str) -> bool:
    """Whether a status says that the one whom its clause is about is a citizen, not one named before it."""
    clause = clauses.at(cue.start)
    if cue.name != "family.status" or cue.value != "usc" or clause.subject != who:
        return False
    named = [one for one in clauses.people if clause.start <= one.start < cue.end]
    last = max(named, key=lambda one: one.start, default=None)
    return last is None or (FOR_WHOM[last.relation] == who and not last.beside)


def _asked_for(message: Message, clauses: Clauses, *, asked_for_whom: bool) -> str | None:
    """I'm asking for my son; es para mi esposo; as an answer also just "my son"."""
    for person in clauses.people:
        if asked_for_whom:
            return FOR_WHOM[person.relation]
        if message.cue_at("cues", "asking_for_after", person.end):
            return FOR_WHOM[person.relation]
        for cue in message.named("cues", "asking_for"):
            between = range(cue.end, person.start)
            if 0 <= person.start - cue.end <= 3 and all(message.word(at) not in ",.;" for at in between):
                return FOR_WHOM[person.relation]
    for cue in message.named("cues", "asking_for_them"):  # I am asking about her
        before = {FOR_WHOM[person.relation] for person in clauses.people if person.end <= cue.start}
        if len(before) == 1:
            return before.pop()
    return None


def _threatened(
    message: Message, clauses: Clauses, urgent: Sequence[Cue], mentions: Sequence[Mention], today: date
) -> list[str]:
    """Everybody of whom the text says that removal or detention is near."""
    behind = [one.start for one in mentions if one.kind == "date" and over(one.value, today)]
    behind.extend(cue.start for cue in message.named("cues", "past"))
    found = []
    cues = [*message.named("cues", "at_risk"), *message.named("urgent", "detained")]
    for cue in cues:
        clause = clauses.at(cue.start)
        past = any(clause.holds(start) for start in behind)
        away = any(overlaps(cue, one) for one in message.named("cues", "sent_away"))
        taken_back = any(overlaps(cue, one) for one in message.named("cues", f"not_{cue.name}"))
        if taken_back or past or of_who_harmed(message, clauses, cue):
            continue
        if away and clause.subject == FOR_WHOM["friend"]:
            continue
        if befell_a_friend(message, clauses, cue):
            continue
        if not clauses.has("hearsay", clause) and not clauses.negated(cue):
            found.append(clause.subject)
    # Of several places that tell of the same trouble, the first and shortest says best whose it is.
    first = {cue.name: cue for cue in sorted(urgent, key=lambda one: (-one.start, -one.length))}
    found.extend(_whom(message, clauses, cue) for cue in first.values() if cue.name in _THREATS)
    return found


def _whom(message: Message, clauses: Clauses, cue: Cue) -> str:
    """Whom an urgent phrase is about: the writer or a relative named in it, else whom its clause is about."""
    for at in writer(message, clauses.people):
        if cue.start <= at < cue.end and not message.cue_at("cues", "possessive", at):
            return SELF
    for person in clauses.people:
        if cue.start <= person.start < cue.end and not person.beside:
            return FOR_WHOM[person.relation]
    clause = clauses.at(cue.start)
    beside = {FOR_WHOM[person.relation] for person in clauses.people if clause.holds(person.start)}
    unsaid = not clause.named and not message.named("cues", "self")
    return beside.pop() if unsaid and len(beside) == 1 else clause.subject


def _tells(message: Message, clauses: Clauses, who: str, names: tuple[str, ...]) -> bool:
    for name in names:
        for section in ("facts", "anchors"):
            for cue in message.named(section, name):
                clause = clauses.at(cue.start)
                if clause.subject == who and not clause.supposed:
                    return True
    return False


def _own_record(message: Message, clauses: Clauses) -> bool:
    return _tells(message, clauses, SELF, _RECORD)
