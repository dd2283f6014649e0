"""How long the local scorecard of a 20-turn conversation takes, in one thread.

Once for conversations put together from the labelled lines of the repository, as `trainer score` does
it; and once for the end of an attempt that was played, which also stores it.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import aclosing
from functools import partial
from pathlib import Path

from bench.children import ROOT, temporary_folder
from bench.ears import fresh_listener
from bench.rep_lines import Line, varied
from bench.report import Row, arguments_of, note, show
from bench.timing import Timed, quantiles, quickest, timed
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.attempt import Attempt
from trainer.domain.documents.scene import Scene
from trainer.domain.people import Person
from trainer.domain.transcript import Speaker, Transcript, Turn
from trainer.main import build_parts
from trainer.settings import Settings
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.score_attempt import Ears, score_transcript
from trainer.usecases.seed_demo import seed_demo
from trainer.usecases.services import Services
from trainer.usecases.speak_reply import speak_reply
from trainer.usecases.start_attempt import Start, start_attempt
from trainer.usecases.take_turn import Said, open_turn

TURNS = 20  # of both sides
CONVERSATIONS = 30
ROUNDS = 3  # over all transcripts; the quickest time of each counts
MOST_TRIES = 120  # homeowners hang up on many attempts that are played with any lines


def main() -> None:
    """Measure and print."""
    arguments = arguments_of(__doc__).parse_args()
    with temporary_folder() as folder:
        rows = [*_transcripts(folder), _attempts(folder)]
    show("scoring", {"milliseconds_a_scorecard": rows}, as_json=arguments.json)


def _transcripts(folder: Path) -> list[Row]:
    library = YamlLibrary(ROOT)
    calls = _calls(library)
    alone: list[tuple[Transcript, Scene | None]] = [(transcript, None) for transcript, _ in calls]
    rows: list[Row] = []
    for what, some in (("transcript, scenario known", calls), ("transcript alone", alone)):
        note(f"{what} ...")
        rounds = [_round(library, folder, some) for _ in range(ROUNDS)]
        rows.append({"what": what, **quantiles(quickest(rounds), digits=1)})
    return rows


def _round(
    library: YamlLibrary, folder: Path, calls: Sequence[tuple[Transcript, Scene | None]]
) -> list[Timed]:
    scale = library.scales()["objection-handling"]
    ears = Ears(listener=fresh_listener(library, folder), library=library)
    ears.listener.hear("Hello?", (), None)
    return [
        timed(partial(score_transcript, ears, transcript, scale, scene))
        for transcript, scene in calls
    ]


def _calls(library: YamlLibrary) -> list[tuple[Transcript, Scene | None]]:
    """Conversations about the scenarios in turn; no line is said in two of them."""
    scenes = sorted(library.scenes().values(), key=lambda scene: scene.scenario.id)
    trades = {scene.scenario.trade for scene in scenes}
    sides = {
        trade: (varied("homeowner", trade, seed=1), varied("rep", trade, seed=1))
        for trade in trades
    }
    calls: list[tuple[Transcript, Scene | None]] = []
    for at in range(CONVERSATIONS):
        scene = scenes[at % len(scenes)]
        calls.append((_transcript(scene, sides[scene.scenario.trade]), scene))
    return calls


def _transcript(scene: Scene, sides: tuple[Iterator[Line], Iterator[Line]]) -> Transcript:
    speakers = (Speaker.HOMEOWNER, Speaker.REP)
    turns = tuple(
        Turn(index=index, speaker=speakers[index % 2], text=next(sides[index % 2]).text)
        for index in range(TURNS)
    )
    return Transcript(turns=turns, scenario=scene.scenario.id)


def _attempts(folder: Path) -> Row:
    note("playing attempts to their 20th turn ...")
    parts = build_parts(Settings(data_dir=folder, demo=True, llm_base_url=None))
    try:
        seed_demo(parts.services)
        parts.prepare(lambda: False)
        ends = _ends(parts.services)
        return {"what": "end of an attempt, stored", **quantiles(ends, digits=1)}
    finally:
        asyncio.run(parts.close())


def _ends(services: Services) -> list[Timed]:
    with services.storage.begin() as transaction:
        person = transaction.people.by_email("nia@demo.localhost")
    assert person is not None
    scenes = sorted(services.library.scenes())
    taken: list[Timed] = []
    for seed in range(MOST_TRIES):
        attempt = asyncio.run(_played(services, person, scenes[seed % len(scenes)], seed))
        if attempt is not None:
            taken.append(timed(partial(end_attempt, services, person, attempt.id)))
        if len(taken) == CONVERSATIONS:
            break
    return taken


async def _played(services: Services, person: Person, scenario: str, seed: int) -> Attempt | None:
    """An attempt of TURNS turns that is still open, or None where it ended before."""
    attempt = start_attempt(services, person, Start(scenario=scenario, seed=seed))
    lines = varied("rep", services.library.scenes()[scenario].scenario.trade, seed)
    for index in range(1, TURNS, 2):
        said = Said(index=index, text=next(lines).text)
        opened = open_turn(services, person, attempt.id, said)
        async with aclosing(speak_reply(services, opened)) as pieces:
            async for piece in pieces:
                if getattr(piece, "outcome", None) is not None:
                    return None
    return attempt


if __name__ == "__main__":
    main()
