"""Facts that an earlier answer tells already, so that they are not asked.

Who was not born in the United States came in from abroad; who saw "held by immigration" on the first
list and did not tick it is not held. The registry says which, as conditions on other facts.
"""

from typing import Any

from actions.screening.case import Case
from actions.screening.expression import Names, compile_expression
from actions.screening.model import Law
from actions.screening.nodes import Node
from actions.screening.registry import Registry
from actions.screening.truth import YES
from actions.screening.world import World


def told_already(law: Law, case: Case, world: World) -> dict[str, Any]:
    """Values, by path, of the facts that are not in the case but follow from it for certain."""
    return {
        path: value
        for path, node, value in law.follows
        if case.get(path) is None and node.value(world, None) == YES
    }


def conditions(registry: Registry) -> list[tuple[str, Node, bool]]:
    """(path, condition, value) of every `follows`. Raises ExpressionError where one cannot be read."""
    names = Names(registry)
    return [
        (fact.id, compile_expression(when, names, "flag"), value)
        for fact in registry.values()
        for when, value in fact.follows
    ]
