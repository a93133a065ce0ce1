"""A rule is `verified: yes` only if all that it cites was read; data/law/seen.yml says what was.

`partly` takes at least one citation that was read (the statute, while the case that explains it is recalled);
`no` is always honest.
"""

import re
from functools import cache

import pytest
import yaml
from typer.testing import CliRunner

from actions.screening.model import Source
from bot.cli import app
from tests.law.test_cases import LAW, law

CODE = re.compile(r"(\d+) USC (.+)$")
SECTION = re.compile(r"\d+[a-z]*")


@cache
def listed(name: str) -> frozenset[str]:
    """The citations under `seen` or `rule_seen`."""
    table = yaml.safe_load((LAW / "seen.yml").read_text(encoding="utf-8"))[name]
    return frozenset(citation for citations in table.values() for citation in citations)


def is_listed(citation: str, name: str) -> bool:
    """Whether a citation, or each section of a code that it names, stands in the list."""
    known = listed(name)
    if any(citation == one or _is_part_of(citation, one) for one in known):
        return True
    code = CODE.search(citation)
    if code is None:
        return False
    sections = [SECTION.match(part) for part in code[2].split(", ")]
    return all(found is None or f"{code[1]} USC {found[0]}" in known for found in sections)


def _is_part_of(citation: str, section: str) -> bool:
    """Whether a citation names subsections of a section, and no section beside it."""
    return citation.startswith(f"{section}(") and not re.search(r", \d", citation[len(section) :])


def dishonest(source: Source) -> str:
    """What is wrong with the mark of a rule; nothing if it is honest."""
    unseen = [one for one in source.authority if not is_listed(one, "seen")]
    if source.verified == "yes" and unseen:
        return f"not read: {'; '.join(unseen)}"
    read = len(unseen) < len(source.authority) or any(is_listed(one, "rule_seen") for one in unseen)
    return "" if source.verified != "partly" or read else "nothing that it cites was read: this is `no`"


def test_no_rule_claims_more_than_was_read() -> None:
    wrong = [
        f"{source.file.name}:{source.line} {name} is `verified: {source.verified}`; {dishonest(source)}"
        for name, source in law().sources().items()
        if dishonest(source)
    ]
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


@pytest.mark.slow
def test_the_raises_of_a_statute_are_looked_at_too() -> None:
    sources = list(law().sources().values())
    for row in law().statutes.values():
        assert all(one.source in sources for one in row.raises), row.statute


@pytest.mark.parametrize(
    ("citation", "seen"),
    [
        ("INA 240A(a)(2), (d)(1), (d)(3), 8 USC 1229b(a)(2), (d)(1), (d)(3)", True),
        ("INA 301, 309, 320, 8 USC 1401, 1409, 1431", False),
        ("18 USC 922(g), 924(a)", False),
        ("28 USC 22", False),
        ("Former INA 321, 8 USC 1432 (repealed 2001)", True),
        ("Former INA 322, 8 USC 1432", False),
        ("Barton v. Barr, 590 U.S. 222 (2020)", True),
        ("Matter of Blake, 23 I&N Dec. 722 (BIA 2005)", False),
        ("8 CFR 1240.20", False),
    ],
)
def test_a_citation_was_read_only_if_every_section_of_it_was(citation: str, seen: bool) -> None:
    assert is_listed(citation, "seen") == seen


@pytest.mark.slow
def test_law_check_counts_the_marks() -> None:
    printed = CliRunner().invoke(app, ["law", "check"]).output
    marks = [source.verified for source in law().sources().values()]
    counts = ", ".join(f"{marks.count(mark)} {mark}" for mark in ("yes", "partly", "no"))
    assert f"{len(marks)} rules, verified: {counts}" in printed


def source(verified: str, *authority: str) -> Source:
    return Source(LAW, 1, authority, verified, None, None)


def test_the_marks() -> None:
    statute, case = "INA 237(a), 8 USC 1227(a)", "Matter of Blake, 23 I&N Dec. 722 (BIA 2005)"
    assert not dishonest(source("yes", statute))
    assert dishonest(source("yes", statute, case))
    assert not dishonest(source("partly", statute, case))
    assert dishonest(source("partly", case))
    assert not dishonest(source("partly", "Cal. Penal Code 1473.7(b)"))
    assert dishonest(source("yes", "Cal. Penal Code 1473.7(b)"))
    assert not dishonest(source("no", statute))
