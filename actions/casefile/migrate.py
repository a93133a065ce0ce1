"""Brings a database to the tables of this version.

`upgrade` runs at start-up. To change the tables: change `models.py`, then run

    python -m actions.casefile.migrate "what changes"

which compares the models with the migrations and writes `migrations/versions/rNNNN_what_changes.py`.
Read it through, correct it, and run the tests: one holds that models and migrations agree. Migrations
go forward only; the way back is a backup.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from actions.casefile.engine import create_sync_engine_for, unreachable
from actions.casefile.errors import DatabaseSettingError

_MIGRATIONS = Path(__file__).parent / "migrations"
_POSTGRESQL_LOCK = 0x61647669  # "advi": any number, as long as every process takes the same one


def upgrade(url: str) -> None:
    """Bring the database at `url` to the newest revision; a few milliseconds when it is there already.

    Blocking: from async code, run it in a thread. Safe when several processes start at once.
    DatabaseSettingError, also for a database that a newer version of the software has changed;
    DatabaseUnreachable.
    """
    engine = create_sync_engine_for(url)
    try:
        with _connect(engine) as connection:
            if not _is_newest(connection):
                connection.rollback()
                _lock(connection)
                command.upgrade(_config(connection), "head")
                connection.commit()
    finally:
        engine.dispose()


def new_revision(message: str) -> Path:
    """Write the revision that takes the newest migrated database to the models; its file."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/newest.db"
        upgrade(url)
        engine = create_sync_engine_for(url)
        with engine.connect() as connection:
            config = _config(connection)
            number = len(list(ScriptDirectory.from_config(config).walk_revisions())) + 1
            script = command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")
        engine.dispose()
    assert script is not None
    assert not isinstance(script, list)
    return Path(script.path)


def _connect(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except DatabaseError as error:
        raise unreachable(engine.url, error) from None


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("file_template", "r%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def _is_newest(connection: Connection) -> bool:
    scripts = ScriptDirectory.from_config(_config())
    current = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in scripts.walk_revisions()}
    if current is not None and current not in known:
        raise DatabaseSettingError(
            f"the database is at revision {current}, which this version of the software does not know:"
            " run the newer version, or restore an older backup"
        )
    return current == scripts.get_current_head()


def _lock(connection: Connection) -> None:
    """Let one process migrate at a time; the others wait and then find nothing to do."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_POSTGRESQL_LOCK})")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit('say what changes: python -m actions.casefile.migrate "add the date of consent"')
    new_revision(sys.argv[1])
