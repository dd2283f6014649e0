"""The check of a voice: every way in which a model can fail is counted, and the talk goes on."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from math import ceil

import pytest

from tests.builders import a_scale, a_scene
from tests.domain.trainees.stage import WORDING
from tests.support.replies import Reply, cut, html, says, server_error, slow
from tests.support.scripted_endpoint import ScriptedEndpoint
from tests.usecases.fakes import FakeCounters
from trainer.adapters.clock import SystemClock
from trainer.adapters.embedded.encoder import open_encoder
from trainer.adapters.embedded.listener import open_listener
from trainer.adapters.embedded.reader import EmbeddedReader
from trainer.adapters.embedded.voice import AuthoredVoice
from trainer.adapters.llm.endpoint import Prices, open_endpoint
from trainer.adapters.llm.voice import ModelVoice
from trainer.domain.homeowner.guard import Problem
from trainer.domain.outcome import Outcome
from trainer.domain.trainees.company import TraineeName, trainee
from trainer.domain.trainees.results import Run
from trainer.domain.transcript import Speaker
from trainer.ports import Voice
from trainer.usecases.check_voice import Checked, VoiceCheck, deals_alone, report_of
from trainer.usecases.play_alone import Table
from trainer.usecases.rehearse import Rehearsal

SEED = 1
PATIENT, HASTY = 20.0, 0.15  # seconds
BREACHES = {
    Problem.UNEARNED: "Zurbriggen takes 310 a month from me.",
    Problem.ROLE: "I'm calling about your house.",
    Problem.META: "I am a language model and cannot own a roof.",
    Problem.MARKUP: "**Not** for sale",
    Problem.LANGUAGE: "Этот дом не продаётся.",
    Problem.EMPTY: "",
}
MORE_BREACHES = [
    (Problem.ROLE, "Rep: Would Thursday suit you?"),
    (Problem.ROLE, "Thank you for reaching out to us"),
    (Problem.MARKUP, "(sighs) Not today"),
    (Problem.MARKUP, "*hangs up*"),
]
FAILURES = {
    "time-out": (HASTY, slow("Too late.", wait_s=5), "ModelUnavailableError"),
    "error": (PATIENT, server_error(), "ModelUnavailableError"),
    "broken off": (PATIENT, cut("I was just about to say", after=2), "ModelUnavailableError"),
    "page": (PATIENT, html(), "ModelReplyError"),
}


@pytest.fixture(scope="module")
def rehearsal() -> Rehearsal:
    """A small scenario with real ears, at which the authored voice speaks."""
    scene = a_scene()
    lines = {  # names of phrases as words: an underscore is markup to the guard
        name: tuple(line.replace("_", " ") for line in group)
        for name, group in scene.phrasebook.lines.items()
    }
    phrasebook = scene.phrasebook.model_copy(update={"lines": lines})
    table = Table(
        scene=scene.model_copy(update={"phrasebook": phrasebook}),
        scale=a_scale({}),
        listener=open_listener({}),
        voice=AuthoredVoice(),
        clock=SystemClock(),
        count=FakeCounters(),
    )
    return Rehearsal(table=table, wording=WORDING, reader=EmbeddedReader(open_encoder()))


@pytest.fixture(scope="module")
def authored(rehearsal: Rehearsal) -> Run:
    """The same talk as the authored voice holds it."""
    return asyncio.run(rehearsal.play(trainee(TraineeName.AVERAGE), SEED))


@pytest.fixture
async def voice(
    scripted_endpoint: ScriptedEndpoint, request: pytest.FixtureRequest
) -> AsyncIterator[ModelVoice]:
    """A model at the scripted endpoint, asked once; the parameter is the patience in seconds."""
    prices = Prices(tokens_in=1.0, tokens_out=2.0)
    patience = getattr(request, "param", PATIENT)
    endpoint = open_endpoint(scripted_endpoint.base_url, "test", timeout_s=patience, prices=prices)
    once = replace(endpoint, client=endpoint.client.with_options(max_retries=0))
    yield ModelVoice(once, "scripted")
    await endpoint.close()


async def checked(rehearsal: Rehearsal, voice: Voice) -> Checked:
    """One conversation with this voice."""
    table = replace(rehearsal.table, voice=voice)
    return await VoiceCheck(rehearsal=replace(rehearsal, table=table)).play(SEED)


def homeowner(run: Run) -> list[str]:
    """What the homeowner said, the opening left out."""
    return [turn.text for turn in run.turns[1:] if turn.speaker is Speaker.HOMEOWNER and turn.text]


@pytest.mark.parametrize(("problem", "words"), [*BREACHES.items(), *MORE_BREACHES])
async def test_a_model_that_always_breaks_the_guard_is_counted_and_never_heard(
    rehearsal: Rehearsal,
    authored: Run,
    voice: ModelVoice,
    scripted_endpoint: ScriptedEndpoint,
    problem: Problem,
    words: str,
) -> None:
    scripted_endpoint.otherwise(says(words))
    one = await checked(rehearsal, voice)
    report = report_of("test-person", [one])
    count = len(homeowner(authored))
    assert count > 1
    assert homeowner(one.run) == homeowner(authored)
    assert (report.replies, report.repairs, report.role_swaps) == (count, count, 0)
    assert {name: n for name, n in report.stopped.items() if n} == {problem.value: 2 * count}
    assert report.fell_back == {"Stopped": count}
    assert "fall-backs" in [bar.name for bar in report.bars() if not bar.kept]
    assert len(scripted_endpoint.requests) == 2 * count


async def test_a_model_that_talks_too_long_is_stopped_in_mid_reply_and_not_asked_again(
    rehearsal: Rehearsal, authored: Run, voice: ModelVoice, scripted_endpoint: ScriptedEndpoint
) -> None:
    scripted_endpoint.otherwise(says("and then " * 40))
    one = await checked(rehearsal, voice)
    report = report_of("test-person", [one])
    count = len(homeowner(authored))
    assert homeowner(one.run) == homeowner(authored)
    assert (report.repairs, report.stopped["too_long"]) == (0, count)
    assert report.fell_back == {"Stopped": count}


@pytest.mark.parametrize("words", ["You've got a deal!", "That sounds reasonable to me"])
async def test_a_model_that_caves_in_is_stopped_or_counted(
    rehearsal: Rehearsal,
    authored: Run,
    voice: ModelVoice,
    scripted_endpoint: ScriptedEndpoint,
    words: str,
) -> None:
    scripted_endpoint.otherwise(says(words))
    one = await checked(rehearsal, voice)
    report = report_of("test-person", [one])
    heard, told = homeowner(one.run), homeowner(authored)
    assert heard[:-1] == told[:-1]
    assert report.cave_ins == heard.count(words)
    assert report.stopped["caved_in"] == 2 * (len(told) - report.cave_ins) > 0


async def test_a_cave_in_that_the_guard_lets_through_is_counted(
    rehearsal: Rehearsal, voice: ModelVoice, scripted_endpoint: ScriptedEndpoint
) -> None:
    scripted_endpoint.otherwise(says("Fine, I'll take it."))
    report = report_of("test-person", [await checked(rehearsal, voice)])
    assert report.cave_ins == report.replies > 1
    assert "cave-ins" in [bar.name for bar in report.bars() if not bar.kept]


async def test_agreeing_where_the_homeowner_agreed_is_no_cave_in(
    rehearsal: Rehearsal, authored: Run, voice: ModelVoice, scripted_endpoint: ScriptedEndpoint
) -> None:
    lines = homeowner(authored)
    scripted_endpoint.queue(*(says(line) for line in lines[:-1]), says("Right, that's a deal."))
    one = await checked(rehearsal, voice)
    notes = one.notes
    assert notes.asked[max(notes.asked)].ends
    assert one.agreed == 1
    agreed = replace(one.run, outcome=Outcome.ADVANCE)
    assert deals_alone(agreed, notes) == 0


@pytest.mark.parametrize(
    ("voice", "reply", "reason"), FAILURES.values(), ids=FAILURES, indirect=["voice"]
)
async def test_a_model_that_fails_is_counted_and_the_authored_line_is_spoken(
    rehearsal: Rehearsal,
    authored: Run,
    voice: ModelVoice,
    scripted_endpoint: ScriptedEndpoint,
    reply: Reply,
    reason: str,
) -> None:
    scripted_endpoint.otherwise(reply)
    one = await checked(rehearsal, voice)
    report = report_of("test-person", [one])
    assert homeowner(one.run) == homeowner(authored)
    assert report.fell_back == {reason: len(homeowner(authored))}
    assert (report.repairs, sum(report.stopped.values())) == (0, 0)


async def test_a_faithful_model_keeps_every_bar_that_the_authored_voice_keeps(
    rehearsal: Rehearsal, authored: Run, voice: ModelVoice, scripted_endpoint: ScriptedEndpoint
) -> None:
    lines = homeowner(authored)
    scripted_endpoint.queue(*(says(line) for line in lines))
    report = report_of("test-person", [await checked(rehearsal, voice)])
    assert (report.replies, report.repairs, report.fell_back) == (len(lines), 0, {})
    assert all(bar.kept for bar in report.bars()[:4])
    words = sum(len(line.split()) for line in lines)
    assert (report.tokens_in, report.tokens_out) == (len(lines), words)
    assert report.dollars == pytest.approx((len(lines) + 2 * words) / 1_000_000)


async def test_a_repair_that_succeeds_is_a_repair_and_no_fall_back(
    rehearsal: Rehearsal, authored: Run, voice: ModelVoice, scripted_endpoint: ScriptedEndpoint
) -> None:
    lines = homeowner(authored)
    scripted_endpoint.queue(says("**No.**"), *(says(line) for line in lines))
    report = report_of("test-person", [await checked(rehearsal, voice)])
    assert (report.repairs, report.fell_back) == (1, {})
    assert report.stopped["markup"] == 1
    assert report.tokens_in == len(lines) + 1


async def test_a_role_swap_that_the_guard_lets_through_is_counted(
    rehearsal: Rehearsal, voice: ModelVoice, scripted_endpoint: ScriptedEndpoint
) -> None:
    scripted_endpoint.otherwise(says("Hi, this is Sam with Example Homes."))
    report = report_of("test-person", [await checked(rehearsal, voice)])
    assert report.role_swaps == report.replies > 1
    missed = [bar.name for bar in report.bars() if not bar.kept]
    assert {"role swaps", "exact repeats", "same opening words"} <= set(missed)
    assert "fall-backs" not in missed


async def test_the_wait_for_a_reply_is_measured_from_the_reps_words_to_its_end(
    rehearsal: Rehearsal, authored: Run, voice: ModelVoice, scripted_endpoint: ScriptedEndpoint
) -> None:
    lines = homeowner(authored)
    scripted_endpoint.queue(*(says(line) for line in lines[:-1]), slow(lines[-1], wait_s=0.3))
    one = await checked(rehearsal, voice)
    report = report_of("test-person", [one])
    assert one.seconds()[-1] >= 0.3
    assert len(one.seconds()) == len(lines)
    ranked = sorted(one.seconds())
    assert report.seconds_p95 == round(ranked[ceil(0.95 * len(ranked)) - 1], 3)


async def test_leaks_and_cave_ins_of_the_runs_are_added_up(
    rehearsal: Rehearsal, voice: ModelVoice, scripted_endpoint: ScriptedEndpoint
) -> None:
    scripted_endpoint.otherwise(says("Go on, then."))
    one = await checked(rehearsal, voice)
    bad = replace(one, run=replace(one.run, leaks=("policy",), unheard=2))
    report = report_of("all", [bad, bad])
    assert (report.conversations, report.leaks, report.cave_ins) == (2, 2, 4)
    assert {"leaks", "cave-ins"} <= {bar.name for bar in report.bars() if not bar.kept}


def test_no_conversation_gives_no_figures_and_misses_no_bar() -> None:
    report = report_of("all", [])
    assert (report.replies, report.seconds_median, report.seconds_p95) == (0, None, None)
    assert report.dollars is None
    assert all(bar.kept for bar in report.bars())
