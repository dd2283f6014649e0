"""What mind and guard cost a turn, beside the listener: one step, its words, and the guard over them.

Conversations of simulated trainees are played once; then each of their turns is taken again from the mind it met,
with what was heard already known. One thread.
"""

import asyncio
from collections.abc import Iterator
from functools import partial

from bench.report import arguments_of, note, show
from bench.timing import Timed, quantiles, quickest, timed
from trainer.domain.attempt import Attempt, RepTurn
from trainer.domain.chance import draw
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.brief import brief_for
from trainer.domain.homeowner.guard import guard_for
from trainer.domain.homeowner.mind import Mind
from trainer.domain.homeowner.script import script, slots_for
from trainer.domain.homeowner.step import step
from trainer.domain.trainees.company import TraineeName, trainee
from trainer.main import build_rehearsals
from trainer.settings import Settings
from trainer.usecases.rehearse import Rehearsal

PEOPLE = ("a1-angry-number", "a7-vacant-duluth", "b1-three-quotes", "b4-always-a-crack")
SEEDS = range(1, 5)
ROUNDS = 5  # over all turns; the quickest time of each counts


def main() -> None:
    """Measure and print."""
    arguments = arguments_of(__doc__).parse_args()
    note("conversations ...")
    turns = list(_turns())
    rounds = [[timed(turn) for turn in turns] for _ in range(ROUNDS)]
    taken: list[Timed] = quickest(rounds)
    row = {"what": "mind, words and guard", **quantiles(taken, digits=3)}
    show("mind", {"milliseconds_a_turn": [row]}, as_json=arguments.json)


def _turns() -> Iterator[partial[None]]:
    rehearsal_of = build_rehearsals(Settings(), "")
    for person in PEOPLE:
        rehearsal = rehearsal_of(person)
        for seed in SEEDS:
            attempt = asyncio.run(_played(rehearsal, seed))
            yield from _again(rehearsal.table.day_of(attempt), attempt)


async def _played(rehearsal: Rehearsal, seed: int) -> Attempt:
    kept: list[Attempt] = []
    run = await rehearsal.play(trainee(TraineeName.STRONG), seed)
    table = rehearsal.table
    attempt = table.open(seed)
    for turn in run.turns[1:]:
        if turn.speaker.value == "rep" and not attempt.is_over:
            said = table.say(attempt, turn.text, turn.action)
            async for piece in table.reply(said):
                if isinstance(piece, Attempt):
                    kept = [piece]
            attempt = kept[-1]
    return attempt


def _again(scene: Scene, attempt: Attempt) -> Iterator[partial[None]]:
    before = attempt.first
    for at, turn in enumerate(attempt.turns):
        if isinstance(turn, RepTurn):
            yield partial(_one, scene, attempt, at, before)
            before = turn.mind


def _one(scene: Scene, attempt: Attempt, at: int, before: Mind) -> None:
    turn = attempt.turns[at]
    assert isinstance(turn, RepTurn)
    spoken = attempt.transcript.turns[: at + 1]
    chance = partial(draw, attempt.seed, at)
    reaction = step(before, scene, turn.heard, turn.turn, chance)
    words = script(reaction.parts, scene, spoken, chance, slots_for(reaction.mind, scene))
    guard_for(brief_for(scene, reaction.mind, reaction.mood, spoken, words)).check(words)


if __name__ == "__main__":
    main()
