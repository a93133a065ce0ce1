"""The terms of the law, and the one rendering of each in every language: `glossary.yml`.

English maps a term to the pattern that finds it; another language maps it to the forms that its
translations may use, as parts of words without regard to capitals, the one to write first. `except`
lists the ids of texts that say a thing in another way on purpose.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from actions.messages.catalogue import Catalogue, Entry
from actions.messages.languages import SOURCE_LANGUAGE
from actions.screening.errors import Problem, nearest
from actions.screening.yamlfile import YamlFile, read_yaml

GLOSSARY = "glossary.yml"
EXCEPT = "except"
_PLACEHOLDER = re.compile(r"\{\w+\}")


class Glossary:
    """The terms of the English texts. Raises LawError for a file that is not valid YAML."""

    def __init__(self, locales: Path) -> None:
        path = locales / SOURCE_LANGUAGE / GLOSSARY
        data: Mapping[str, str] = (read_yaml(path).data or {}) if path.is_file() else {}
        self._locales = locales
        self._terms = {term: re.compile(pattern, re.IGNORECASE) for term, pattern in data.items()}

    def terms_in(self, text: str) -> dict[str, str]:
        """The terms of an English text, each with the words that are it; none within a longer one."""
        found = {}
        for term, pattern in self._terms.items():
            if match := pattern.search(text):
                found[term] = match[0]
                text = pattern.sub(" ", text)
        return found

    def check(self, catalogue: Catalogue, english: Catalogue) -> Iterator[Problem]:
        """Translations that render a term in another way, and terms without a rendering."""
        path = self._locales / catalogue.language / GLOSSARY
        if not path.is_file():
            return
        file = read_yaml(path)
        data = dict(file.data or {})
        excepted = frozenset(data.pop(EXCEPT, ()))
        forms = {term: [str(form) for form in own] for term, own in data.items()}
        yield from self._unlike_terms(file, forms)
        for entry in catalogue.entries.values():
            source = english.find(entry.id, entry.channel)
            if source and entry.id not in excepted:
                yield from self._misrendered(entry, source, forms)

    def _unlike_terms(self, file: YamlFile, forms: Mapping[str, list[str]]) -> Iterator[Problem]:
        for term in self._terms.keys() - forms.keys():
            yield Problem(file.path, 1, f"has no rendering of {term!r}")
        for term in forms.keys() - self._terms.keys():
            yield file.problem(f"{term!r} is no term{nearest(str(term), self._terms)}", str(term))

    def _misrendered(self, entry: Entry, source: Entry, forms: Mapping[str, list[str]]) -> Iterator[Problem]:
        text = entry.text.lower()
        for term, words in self.terms_in(_PLACEHOLDER.sub("", source.text)).items():
            own = forms.get(term)
            if own and not any(form.lower() in text for form in own):
                wanted = f"English says {words!r}; write {own[0]!r} (glossary, {term})"
                yield Problem(entry.file, entry.line, f"{entry.id!r} {wanted}")
