"""How long the local scorecard of a 20-turn conversation takes, in one thread.

Once for conversations put together from the labelled lines of the repository, as `trainer score` does
it; and once for the end of an attempt that was played, which also stores it.
"""

import asyncio
from contextlib import aclosing
from functools import partial

from bench.children import ROOT, temporary_folder
from bench.rep_lines import varied
from bench.report import Row, arguments_of, note, show
from bench.timing import Timed, quantiles, timed
from trainer.adapters.embedded.listener import open_listener
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
TIMES = 3  # each transcript; the quickest counts
MOST_TRIES = 120  # homeowners hang up on many attempts that are played with any lines


def main() -> None:
    """Measure and print."""
    arguments = arguments_of(__doc__).parse_args()
    rows = [*_transcripts(), _attempts()]
    show("scoring", {"milliseconds_a_scorecard": rows}, as_json=arguments.json)


def _transcripts() -> list[Row]:
    library = YamlLibrary(ROOT)
    listener = open_listener(library.red_lines())
    listener.prepare(library.scenes().values())
    ears = Ears(listener=listener, library=library)
    scenes = sorted(library.scenes().values(), key=lambda scene: scene.scenario.id)
    scale = library.scales()["objection-handling"]
    calls = [(_transcript(scenes[at % len(scenes)], at), at) for at in range(CONVERSATIONS)]
    score_transcript(ears, calls[0][0], scale, scenes[0])
    known, alone = [], []
    for transcript, at in calls:
        scene = scenes[at % len(scenes)]
        known.append(timed(partial(score_transcript, ears, transcript, scale, scene), TIMES))
        alone.append(timed(partial(score_transcript, ears, transcript, scale, None), TIMES))
    return [
        {"what": "transcript, scenario known", **quantiles(known, digits=1)},
        {"what": "transcript alone", **quantiles(alone, digits=1)},
    ]


def _transcript(scene: Scene, seed: int) -> Transcript:
    """Both sides by turns, with lines of the scenario's trade; no two conversations are the same."""
    rep = varied("rep", scene.scenario.trade, seed)
    owner = varied("homeowner", scene.scenario.trade, seed)
    sides = ((Speaker.HOMEOWNER, owner), (Speaker.REP, rep))
    turns = []
    for index in range(TURNS):
        speaker, lines = sides[index % 2]
        turns.append(Turn(index=index, speaker=speaker, text=next(lines).text))
    return Transcript(turns=tuple(turns), scenario=scene.scenario.id)


def _attempts() -> Row:
    note("playing attempts to their 20th turn ...")
    with temporary_folder() as folder:
        parts = build_parts(Settings(data_dir=folder, demo=True, llm_base_url=None))
        try:
            seed_demo(parts.services)
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
