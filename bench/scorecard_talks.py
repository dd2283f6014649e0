"""Rehearsed conversations of trainees of ten skills, with what is measured on each of them."""

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bench.children import ROOT
from bench.rewording import REWORDINGS, Rewording
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.scoring.public import public_scorecard
from trainer.domain.scoring.scorecard import By, CriterionScore, Evidence, Scorecard
from trainer.domain.trainees.company import SKILL, Trainee, TraineeName
from trainer.domain.transcript import Speaker, Transcript, Turn
from trainer.main import build_rehearsals
from trainer.settings import Settings
from trainer.usecases.rehearse import Rehearsal
from trainer.usecases.score_attempt import Ears, attempt_record, local_scorecard, score_transcript

LEVELS = 10
LONGEST = 20  # turns of a transcript that is scored with its words changed
FIRST_SEED = 5001
RUBRIC = "objection-handling"
OTHER = "listening"
SAYS_NOTHING = "Okay."


@dataclass(frozen=True, kw_only=True)
class Talk:
    """What one conversation showed.

    `moved` and `flipped` are by rewording: points of overall, and whether it passed the other way;
    `lowered` are, for each criterion with quotes, whether it fell without every quoted turn, and
    in how many of how many cases without one of them.
    """

    scenario: str
    skill: float
    overall: float | None
    cards: int
    quotes: int
    false_quotes: int
    identical: bool | None = None
    moved: dict[str, float] | None = None
    flipped: dict[str, bool] | None = None
    without_all: tuple[bool, ...] = ()
    without_one: tuple[bool, ...] = ()


def skills() -> tuple[float, ...]:
    """Ten levels from the weak trainee's to the strong one's."""
    weak, strong = SKILL[TraineeName.WEAK], SKILL[TraineeName.STRONG]
    return tuple(round(weak + (strong - weak) * at / (LEVELS - 1), 3) for at in range(LEVELS))


@lru_cache(maxsize=1)
def _rehearsals() -> Callable[[str], Rehearsal]:
    return build_rehearsals(Settings(), "")


@lru_cache(maxsize=1)
def _library() -> YamlLibrary:
    return YamlLibrary(ROOT)


def talks_of(task: tuple[str, int, int]) -> list[Talk]:
    """All conversations about one scenario: scenario, seeds a level, and how many are reworded."""
    scenario, seeds, reworded = task
    rehearsal = replace(_rehearsals()(scenario), leaks=None)
    found: list[Talk] = []
    for level, skill in enumerate(skills()):
        for seed in range(FIRST_SEED, FIRST_SEED + seeds):
            deep = seed == FIRST_SEED and level % max(1, LEVELS // max(1, reworded)) == 0
            found.append(_talk(rehearsal, skill, seed + 100 * level, deep=deep and reworded > 0))
    return found


def _talk(rehearsal: Rehearsal, skill: float, seed: int, *, deep: bool) -> Talk:
    table = rehearsal.table
    trainee = Trainee(name=TraineeName.AVERAGE, skill=skill)
    attempt, _ = asyncio.run(rehearsal.talk(trainee, seed))
    scene = table.day_of(attempt)
    record = attempt_record(table.listener, attempt, scene)
    scales = _library().scales()
    cards = [local_scorecard(table.listener, record, scales[name]) for name in (RUBRIC, OTHER)]
    quotes = [quote for card in cards for quote in quotes_in(card)]
    transcript = attempt.transcript
    talk = Talk(
        scenario=scene.scenario.id,
        skill=skill,
        overall=cards[0].overall,
        cards=len(cards),
        quotes=len(quotes),
        false_quotes=sum(not transcript.holds(q.turn, q.quote) for q in quotes),
    )
    if not deep:
        return talk
    ears = Ears(listener=table.listener, library=_library())
    return _reworded(
        talk, ears, Transcript(turns=transcript.turns[:LONGEST]), scales[RUBRIC], scene
    )


def quotes_in(card: Scorecard) -> Iterator[Evidence]:
    """Every quote of a scorecard."""
    for checks in (*(s.checks for s in card.criteria), *(g.checks for g in card.gates)):
        for check in checks:
            yield from check.evidence
    for gate in card.gates:
        yield from gate.evidence
    for moment in (card.focus.strength, card.focus.change):
        if moment is not None:
            yield Evidence(turn=moment.turn, quote=moment.quote)


def _reworded(talk: Talk, ears: Ears, said: Transcript, scale: Scale, scene: Scene) -> Talk:
    card = score_transcript(ears, said, scale, scene)
    again = score_transcript(ears, said, scale, scene)
    others = {
        name: score_transcript(ears, _changed(said, change), scale, scene)
        for name, change in REWORDINGS.items()
    }
    return replace(
        talk,
        identical=_bytes(card) == _bytes(again),
        moved={n: abs((o.overall or 0) - (card.overall or 0)) for n, o in others.items()},
        flipped={n: o.passed is not card.passed for n, o in others.items()},
        without_all=tuple(
            _falls(ears, said, scale, scene, score, turns) for score, turns in _quoted(card)
        ),
        without_one=tuple(
            _falls(ears, said, scale, scene, score, {turn})
            for score, turns in _quoted(card)
            for turn in sorted(turns)[:1]
        ),
    )


def _bytes(card: Scorecard) -> str:
    return json.dumps(public_scorecard(card), ensure_ascii=False)


def _changed(said: Transcript, change: Rewording) -> Transcript:
    """The rep's words changed; the homeowner's stay."""
    return Transcript(
        turns=tuple(
            replace(turn, text=change(turn.text, turn.index))
            if turn.speaker is Speaker.REP and turn.text
            else turn
            for turn in said.turns
        )
    )


def _quoted(card: Scorecard) -> list[tuple[CriterionScore, set[int]]]:
    """The criteria that words of the rep raised, each with the turns quoted for what held."""
    found = []
    for score in card.criteria:
        held = [c for c in score.checks if c.held and c.by is By.COUNT and c.evidence]
        turns = {quote.turn for check in held for quote in check.evidence}
        if turns:
            found.append((score, turns))
    return found


def _falls(
    ears: Ears, said: Transcript, scale: Scale, scene: Scene, score: CriterionScore, turns: set[int]
) -> bool:
    """Whether a criterion is lower, or cannot be scored, without the words of these turns."""
    bare = Transcript(turns=tuple(_emptied(turn, turns) for turn in said.turns))
    after = {s.id: s.level / s.top for s in score_transcript(ears, bare, scale, scene).criteria}
    return after.get(score.id, 0.0) < score.level / score.top


def _emptied(turn: Turn, turns: set[int]) -> Turn:
    return replace(turn, text=SAYS_NOTHING) if turn.index in turns else turn


def spearman(pairs: Sequence[tuple[float, float]]) -> float | None:
    """The rank correlation, ties at their mean rank; None where one side never varies."""
    first, second = (_ranks([pair[side] for pair in pairs]) for side in (0, 1))
    mean = (len(pairs) - 1) / 2
    spread = [sum((r - mean) ** 2 for r in ranks) for ranks in (first, second)]
    if not all(spread):
        return None
    both = sum((a - mean) * (b - mean) for a, b in zip(first, second, strict=True))
    return float(both / (spread[0] * spread[1]) ** 0.5)


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(values)
    return [order.index(v) + (order.count(v) - 1) / 2 for v in values]
