"""Documents are kept by digest: once, for ever, and apart from what authors do to them later."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.adapters.storage.crowd import together, waits_before
from tests.adapters.storage.databases import count
from tests.adapters.storage.values import SCALE, keep_attempt
from tests.builders import NOON, a_scene, an_attempt
from trainer.adapters.library.library import YamlLibrary
from trainer.adapters.storage import rows
from trainer.adapters.storage.database import Database
from trainer.domain.documents.digest import digest_of
from trainer.errors import NotFoundError

CONTENT = Path(__file__).parents[3]


def test_a_document_kept_twice_is_one_row(database: Database, reopened: Database) -> None:
    digests = set()
    for opened in (database, database, reopened):
        with opened.begin() as transaction:
            digests.add(transaction.contents.keep_scene(a_scene(), NOON))
    assert digests == {digest_of(a_scene())}
    assert count(database, rows.documents) == 1


def test_a_row_says_what_kind_of_document_it_is_and_when_it_was_first_seen(
    database: Database,
) -> None:
    with database.begin() as transaction:
        transaction.contents.keep_scene(a_scene(), NOON)
        transaction.contents.keep_scale(SCALE, NOON)
    with database.engine.connect() as connection:
        columns = rows.documents.c
        found = connection.execute(select(columns.kind, columns.name, columns.first_seen)).all()
    assert {tuple(row) for row in found} == {
        ("scene", "test-person", NOON),
        ("scale", "test-rubric", NOON),
    }


def test_content_that_changes_leaves_old_attempts_as_they_were(
    database: Database, reopened: Database
) -> None:
    before, after = a_scene(), a_scene(title="Another title", opening=["Yes?", "What is it?"])
    keep_attempt(database, before, id="old")
    keep_attempt(database, after, id="new")
    with reopened.begin() as transaction:
        old, new = (transaction.attempts.get(name) for name in ("old", "new"))
        assert transaction.contents.scene(old.scene) == before
        assert transaction.contents.scene(new.scene) == after
        assert transaction.contents.scale(old.scale) == SCALE
    assert old.scene != new.scene
    assert old.scale == new.scale


def test_a_document_that_is_not_stored_is_not_found(database: Database) -> None:
    with database.begin() as transaction:
        with pytest.raises(NotFoundError):
            transaction.contents.scene(digest_of(a_scene()))
        with pytest.raises(NotFoundError):
            transaction.contents.scale(an_attempt().scale)


def test_a_document_of_a_transaction_that_failed_is_not_kept(database: Database) -> None:
    def breaks_off() -> None:
        with database.begin() as transaction:
            transaction.contents.keep_scene(a_scene(), NOON)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        breaks_off()
    assert count(database, rows.documents) == 0


def test_every_document_of_the_library_comes_back_with_its_digest(
    database: Database, reopened: Database
) -> None:
    library = YamlLibrary(CONTENT)
    with database.begin() as transaction:
        scenes = {
            transaction.contents.keep_scene(day, NOON): day
            for scene in library.scenes().values()
            for day in scene.every_day
        }
        scales = {
            transaction.contents.keep_scale(scale, NOON): scale
            for scale in library.scales().values()
        }
    assert len(scenes) == 3 * len(library.scenes()) > 0
    assert scales
    with reopened.begin() as transaction:
        for digest, scene in scenes.items():
            assert digest_of(transaction.contents.scene(digest)) == digest
            assert transaction.contents.scene(digest) == scene
        for digest, scale in scales.items():
            assert digest_of(transaction.contents.scale(digest)) == digest
            assert transaction.contents.scale(digest) == scale


def test_two_who_keep_a_new_document_at_once_both_get_its_digest(database: Database) -> None:
    def keep() -> str:
        with database.begin() as transaction:
            return transaction.contents.keep_scene(a_scene(), NOON)

    with waits_before(database, "INSERT INTO documents", 2):
        digests = together(keep, keep)
    assert digests == [digest_of(a_scene())] * 2
    assert count(database, rows.documents) == 1
