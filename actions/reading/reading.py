"""What goes into a reader and what comes out of it."""

from dataclasses import dataclass
from typing import Any, Literal, Protocol

Value = bool | int | float | str | list[str] | dict[str, Any]
"""A plain value, "unknown", a partial date, {"min", "max"} or {"any_of"}."""

UNKNOWN = "unknown"

YesNo = Literal["yes", "no", "unsure"]
Reads = Literal["full", "part", "none"]


class FactSpec(Protocol):
    """The part of a registered fact that reading needs."""

    @property
    def type(self) -> str: ...

    @property
    def choices(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class OpenQuestion:
    """The question a text answers: its path ("convictions.0.offense_date"), type and choices in order."""

    path: str
    type: str
    choices: tuple[str, ...] = ()

    @property
    def fact_id(self) -> str:
        """The registry id: the path without the item's number."""
        return registry_id(self.path)

    @property
    def group(self) -> str | None:
        """The group of the item that is asked about, or None for a fact of the case."""
        return self.path.split(".")[0] if "." in self.path else None


@dataclass(frozen=True)
class ReadFact:
    """A stated fact. `quote_start` and `quote_end` are offsets into the text as it was given.

    Items of a group are numbered as they occur in the text. Where the open question is about an
    item of a group, number 0 of that group is that item.
    """

    path: str
    value: Value
    quote_start: int
    quote_end: int


@dataclass(frozen=True)
class Reading:
    """What a text says.

    `answer` is the value for the open question and `certain` whether it may count without asking
    back. `facts` is everything else stated. `calm`: it names something urgent, but as past, denied or
    only supposed. `asks`: it ends in a question. `thinks_again`: it answers the open question, and puts
    that answer right at once. `someone_else` is the `for_whom` id of the person at
    risk when the text says that it is not the writer. `language` is the one the text seems to be in,
    `named_languages` are those that it names, in order.
    """

    answer: Value | None = None
    certain: bool = False
    facts: tuple[ReadFact, ...] = ()
    urgent: tuple[str, ...] = ()
    calm: bool = False
    yes_no: YesNo | None = None
    language: str | None = None
    someone_else: str | None = None
    named_languages: tuple[str, ...] = ()
    correction: bool = False
    thinks_again: bool = False
    asks: bool = False
    question_type: str | None = None

    @property
    def reads(self) -> Reads:
        """How far the text answers the open question.

        "full": a plain value; "part": several readings, a range, or a hedged value; "none": no
        value, or only that it is not known.
        """
        if self.answer is None or self.answer == UNKNOWN:
            return "none"
        return "full" if self.certain else "part"

    def evidence(self) -> dict[str, Any]:
        """What a classifier of kinds may know of the text: shapes and counts, no value."""
        return {
            "question_type": self.question_type,
            "reads": self.reads,
            "facts": len(self.facts),
            "urgent": bool(self.urgent),
            "calm": self.calm,
            "yes_no": self.yes_no,
            "asks": self.asks,
            "correction": self.correction,
            "thinks_again": self.thinks_again,
        }


def registry_id(path: str) -> str:
    """The registry id of a path: "convictions.0.offense" is "convictions.offense"."""
    return ".".join(part for part in path.split(".") if not part.isdigit())
