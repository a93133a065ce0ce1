"""The state of a conversation: everything a turn needs that must outlast it. Plain JSON inside."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from actions.screening.case import Case
from actions.screening.registry import CASE, Registry

INTERVIEW, CONFIRM, RESULT = "interview", "confirm", "result"
FOLLOWS = "follows"
"""The source of an answer that other answers tell already."""

MOST_STEPS_BACK = 60
INTERRUPTIONS = frozenset({"delete", "language", "change", "remove"})


@dataclass
class State:
    """One person's case as told so far.

    `open` is the path of the open question, or a question of the dialogue's own ("confirm", "language",
    "delete", "change", "remove"); `asked_before` was open before a story, `resume_at` before an interruption.
    `pending` holds facts read from a story until the person says that they are right. `steps` is what
    each turn changed, so that it can be taken back. `left` is how many questions were left, `members`
    the facts of the checklist that is open. `before_change` is where the conversation stood when an
    earlier answer was opened again. `removing` is the item ("convictions.1") that "remove" is about.
    """

    facts: dict[str, Any] = field(default_factory=dict)
    groups: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    open: str | None = None
    asked_before: str | None = None
    resume_at: str | None = None
    phase: str = INTERVIEW
    pending: list[list[Any]] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)
    urgent_shown: list[str] = field(default_factory=list)
    kept_text: str | None = None
    left: int = 0
    members: list[str] = field(default_factory=list)
    before_change: dict[str, Any] | None = None
    removing: str = ""

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "State":
        """The state as it was stored; parts that this version does not know are left out."""
        known = {one.name for one in fields(cls)}
        return cls(**{key: value for key, value in data.items() if key in known})

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    def get(self, path: str) -> Any:
        """The value at a path, None when it was never given."""
        parts = path.split(".")
        if len(parts) == 1:
            return self.facts.get(path)
        items = self.groups.get(parts[0], [])
        return items[int(parts[1])].get(parts[2]) if int(parts[1]) < len(items) else None

    def case(self, registry: Registry) -> Case:
        """The case to screen. A list that the person says is empty counts as empty."""
        groups = {
            group: [dict(item) for item in items]
            for group, items in self.groups.items()
            if self.facts.get(registry.opener[group].id) is not False
        }
        return Case(dict(self.facts), groups)

    def answered(self) -> Iterator[tuple[str, Any]]:
        """Every path with its value, in the order in which they were told."""
        for path in self.sources:
            value = self.get(path)
            if value is not None:
                yield path, value

    def interrupt(self, question: str) -> None:
        """Open a question of the dialogue itself; `resume` goes back to what was open."""
        if self.open not in INTERRUPTIONS:
            self.resume_at = self.open
        self.open = question

    def resume(self) -> bool:
        """Leave an interruption, or the list of what was read; whether there was one."""
        if self.open == "change_pending":
            self.open = "confirm"
        elif self.open in INTERRUPTIONS:
            self.open, self.resume_at = self.resume_at, None
        else:
            return False
        return True

    def reopen(self, path: str) -> None:
        """Open the question of an earlier answer; `leave_change` goes back to what was open."""
        at = self.resume_at if self.open in INTERRUPTIONS else self.open
        if self.before_change is None:
            self.before_change = {"open": "confirm" if at == "change_pending" else at, "phase": self.phase}
        self.open, self.phase, self.resume_at = path, INTERVIEW, None

    def leave_change(self) -> bool:
        """Go back to where an answer was opened again, with the answer as it was; whether there was one."""
        if self.before_change is None or self.open in INTERRUPTIONS:
            return False
        self.open, self.phase = self.before_change["open"], self.before_change["phase"]
        self.before_change = None
        return True

    def begin_step(self, *, stays: bool = False) -> None:
        """Remember where the conversation stands, so that the next changes can be taken back.

        Changes that stay are passed over: who goes back after a correction means the question before.
        """
        self.steps.append({"open": self.open, "phase": self.phase, "undo": [], "stays": stays})
        del self.steps[:-MOST_STEPS_BACK]

    def put(self, path: str, value: Any, source: str, registry: Registry) -> None:
        """Store a value. Answering "another one?" with yes adds an item and leaves the question open."""
        self._assign(path, value)
        self.sources[path] = source
        fact = registry.at(path)
        if fact.scope != CASE:
            self._assign(registry.opener[fact.scope].id, True)
        if fact.extends and value is True:
            self._add_item(fact.extends)
            self._assign(path, None)
        if fact.opens and value is True and not self.groups.get(fact.opens):
            self._add_item(fact.opens)

    def forget_followed(self) -> None:
        """Take away what followed from other answers, because one of them changes.

        What still follows comes back with the next question.
        """
        for path in [path for path, source in self.sources.items() if source == FOLLOWS]:
            self._assign(path, None)

    def add_item(self, group: str) -> int:
        """Add an empty item to a list; its index."""
        self._add_item(group)
        return len(self.groups[group]) - 1

    def remove_item(self, group: str, index: int) -> None:
        """Take an item out of a list; those after it move up, also in what is pending."""
        told = {path: source for path, source in self.sources.items() if is_of(path, group, index)}
        item = self.groups[group].pop(index)
        kept = [(path, source) for path, source in self.sources.items() if path not in told]
        self.sources = {moved(path, group, index + 1, -1): source for path, source in kept}
        self.pending = [
            [moved(one[0], group, index + 1, -1), *one[1:]]
            for one in self.pending
            if not is_of(one[0], group, index)
        ]
        self._note(["remove", group, index, item, told])

    def take_back(self) -> str | None:
        """Undo the last step; the path of the question that is open again, None if there is none.

        It is "" where an item came back after the end, when no question was open.
        """
        while self.steps:
            step = self.steps.pop()
            if step.get("stays") and all(operation[0] == "set" for operation in step["undo"]):
                continue
            for operation in reversed(step["undo"]):
                self._undo(operation)
            self.open, self.phase = step["open"], step["phase"]
            self.pending = []
            if step["undo"] and (self.open or any(one[0] == "remove" for one in step["undo"])):
                return self.open or ""
        return None

    def _assign(self, path: str, value: Any) -> None:
        parts = path.split(".")
        if len(parts) == 3:
            while len(self.groups.get(parts[0], [])) <= int(parts[1]):
                self._add_item(parts[0])
        holder = self.facts if len(parts) == 1 else self.groups[parts[0]][int(parts[1])]
        name = parts[-1]
        self._note(["set", path, holder.get(name), self.sources.get(path)])
        if value is None:
            holder.pop(name, None)
        else:
            holder[name] = value

    def _add_item(self, group: str) -> None:
        self.groups.setdefault(group, []).append({})
        self._note(["add", group])

    def _note(self, operation: list[Any]) -> None:
        if self.steps:
            self.steps[-1]["undo"].append(operation)

    def _undo(self, operation: list[Any]) -> None:
        if operation[0] == "add":
            self.groups[operation[1]].pop()
            return
        if operation[0] == "remove":
            self._put_back(*operation[1:])
            return
        _, path, old, *source = operation
        parts = path.split(".")
        holder = self.facts if len(parts) == 1 else self.groups[parts[0]][int(parts[1])]
        if old is None:
            holder.pop(parts[-1], None)
            self.sources.pop(path, None)
        else:
            holder[parts[-1]] = old
            # A step that an earlier version stored has no source.
            self.sources |= {path: source[0]} if source and source[0] else {}

    def _put_back(self, group: str, index: int, item: dict[str, Any], told: dict[str, str]) -> None:
        self.groups[group].insert(index, item)
        self.sources = {moved(path, group, index, 1): source for path, source in self.sources.items()} | told


def is_of(path: str, group: str, index: int) -> bool:
    """Whether a path belongs to an item of a list."""
    return path.startswith(f"{group}.{index}.")


def moved(path: str, group: str, first: int, by: int) -> str:
    """A path after the items of a list from `first` on moved by so many places."""
    parts = path.split(".")
    if len(parts) != 3 or parts[0] != group or int(parts[1]) < first:
        return path
    return f"{group}.{int(parts[1]) + by}.{parts[2]}"
