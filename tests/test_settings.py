"""The settings: one file, variables above it, and errors that say what to change."""

import base64
import stat
from pathlib import Path

import pytest

from bot import settings
from bot.keys import development_key
from bot.settings import Settings, SettingsError, load

GOOD_KEY = base64.b64encode(bytes(range(32))).decode()
OTHER_KEY = base64.b64encode(bytes(range(32, 64))).decode()


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Writes `advisal.toml` and makes it the one that is read."""

    def write(text: str) -> Path:
        path = tmp_path / "advisal.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setenv("ADVISAL_CONFIG", str(path))
        return path

    return write


def problems() -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        load()
    return caught.value.problems


def test_nothing_set_gives_the_defaults_and_no_organisation():
    found = load()
    assert (found.server.host, found.server.port) == ("127.0.0.1", 8080)
    assert found.limits.text_length == 2000
    assert found.privacy.retention_days == 30
    assert not found.organisation.given


def test_the_shipped_file_changes_no_default(monkeypatch, root):
    monkeypatch.setenv("ADVISAL_CONFIG", str(root / "advisal.toml"))
    assert load().model_dump() == Settings().model_dump()


def test_the_shipped_file_with_every_line_on_is_valid_and_names_every_setting(config, root):
    lines = (root / "advisal.toml").read_text(encoding="utf-8").splitlines()
    on = [line[2:] if line.startswith("# ") and " = " in line else line for line in lines]
    config("\n".join(on))
    found = load()
    assert found.organisation.given
    for name in ("organisation", "privacy", "limits", "server", "database", "rasa", "sms"):
        assert getattr(found, name).model_fields_set == set(type(getattr(found, name)).model_fields), name


def test_the_examples_of_the_shipped_file_are_the_defaults(config, root):
    lines = (root / "advisal.toml").read_text(encoding="utf-8").splitlines()
    config("\n".join(line[2:] if line.startswith("# ") and " = " in line else line for line in lines))
    found, default = load(), Settings()
    assert (found.privacy, found.limits, found.database) == (
        default.privacy,
        default.limits,
        default.database,
    )


def test_a_variable_overrides_the_file(config, monkeypatch):
    config('[server]\nport = 9000\n[organisation]\nname = "A"\nphone = "+1 213 555 0100"\n')
    monkeypatch.setenv("ADVISAL_PORT", "9100")
    monkeypatch.setenv("ADVISAL_ORGANISATION_NAME", "B")
    found = load()
    assert (found.server.port, found.organisation.name) == (9100, "B")
    assert found.organisation.phone == "+1 213 555 0100"


def test_a_variable_holds_a_list_with_commas(monkeypatch):
    monkeypatch.setenv("ADVISAL_EMBED_ORIGINS", "https://a.example, https://b.example")
    assert load().server.embed_origins == ("https://a.example", "https://b.example")


def test_an_empty_variable_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("ADVISAL_KEYS", "")
    monkeypatch.setenv("ADVISAL_PORT", "")
    assert load().server.port == 8080


def test_the_service_variables_of_kubernetes_are_not_taken_for_settings(monkeypatch):
    monkeypatch.setenv("ADVISAL_PORT", "tcp://10.0.0.1:8080")
    monkeypatch.setenv("ADVISAL_PORT_8080_TCP", "tcp://10.0.0.1:8080")
    monkeypatch.setenv("ADVISAL_SERVICE_HOST", "10.0.0.1")
    assert load().server.port == 8080


def test_all_problems_are_told_at_once_with_file_line_and_nearest_name(config):
    config(
        '[server]\nprot = 1\nport = "x"\n[organization]\nname = "A"\n[privacy]\nretention_days = 0\n'
        '[organisation]\nstates = ["California"]\n'
    )
    found = problems()
    assert 'advisal.toml, line 2: [server] prot is not a setting; did you mean "port"?' in found
    assert "advisal.toml, line 3: [server] port must be a whole number" in found
    assert 'advisal.toml, line 4: organization is not a setting; did you mean "organisation"?' in found
    assert "advisal.toml, line 7: [privacy] retention_days must be at least 1" in found
    assert any("line 9: [organisation] states holds an unknown state (two letters)" in line for line in found)
    assert len(found) == 5


def test_a_bad_variable_is_named_instead_of_the_file(monkeypatch):
    monkeypatch.setenv("ADVISAL_PORT", "99999")
    assert problems() == ("ADVISAL_PORT must be at most 65535",)


def test_a_misspelt_variable_is_not_passed_over(monkeypatch):
    monkeypatch.setenv("ADVISAL_DATABSE_URL", "sqlite:///x")
    assert problems() == ('ADVISAL_DATABSE_URL is not a setting; did you mean "ADVISAL_DATABASE_URL"?',)


def test_variables_of_others_are_left_alone(monkeypatch):
    monkeypatch.setenv("ADVISAL_SOMETHING_ELSE", "1")
    load()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[organisation]\nname = "A"\n', "organisation has a name but no phone, email or site"),
        (
            '[organisation]\nphone = "+1 213 555 0100"\n',
            "organisation has a phone, email or site but no name",
        ),
        ('[organisation]\nphone = "call us"\n', "must be a phone number people can dial"),
        ('[organisation]\nsite = "example.org"\n', "must be a web address"),
        ("[organisation]\nlanguages = []\n", "must not be empty"),
        ('[organisation]\nlanguages = ["tlh"]\n', "holds an unknown language; known: en, es"),
        ('[server]\nembed_origins = ["https://a.example/page"]\n', "must list origins alone"),
        ('[server]\nembed_origins = ["https://a.example:port"]\n', "must list origins alone"),
        ('[server]\ntrusted_proxies = ["everyone"]\n', "must list addresses or networks"),
        ('[database]\nurl = "mysql://x"\n', 'must begin with "sqlite:///" or "postgresql://"'),
        ("server = 1\n", "server must be a table, written as [server]"),
        ('env = "prod"\n', "env must be 'development' or 'production'"),
    ],
)
def test_an_impossible_value_is_refused_in_plain_words(config, text, line):
    config(text)
    found = problems()
    assert len(found) == 1
    assert line in found[0]


def test_a_file_that_is_not_toml_is_named(config):
    config("[server\n")
    assert problems()[0].startswith("advisal.toml is not valid TOML")


def test_a_file_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("ADVISAL_CONFIG", str(tmp_path / "other.toml"))
    assert problems() == ("ADVISAL_CONFIG names a file that does not exist: other.toml",)


def test_a_secret_in_the_file_is_refused_and_not_repeated(config):
    config(f'keys = "{GOOD_KEY}"\n')
    found = problems()
    assert "keys is a secret and does not belong in a file; set the variable ADVISAL_KEYS" in found[0]
    assert GOOD_KEY not in "".join(found)


def test_no_secret_shows_in_the_settings_or_in_an_error(config, monkeypatch):
    monkeypatch.setenv("ADVISAL_KEYS", GOOD_KEY)
    monkeypatch.setenv("ADVISAL_RASA_KEY", "canary-1")
    monkeypatch.setenv("ADVISAL_DATABASE_URL", "postgresql://user:canary-2@host/name")
    shown = repr(load()) + str(load())
    monkeypatch.setenv("ADVISAL_DATABASE_URL", "mysql://user:canary-2@host/name")
    monkeypatch.setenv("ADVISAL_KEYS", f"{GOOD_KEY},canary-3")
    with pytest.raises(SettingsError) as caught:
        load()
    shown += str(caught.value)
    assert GOOD_KEY not in shown
    assert "canary" not in shown


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (f"{GOOD_KEY},nonsense!", "ADVISAL_KEYS key 2 is not base64"),
        (base64.b64encode(b"short").decode(), "ADVISAL_KEYS key 1 is not 32 bytes long"),
        (base64.b64encode(bytes(32)).decode(), "ADVISAL_KEYS key 1 is a placeholder"),
        (f"{GOOD_KEY},{GOOD_KEY}", "ADVISAL_KEYS holds the same key twice"),
        (" , ", "ADVISAL_KEYS holds no key"),
    ],
)
def test_a_bad_key_is_named_by_its_place_only(monkeypatch, keys, line):
    monkeypatch.setenv("ADVISAL_KEYS", keys)
    found = problems()
    assert found[0].startswith(line)
    assert "openssl rand -base64 32" in found[0] or "twice" in found[0]


def test_production_does_not_start_without_keys(monkeypatch):
    monkeypatch.setenv("ADVISAL_ENV", "production")
    assert problems()[0].startswith("ADVISAL_KEYS is not set")
    monkeypatch.setenv("ADVISAL_KEYS", GOOD_KEY)
    assert problems()[0].startswith("ADVISAL_RASA_KEY is not set")
    monkeypatch.setenv("ADVISAL_RASA_KEY", "secret")
    assert load().in_production


def test_keys_come_in_order_current_one_first(monkeypatch):
    monkeypatch.setenv("ADVISAL_KEYS", f"{OTHER_KEY}, {GOOD_KEY}")
    assert load().key_ring() == (bytes(range(32, 64)), bytes(range(32)))


def test_a_development_key_is_made_once_and_private(tmp_path, capsys):
    first = development_key(tmp_path / "var")
    said = capsys.readouterr().err
    assert development_key(tmp_path / "var") == first
    assert capsys.readouterr().err == ""
    assert "ADVISAL_KEYS is not set" in said
    assert base64.b64encode(first).decode() not in said
    assert stat.S_IMODE((tmp_path / "var" / "dev-key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["dev-key"]


def test_a_spoilt_development_key_is_not_replaced_in_silence(tmp_path):
    (tmp_path / "dev-key").write_text("spoilt", encoding="ascii")
    with pytest.raises(ValueError, match="delete it to start anew"):
        development_key(tmp_path)


def test_a_relative_database_starts_at_the_projects_folder():
    assert Settings().database_url == f"sqlite:///{settings.ROOT / 'var' / 'advisal.db'}"
    absolute = Settings(database=settings.Database(url="sqlite:////srv/a.db"))
    assert absolute.database_url == "sqlite:////srv/a.db"


def test_the_public_address_is_one_a_browser_can_open():
    everywhere = Settings(server=settings.Server(host="0.0.0.0"))
    assert everywhere.public_url == "http://127.0.0.1:8080"
    assert Settings(server=settings.Server(public_url="https://a.example/")).public_url == "https://a.example"
