"""Score a conversation: the local way at once, a model's way when asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.domain.attempt import Attempt, HomeownerTurn
from trainer.domain.documents.rubric import Scale, joined
from trainer.domain.documents.scene import Scene
from trainer.domain.moves import HomeownerMove
from trainer.domain.scoring.record import Line, Record
from trainer.domain.scoring.record_of import record_of_attempt, record_of_call
from trainer.domain.scoring.scorecard import JudgedBy, JudgeKind, Scorecard
from trainer.domain.scoring.tally import tally
from trainer.domain.transcript import Speaker, Transcript, Turn
from trainer.ports import Library, Listener, Transaction, Verdicts
from trainer.usecases.services import Services, in_thread

LOCAL = JudgedBy(kind=JudgeKind.LOCAL)


def local_scorecards(
    services: Services, transaction: Transaction, attempt: Attempt
) -> tuple[Scorecard, ...]:
    """A scorecard of counted checks for each of its rubrics; judged ones are unscored, with the reason."""
    record, scales = _pinned(services, transaction, attempt)
    return tuple(tally(record, scale, {}, LOCAL) for scale in scales)


def _pinned(
    services: Services, transaction: Transaction, attempt: Attempt
) -> tuple[Record, tuple[Scale, ...]]:
    scene = transaction.contents.scene(attempt.scene)
    scales = tuple(transaction.contents.scale(pinned.scale) for pinned in attempt.rubrics)
    return attempt_record(services.listener, attempt, scene), scales


def attempt_record(listener: Listener, attempt: Attempt, scene: Scene) -> Record:
    """The record of an attempt, with what the homeowner's lines do as a listener hears them."""
    turns = attempt.transcript.turns
    says = [
        listener.hear_homeowner(t.turn.text, turns[: t.turn.index])
        for t in attempt.turns
        if isinstance(t, HomeownerTurn)
    ]
    return record_of_attempt(attempt, scene, says)


async def judge_attempt(services: Services, attempt_id: str) -> tuple[Scorecard, ...]:
    """The attempt scored by the configured judge, appended to its scorecards: one for each rubric.

    All rubrics are judged in one go. Raises NotFoundError, ModelError when a model gives nothing
    usable.
    """
    record, scales = await in_thread(_load, services, attempt_id)
    verdicts = await services.judge.judge(record, joined(scales))
    judge = judged_by(verdicts)
    cards = tuple(tally(record, scale, verdicts.answers, judge) for scale in scales)
    await in_thread(_append, services, attempt_id, cards)
    return cards


def _load(services: Services, attempt_id: str) -> tuple[Record, tuple[Scale, ...]]:
    with services.storage.begin() as transaction:
        attempt = transaction.attempts.get(attempt_id)
        return _pinned(services, transaction, attempt)


def _append(services: Services, attempt_id: str, cards: Sequence[Scorecard]) -> None:
    with services.storage.begin() as transaction:
        for card in cards:
            transaction.scorecards.add(attempt_id, card, services.clock.now())


def judged_by(verdicts: Verdicts) -> JudgedBy:
    """Who judged, as the scorecard names it."""
    if verdicts.model is None:
        return LOCAL
    return JudgedBy(
        kind=JudgeKind.MODEL,
        model=verdicts.model,
        prompt_digest=verdicts.prompt_digest,
        usage=verdicts.usage,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Ears:
    """What scoring a conversation needs that was not practised here."""

    listener: Listener
    library: Library


def score_transcript(
    ears: Ears, transcript: Transcript, scale: Scale, scene: Scene | None
) -> Scorecard:
    """Any conversation scored the local way; needs no scenario."""
    return tally(call_record(ears, transcript, scene), scale, {}, LOCAL)


def call_record(ears: Ears, transcript: Transcript, scene: Scene | None) -> Record:
    """The record of a conversation that was not practised here."""
    turns = transcript.turns
    lines = tuple(_line(ears.listener, turn, turns, scene) for turn in turns)
    red_lines = scene.red_lines if scene else ears.library.red_lines()
    return record_of_call(lines, red_lines, scene)


def _line(listener: Listener, turn: Turn, turns: Sequence[Turn], scene: Scene | None) -> Line:
    context = turns[max(0, turn.index - 3) : turn.index]
    if turn.speaker is Speaker.REP:
        return Line(turn=turn, heard=listener.hear(turn.text, context, scene))
    says: tuple[HomeownerMove, ...] = listener.hear_homeowner(turn.text, context)
    return Line(turn=turn, says=says)
