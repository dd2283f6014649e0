"""rescore: over a database, stopped midway, and with what cannot be used."""

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOON, a_scale, an_attempt
from tests.cli.conftest import Run
from trainer.adapters.library.library import YamlLibrary
from trainer.adapters.storage.database import open_database
from trainer.domain.attempt import HomeownerTurn, SpokenBy
from trainer.domain.documents.digest import digest_of
from trainer.domain.outcome import Outcome
from trainer.domain.people import Person
from trainer.domain.scoring.scorecard import Scorecard
from trainer.domain.transcript import Speaker, Turn
from trainer.settings import Settings
from trainer.usecases.rescore import BATCH

RUBRIC = "objection-handling"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def stored(tmp_path: Path) -> Settings:
    """A database with more ended attempts than two batches, pinned to an old version."""
    settings = Settings(data_dir=tmp_path, database_url="")
    scene = YamlLibrary(ROOT).scenes()["a7-vacant-duluth"]
    old = a_scale({}, ref=RUBRIC)
    database = open_database(settings.database_url)
    with database.begin() as transaction:
        transaction.people.add(
            Person(id="person-1", email="p@example.com", name="P", roles=frozenset()), NOON
        )
        pins: dict[str, Any] = {
            "scene": transaction.contents.keep_scene(scene, NOON),
            "scale": transaction.contents.keep_scale(old, NOON),
            "scenario": scene.scenario.id,
            "rubric": RUBRIC,
            "outcome": Outcome.NO_SALE,
            "ended_at": NOON,
        }
        for at in range(2 * BATCH + 5):
            made = replace(an_attempt(scene), **pins)
            said = Turn(index=0, speaker=Speaker.HOMEOWNER, text=f"Hello, {at}?", at=NOON)
            turns = (HomeownerTurn(turn=said, spoken_by=SpokenBy.AUTHORED),)
            transaction.attempts.add(replace(made, id=f"attempt-{at:02}", turns=turns))
    database.close()
    return settings


def cards(settings: Settings) -> list[tuple[Scorecard, ...]]:
    """The scorecards of every attempt."""
    database = open_database(settings.database_url)
    with database.begin() as transaction:
        found = [transaction.scorecards.of(a) for a in transaction.attempts.ended_since(None)]
    database.close()
    return found


def test_every_conversation_gets_a_scorecard_once(run: Run, stored: Settings) -> None:
    status, out, err = run("rescore", "--json")
    total = 2 * BATCH + 5
    expected = {"total": total, "done": total, "rescored": total, "scorecards": total}
    assert status == 0
    assert json.loads(out) == {**expected, "current": 0, "without": 0, "queued": 0}
    assert err.splitlines()[-1] == f"{total} of {total} conversations"
    digest = digest_of(YamlLibrary(ROOT).scales()[RUBRIC])
    assert {tuple(card.scale for card in own) for own in cards(stored)} == {(digest,)}
    status, out, _ = run("rescore")
    assert f"0 of {total} ended conversations got 0 new scorecards" in out
    assert f"{total} had one under the current version" in out


def test_killed_midway_it_goes_on_and_adds_nothing_twice(run: Run, stored: Settings) -> None:
    command = [sys.executable, "-m", "trainer", "rescore"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == f"{BATCH} of {2 * BATCH + 5} conversations\n"
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    counts = [len(own) for own in cards(stored)]
    assert BATCH <= sum(counts) <= 2 * BATCH + 5
    assert sum(counts) == counts.count(1)
    assert run("rescore")[0] == 0
    assert [len(own) for own in cards(stored)] == [1] * (2 * BATCH + 5)


def test_a_day_and_a_rubric_limit_it(run: Run, stored: Settings) -> None:
    assert json.loads(run("rescore", "--since", "2026-11-24", "--json")[1])["total"] == 0
    out = run("rescore", "--since", "2026-11-23", "--rubric", "spin", "--json")[1]
    assert json.loads(out)["without"] == 2 * BATCH + 5
    assert set(cards(stored)) == {()}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--rubric", "none"), "no rubric 'none'; there are:"),
        (("--since", "soon"), "'soon' is not a date; give one like"),
    ],
)
def test_what_cannot_be_used_is_named(run: Run, asked: tuple[str, ...], told: str) -> None:
    status, out, err = run("rescore", *asked)
    assert (status, out) == (2, "")
    assert told in err
