"""The shapes of the chat API, as its OpenAPI description shows them."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

ClientId = Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
ChoiceId = Annotated[str, Field(min_length=1, max_length=400)]


class Body(BaseModel):
    """A request; what it does not know is refused."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class StartBody(Body):
    """Begin a conversation in a language."""

    language: Annotated[str, Field(max_length=12)] = "en"


class TurnBody(Body):
    """One turn: something typed, or something tapped. The same `client_id` gets the same answer."""

    client_id: ClientId
    text: str | None = None
    choice: ChoiceId | None = None
    question: Annotated[str, Field(max_length=120)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "TurnBody":
        if (self.text is None) == (self.choice is None):
            raise ValueError("give either text or choice")
        return self


class Choice(BaseModel):
    """Something to tap."""

    id: str
    label: str


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


class Started(BaseModel):
    """A new conversation and the secret that opens it."""

    conversation: str
    token: str
    reply: Reply


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


class Result(BaseModel):
    """The plain-language explanation."""

    language: str
    direction: Literal["ltr", "rtl"]
    title: str
    intro: str
    sections: list[Section]
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


ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorBody} for status in (400, 401, 404, 409, 413, 422, 429, 500)
}
