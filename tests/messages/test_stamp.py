"""Stamping adds the missing marks and nothing else."""

from actions.messages.catalogue import Catalogue, fingerprint, load_catalogues
from actions.messages.stamp import stamp
from tests.messages.conftest import WriteCatalogue


def spanish(write: WriteCatalogue, *accepted: str, comments: str, english: str = "Hello.") -> Catalogue:
    write("en", {"act.hello": english})
    folder = write("es", {"act.hello": "Hola."}, comments=comments)
    stamp(folder, accepted)
    return load_catalogues(folder)["es"]


def test_missing_marks_are_added(write: WriteCatalogue) -> None:
    entry = spanish(write, comments="#. A remark for translators.").find("act.hello")
    assert entry is not None
    assert (entry.review, entry.source, entry.text) == ("machine", fingerprint("Hello."), "Hola.")


def test_a_stale_mark_stays_until_its_id_is_given(write: WriteCatalogue) -> None:
    old = f"#. review: approved\n#. source: {fingerprint('Hi.')}"
    entry = spanish(write, comments=old).find("act.hello")
    assert entry is not None
    assert (entry.review, entry.source) == ("approved", fingerprint("Hi."))
    entry = spanish(write, "act.hello", comments=old).find("act.hello")
    assert entry is not None
    assert (entry.review, entry.source) == ("machine", fingerprint("Hello."))


def test_a_second_stamp_changes_nothing(write: WriteCatalogue) -> None:
    write("en", {"act.hello": "Hello."}, comments="#. A remark.")
    folder = write("es", {"act.hello": "Hola."}, channel="sms", comments="#. Una nota.")
    assert [path.parent.name for path in stamp(folder)] == ["en", "es"]
    assert stamp(folder) == []


def test_english_gets_no_source(write: WriteCatalogue) -> None:
    folder = write("en", {"act.hello": "Hello."}, comments="#. A remark.")
    stamp(folder)
    entry = load_catalogues(folder)["en"].find("act.hello")
    assert entry is not None
    assert (entry.review, entry.source) == ("machine", "")
