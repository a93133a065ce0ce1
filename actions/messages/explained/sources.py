"""Citations for people who check: each once, and marked where nobody has checked it yet."""

from collections.abc import Iterable, Sequence

from actions.messages.explained.material import Explanation

Cited = tuple[Sequence[str], str]
"""The citations of a rule, and whether they were verified: yes, partly or no."""

_MARKS = {"partly": "result.source.partly", "no": "result.source.unchecked"}
_BEST_LAST = ("no", "partly", "yes")


def cite(explanation: Explanation, rules: Iterable[Cited]) -> list[str]:
    """The citations of several rules; one that any of them has verified counts as verified."""
    found: dict[str, str] = {}
    for citations, verified in rules:
        for citation in citations:
            found[citation] = max(found.get(citation, "no"), verified, key=_BEST_LAST.index)
    return [
        explanation.words(_MARKS[verified], source=citation) if verified in _MARKS else citation
        for citation, verified in found.items()
    ]
