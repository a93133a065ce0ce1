"""A memo on one case for the lawyer who will take it: one page to judge the case in a minute.

Markdown. Facts with how they were told, the record with the grounds it may raise, each relief with its
elements met, not met or unknown and their authority, what would settle what is unknown, what opens if a
conviction falls, time limits, and which rules were not verified or are stale.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from actions.messages import Messages
from actions.screening.case import Case
from actions.screening.registry import GROUPS
from actions.screening.result import Assessment, Conclusion, Finding
from actions.screening.status import NOT_APPLICABLE, OPENNESS

LANGUAGE = "en"
RECORD = ("statute", "offense", "disposition", "conviction_date", "sentence_ordered_days")


@dataclass(frozen=True)
class Memo:
    """What the memo is written from. `sources` says by path how a fact was told, where that is known."""

    assessment: Assessment
    case: Case
    messages: Messages
    language: str = LANGUAGE
    sources: Mapping[str, str] = field(default_factory=dict)

    def words(self, message_id: str, **params: object) -> str:
        return self.messages.text(message_id, self.language, "web", **params)

    def table(self, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
        """A Markdown table; nothing when it has no rows."""
        found = [f"| {' | '.join(_cell(one) for one in row)} |" for row in rows]
        heads = [self.words(f"memo.column.{name}") for name in columns]
        return [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *found, ""] if found else []


def write_memo(memo: Memo) -> str:
    """The memo as Markdown."""
    assessment = memo.assessment
    lines = [f"# {memo.words('memo.title')}", "", memo.words("memo.intro", date=assessment.as_of), ""]
    for name, part in (
        ("limits", _limits(memo)),
        ("record", _record(memo)),
        ("relief", _relief(memo)),
        ("what_if", _what_if(memo)),
        ("if_convicted", _if_convicted(memo)),
        ("facts", _facts(memo)),
        ("currency", _currency(memo)),
    ):
        if part:
            lines += [f"## {memo.words(f'memo.{name}')}", "", *part]
    return "\n".join(lines)


def _limits(memo: Memo) -> list[str]:
    urgent = [
        (memo.words(f"urgent.{one.id}.title"), one.level, "; ".join(one.authority))
        for one in memo.assessment.urgent
    ]
    limits = [
        (
            memo.words(f"deadline.{one.id}"),
            f"{one.earliest or memo.words('value.unknown')} ({one.usual})",
            "; ".join(one.authority),
        )
        for one in memo.assessment.deadlines
    ]
    return memo.table(("what", "when", "authority"), [*urgent, *limits])


def _record(memo: Memo) -> list[str]:
    rows = []
    for one in memo.assessment.convictions:
        given = memo.case.groups["convictions"][one.index]
        names = ["statute", "offense", "disposition", "conviction_date", "sentence_ordered_days"]
        facts = [
            _value(memo, f"convictions.{one.index}.{name}", given[name]) for name in names if name in given
        ]
        if "statute" in given and not one.statute_known:
            facts[0] += f" [{memo.words('memo.statute_unlisted')}]"
        flags = [f"{name}: {word}" for name, word in one.flags.items() if word != "no"]
        authority = dict.fromkeys(source for ground in one.grounds for source in ground.authority)
        rows.append((str(one.index + 1), "; ".join(facts), "; ".join(flags), "; ".join(authority)))
    case = [f"{name}: {word}" for name, word in memo.assessment.flags.items()]
    table = memo.table(("number", "conviction", "flags", "authority"), rows)
    return [*table, memo.words("memo.case_flags", flags="; ".join(case)), ""]


def _relief(memo: Memo) -> list[str]:
    lines: list[str] = []
    shown = [one for one in memo.assessment.conclusions.values() if one.status != NOT_APPLICABLE]
    for one in sorted(shown, key=lambda one: -OPENNESS[one.status]):
        lines += [f"### {one.id}: {one.status}", ""]
        lines += memo.table(
            ("element", "holds", "rests_on", "authority"), [_finding(memo, found) for found in one.findings]
        )
        lines += _settled(memo, one)
    return lines


def _finding(memo: Memo, found: Finding) -> tuple[str, str, str, str]:
    which = "" if found.conviction is None else f" ({found.conviction + 1})"
    lacks = f"? {', '.join(found.missing)}" if found.missing else ", ".join(found.rests_on)
    checked = "" if found.verified == "yes" else f" [{memo.words('memo.not_verified')}]"
    return (f"{found.kind} {found.id}{which}", found.value, lacks, "; ".join(found.authority) + checked)


def _settled(memo: Memo, one: Conclusion) -> list[str]:
    papers = [memo.words(f"paper.{paper}") for paper in one.settled_by if memo.messages.has(f"paper.{paper}")]
    return [memo.words("memo.settled_by", papers="; ".join(papers)), ""] if papers else []


def _what_if(memo: Memo) -> list[str]:
    rows = [
        (
            "; ".join(f"{change['conviction'] + 1}: {change['change']}" for change in one.changes),
            "; ".join(f"{opened['id']}: {opened['from']} > {opened['to']}" for opened in one.opens),
            "; ".join(one.stays_closed),
        )
        for one in memo.assessment.what_if
    ]
    return memo.table(("change", "opens", "stays_closed"), rows)


def _if_convicted(memo: Memo) -> list[str]:
    rows = [
        (
            f"{one.conviction + 1}: {one.change}",
            "; ".join(f"{name}: {word}" for name, word in (*one.flags.items(), *one.case_flags.items())),
            "; ".join(f"{closed['id']}: {closed['from']} > {closed['to']}" for closed in one.closes),
        )
        for one in memo.assessment.if_convicted
    ]
    return memo.table(("change", "flags", "closes"), rows)


def _facts(memo: Memo) -> list[str]:
    paths = [
        *memo.case.facts,
        *(
            f"{group}.{index}.{name}"
            for group in GROUPS
            for index, item in enumerate(memo.case.groups.get(group, ()))
            for name in item
        ),
    ]
    rows = [
        (
            memo.messages.fact_label(path, memo.language),
            _value(memo, path, memo.case.get(path)),
            memo.sources.get(path, ""),
        )
        for path in paths
    ]
    return memo.table(("fact", "value", "source"), rows)


def _currency(memo: Memo) -> list[str]:
    lines = [memo.words("memo.law_version", version=memo.assessment.law_version)]
    if memo.assessment.stale:
        lines.append(memo.words("memo.stale", rules="; ".join(memo.assessment.stale)))
    return [*lines, ""]


def _value(memo: Memo, path: str, value: object) -> str:
    return memo.messages.fact_value(path, value, memo.language)


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")
