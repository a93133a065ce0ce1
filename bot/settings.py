"""What an operator sets: `advisal.toml`, overridden by `ADVISAL_...` variables.

Secrets come from the environment only. `load()` is the one way in: it reads, checks
everything at once and raises `SettingsError` with plain lines. Names of variables:
`[server] port` is `ADVISAL_PORT`; any other `[section] key` is `ADVISAL_SECTION_KEY`.
"""

import os
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic import model_validator as model_check
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from bot import settings_checks as check
from bot.keys import MAKE_A_KEY, decode_keys, development_key
from bot.settings_report import Places, SettingsError, nearest, problems_in

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "es", "zh-Hans", "vi", "ht", "pt-BR", "uk", "ru", "ar", "fr", "ko", "tl")
# The states, the District of Columbia and the territories with courts of their own.
STATES = tuple(
    """
    AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY
    NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI
    """.split()
)
SECRETS = {"keys": "ADVISAL_KEYS", "rasa_key": "ADVISAL_RASA_KEY", "sms_tokens": "ADVISAL_SMS_TOKENS"}
IN_PRODUCTION = ("keys", "rasa_key")
"""The secrets without which production does not start."""

Text = Annotated[str, Field(max_length=500)]
CommaList = BeforeValidator(check.comma_list)
Port = Annotated[int, Field(ge=1, le=65535)]
WebAddress = Annotated[str, AfterValidator(check.web_address)]
State = Annotated[str, check.one_of(STATES, "state (two letters)")]
Language = Annotated[str, check.one_of(LANGUAGES, "language")]


class Section(BaseModel):
    """A table of `advisal.toml`; a key it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Organisation(Section):
    """Whom people are told to contact. Empty: the public ways to find a lawyer are shown."""

    name: Text = ""
    phone: Annotated[Text, AfterValidator(check.phone)] = ""
    email: Annotated[Text, AfterValidator(check.email)] = ""
    site: WebAddress = ""
    hours: Text = ""
    address: Text = ""
    states: Annotated[tuple[State, ...], CommaList] = ()
    languages: Annotated[tuple[Language, ...], CommaList, Field(min_length=1)] = LANGUAGES

    @property
    def given(self) -> bool:
        """Whether an operator has named an organisation."""
        return bool(self.name)

    @model_check(mode="after")
    def _can_be_reached(self) -> "Organisation":
        reachable = self.phone or self.email or self.site
        if self.name and not reachable:
            raise check.refuse(
                "has a name but no phone, email or site; add one, so that people can reach you"
            )
        if reachable and not self.name:
            raise check.refuse(
                "has a phone, email or site but no name; add it, so that people know whom they call"
            )
        return self


class Privacy(Section):
    """How long a case is kept after the last turn, in days."""

    retention_days: Annotated[int, Field(ge=1, le=3650)] = 30


class Limits(Section):
    """What one message (characters), one request (bytes), one conversation and one source may amount to."""

    text_length: Annotated[int, Field(ge=200, le=20_000)] = 2_000
    body_bytes: Annotated[int, Field(ge=2_048, le=1_048_576)] = 16_384
    turns_per_minute: Annotated[int, Field(ge=1)] = 60
    turns_per_minute_per_source: Annotated[int, Field(ge=1)] = 600
    codes_per_minute_per_source: Annotated[int, Field(ge=1)] = 10
    documents_per_minute_per_source: Annotated[int, Field(ge=1)] = 20


class Server(Section):
    """Where the app listens, what the outside calls it, where "Leave now" goes, who may embed it."""

    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    port: Port = 8080
    public_url: WebAddress = ""
    exit_address: WebAddress = ""
    embed_origins: Annotated[tuple[Annotated[str, AfterValidator(check.origin)], ...], CommaList] = ()
    trusted_proxies: Annotated[tuple[Annotated[str, AfterValidator(check.proxy)], ...], CommaList] = ()


class Database(Section):
    """SQLite or PostgreSQL; a relative SQLite path starts at the project's folder."""

    url: Annotated[str, AfterValidator(check.database_url)] = Field(
        default="sqlite:///var/advisal.db", repr=False
    )


class Rasa(Section):
    """The process that tells what kind of message a text is. With a `url` it runs elsewhere."""

    port: Port = 5005
    url: WebAddress = ""
    timeout_ms: Annotated[int, Field(ge=100, le=60_000)] = 3_000


class Sms(Section):
    """Text messages through Twilio. Off without an account."""

    account_sid: Annotated[str, AfterValidator(check.twilio_id("AC", "account"))] = ""
    messaging_service: Annotated[str, AfterValidator(check.twilio_id("MG", "messaging service"))] = ""
    from_number: Annotated[str, AfterValidator(check.mobile)] = ""
    name: Annotated[str, Field(max_length=40)] = ""
    call_back: bool = False
    texts_per_minute: Annotated[int, Field(ge=2, le=1000)] = 12

    @property
    def on(self) -> bool:
        """Whether people can text."""
        return bool(self.account_sid)


class Settings(BaseSettings):
    """Everything an operator sets, checked and frozen. Built by `load()`; tests may build it in parts."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    organisation: Organisation = Organisation()
    privacy: Privacy = Privacy()
    limits: Limits = Limits()
    server: Server = Server()
    database: Database = Database()
    rasa: Rasa = Rasa()
    sms: Sms = Sms()
    env: Literal["development", "production"] = "development"
    keys: SecretStr | None = None
    rasa_key: SecretStr | None = None
    sms_tokens: SecretStr | None = None

    @property
    def in_production(self) -> bool:
        """Whether missing secrets stop the start."""
        return self.env == "production"

    @property
    def database_url(self) -> str:
        """The database URL, with a relative SQLite path made absolute."""
        scheme, slashes, path = self.database.url.partition(":///")
        if scheme.startswith("sqlite") and path and not path.startswith(("/", ":memory:", "file:")):
            return f"{scheme}{slashes}{ROOT / path}"
        return self.database.url

    @property
    def rasa_url(self) -> str:
        """Where Rasa answers, without a slash at the end."""
        return self.rasa.url or f"http://127.0.0.1:{self.rasa.port}"

    @property
    def local_url(self) -> str:
        """Where this machine reaches the app, without a slash at the end."""
        everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
        host = everywhere.get(self.server.host, self.server.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server.port}"

    @property
    def public_url(self) -> str:
        """Where people reach the app, without a slash at the end."""
        return self.server.public_url or self.local_url

    def key_ring(self) -> tuple[bytes, ...]:
        """The operator's 32-byte keys, current one first.

        In development without `ADVISAL_KEYS`, one is made on first use in `var/dev-key`.
        """
        if self.keys is None:
            return (development_key(ROOT / "var"),)
        return decode_keys(self.keys.get_secret_value())

    @model_check(mode="after")
    def _has_real_keys(self) -> "Settings":
        for field in IN_PRODUCTION:
            if self.in_production and not getattr(self, field):
                raise check.refuse(f"{SECRETS[field]} is not set, and production needs it; {MAKE_A_KEY}")
        if self.keys is not None:
            try:
                decode_keys(self.keys.get_secret_value())
            except ValueError as error:
                raise check.refuse(f"ADVISAL_KEYS {error}") from None
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, and for `load()` the outside: so a test reads neither file nor environment."""
        return (init_settings, *cls._outside(settings_cls))

    @classmethod
    def _outside(cls, settings_cls: type[BaseSettings]) -> tuple[PydanticBaseSettingsSource, ...]:
        return ()


class Variables(PydanticBaseSettingsSource):
    """The `ADVISAL_...` variables that are set and not empty, by section and key."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Part of the base class's contract; `__call__` answers for all fields at once."""
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for path, variable in variables_set().items():
            table = values if len(path) == 1 else values.setdefault(path[0], {})
            table[path[-1]] = os.environ[variable]
        return values


class _FromOutside(Settings):
    """The settings of this process: variables first, then the file."""

    @classmethod
    def _outside(cls, settings_cls: type[BaseSettings]) -> tuple[PydanticBaseSettingsSource, ...]:
        return Variables(settings_cls), TomlConfigSettingsSource(settings_cls, config_file())


def variable_of(section: str, key: str = "") -> str:
    """The variable that overrides a setting."""
    parts = [key] if section == "server" else [section, key]
    return "_".join(["ADVISAL", *filter(None, parts)]).upper()


def config_file() -> Path:
    """`ADVISAL_CONFIG`, or `advisal.toml` in the project's folder."""
    return Path(os.environ.get("ADVISAL_CONFIG") or ROOT / "advisal.toml")


def variables_set() -> dict[tuple[str, ...], str]:
    """The variable that sets each path, for those that are set.

    Kubernetes gives every pod `ADVISAL_PORT=tcp://...` for a service named advisal: not meant for us.
    """
    return {
        path: variable
        for path in _known_paths()
        if (variable := variable_of(*path)) in os.environ
        and os.environ[variable]
        and not os.environ[variable].startswith(("tcp://", "udp://"))
    }


def load() -> Settings:
    """The settings of this process, from `advisal.toml` and the environment.

    Raises SettingsError with every problem that was found, each with its place and what to do.
    """
    file = config_file()
    if "ADVISAL_CONFIG" in os.environ and not file.exists():
        raise SettingsError([f"ADVISAL_CONFIG names a file that does not exist: {file.name}"])
    try:
        problems = _secrets_in(file) + _misspelt_variables()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError([f"{file.name} is not valid TOML: {error}"]) from None
    try:
        settings = _FromOutside()
    except ValidationError as error:
        problems += problems_in(error, Places(file, variables_set()), _known_keys())
    if problems:
        raise SettingsError(problems)
    return settings


def _known_keys() -> dict[str, list[str]]:
    """The keys of each section; under "" the sections and the keys above them."""
    kinds = {name: field.annotation for name, field in Settings.model_fields.items()}
    sections = {
        name: list(kind.model_fields)
        for name, kind in kinds.items()
        if isinstance(kind, type) and issubclass(kind, Section)
    }
    return {"": [name for name in kinds if name not in SECRETS], **sections}


def _known_paths() -> list[tuple[str, ...]]:
    sections = _known_keys()
    above = [name for name in (*sections.pop(""), *SECRETS) if name not in sections]
    return [(name,) for name in above] + [(name, key) for name, keys in sections.items() for key in keys]


def _secrets_in(file: Path) -> list[str]:
    table = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return [
        f"{file.name}: {name} is a secret and does not belong in a file; set the variable {variable}"
        for name, variable in SECRETS.items()
        if name in table
    ]


def _misspelt_variables() -> list[str]:
    """A variable one slip away from a known one; others may belong to somebody else."""
    known = [variable_of(*path) for path in _known_paths()]
    return [
        f"{name} is not a setting; {nearest(name, known)}"
        for name in sorted(os.environ)
        if name.startswith("ADVISAL_")
        and name not in known
        and get_close_matches(name, known, 1, cutoff=0.92)
    ]
