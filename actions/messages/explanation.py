"""The plain-language explanation: an assessment as sections of a page, in the person's language.

The order is the person's: urgent, what may help, what stands in the way, what could change that, do
and do not, papers to gather, whom to call, save. Every sentence comes from the catalogue.
"""

from typing import Any

from actions.messages.drawn import timeline_of
from actions.messages.explained.barriers import in_the_way_items
from actions.messages.explained.change import change_items
from actions.messages.explained.counsel import counsel_items
from actions.messages.explained.material import Contact, Explanation, Item, item
from actions.messages.explained.relief import may_help_items
from actions.messages.explained.steps import do_items, dont_items, paper_items, save_items
from actions.messages.explained.urgent import urgent_items
from actions.messages.languages import direction_of

__all__ = ["SECTIONS", "Contact", "Explanation", "explain"]

SECTIONS = {
    "urgent": urgent_items,
    "may_help": may_help_items,
    "in_the_way": in_the_way_items,
    "what_could_change": change_items,
    "do": do_items,
    "do_not": dont_items,
    "papers": paper_items,
    "counsel": counsel_items,
    "save": save_items,
}
"""What makes the items of each section, in the order of the page."""


def explain(explanation: Explanation) -> dict[str, Any]:
    """The Result of the chat API: title, intro, sections, timeline, disclaimer.

    Sections without items are left out.
    """
    sections = [_section(explanation, name, make(explanation)) for name, make in SECTIONS.items()]
    return {
        "language": explanation.language,
        "direction": direction_of(explanation.language),
        "title": explanation.framed("result.title"),
        "intro": explanation.framed("result.intro"),
        "sections": [section for section in sections if section["items"]],
        "timeline": timeline_of(explanation),
        "disclaimer": explanation.words("result.disclaimer"),
    }


def _section(explanation: Explanation, name: str, items: list[Item]) -> dict[str, Any]:
    if name == "may_help" and not items:
        items = [item("nothing", "", explanation.words("result.nothing_found"))]
    return {
        "id": name,
        "title": explanation.words(f"result.{name}.title"),
        "intro": explanation.words_if(f"result.{name}.intro"),
        "items": items,
    }
