"""How long the listener takes for a rep's line, and how well it hears writers it has never met.

The lines of `lines/rep/w4.jsonl`, each with its context and a scenario of its trade, in one thread. Then
precision, recall and F1 of every label on the held-out writers, how sure it may be, how far two people
agree on the same lines, and how often the topic of a question is found.
"""

import statistics
from collections.abc import Mapping, Sequence
from functools import partial

from bench.children import ROOT, temporary_folder
from bench.ears import fresh_listener
from bench.held_out import agreement, held_out
from bench.rep_lines import Line, lines_of
from bench.report import Row, arguments_of, note, show
from bench.timing import Timed, quantiles, quickest, timed
from trainer.adapters.embedded.aims import topics_of
from trainer.adapters.embedded.classifier import open_weights
from trainer.adapters.embedded.encoder import Encoder, open_encoder
from trainer.adapters.embedded.learning.samples import HOMEOWNER, MOVES
from trainer.adapters.embedded.lines import read_lines
from trainer.adapters.embedded.listener import EmbeddedListener
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.documents.base import Trade
from trainer.domain.documents.scene import Scene
from trainer.domain.moves import AimKind

LINES = "rep/w4.jsonl"
ROUNDS = 3  # over all lines; the quickest time of each counts
WARM_LINES = 20
HEARD = 0.5  # confidence from which a topic counts as heard
SIZES = (
    ("all lines", 0, 10_000),
    ("1-20 words", 1, 20),
    ("21-40 words", 21, 40),
    ("over 40", 41, 10_000),
)


def main() -> None:
    """Measure and print."""
    arguments = arguments_of(__doc__).parse_args()
    library = YamlLibrary(ROOT)
    scenes = {scene.scenario.trade: scene for scene in library.scenes().values()}
    with temporary_folder() as folder:
        note("time for each line ...")
        rounds = [_round(fresh_listener(library, folder), scenes) for _ in range(ROUNDS)]
        tables: dict[str, list[Row]] = {"milliseconds_a_line": _times(quickest(rounds))}
        note("held-out writers ...")
        encoder = open_encoder()
        listener = fresh_listener(library, folder)
        reps, owners = read_lines(ROOT / "lines")
        tables |= held_out(encoder, listener, reps, owners)
        tables["two_people_agree_on_moves"] = agreement(reps, MOVES)
        tables["two_people_agree_on_homeowners"] = agreement(owners, HOMEOWNER)
        tables["topics"] = _topics(fresh_listener(library, folder), encoder, scenes)
    show("listener", tables, as_json=arguments.json)


def _round(listener: EmbeddedListener, scenes: Mapping[Trade, Scene]) -> list[Timed]:
    for line in lines_of("rep/w8.jsonl")[:WARM_LINES]:
        listener.hear(line.text, line.context, scenes[Trade(line.trade)])
    return [
        timed(partial(listener.hear, line.text, line.context, scenes[Trade(line.trade)]))
        for line in lines_of(LINES)
    ]


def _times(taken: Sequence[Timed]) -> list[Row]:
    sized = [
        (len(line.text.split()), one) for line, one in zip(lines_of(LINES), taken, strict=True)
    ]
    rows: list[Row] = []
    for name, least, most in SIZES:
        chosen = [one for words, one in sized if least <= words <= most]
        rows.append({"lines": name, **quantiles(chosen, digits=2)})
    return rows


def _topics(
    listener: EmbeddedListener, encoder: Encoder, scenes: Mapping[Trade, Scene]
) -> list[Row]:
    """How often the surest topic is right, as the product hears a line and by its meaning alone."""
    lines = lines_of("topics/q1.jsonl")
    rows: list[Row] = []
    for trade, scene in sorted(scenes.items()):
        own = [line for line in lines if line.trade == trade]
        some = [line for line in own if line.topics]
        none = [line for line in own if not line.topics]
        scores = topics_of(encoder, scene, open_weights().asked).scores
        nearest = []
        for line in some:
            score = scores(encoder.encode(line.text).sentence[None, :])
            nearest.append(max(score, key=lambda ref: score[ref]) in line.topics)
        heard = [_heard_topic(listener, line, scene) in line.topics for line in some]
        invented = [_heard_topic(listener, line, scene) is not None for line in none]
        rows.append(
            {
                "trade": trade,
                "topics": len(scene.topics),
                "questions": len(some),
                "top_1_as_heard": round(statistics.fmean(heard), 3),
                "top_1_by_meaning_alone": round(statistics.fmean(nearest), 3),
                "without_topic": len(none),
                "heard_one_all_the_same": round(statistics.fmean(invented), 3),
            }
        )
    return rows


def _heard_topic(listener: EmbeddedListener, line: Line, scene: Scene) -> str | None:
    aims = listener.hear(line.text, line.context, scene).aims_at(AimKind.TOPIC)
    return aims[0].ref if aims and aims[0].confidence >= HEARD else None


if __name__ == "__main__":
    main()
