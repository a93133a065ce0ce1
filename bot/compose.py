"""Puts the services together from the settings: the only place where parts meet."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from sqlalchemy.ext.asyncio import AsyncEngine

from actions.casefile import CaseFiles, Keys, create_engine_for
from actions.dialogue.desk import Desk
from actions.dialogue.services import Organisation, Services
from actions.messages import Messages, load_catalogues
from actions.messages.faq import load_faq
from actions.messages.places import load_places
from actions.reading import Reader
from actions.screening.loader import load_law
from actions.screening.model import Law
from bot.settings import ROOT, Settings

LAW_FOLDER = ROOT / "data" / "law"
LOCALES = ROOT / "data" / "locales"


@lru_cache(maxsize=1)
def the_law() -> Law:
    """data/law, loaded once. Raises LawError."""
    return load_law(LAW_FOLDER)


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is, in UTC."""
    return now().date()


def compose(settings: Settings) -> tuple[Desk, AsyncEngine]:
    """The desk with everything it works with, and the database engine to dispose of at the end.

    Raises the clear errors of each part.
    """
    law = the_law()
    messages = Messages(load_catalogues(LOCALES), law.registry, strict=not settings.in_production)
    reader = Reader(ROOT / "data" / "lexicon", law.registry)
    engine = create_engine_for(settings.database_url)
    retention = timedelta(days=settings.privacy.retention_days)
    organisation = settings.organisation
    desk = Desk(
        Services(
            law=law,
            messages=messages,
            reader=reader,
            files=CaseFiles(engine, Keys(settings.key_ring()), retention=retention),
            organisation=Organisation(
                organisation.name,
                organisation.phone,
                organisation.email,
                organisation.site,
                organisation.hours,
                organisation.address,
                organisation.states,
            ),
            now=now,
            retention_days=settings.privacy.retention_days,
            languages=offered(settings, messages.languages, reader.languages),
            places=load_places(ROOT / "data" / "help"),
            faq=load_faq(LOCALES).find,
        )
    )
    return desk, engine


def offered(settings: Settings, spoken: tuple[str, ...], read: tuple[str, ...]) -> tuple[str, ...]:
    """The languages to choose from: those of advisal.toml that are spoken and read; at least English."""
    return tuple(one for one in settings.organisation.languages if one in spoken and one in read) or ("en",)
