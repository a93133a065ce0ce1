"""`told(x)` takes silence for no. Of what people are asked it does so only where the law file says why.

Who is asked elsewhere, and not here, has not said no: such a definition gives the reason (`unasked`), its
paths are possible at most while nothing is told, and they name the fact as missing.
"""

from collections.abc import Iterator

from actions.screening.nodes import Definition, Node, Told
from actions.screening.reading import Reading
from actions.screening.registry import GROUPS, Registry


def refuse_what_is_asked(reading: Reading) -> None:
    """Report each `told` that rests, without a reason, on a fact people are asked; each reason for none.

    Only once every name has its meaning.
    """
    registry = reading.law.registry
    for file, where, node in reading.compiled:
        rule = reading.law.rules.get(str(where[1])) if where[0] == "definitions" else None
        asked = {one: sorted(_asked(one, registry)) for one in _inside(node)}
        if rule is not None and rule.unasked:
            if not any(asked.values()):
                text = (
                    "`unasked` says why nobody is asked, but no told(...) here rests on a fact that is asked"
                )
                reading.wrong(file, text, "definitions", rule.id, "unasked")
            continue
        for one, names in asked.items():
            if names:
                text = (
                    f"told({one.text}): {', '.join(names)} is asked, so that silence is not no. Write the "
                    "condition itself: while it is not known it stays open, and is asked. In a definition, "
                    "`unasked` may say why nobody is asked here"
                )
                reading.wrong(file, text, *where)


def _asked(node: Node, registry: Registry) -> Iterator[str]:
    for name in node.reads().all:
        if name in GROUPS:
            yield f"the list of {name}"
        elif not (registry[name].never_asked or registry[name].lawyer_only):
            yield name


def _inside(node: Node) -> Iterator[Told]:
    """Each `told` of an expression, as far as the next named one."""
    if isinstance(node, Told):
        yield node
    if not isinstance(node, Definition):
        for part in node.parts:
            yield from _inside(part)
