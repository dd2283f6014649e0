"""Whether a local scorecard can be trusted: what it quotes, repeats, hears in other words, and ranks.

Trainees of ten skills play every scenario. Their scorecards are checked quote by quote; some are
scored again as they are, typed badly, in lower case, put another way, and without what they quote.
Pairs of conversations in which the bad one is longer, politer and asks more are put in order.
"""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from os import cpu_count
from statistics import fmean, median

from bench.children import ROOT
from bench.report import Row, arguments_of, note, quantile, show
from bench.rewording import REWORDINGS
from bench.scorecard_talks import LEVELS, OTHER, RUBRIC, Talk, spearman, talks_of
from bench.timing import timed
from trainer.adapters.embedded.listener import open_listener
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.documents.rubric import Scale
from trainer.domain.transcript import Speaker, Transcript, Turn
from trainer.usecases.score_attempt import Ears, score_transcript

PAIRS = ROOT / "tests/data/pairs.jsonl"
SEEDS, QUICK_SEEDS = 3, 1  # conversations a level and scenario
REWORDED, QUICK_REWORDED = 5, 1  # conversations of a scenario that are scored in other words
QUICK_SCENARIOS = 4
TURNS = 20  # of the conversations that are timed

Bar = tuple[str, str, float | None, bool | None]
"""What is measured, the bar in words, the value, and whether it is met; None where it is not known."""


def main() -> None:
    """Measure and print."""
    parser = arguments_of(__doc__)
    parser.add_argument("--jobs", type=int, default=cpu_count() or 1, help="processes")
    parser.add_argument("--quick", action="store_true", help="a few scenarios, one seed")
    arguments = parser.parse_args()
    library = YamlLibrary(ROOT)
    talks = list(_talks(library, arguments.jobs, quick=arguments.quick))
    pairs = _pairs()
    ranks = ranks_of(talks)
    ordered = pairs_in_order(library, pairs)
    bars = [*_quoting(talks), *_rewording(talks), *_ranking(ranks), *_ordering(ordered)]
    bars += _speed(library, pairs)
    tables: dict[str, Sequence[Row]] = {
        "rank_of_skill": ranks,
        "rewordings": reworded(talks),
        "pairs_ordered_right": ordered,
        "bars": [_row(*bar) for bar in bars],
    }
    show("scorecard", tables, as_json=arguments.json)


def _row(what: str, bar: str, value: float | None, met: bool | None) -> Row:  # noqa: FBT001 - a row
    word = {True: "met", False: "missed", None: "not measured"}[met]
    return {"what": what, "bar": bar, "value": value, "": word}


def _talks(library: YamlLibrary, jobs: int, *, quick: bool) -> Iterator[Talk]:
    names = sorted(library.scenes())[: QUICK_SCENARIOS if quick else None]
    seeds = QUICK_SEEDS if quick else SEEDS
    tasks = [(name, seeds, QUICK_REWORDED if quick else REWORDED) for name in names]
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        for name, found in zip(names, pool.map(talks_of, tasks), strict=True):
            note(f"{name} ...")
            yield from found


def _quoting(talks: Sequence[Talk]) -> list[Bar]:
    cards, false = sum(t.cards for t in talks), sum(t.false_quotes for t in talks)
    again = [t.identical for t in talks if t.identical is not None]
    return [
        (
            f"quotes not verbatim, of {sum(t.quotes for t in talks)} on {cards} scorecards",
            "0 on 1,000",
            false,
            false == 0,
        ),
        (
            f"scorecards that are the same to the byte, of {len(again)}",
            "all",
            sum(again),
            all(again),
        ),
    ]


def reworded(talks: Sequence[Talk]) -> list[Row]:
    """By rewording: points that the overall moves, and passes that turn."""
    rows: list[Row] = []
    for name in REWORDINGS:
        moved = [t.moved[name] for t in talks if t.moved is not None]
        flipped = [t.flipped[name] for t in talks if t.flipped is not None]
        rows.append(
            {
                "reworded": name,
                "n": len(moved),
                "points_median": round(median(moved), 1),
                "points_p90": quantile(moved, 0.9),
                "passes_flipped": round(fmean(flipped), 3),
            }
        )
    return rows


def _rewording(talks: Sequence[Talk]) -> Iterator[Bar]:
    for row in reworded(talks):
        points, flips = float(str(row["points_median"])), float(str(row["passes_flipped"]))
        yield f"{row['reworded']}: points moved, median", "<= 5", points, points <= 5
        yield f"{row['reworded']}: passes flipped", "<= 0.05", flips, flips <= 0.05
    every = list(chain.from_iterable(t.without_all for t in talks))
    one = list(chain.from_iterable(t.without_one for t in talks))
    share = round(fmean(every), 3)
    yield f"criteria lower without their quotes, of {len(every)}", ">= 0.95", share, share >= 0.95
    yield f"the same without the first quote alone, of {len(one)}", "-", round(fmean(one), 3), None


def ranks_of(talks: Sequence[Talk]) -> list[Row]:
    """By scenario: how far the overall follows the skill, over the means of levels and over talks."""
    rows: list[Row] = []
    for name in sorted({talk.scenario for talk in talks}):
        scored = [
            (t.skill, t.overall) for t in talks if t.scenario == name and t.overall is not None
        ]
        levels = sorted({skill for skill, _ in scored})
        means = [(level, fmean(o for s, o in scored if s == level)) for level in levels]
        by_level, by_talk = spearman(means), spearman(scored)
        rows.append(
            {
                "scenario": name,
                "talks": len(scored),
                "by_level": None if by_level is None else round(by_level, 3),
                "by_talk": None if by_talk is None else round(by_talk, 3),
                "weakest": round(means[0][1], 1),
                "strongest": round(means[-1][1], 1),
            }
        )
    return rows


def _ranking(rows: Sequence[Row]) -> Iterator[Bar]:
    found = [float(str(row["by_level"])) for row in rows if row["by_level"] is not None]
    good = sum(rank >= 0.85 for rank in found)
    yield (
        f"scenarios with a rank correlation of 0.85, of {len(rows)}",
        "all",
        good,
        good == len(rows),
    )
    yield f"the lowest of them, over {LEVELS} levels", ">= 0.85", min(found), min(found) >= 0.85


def _pairs() -> list[dict[str, Transcript]]:
    """The pairs, or none where the file is not there."""
    if not PAIRS.exists():
        note(f"{PAIRS.relative_to(ROOT)} is not there; pairs are not measured.")
        return []
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines if line.strip()]
    return [{side: _transcript(pair[side]) for side in ("good", "bad")} for pair in read]


def _transcript(turns: Sequence[dict[str, str]]) -> Transcript:
    return Transcript(
        turns=tuple(
            Turn(index=at, speaker=Speaker(turn["speaker"]), text=turn["text"])
            for at, turn in enumerate(turns)
        )
    )


def pairs_in_order(library: YamlLibrary, pairs: Sequence[dict[str, Transcript]]) -> list[Row]:
    """The share of pairs in which each measure puts the good one first; a tie counts as wrong."""
    if not pairs:
        return []
    scales = library.scales()
    ears = Ears(listener=open_listener(library.red_lines()), library=library)
    rows: list[Row] = []
    for name in (RUBRIC, OTHER):
        overall = partial(_overall, ears, scales[name])
        rows.append(_shares(name, [(overall(p["good"]), overall(p["bad"])) for p in pairs]))
    for name, count in (("word count", _words), ("question count", _questions)):
        rows.append(_shares(name, [(count(p["good"]), count(p["bad"])) for p in pairs]))
    return rows


def _overall(ears: Ears, scale: Scale, said: Transcript) -> float:
    return score_transcript(ears, said, scale, None).overall or 0.0


def _words(said: Transcript) -> float:
    return sum(len(turn.text.split()) for turn in said.of(Speaker.REP))


def _questions(said: Transcript) -> float:
    return sum(turn.text.count("?") for turn in said.of(Speaker.REP))


def _shares(name: str, scores: Sequence[tuple[float, float]]) -> Row:
    n = len(scores)
    return {
        "ordered_by": name,
        "pairs": n,
        "right": round(sum(good > bad for good, bad in scores) / n, 3),
        "tied": round(sum(good == bad for good, bad in scores) / n, 3),
    }


def _ordering(rows: Sequence[Row]) -> Iterator[Bar]:
    if not rows:
        yield "pairs ordered right", ">= 0.9", None, None
    for row in rows[:2]:
        right = float(str(row["right"]))
        yield f"pairs ordered right by {row['ordered_by']}", ">= 0.9", right, right >= 0.9


def _speed(library: YamlLibrary, pairs: Sequence[dict[str, Transcript]]) -> Iterator[Bar]:
    """Conversations of TURNS turns, put together from the pairs, scored by a listener that knows none."""
    said = [pair[side] for pair in pairs for side in ("good", "bad")]
    turns = [turn for one in said for turn in one.turns]
    calls = [
        Transcript(turns=tuple(_numbered(turns[at : at + TURNS])))
        for at in range(0, len(turns) - TURNS, TURNS)
    ]
    if not calls:
        yield "milliseconds a scorecard of 20 turns, p95", "<= 150", None, None
        return
    ears = Ears(listener=open_listener(library.red_lines()), library=library)
    scale = library.scales()[RUBRIC]
    taken = [timed(partial(score_transcript, ears, c, scale, None)).cpu_ms for c in calls]
    middle, late = quantile(taken, 0.5), quantile(taken, 0.95)
    yield f"processor ms a scorecard of {TURNS} turns, p50 of {len(calls)}", "-", middle, None
    yield f"processor ms a scorecard of {TURNS} turns, p95", "<= 150", late, (late or 0) <= 150


def _numbered(turns: Sequence[Turn]) -> Iterator[Turn]:
    for at, turn in enumerate(turns):
        yield Turn(index=at, speaker=turn.speaker, text=turn.text)


if __name__ == "__main__":
    main()
