"""The lexicon says what is wrong with it; phrases mean what they say."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from actions.reading import LexiconError, Reader
from actions.reading.folding import tokenize
from actions.reading.inflection import Prefixes, Stems
from actions.reading.lexicon import load_lexicon
from actions.reading.numbers import read_numbers
from actions.reading.phrases import PhraseError, parse, wordings
from actions.reading.typos import Spelling
from actions.reading.yamlfile import read_yaml
from tests.reading.measure import ROOT

REGISTRY = {"lpr_status": SimpleNamespace(type="choice", choices=("none", "current"))}


def write(folder: Path, language: str, **sections: object) -> None:
    (folder / language).mkdir(parents=True, exist_ok=True)
    (folder / language / "words.yml").write_text(yaml.safe_dump(sections), encoding="utf-8")


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ({"fact": {}}, "en/words.yml: 'fact' is not a section; did you mean 'facts'?"),
        ({"facts": {"lpr_statu": {"none": ["a"]}}}, "'lpr_statu' is not a fact; did you mean 'lpr_status'?"),
        ({"facts": {"lpr_status": {"curent": ["a"]}}}, "'curent' is not a choice; did you mean 'current'?"),
        ({"facts": {"lpr_status": {"none": [False]}}}, "False is not text; put it in quotes"),
        ({"urgent": {"detaind": ["a"]}}, "'detaind' is not an urgent id; did you mean 'detained'?"),
        ({"cues": {"no": ["(a|b"]}}, "a ( is never closed"),
        ({"cues": {"no": ["{lost} a"]}}, "there is no list 'lost'"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_the_nearest_right_name(
    tmp_path: Path, sections: dict[str, object], said: str
) -> None:
    write(tmp_path, "en", **sections)
    with pytest.raises(LexiconError, match="words") as caught:
        load_lexicon(tmp_path, "en", REGISTRY)
    assert said in str(caught.value)


def test_a_language_without_a_folder_is_refused(reader: Reader) -> None:
    assert {"en", "es"} <= set(reader.languages)
    with pytest.raises(LexiconError, match="there is no such folder"):
        reader.warm_up("xx")


def test_no_lexicon_file_uses_a_key_that_rasa_reads() -> None:
    taken = set(
        "nlu rules stories responses intents actions forms slots entities session_config version".split()
    )
    for path in sorted((ROOT / "data" / "lexicon").rglob("*.yml")):
        assert not taken & set(read_yaml(path)), path.name


def test_both_languages_answer_the_same_readers() -> None:
    folder = ROOT / "data" / "lexicon"
    names = {}
    joint = set()  # what is urgent only together with others, which each language says in its own way
    for language in ("en", "es"):
        files = [read_yaml(path) for path in (folder / language).glob("*.yml")]
        for data in [*files, read_yaml(folder / "shared" / "urgent.yml")]:
            joint |= {
                ("cues", name) for lists in data.get("together", {}).values() for one in lists for name in one
            }
        names[language] = {
            (section, name)
            for data in files
            for section in ("cues", "values", "urgent", "anchors")
            for name in data.get(section) or {}
            if not name.startswith("not_")
        }
    assert names["en"] ^ names["es"] <= {
        ("values", "state_code"),
        ("values", "spoken_year"),
        ("values", "counted_unit"),
        ("cues", "not_hearing_soon"),
        *joint,
    }


def test_phrases() -> None:
    assert wordings("(pled|pleaded) guilty", {}) == [("pleaded", "guilty"), ("pled", "guilty")]
    assert wordings("(not|) guilty", {}) == [("guilty",), ("not", "guilty")]
    assert wordings("{took} it", {"took": ["took", "(has|had) taken"]}) == [
        ("had", "taken", "it"), ("has", "taken", "it"), ("took", "it"),
    ]  # fmt: skip
    assert wordings("212[c]", {}) == [("212", "(", "c", ")")]
    assert wordings("he's here", {}) == [("he", "'", "s", "here"), ("hes", "here")]
    assert [slot.gap for slot in parse("possession .. for sale", {})] == [False, True]
    for wrong in ("a)", "..", "a ..", "()"):
        with pytest.raises(PhraseError):
            parse(wrong, {})


def test_tokens_are_folded_and_keep_their_place() -> None:
    tokens = tokenize("¿Días? don't 365days １２")
    assert tokens.words == ("¿", "dias", "?", "dont", "365", "days", "12")
    assert tokens.written(1) == "Días"
    assert tokens.written(6) == "１２"


@pytest.mark.slow
def test_numbers_in_words(reader: Reader) -> None:
    for language, text, value in (
        ("en", "two thousand five", 2005),
        ("en", "one hundred and twenty", 120),
        ("en", "10 grand", 10000),
        ("es", "mil novecientos noventa y nueve", 1999),
        ("es", "treinta y uno", 31),
        ("es", "10 mil", 10000),
    ):
        lexicon = load_lexicon(ROOT / "data" / "lexicon", language, reader.registry)
        assert [number.value for number in read_numbers(tokenize(text), lexicon)] == [value]


def test_spelling_is_corrected_but_real_words_stay() -> None:
    spelling = Spelling(
        ["conviction", "felony", "raiding", "husband", "probation"],
        ["raining"],
        {"kiero": "quiero"},
        Stems(()),
    )
    assert spelling.corrected(["convicton", "husbnad", "robation", "raining", "raised", "kiero"]) == [
        "conviction", "husband", "probation", "raining", "raised", "quiero",
    ]  # fmt: skip


def test_a_language_borrows_what_is_said_in_another_but_not_its_cues(tmp_path: Path) -> None:
    said = {"lists": {"gc": ["green card"]}, "facts": {"lpr_status": {"current": ["my {gc}"]}}}
    write(tmp_path, "en", **said, cues={"negation": ["not"]})
    write(tmp_path, "tl", also=["en/words.yml"])
    lexicon = load_lexicon(tmp_path, "tl", REGISTRY)
    assert [(entry.section, entry.value) for entry in lexicon.entries] == [("facts", "current")]
    write(tmp_path, "tl", also=["en/word.yml"])
    with pytest.raises(LexiconError, match=r"tl/words\.yml: also: there is no file 'en/word\.yml'"):
        load_lexicon(tmp_path, "tl", REGISTRY)


def test_a_hyphen_after_a_prefix_says_nothing() -> None:
    prefixes = Prefixes({"na": "apart"})
    for text, words in (("na-dismiss", ("na", "dismiss")), ("na - dismiss", ("na", "-", "dismiss"))):
        assert prefixes.parted(tokenize(text), {"dismiss"}.__contains__).words == words


def test_no_file_tells_a_key_twice() -> None:
    """The second would silently take the place of the first."""

    class Once(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        pass

    twice = []

    def mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[object, object]:
        keys = [loader.construct_object(key) for key, _ in node.value]  # type: ignore[no-untyped-call]
        twice.extend(f"{node.start_mark.line}: {key}" for key in {one for one in keys if keys.count(one) > 1})
        return {
            key: loader.construct_object(value, deep=True)
            for key, (_, value) in zip(keys, node.value, strict=True)
        }  # type: ignore[no-untyped-call]

    Once.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    for path in sorted((ROOT / "data" / "lexicon").rglob("*.yml")):
        yaml.load(path.read_text(encoding="utf-8"), Once)
        assert not twice, f"{path.relative_to(ROOT)}: {twice}"


def test_arabic_words_stand_without_their_article() -> None:
    """An article is taken off only where the whole word is unknown: one "الباب" would hide every "باب"."""
    kept = {"numbers.yml", "language.yml", "places.yml", "nations.yml"}  # spellings, days and names of places
    files = [path for path in (ROOT / "data/lexicon/ar").glob("*.yml") if path.name not in kept]
    told = " ".join(path.read_text(encoding="utf-8") for path in files)
    hidden = [f"ال{word}" for word in ("باب", "بيت", "ورقه", "محكمه", "قاضي", "محامي", "شرطه", "سجن", "حجز")]
    assert [word for word in hidden if word in re.findall(r"[^\W\d_]+", told)] == []
