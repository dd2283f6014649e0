"""What the replay of a rehearsed call shows: beside each rep turn what was heard and what it did."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trainer.domain.attempt import Attempt, RepTurn
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.feelings import SURE, SURE_OF_HARM
from trainer.domain.homeowner.mind import Mind
from trainer.domain.moves import HARM, Heard
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.scorecard import Scorecard
from trainer.domain.scoring.words import CONCERNS, move_words
from trainer.usecases.watch_call import Replay, Which

_ENDED = {
    Outcome.ORDER: "{name} says yes.",
    Outcome.ADVANCE: "{name} agrees to a next step.",
    Outcome.CONTINUATION: "They part on good terms, with nothing agreed.",
    Outcome.NO_SALE: "It ends without a step.",
    Outcome.RIGHT_STOP: "The rep stops, and that is right.",
    Outcome.RIGHT_REFER: "The rep sends {name} where they are better served.",
    Outcome.WALKED_AWAY: "{name} ends the conversation.",
}
_STAGES = ("raised", "acknowledged", "explored", "answered", "settled")
_MOST_BETTER = 1  # pieces of advice beside one turn: more than one at once teaches nothing


@dataclass(frozen=True, kw_only=True, slots=True)
class BetterView:
    """What would have been better at a turn: why, and the words."""

    why: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BesideView:
    """What stands beside a rep turn: what was heard, what it changed, and what would be better."""

    heard: tuple[str, ...]
    trust: int
    change: int
    changed: tuple[str, ...]
    told: tuple[str, ...]
    better: tuple[BetterView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchTurn:
    """A turn; `beside` for the rep's only."""

    index: int
    who: str
    is_rep: bool
    text: str
    action: str
    beside: BesideView | None


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchView:
    """The replay."""

    name: str
    is_strong: bool
    is_as_meant: bool
    ended: str
    overall: float | None
    passed: bool
    turns: tuple[WatchTurn, ...]


def watch_page(replay: Replay) -> WatchView:
    """The page of a replay: what the homeowner never told in it stays untold here too."""
    attempt, scene = replay.attempt, replay.scene
    name = scene.scenario.persona.short_name
    better = _better(replay.card) if replay.which is Which.WEAK else {}
    return WatchView(
        name=name,
        is_strong=replay.which is Which.STRONG,
        is_as_meant=replay.is_as_meant,
        ended=_ENDED[attempt.outcome or Outcome.NO_SALE].format(name=name),
        overall=replay.card.overall,
        passed=replay.passed,
        turns=tuple(_turns(attempt, scene, name, better)),
    )


def _turns(
    attempt: Attempt, scene: Scene, name: str, better: Mapping[int, Sequence[BetterView]]
) -> Iterator[WatchTurn]:
    before = attempt.first
    for turn in attempt.turns:
        beside = None
        if isinstance(turn, RepTurn):
            beside = _beside(turn, before, scene, better.get(turn.turn.index, ()))
            before = turn.mind
        yield WatchTurn(
            index=turn.turn.index,
            who="The rep" if beside else name,
            is_rep=beside is not None,
            text=turn.turn.text,
            action=turn.turn.action.value,
            beside=beside,
        )


def _beside(turn: RepTurn, before: Mind, scene: Scene, better: Sequence[BetterView]) -> BesideView:
    after = turn.mind
    told = after.told() - before.told()
    return BesideView(
        heard=tuple(dict.fromkeys(_heard(turn.heard))),
        trust=after.trust,
        change=after.trust - before.trust,
        changed=tuple(_changed(before, after, scene)),
        told=tuple(fact.is_about for fact in scene.scenario.facts if fact.id in told),
        better=tuple(better[:_MOST_BETTER]),
    )


def _heard(heard: Heard) -> Iterator[str]:
    for move in heard.moves:
        if move.confidence >= (SURE_OF_HARM if move.kind in HARM else SURE):
            yield move_words(move)


def _changed(before: Mind, after: Mind, scene: Scene) -> Iterator[str]:
    for ref, memory in after.objections.items():
        old, concern = before.objections[ref], CONCERNS[scene.objection(ref).category]
        for stage in _STAGES:
            if getattr(memory, stage) != getattr(old, stage):
                yield f"concern about {concern} {stage}"
        if memory.resisted > old.resisted:
            yield f"concern about {concern} not met"
    for breach in after.breaches[len(before.breaches) :]:
        yield f"a line crossed: {breach.about.rstrip('.')}"


def _better(card: Scorecard) -> dict[int, list[BetterView]]:
    """What would have been better, by turn; the one change that counts most comes first."""
    found: dict[int, list[BetterView]] = {}
    change = card.focus.change
    if change is not None and change.try_instead:
        found[change.turn] = [BetterView(why=change.why, words=change.try_instead)]
    for score in sorted(card.criteria, key=lambda score: -score.weight):
        missed = next((check for check in score.checks if check.held is False), None)
        if missed is not None and score.better_turn is not None and score.better:
            view = BetterView(why=missed.anchor, words=score.better)
            found.setdefault(score.better_turn, []).append(view)
    return found
