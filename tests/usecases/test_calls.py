"""Uploading, reading and forgetting real calls."""

from datetime import timedelta

import pytest

from tests.builders import a_scale, heard
from tests.usecases.world import MONA, NIA, OMAR, World
from trainer.domain.moves import MoveKind
from trainer.domain.reading.transcripts import read_transcript
from trainer.errors import InvalidInputError, NotFoundError, TranscriptError, UnknownRepError
from trainer.usecases.review_call import (
    concerns_in,
    forget_call,
    list_calls,
    read_call,
    sweep_calls,
)
from trainer.usecases.upload_call import (
    MOST_CALLS,
    MOST_LETTERS,
    MOST_TURNS,
    Draft,
    Terms,
    masked,
    read_draft,
    store_calls,
)

TALK = "Rep: Hi, this is Dana.\nOwner: Petty here, 218-555-0142.\nRep: That is fair.\n"
TERMS = Terms(rights=True, keep_days=30, rubric="test-rubric")


def store(world: World, *texts: str, terms: Terms = TERMS, title: str = "") -> list[str]:
    drafts = [read_draft(text, title) for text in texts]
    return [call.id for call in store_calls(world.services, NIA, drafts, terms)]


def test_a_call_is_stored_masked_scored_and_pinned_to_its_rubric(world: World) -> None:
    world.listener.will_hear += [heard(), heard(MoveKind.ACKNOWLEDGE)]
    (ref,) = store(world, TALK)
    call = read_call(world.services, NIA, ref)
    assert [turn.text for turn in call.transcript.turns] == [
        "Hi, this is [name].",
        "Petty here, [phone].",
        "That is fair.",
    ]
    assert call.scorecard.overall == 100
    assert call.scorecard.scenario is None
    assert call.keep_until == world.clock.time + timedelta(days=30)
    assert call.scale in world.storage.state.scales
    assert (call.title, call.rubric) == ("Call of 23 November 2026", "test-rubric")
    assert "[name]" not in [text for text, _ in world.listener.asked]
    assert world.listener.asked[0][0] == "Hi, this is Morgan."


def test_a_draft_that_was_tampered_with_is_masked_before_it_is_stored(world: World) -> None:
    raw = Draft(title="With Mrs. Petty", transcript=read_transcript(TALK))
    (call,) = store_calls(world.services, NIA, [raw], TERMS)
    assert call.title == "With Mrs. [name]"
    assert "Dana" not in repr(world.storage.state.calls)


@pytest.mark.parametrize(
    "terms",
    [
        Terms(rights=False, rubric="test-rubric"),
        Terms(rights=True, rubric="test-rubric", keep_days=0),
        Terms(rights=True, rubric="test-rubric", keep_days=366),
    ],
)
def test_without_the_right_or_for_too_long_nothing_is_stored(world: World, terms: Terms) -> None:
    with pytest.raises(InvalidInputError):
        store(world, TALK, terms=terms)
    assert world.storage.state.calls == {}


def test_an_unknown_rubric_stores_nothing(world: World) -> None:
    with pytest.raises(NotFoundError):
        store(world, TALK, terms=Terms(rights=True, rubric="none"))
    assert world.storage.state.calls == {}


@pytest.mark.parametrize("number", [0, MOST_CALLS + 1])
def test_too_few_or_too_many_calls_are_refused(world: World, number: int) -> None:
    with pytest.raises(InvalidInputError):
        store(world, *[TALK] * number)


def test_what_is_no_call_is_refused() -> None:
    for text in ("", "a note", "Rep: Hi.\nOwner: " + "a" * (MOST_LETTERS + 1)):
        with pytest.raises(TranscriptError):
            read_draft(text)
    with pytest.raises(TranscriptError, match="turns"):
        read_draft("Rep: Hi.\nOwner: No.\n" * (MOST_TURNS // 2 + 1))
    with pytest.raises(UnknownRepError) as asked:
        read_draft("Kim: Hi.\nSam: Yes?\nKim: Hm.\nSam: Hm.\n")
    assert asked.value.names == ("Kim", "Sam")
    assert masked(read_draft(TALK), ["fair"]).transcript.turns[2].text == "That is [masked]."


def test_only_who_uploaded_a_call_reads_or_forgets_it(world: World) -> None:
    (ref,) = store(world, TALK)
    for other in (OMAR, MONA):
        with pytest.raises(NotFoundError):
            read_call(world.services, other, ref)
        with pytest.raises(NotFoundError):
            forget_call(world.services, other, ref)
        assert list_calls(world.services, other) == ()
    forget_call(world.services, NIA, ref)
    with pytest.raises(NotFoundError):
        read_call(world.services, NIA, ref)


def test_a_call_is_gone_when_its_day_has_come(world: World) -> None:
    (old,) = store(world, TALK)
    world.clock.passes(timedelta(days=29))
    (new,) = store(world, TALK)
    world.clock.passes(timedelta(days=1))
    with pytest.raises(NotFoundError):
        read_call(world.services, NIA, old)
    assert set(world.storage.state.calls) == {old, new}
    assert [call.id for call in list_calls(world.services, NIA)] == [new]
    assert sweep_calls(world.services) == 0
    world.clock.passes(timedelta(days=30))
    (newest,) = store(world, TALK)
    assert set(world.storage.state.calls) == {newest}


def test_concerns_are_gathered_over_all_calls(world: World) -> None:
    store(world, TALK, TALK)
    assert concerns_in(list_calls(world.services, NIA)) == ()


def test_a_title_is_cut_and_kept(world: World) -> None:
    world.library.rubrics["other"] = a_scale({}, ref="other")
    terms = Terms(rights=True, rubric="other")
    (ref,) = store(world, TALK, title="x" * 500, terms=terms)
    call = read_call(world.services, NIA, ref)
    assert call.title == "x" * 120
    assert call.rubric == "other"
