"""The check finds what it is for, and the catalogues pass it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from actions.messages import Catalogue, load_catalogues
from actions.messages import check as checks
from actions.messages.catalogue import fingerprint
from actions.messages.glossary import Glossary
from actions.messages.needed import needs
from actions.messages.style import load_style
from actions.screening.errors import Problem
from actions.screening.registry import Registry
from tests.messages.conftest import WriteCatalogue


def said(problems: list[Problem]) -> str:
    return "\n".join(str(one) for one in problems)


@pytest.mark.slow  # `make check` looks as well
def test_the_catalogues_have_no_problem(locales: Path, law_folder: Path, registry: Registry) -> None:
    problems = checks.check(locales, law_folder, registry)
    assert problems == [], said(problems)


def test_the_two_languages_have_the_same_ids(catalogues: Mapping[str, Catalogue]) -> None:
    assert catalogues["en"].ids() == catalogues["es"].ids()


def test_every_id_that_facts_and_law_need_has_a_text(
    catalogues: Mapping[str, Catalogue], law_folder: Path, registry: Registry
) -> None:
    wanted = {need.id for need in needs(registry, law_folder, catalogues["en"])}
    assert len(wanted) > 700
    assert wanted <= catalogues["en"].ids()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("You are eligible for this.", "eligible"),
        ("You qualify for a bond.", "qualify"),
        ("You are safe here.", "safe"),
        ("We guarantee it.", "guarantee"),
        ("You will win.", "will win"),
        ("Did you commit this crime?", "commit"),
        ("Read **this** part.", "markup"),
        ("Read the <b>paper</b>.", "markup"),
        ("It\u2019s here.", "plain quote"),
        ("Say {what now}.", "no placeholder"),
        ("Two  spaces.", "spaces"),
        ("x" * 800, "letters"),
    ],
)
def test_a_bad_english_text_is_found(write: WriteCatalogue, locales: Path, text: str, complaint: str) -> None:
    catalogue = load_catalogues(write("en", {"act.hello": text}))["en"]
    style = load_style(locales, "en")
    found = [*checks.unlike_style(catalogue, style), *checks.misshapen(catalogue, counted=True)]
    assert complaint in said(found)


@pytest.mark.parametrize(
    "text",
    ["Usted califica.", "Usted es elegible.", "Está garantizado.", "Usted está a salvo.", "¿Tienes papeles?"],
)
def test_a_bad_spanish_text_is_found(write: WriteCatalogue, locales: Path, text: str) -> None:
    write("en", {"act.hello": "Hello."})
    catalogue = load_catalogues(write("es", {"act.hello": text}))["es"]
    assert list(checks.unlike_style(catalogue, load_style(locales, "es")))


def test_an_allowed_use_of_a_word_passes(write: WriteCatalogue, locales: Path) -> None:
    catalogue = load_catalogues(write("en", {"act.hello": "Is it safe to write to you here?"}))["en"]
    assert list(checks.unlike_style(catalogue, load_style(locales, "en"))) == []


def test_a_problem_names_file_line_and_id(write: WriteCatalogue, locales: Path) -> None:
    catalogue = load_catalogues(write("en", {"act.fine": "Fine.", "act.bad": "You are eligible."}))["en"]
    (problem,) = checks.unlike_style(catalogue, load_style(locales, "en"))
    assert problem.file.name == "acts.po"
    assert problem.file.read_text(encoding="utf-8").splitlines()[problem.line - 1] == 'msgid "act.bad"'
    assert "'act.bad'" in problem.text


def compared(write: WriteCatalogue, english: str, spanish: str, source: str | None = None) -> str:
    write("en", {"act.hello": english})
    mark = fingerprint(english) if source is None else source
    folder = write("es", {"act.hello": spanish}, comments=f"#. review: machine\n#. source: {mark}")
    found = load_catalogues(folder)
    return said(list(checks.unlike_source(found["es"], found["en"], load_style(folder, "es"))))


def test_a_good_translation_passes(write: WriteCatalogue) -> None:
    assert compared(write, "Hello {name}.", "Hola {name}.") == ""


def test_other_placeholders_are_found(write: WriteCatalogue) -> None:
    assert "has the placeholders nombre, English has name" in compared(
        write, "Hello {name}.", "Hola {nombre}."
    )


def test_a_changed_english_text_makes_its_translation_stale(write: WriteCatalogue) -> None:
    assert "English text has changed" in compared(write, "Hello there.", "Hola.", fingerprint("Hello."))


def test_leftover_english_is_found(write: WriteCatalogue) -> None:
    assert "same as the English" in compared(write, "Hello there.", "Hello there.")


def test_a_missing_translation_is_found(write: WriteCatalogue) -> None:
    write("en", {"act.hello": "Hello.", "act.bye": "Goodbye."})
    found = load_catalogues(write("es", {"act.hello": "Hola."}))
    assert "'act.bye' is not translated" in said(
        list(checks.untranslated(found["es"], found["en"], Path("es")))
    )


def test_an_id_given_twice_is_found(write: WriteCatalogue) -> None:
    folder = write("en", {"act.hello": "Hello."})
    again = folder / "en" / "acts.po"
    again.write_text(
        again.read_text(encoding="utf-8") + '\nmsgid "act.hello"\nmsgstr "Hi."\n', encoding="utf-8"
    )
    assert "keep one" in said(list(checks.repeated(load_catalogues(folder)["en"])))
    write("en", {"act.hello": "Hello."})
    folder = write("en", {"act.hello": "Hello again."}, name="other")
    assert "keep one" in said(list(checks.repeated(load_catalogues(folder)["en"])))


def test_a_review_state_must_be_known(write: WriteCatalogue) -> None:
    catalogue = load_catalogues(write("en", {"act.hello": "Hello."}, comments="#. review: fine"))["en"]
    assert "machine|reviewed|approved" in said(list(checks.unreviewed(catalogue)))


def test_a_need_without_text_points_to_the_law_file(
    write: WriteCatalogue, law_folder: Path, registry: Registry
) -> None:
    english = load_catalogues(write("en", {"act.hello": "Hello."}))["en"]
    problems = list(checks.missing_needs(english, law_folder, registry))
    found = [one for one in problems if "'relief.lpr_cancellation.title'" in one.text]
    assert [one.file.name for one in found] == ["lpr_cancellation.yml"]


def test_how_many_entries_are_reviewed_is_counted(write: WriteCatalogue) -> None:
    catalogues = load_catalogues(write("en", {"act.hello": "Hello."}, comments="#. review: approved"))
    assert checks.review_states(catalogues)["en"] == {"machine": 0, "reviewed": 0, "approved": 1}


def test_a_term_is_rendered_as_the_glossary_says(write: WriteCatalogue, locales: Path) -> None:
    folder = write("en", {"act.hello": "A removal order is not removal."})
    write("es", {"act.hello": "Una expulsión."})
    (folder / "en" / "glossary.yml").write_text('removal_order: "removal order"\nremoval: "removal"\n')
    (folder / "es" / "glossary.yml").write_text("removal_order: [orden]\nremoval: [deport]\nasilo: [asilo]\n")
    both = load_catalogues(folder)
    found = said([*Glossary(folder).check(both["es"], both["en"])])
    assert "write 'orden'" in found
    assert "write 'deport'" in found
    assert "'asilo' is no term" in found


def test_a_term_within_a_longer_one_is_not_asked_for(write: WriteCatalogue, locales: Path) -> None:
    folder = write("en", {"act.hello": "A removal order."})
    write("es", {"act.hello": "Una orden."})
    (folder / "en" / "glossary.yml").write_text('removal_order: "removal order"\nremoval: "removal"\n')
    (folder / "es" / "glossary.yml").write_text("removal_order: [orden]\nremoval: [deport]\n")
    both = load_catalogues(folder)
    assert not [*Glossary(folder).check(both["es"], both["en"])]
