"""Where a person's texting stands: what was agreed, and what the digits of the last menu mean.

It is kept sealed beside the case file and holds no more of the case than the ticks of a checklist that is
answered page by page.
"""

from dataclasses import asdict, dataclass, field, fields
from typing import Any

NEW, LANGUAGE, CONSENT, FULL, LINK = "new", "language", "consent", "full", "link"
"""Steps: nothing said yet; which language; may we ask here; questions by text; a link only."""


@dataclass
class Session:
    """The state of the channel for one number.

    `asked` is the id of the question of the last menu, `numbers` what its digits mean. `kept` is what was
    written before the person agreed to texts. `ticked` are the ticks of earlier pages, `unsure` whether one
    of those pages was answered with "not sure". `stopping`: we asked whether to stop. `heard` is when a
    text came last (ISO 8601, UTC).
    """

    step: str = NEW
    language: str = ""
    asked: str = ""
    numbers: dict[str, str] = field(default_factory=dict)
    many: bool = False
    digits_answer: bool = False
    page: int = 0
    pages: int = 1
    opened: bool = False
    group: str = ""
    ticked: list[str] = field(default_factory=list)
    unsure: bool = False
    kept: str = ""
    stopping: bool = False
    heard: str = ""

    @classmethod
    def from_json(cls, data: dict[str, Any] | None) -> "Session":
        """The session as it was stored; a new one for None. Unknown parts are left out."""
        known = {one.name for one in fields(cls)}
        return cls(**{key: value for key, value in (data or {}).items() if key in known})

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    def forget_place(self) -> None:
        """Be at the first page of a question, with nothing ticked."""
        self.page, self.pages, self.opened, self.group = 0, 1, False, ""
        self.ticked, self.unsure = [], False
