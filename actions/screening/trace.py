"""Why a value is what it is: the facts it rests on, the facts it lacks, the law that is open."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Trace:
    """Collected while walking an expression after it was evaluated.

    `missing` counts how often each unknown fact keeps a value undecided; `rests_on` holds the
    paths of the facts that decided; `open_law` names the points of law that are not certain.
    `choices` counts, for a fact that holds several choices, how often each choice is in question.
    """

    missing: Counter[str] = field(default_factory=Counter)
    rests_on: dict[str, None] = field(default_factory=dict)
    open_law: dict[str, None] = field(default_factory=dict)
    choices: Counter[tuple[str, int]] = field(default_factory=Counter)

    def add_decided(self, found: "Trace") -> None:
        """Take over what a decided part rests on; what it does not know did not matter."""
        for path in (*found.rests_on, *found.missing):
            self.rests_on[path] = None
        self.open_law.update(found.open_law)
