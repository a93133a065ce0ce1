"""`told(x)` takes silence for no: it is refused for what people are asked, where silence is no answer yet."""

from collections.abc import Iterator

from actions.screening.nodes import Definition, Node, Told
from actions.screening.reading import Reading
from actions.screening.registry import GROUPS, Registry


def refuse_what_is_asked(reading: Reading) -> None:
    """Report each `told` that rests on a fact people are asked. Only once every name has its meaning."""
    registry = reading.law.registry
    for file, where, node in reading.compiled:
        for one in _inside(node):
            asked = sorted(_asked(one, registry))
            if asked:
                text = (
                    f"told({one.text}): {', '.join(asked)} is asked, so that silence is not no. Write the "
                    "condition itself: while it is not known it stays open, and is asked"
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
