"""A migrated database for a test: SQLite in a file, and PostgreSQL on a real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Table, func, select

from trainer.adapters.storage.database import Database, open_database


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a database without a schema."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'trainer.sqlite3'}"
    url: str = request.getfixturevalue("fresh_postgres")
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """The database at its newest schema."""
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def reopened(database_url: str, database: Database) -> Iterator[Database]:
    """The same database as another process sees it: nothing of the first one's memory."""
    assert database.is_ready()
    opened = open_database(database_url, migrate=False)
    yield opened
    opened.close()


def lets_many_write(database: Database) -> bool:
    """Whether several transactions may be inside at once; on SQLite they stand in a line."""
    return database.engine.dialect.name == "postgresql"


def count(database: Database, table: Table) -> int:
    """How many rows a table has."""
    with database.engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()
