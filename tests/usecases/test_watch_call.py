"""Replays: the first call that goes as it should, played once and kept."""

import pytest

from tests.builders import a_scale, a_scene
from tests.domain.trainees.stage import WORDING
from tests.usecases.fakes import FakeClock, FakeCounters, FakeListener
from trainer.adapters.embedded.encoder import open_encoder
from trainer.adapters.embedded.reader import EmbeddedReader
from trainer.adapters.embedded.voice import AuthoredVoice
from trainer.usecases.play_alone import Table
from trainer.usecases.rehearse import Rehearsal
from trainer.usecases.watch_call import MOST_KEPT, SEEDS, Replays, Which, replay_call

READER = EmbeddedReader(open_encoder())


@pytest.fixture
def rehearsal() -> Rehearsal:
    """Somebody who is never won, for nobody is heard."""
    table = Table(
        scene=a_scene(),
        scale=a_scale({}),
        listener=FakeListener(),
        voice=AuthoredVoice(),
        clock=FakeClock(),
        count=FakeCounters(),
    )
    return Rehearsal(table=table, wording=WORDING, reader=READER)


@pytest.fixture
def opened() -> list[str]:
    """The scenarios that were opened for rehearsals."""
    return []


@pytest.fixture
def replays(rehearsal: Rehearsal, opened: list[str]) -> Replays:
    """Replays of that one person."""

    def rehearsal_of(scenario: str) -> Rehearsal:
        opened.append(scenario)
        if scenario == "broken":
            raise ValueError(scenario)
        return rehearsal

    return Replays(lambda: rehearsal_of)


async def test_the_weak_call_is_the_first_that_does_not_pass(rehearsal: Rehearsal) -> None:
    replay = await replay_call(rehearsal, Which.WEAK)
    assert (replay.passed, replay.is_as_meant, replay.attempt.seed) == (False, True, SEEDS[0])
    assert replay.attempt.is_over


async def test_where_no_strong_call_passes_the_best_is_shown_for_what_it_is(
    rehearsal: Rehearsal,
) -> None:
    replay = await replay_call(rehearsal, Which.STRONG)
    assert (replay.passed, replay.is_as_meant) == (False, False)


def test_a_call_is_played_once_for_each_version_of_a_scene(
    replays: Replays, opened: list[str]
) -> None:
    scene = a_scene()
    first = replays.ask(scene, Which.WEAK).result(timeout=300)
    assert replays.ask(a_scene(), Which.WEAK).result(timeout=300) is first
    changed = replays.ask(a_scene(minutes=7), Which.WEAK).result(timeout=300)
    strong = replays.ask(scene, Which.STRONG).result(timeout=300)
    assert (changed is first, strong.which) == (False, Which.STRONG)
    assert opened == ["test-person"] * 3
    replays.close()


def test_a_call_that_failed_is_tried_again(replays: Replays, opened: list[str]) -> None:
    broken = a_scene(id="broken")
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            replays.ask(broken, Which.WEAK).result(timeout=300)
    assert opened == ["broken", "broken"]


def test_only_the_last_ones_are_kept(replays: Replays, opened: list[str]) -> None:
    first = a_scene(id="broken")
    for number in range(MOST_KEPT + 1):
        replays.ask(a_scene(id="broken", minutes=5 + number % 10, title=f"T {number}"), Which.WEAK)
    replays.ask(first, Which.WEAK)
    replays.close()
    assert len(opened) <= MOST_KEPT + 2
