"""Why a value is what it is: the facts it rests on, the facts it lacks, the law that is open."""

from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key")


@dataclass(slots=True, init=False)
class Trace:
    """Collected while walking an expression after it was evaluated.

    `missing` counts how often each unknown fact keeps a value undecided; `rests_on` holds the
    paths of the facts that decided; `open_law` names the points of law that are not certain.
    `choices` counts, for a fact that holds several choices, how often each choice is in question.
    `leaned` are unknown facts that were taken to be one way all the same, where the law file says so.
    `loose` says that a total, an earliest day or a further item was involved: then a fact that is named
    as missing may turn out not to matter.
    """

    missing: dict[str, int]
    rests_on: dict[str, None]
    open_law: dict[str, None]
    choices: dict[tuple[str, int], int]
    loose: bool
    leaned: dict[str, None]

    def __init__(self) -> None:
        self.missing, self.rests_on, self.open_law, self.choices, self.leaned = {}, {}, {}, {}, {}
        self.loose = False

    def lacks(self, path: str) -> None:
        """An unknown fact keeps the value undecided in one more place."""
        self.missing[path] = self.missing.get(path, 0) + 1

    def add(self, found: "Trace") -> None:
        """Take over all of another trace."""
        if found.missing:
            _add_counts(self.missing, found.missing)
        if found.choices:
            _add_counts(self.choices, found.choices)
        if found.rests_on:
            self.rests_on.update(found.rests_on)
        if found.open_law:
            self.open_law.update(found.open_law)
        if found.loose:
            self.loose = True
        if found.leaned:
            self.leaned.update(found.leaned)

    def add_decided(self, found: "Trace") -> None:
        """Take over what a decided part rests on; what it does not know did not matter."""
        if found.rests_on:
            self.rests_on.update(found.rests_on)
        if found.missing:
            self.rests_on.update(dict.fromkeys(found.missing))
        if found.open_law:
            self.open_law.update(found.open_law)
        if found.leaned:
            self.leaned.update(found.leaned)

    def most_missing(self) -> list[str]:
        """The unknown facts, those in the most places first."""
        return sorted(self.missing, key=self.missing.__getitem__, reverse=True)


def _add_counts(counts: dict[Key, int], more: dict[Key, int]) -> None:
    if not counts:
        counts.update(more)
        return
    for key, count in more.items():
        counts[key] = counts.get(key, 0) + count
