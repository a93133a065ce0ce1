"""Why a value is what it is: the facts it rests on, the facts it lacks, the law that is open."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Trace:
    """Collected while walking an expression after it was evaluated.

    `missing` counts how often each unknown fact keeps a value undecided; `rests_on` holds the
    paths of the facts that decided; `open_law` names the points of law that are not certain.
    `choices` counts, for a fact that holds several choices, how often each choice is in question.
    """

    missing: dict[str, int] = field(default_factory=dict)
    rests_on: dict[str, None] = field(default_factory=dict)
    open_law: dict[str, None] = field(default_factory=dict)
    choices: dict[tuple[str, int], int] = field(default_factory=dict)

    def lacks(self, path: str) -> None:
        """An unknown fact keeps the value undecided in one more place."""
        self.missing[path] = self.missing.get(path, 0) + 1

    def add(self, found: "Trace") -> None:
        """Take over all of another trace."""
        for path, count in found.missing.items():
            self.missing[path] = self.missing.get(path, 0) + count
        for choice, count in found.choices.items():
            self.choices[choice] = self.choices.get(choice, 0) + count
        self.rests_on.update(found.rests_on)
        self.open_law.update(found.open_law)

    def add_decided(self, found: "Trace") -> None:
        """Take over what a decided part rests on; what it does not know did not matter."""
        self.rests_on.update(found.rests_on)
        self.rests_on.update(dict.fromkeys(found.missing))
        self.open_law.update(found.open_law)

    def most_missing(self) -> list[str]:
        """The unknown facts, those in the most places first."""
        return sorted(self.missing, key=self.missing.__getitem__, reverse=True)
