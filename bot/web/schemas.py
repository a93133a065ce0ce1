"""The shapes of the chat API, as its OpenAPI description shows them."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

ClientId = Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
ChoiceId = Annotated[str, Field(min_length=1, max_length=400)]
QuestionId = Annotated[str, Field(max_length=120)]


class Body(BaseModel):
    """A request; what it does not know is refused."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class StartBody(Body):
    """Begin a conversation in a language."""

    language: Annotated[str, Field(max_length=12)] = "en"


class TextTurn(Body):
    """Something typed. The same `client_id` gets the same answer."""

    client_id: ClientId
    text: str
    question: QuestionId | None = None


class TapTurn(Body):
    """Something tapped, on the question that was open. The same `client_id` gets the same answer."""

    client_id: ClientId
    choice: ChoiceId
    question: QuestionId | None = None


TurnBody = TextTurn | TapTurn


class Choice(BaseModel):
    """Something to tap; `group` is the heading it stands under, where there are many."""

    id: str
    label: str
    group: str | None = None


class Question(BaseModel):
    """The open question."""

    id: str
    type: str
    text: str
    choices: list[Choice]
    tools: list[Choice]


class Phone(BaseModel):
    """A number to call."""

    label: str
    href: str


class Message(BaseModel):
    """Something said, by the bot or by the person."""

    model_config = ConfigDict(populate_by_name=True)

    seq: int
    sender: Literal["bot", "person"] = Field(alias="from")
    kind: Literal["text", "question", "card", "faq", "notice"]
    lang: str
    text: str
    title: str | None = None
    items: list[str] | None = None
    phone: Phone | None = None
    at: str | None = None


class Progress(BaseModel):
    """How many facts are known, and about how many questions are left."""

    answered: int
    left: int


class Reply(BaseModel):
    """What to show after a turn."""

    seq: int
    language: str
    direction: Literal["ltr", "rtl"]
    phase: Literal["interview", "confirm", "result", "deleted"]
    messages: list[Message]
    question: Question | None
    progress: Progress
    result: bool
    until: str = Field(description="When the conversation is deleted unless a turn is taken before (UTC)")


class Started(BaseModel):
    """A new conversation and the secret that opens it."""

    conversation: str
    token: str
    reply: Reply


class ResumeBody(Body):
    """Go on with a conversation. `language` is that of an error; the conversation keeps its own."""

    code: Annotated[str, Field(max_length=200)]
    language: Annotated[str, Field(max_length=12)] | None = None


class Code(BaseModel):
    """A code to go on elsewhere, as it is shown, and the moment from which it is over (UTC)."""

    code: str
    until: str


class GivenAnswer(BaseModel):
    """An answer given so far: `label` is the question in short, `change` the choice that opens it again.

    `remove` is the choice that takes out the case, entry or relative under its heading; "" if it cannot.
    """

    id: str
    group: str
    question: str
    label: str
    answer: str
    change: str
    remove: str


class Answers(BaseModel):
    """Every answer given so far, under its heading."""

    answers: list[GivenAnswer]


class ResultItem(BaseModel):
    """One thing in a section of the result."""

    id: str
    title: str
    text: str
    points: list[str]
    sources: list[str]
    href: str | None = None


class Section(BaseModel):
    """A part of the result, in the order in which people should read it."""

    id: str
    title: str
    intro: str
    items: list[ResultItem]


class Shape(BaseModel):
    """A line, a box or a text of a drawing; `class` says what it stands for."""

    model_config = ConfigDict(populate_by_name=True)

    kind: Literal["line", "rect", "text"]
    stands_for: str = Field(alias="class")
    x: float | None = None
    y: float | None = None
    x1: float | None = None
    y1: float | None = None
    x2: float | None = None
    y2: float | None = None
    width: float | None = None
    height: float | None = None
    round: float | None = None
    size: float | None = None
    anchor: Literal["start", "middle", "end"] | None = None
    text: str | None = None


class Timeline(BaseModel):
    """The days of the case as a drawing, all laid out, and the same in sentences (`description`).

    Where `direction` is "rtl", time runs from right to left. A page may end at one of the `breaks`.
    """

    title: str
    intro: str
    direction: Literal["ltr", "rtl"]
    width: float
    height: float
    shapes: list[Shape]
    breaks: list[float]
    description: list[str]


class Result(BaseModel):
    """The plain-language explanation."""

    language: str
    direction: Literal["ltr", "rtl"]
    title: str
    intro: str
    sections: list[Section]
    timeline: Timeline | None
    disclaimer: str


class ErrorText(BaseModel):
    """What is wrong and what to do."""

    id: str
    text: str


class ErrorBody(BaseModel):
    """Every error has this shape."""

    error: ErrorText


class Health(BaseModel):
    """Whether the app and Rasa answer."""

    app: Literal["ok"]
    rasa: Literal["ok", "down"]


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors of a route for its description; every other refusal has the same shape."""
    described: tuple[int | str, ...] = (*statuses, "4XX", "5XX")
    return {status: {"model": ErrorBody} for status in described}
