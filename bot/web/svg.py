"""The timeline as an SVG picture that says what it shows.

Looks are attributes, not styles: a strict content security policy lets them be, and a page's own style
sheet can still change them by class.
"""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

INK, SOFT, BLUE, RED = "currentColor", "#767676", "#1d5fa8", "#b3261e"
DASHED = {"stroke-dasharray": "4 3"}
LOOKS: Mapping[str, Mapping[str, object]] = {
    "track": {"stroke": SOFT, "stroke-width": 1},
    "tick": {"stroke": SOFT, "stroke-width": 1},
    "now": {"stroke": RED, "stroke-width": 1.5},
    "day": {"fill": BLUE},
    "days": {"fill": BLUE, "fill-opacity": 0.35, "stroke": BLUE, "stroke-width": 1.5},
    "limit": {"fill": RED},
    "clock": {"fill": BLUE},
    "perhaps": {"fill": BLUE, "fill-opacity": 0.35, "stroke": BLUE, "stroke-width": 1.5, **DASHED},
    "ahead": {"fill": "Canvas", "stroke": SOFT, "stroke-width": 1.5, **DASHED},
    "stop": {"fill": INK},
    "unknown": {"fill": "Canvas", "stroke": INK, "stroke-width": 1.5, **DASHED},
    "title": {"fill": INK, "font-weight": "bold"},
    "label": {"fill": INK},
    "mark": {"fill": INK, "font-weight": "bold"},
    "today": {"fill": RED, "font-weight": "bold"},
    "year": {"fill": INK},
}
"""How each class of shape looks; what is not known is dashed, so that colour is never all that tells."""


def timeline_svg(timeline: Mapping[str, Any], name: str = "timeline") -> str:
    """The drawing of a Result's timeline; `name` begins the ids of its title and description."""
    size = f'viewBox="0 0 {timeline["width"]:g} {timeline["height"]:g}" width="{timeline["width"]:g}"'
    words = escape(" ".join(timeline["description"]))
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} height="{timeline["height"]:g}" role="img"',
            f' direction="{timeline["direction"]}" aria-labelledby="{name}-title {name}-words"',
            ' font-family="system-ui, sans-serif" class="timeline">',
            f'<title id="{name}-title">{escape(timeline["title"])}</title>',
            f'<desc id="{name}-words">{words}</desc>',
            *(_element(one) for one in timeline["shapes"]),
            "</svg>",
        ]
    )


def _element(shape: Mapping[str, Any]) -> str:
    kind, name = shape["kind"], shape["class"]
    if kind == "text":
        found = {"x": shape["x"], "y": shape["y"], "font-size": shape["size"], "text-anchor": shape["anchor"]}
        return f'<text class="{name}"{_attributes(found, LOOKS[name])}>{escape(shape["text"])}</text>'
    places = ("x1", "y1", "x2", "y2") if kind == "line" else ("x", "y", "width", "height")
    found = {place: shape[place] for place in places}
    if shape.get("round"):
        found["rx"] = shape["round"]
    return f'<{kind} class="{name}"{_attributes(found, LOOKS[name])}/>'


def _attributes(*groups: Mapping[str, object]) -> str:
    found = [(name, value) for group in groups for name, value in group.items()]
    return "".join(f" {name}={quoteattr(_number(value))}" for name, value in found)


def _number(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
