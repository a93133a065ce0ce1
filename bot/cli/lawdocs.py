"""The law files as Markdown pages that a lawyer can read."""

from collections.abc import Iterable
from pathlib import Path

from actions.screening.model import Law, Relief, Source
from actions.screening.truth import NAMES
from actions.screening.yamlfile import read_yaml


def write_pages(law: Law, folder: str) -> int:
    """Write one page per relief or vehicle, one of grounds and one of offences; how many."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    pages = {f"{relief.kind}-{relief.id}.md": _relief(relief) for relief in law.relief.values()}
    pages["grounds.md"] = _grounds(law)
    pages["offences.md"] = _offences(law)
    index = ["# The law that the screening applies", "", f"Version {law.version}.", ""]
    index += [f"- [{name.removesuffix('.md')}]({name})" for name in sorted(pages)]
    pages["index.md"] = "\n".join(index)
    for name, text in pages.items():
        (out / name).write_text(text + "\n", encoding="utf-8")
    return len(pages)


def _relief(relief: Relief) -> str:
    data = read_yaml(relief.source.file).data
    lines = [
        f"# {relief.id}",
        "",
        f"Decided by: {relief.decides}",
        "",
        f"Applies when: `{data.get('applies', True)}`",
        "",
    ]
    for title, key in (("Elements", "elements"), ("Bars", "bars")):
        if not data.get(key):
            continue
        lines += [f"## {title}", "", "| id | test | authority | verified |", "|---|---|---|---|"]
        by_id = {test.id: test for test in relief.tests}
        lines += [
            f"| {name} | `{' '.join(str(test['is']).split())}` | {_checked(by_id[name].source)} |"
            for name, test in data[key].items()
        ]
        lines.append("")
    lines += _bullets("Discretion", relief.discretion) + _bullets("Documents", relief.documents)
    lines += _bullets("Never say", relief.never_say)
    lines += [f"Authority: {_authority(relief.source)}", "", f"Verified: {relief.source.verified}"]
    return "\n".join(lines)


def _grounds(law: Law) -> str:
    lines = ["# Grounds", ""]
    for ground in law.grounds.values():
        lines += [
            f"## {ground.id} ({', '.join(ground.lists)})",
            "",
            "| part | authority | verified |",
            "|---|---|---|",
        ]
        lines += [
            f"| {part.id} | {_authority(part.source)} | {part.source.verified} |"
            for part in ground.parts.values()
        ]
        lines.append("")
    return "\n".join(lines)


def _offences(law: Law) -> str:
    lines = ["# Offences", ""]
    for offence in law.offences.values():
        lines += [f"## {offence.id}", "", "| part of a ground | how strongly | authority | verified | note |",
                  "|---|---|---|---|---|"]  # fmt: skip
        lines += [
            f"| {one.part} | {NAMES[one.strength]} | {_checked(one.source)} | {one.source.note} |"
            for one in offence.raises
        ]
        lines.append("")
    return "\n".join(lines)


def _bullets(title: str, items: Iterable[str]) -> list[str]:
    found = [f"- {item}" for item in items]
    return [f"## {title}", "", *found, ""] if found else []


def _checked(source: Source) -> str:
    return f"{_authority(source)} | {source.verified}"


def _authority(source: Source) -> str:
    return "; ".join(source.authority)
