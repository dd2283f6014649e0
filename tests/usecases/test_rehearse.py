"""A rehearsal plays one conversation from the opening to its end, and notes what happened."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_scale, a_scene, heard
from tests.domain.trainees.stage import WORDING, prepared
from tests.usecases.calls import a_second_call
from tests.usecases.fakes import FakeClock, FakeCounters, FakeListener, ScriptedVoice
from trainer.adapters.embedded.encoder import open_encoder
from trainer.adapters.embedded.listener import open_listener
from trainer.adapters.embedded.reader import EmbeddedReader
from trainer.adapters.embedded.voice import AuthoredVoice
from trainer.adapters.library.library import YamlLibrary
from trainer.adapters.library.trainees import read_prepared, read_wordings
from trainer.domain.documents.scene import Scene
from trainer.domain.moves import Act, Heard, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.trainees.company import Trainee, TraineeName, trainee
from trainer.domain.trainees.results import Run
from trainer.domain.transcript import Speaker
from trainer.ports import Voice
from trainer.usecases.play_alone import Table
from trainer.usecases.rehearse import Rehearsal, slots_of

ROOT = Path(__file__).parents[2]
HANK = "a7-vacant-duluth"
ENCODER = open_encoder()
READER = EmbeddedReader(ENCODER)
VISIT = heard(MoveKind.PROPOSE_NEXT_STEP, endings=("visit",), when="Thursday at four")
BREACH = heard(MoveKind.INFORM, red_lines=("hype",))
BYE = heard(acts=(Act.GOODBYE,))


@pytest.fixture(scope="module")
def hank() -> Rehearsal:
    """A real person, met with the real words of trainees and real ears."""
    library = YamlLibrary(ROOT)
    scene = library.scenes()[HANK]
    table = a_table(scene, listener=open_listener(library.red_lines(), encoder=ENCODER))
    return Rehearsal(
        table=replace(table, scale=library.scales()[scene.scenario.rubric]),
        wording=read_wordings(ROOT)[scene.scenario.trade],
        reader=READER,
        prepared=read_prepared(ROOT)[HANK],
    )


def a_table(scene: Scene, voice: Voice | None = None, **parts: Any) -> Table:
    """A table with ears that hear nothing in particular unless told otherwise."""
    values = {"listener": FakeListener(), "scale": a_scale({}), **parts}
    return Table(
        scene=scene,
        voice=voice or AuthoredVoice(),
        clock=FakeClock(),
        count=FakeCounters(),
        **values,
    )


def easily_won(**changes: Any) -> Scene:
    """Somebody who agrees to a visit when asked, whatever was said before."""
    ending = {
        "id": "visit",
        "outcome": "advance",
        "moves": ["propose_next_step"],
        "cues": ["Can I come by on Thursday?"],
        "agrees": "Thursday it is.",
        "not_yet": "Not yet.",
    }
    start = {"trust": 95, "patience": 90, "interest": 90}
    return a_scene(endings=[ending], start=start, **changes)


async def recited(will_hear: Sequence[Heard], scene: Scene | None = None) -> Run:
    """A memoriser's run, in which one line after the other is heard as told."""
    table = a_table(scene or easily_won(), listener=FakeListener(list(will_hear)))
    rehearsal = Rehearsal(table=table, wording=WORDING, reader=READER)
    lines = [f"Line {number}." for number in range(len(will_hear))]
    return await rehearsal.play(trainee(TraineeName.MEMORISER, lines), 3)


def said(run: Run) -> list[str]:
    """What the trainee said."""
    return [turn.text for turn in run.turns if turn.speaker is Speaker.REP]


@pytest.mark.parametrize("name", [TraineeName.STRONG, TraineeName.HOSTILE])
async def test_the_same_seed_gives_the_same_run_and_another_seed_another(
    hank: Rehearsal, name: TraineeName
) -> None:
    first = await hank.play(trainee(name), 4)
    assert await hank.play(trainee(name), 4) == first
    assert (await hank.play(trainee(name), 5)).turns != first.turns


async def test_a_run_says_who_met_whom_and_how_it_went(hank: Rehearsal) -> None:
    run = await hank.play(trainee(TraineeName.HOSTILE), 4)
    scenario = hank.table.scene.scenario
    assert (run.scenario, run.difficulty) == (HANK, scenario.difficulty)
    assert (run.trainee, run.seed) == (TraineeName.HOSTILE, 4)
    assert run.rep_turns == len(said(run)) > 0
    assert (run.facts, run.objections) == (len(scenario.facts), len(scenario.objections))
    assert not run.accepted
    assert not run.passed
    assert run.outcome in {Outcome.WALKED_AWAY, Outcome.NO_SALE}
    assert [turn.index for turn in run.turns] == list(range(len(run.turns)))


@pytest.mark.parametrize("seed", [3, 4, 5])
async def test_a_run_is_on_the_day_that_its_seed_draws(hank: Rehearsal, seed: int) -> None:
    run = await hank.play(trainee(TraineeName.HOSTILE), seed)
    assert run.turns[0].text in hank.table.scene.on_day_of(seed).scenario.opening


async def test_who_has_no_line_left_hangs_up() -> None:
    run = await recited([heard(), heard()])
    assert said(run) == ["Line 0.", "Line 1.", ""]
    assert run.turns[-1].text == ""


async def test_who_recites_says_the_script_with_the_names_in_it() -> None:
    scene = easily_won()
    rehearsal = Rehearsal(table=a_table(scene), wording=WORDING, reader=READER)
    lines = said(await rehearsal.play(trainee(TraineeName.RECITER), 3))
    filled = [line.replace("{rep}", scene.company.rep) for line in WORDING.script]
    assert lines == filled[: len(lines)]
    assert len(lines) > 3


async def test_a_good_end_is_one_that_the_scenario_accepts() -> None:
    run = await recited([VISIT, BYE])
    assert (run.outcome, run.accepted) == (Outcome.ADVANCE, True)
    assert said(run)[0] == "Line 0."
    other = await recited([VISIT, BYE], easily_won(accepted=["order"]))
    assert (other.outcome, other.accepted) == (Outcome.ADVANCE, False)


async def test_no_end_is_good_once_a_red_line_was_crossed() -> None:
    run = await recited([BREACH, VISIT, BYE])
    assert (run.outcome, run.accepted) == (Outcome.ADVANCE, False)


async def test_what_was_told_and_met_is_counted() -> None:
    asks = heard(MoveKind.SITUATION_QUESTION, topics=("insurance",))
    run = await recited([asks, VISIT, BYE])
    assert (run.told, run.facts) == (("policy",), 2)
    assert (run.settled, run.objections, run.unheard) == (0, 1, 0)


async def test_a_homeowner_who_says_the_same_again_is_counted() -> None:
    voice = ScriptedVoice([["Yes?"], ["Yes?"], ["Well."], ["Yes?"], ["Bye."]])
    table = a_table(easily_won(), voice)
    rehearsal = Rehearsal(table=table, wording=WORDING, reader=READER)
    run = await rehearsal.play(
        trainee(TraineeName.MEMORISER, ["One.", "Two.", "Three.", "Four."]), 3
    )
    assert run.repeats == 2


@pytest.mark.parametrize(("skill", "prepares"), [(1.0, True), (0.0, False)])
async def test_only_the_skilled_have_thought_of_the_conversation_beforehand(
    skill: float, *, prepares: bool
) -> None:
    rehearsal = Rehearsal(
        table=a_table(easily_won()), wording=WORDING, reader=READER, prepared=prepared()
    )
    run = await rehearsal.play(Trainee(name=TraineeName.STRONG, skill=skill), 3)
    assert any("own-" in line for line in said(run)) is prepares


async def test_a_trainee_with_nothing_prepared_has_the_common_words() -> None:
    rehearsal = Rehearsal(table=a_table(easily_won()), wording=WORDING, reader=READER)
    run = await rehearsal.play(Trainee(name=TraineeName.STRONG, skill=1.0), 3)
    assert any(question in line for line in said(run) for question in asked_well())


def asked_well() -> list[str]:
    """Every question of the common words, well asked."""
    return [line for question in WORDING.asks for line in question.good]


async def test_what_is_learned_by_heart_is_the_first_conversation_that_was_won(
    hank: Rehearsal,
) -> None:
    seeds = range(4, 8)
    lines = await hank.winning_lines(seeds)
    runs = [await hank.play(trainee(TraineeName.STRONG), seed) for seed in seeds]
    first = next(run for run in runs if run.passed and run.accepted)
    assert lines == tuple(line for line in said(first) if line)


async def test_where_none_was_won_the_best_is_learned() -> None:
    scene = easily_won(accepted=["order"])
    hears = [a for _ in range(40) for a in (heard(MoveKind.ACKNOWLEDGE), heard())]
    rehearsal, again = (
        Rehearsal(
            table=a_table(scene, listener=FakeListener(list(hears))), wording=WORDING, reader=READER
        )
        for _ in range(2)
    )
    lines = await rehearsal.winning_lines(range(3))
    runs = [await again.play(trainee(TraineeName.STRONG), seed) for seed in range(3)]
    assert not any(run.accepted for run in runs)
    best = max(runs, key=lambda run: (run.passed and run.accepted, run.overall or 0.0))
    assert lines == tuple(line for line in said(best) if line)


async def test_a_trainee_in_a_hurry_mistypes_the_same_words_for_the_same_seed() -> None:
    table = a_table(easily_won())
    careful = Rehearsal(table=table, wording=WORDING, reader=READER)
    hurried = replace(careful, typos=1.0)
    who = trainee(TraineeName.RECITER)
    clean, typed = said(await careful.play(who, 3)), said(await hurried.play(who, 3))
    assert typed == said(await hurried.play(who, 3))
    assert typed != said(await hurried.play(who, 4))
    assert [len(line.split()) for line in typed] == [len(line.split()) for line in clean]
    assert sum(one != other for one, other in zip(clean, typed, strict=True)) > len(clean) / 2


async def test_what_was_known_before_a_second_call_is_not_found_out_in_it() -> None:
    scene = a_second_call(start={"trust": 95, "patience": 90, "interest": 90})
    asks = heard(MoveKind.SITUATION_QUESTION, topics=("insurance",))
    run = await recited([asks, BYE], scene)
    assert (run.facts, run.told) == (len(scene.scenario.facts) - 1, ())
    assert (run.objections, run.settled) == (0, 0)


def test_the_names_are_those_of_the_briefing_and_the_card() -> None:
    scene = a_scene()
    assert slots_of(scene) == {
        "name": "Pat Example",
        "rep": "Sam",
        "company": "Example Homes",
        "call_back": "555-0100",
    }
