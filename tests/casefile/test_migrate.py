"""A database is brought to the tables of this version, once, whoever starts first."""

import shutil
import time
import uuid

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from actions.casefile import DatabaseSettingError, migrate
from actions.casefile.engine import create_sync_engine_for
from actions.casefile.migrate import new_revision, upgrade
from actions.casefile.models import Base


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request, tmp_path):
    """A database of this test's own without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.db"
        return
    postgres, name = request.getfixturevalue("postgres"), f"e{uuid.uuid4().hex}"
    yield postgres.create_database(name)
    postgres.drop_database(name)


def differences(url):
    engine = create_sync_engine_for(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, Base.metadata)
    engine.dispose()
    return found


def test_models_and_migrations_agree(empty_url):
    assert differences(empty_url) != []
    upgrade(empty_url)
    assert differences(empty_url) == []


def test_upgrading_again_is_quick_and_changes_nothing(url):
    started = time.perf_counter()
    upgrade(url)
    assert time.perf_counter() - started < 0.5
    assert differences(url) == []


def test_processes_that_start_at_once_upgrade_once(empty_url, processes):
    started = [processes.Process(target=upgrade, args=(empty_url,)) for _ in range(4)]
    for process in started:
        process.start()
    for process in started:
        process.join(60)
    assert [process.exitcode for process in started] == [0] * 4
    assert differences(empty_url) == []


def test_an_upgrade_that_fails_leaves_nothing_half_done(empty_url, monkeypatch):
    def breaks(config, revision):
        migrate_fully(config, revision)
        raise RuntimeError("power cut")

    migrate_fully = migrate.command.upgrade
    monkeypatch.setattr(migrate.command, "upgrade", breaks)
    with pytest.raises(RuntimeError, match="power cut"):
        upgrade(empty_url)
    engine = create_sync_engine_for(empty_url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_a_database_of_a_newer_version_is_left_alone(url):
    engine = create_sync_engine_for(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(DatabaseSettingError, match=r"at revision 9999, which this version .* does not know"):
        upgrade(url)


def test_a_new_revision_of_unchanged_models_changes_nothing(monkeypatch, tmp_path):
    copy = tmp_path / "migrations"
    shutil.copytree(migrate._MIGRATIONS, copy)
    monkeypatch.setattr(migrate, "_MIGRATIONS", copy)
    script = new_revision("add the date of consent")
    number = len(list((migrate._MIGRATIONS / "versions").glob("r*.py")))
    assert script.name == f"r{number:04}_add_the_date_of_consent.py"
    written = script.read_text()
    assert f'down_revision = "{number - 1:04}"' in written.replace("'", '"')
    assert "op." not in written


def test_a_case_of_the_first_tables_keeps_its_key_and_messages(empty_url):
    engine = create_sync_engine_for(empty_url)
    with engine.connect() as connection:
        migrate.command.upgrade(migrate._config(connection), "0001")
        day = "2026-11-22 09:30:00+00:00"
        for statement in (
            f"INSERT INTO cases VALUES ('one', 1, 1, '{day}', '{day}', '1', NULL, '2')",
            "INSERT INTO case_keys VALUES ('one', 'k', '3', '4')",
            "INSERT INTO messages VALUES ('one', 1, '5')",
        ):
            connection.exec_driver_sql(statement)
        connection.commit()
    upgrade(empty_url)
    with engine.connect() as connection:
        for table in ("cases", "case_keys", "messages"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 1
    engine.dispose()
    assert differences(empty_url) == []
