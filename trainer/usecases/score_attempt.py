"""Score a conversation: the local way at once, a model's way when asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn
from trainer.domain.documents.rubric import Scale, joined
from trainer.domain.documents.scene import Scene
from trainer.domain.moves import Heard
from trainer.domain.scoring.earning import rests_of, with_rest
from trainer.domain.scoring.record import Line, Record, Rest
from trainer.domain.scoring.record_of import record_of_attempt, record_of_call
from trainer.domain.scoring.scorecard import JudgedBy, JudgeKind, Scorecard
from trainer.domain.scoring.tally import tally
from trainer.domain.transcript import Speaker, Transcript, Turn
from trainer.ports import Judge, Library, Listener, Transaction, Verdicts
from trainer.usecases.services import Services, in_thread
from trainer.usecases.trust import listener_trust, people_labels

LOCAL = JudgedBy(kind=JudgeKind.LOCAL)
CONTEXT = 3  # turns before one of a call, with which it is heard


def local_scorecards(
    services: Services, transaction: Transaction, attempt: Attempt
) -> tuple[Scorecard, ...]:
    """A scorecard of counted checks for each of its rubrics; judged ones are unscored, with the reason."""
    scene = transaction.contents.scene(attempt.scene)
    record = attempt_record(services.listener, attempt, scene)
    scales = (transaction.contents.scale(pinned.scale) for pinned in attempt.rubrics)
    return tuple(local_scorecard(services.listener, record, scale) for scale in scales)


def local_scorecard(
    listener: Listener, record: Record, scale: Scale, judge: JudgedBy = LOCAL
) -> Scorecard:
    """The scorecard of counted checks, each criterion labelled with how well it is heard."""
    return tally(record, scale, {}, judge, listener_trust(listener, scale, record))


def newest_scales(transaction: Transaction, attempt: Attempt) -> tuple[Scale, ...]:
    """Its rubrics in the version of their newest scorecard; as pinned where there is none."""
    newest = {card.rubric: card.scale for card in transaction.scorecards.of(attempt.id)}
    digests = (newest.get(pinned.rubric, pinned.scale) for pinned in attempt.rubrics)
    return tuple(transaction.contents.scale(digest) for digest in digests)


def attempt_record(listener: Listener, attempt: Attempt, scene: Scene) -> Record:
    """The record of an attempt, with what the homeowner's lines do as a listener hears them."""
    turns = attempt.transcript.turns
    heard = {t.turn.index: t.heard for t in attempt.turns if isinstance(t, RepTurn)}
    rests = _rests(listener, turns, heard)
    meant = _without_the_rest(turns, rests)
    rests = {
        index: replace(rest, heard=_hear(listener, rest, meant[:index], scene))
        for index, rest in rests.items()
    }
    says = [
        listener.hear_homeowner(t.turn.text, meant[: t.turn.index])
        for t in attempt.turns
        if isinstance(t, HomeownerTurn)
    ]
    return record_of_attempt(attempt, scene, says, rests)


async def judge_attempt(services: Services, attempt_id: str) -> tuple[Scorecard, ...]:
    """The attempt scored by the configured judge, appended to its scorecards: one for each rubric.

    All rubrics are judged in one go. Raises NotFoundError, ModelError when a model gives nothing
    usable.
    """
    attempt, scene, scales = await in_thread(_load, services, attempt_id)
    record = await in_thread(attempt_record, services.listener, attempt, scene)
    verdicts = await services.judge.judge(record, joined(scales))
    return await in_thread(_append, services, attempt_id, record, scales, verdicts)


def _load(services: Services, attempt_id: str) -> tuple[Attempt, Scene, tuple[Scale, ...]]:
    with services.storage.begin() as transaction:
        attempt = transaction.attempts.get(attempt_id)
        scene = transaction.contents.scene(attempt.scene)
        return attempt, scene, newest_scales(transaction, attempt)


def _append(
    services: Services,
    attempt_id: str,
    record: Record,
    scales: Sequence[Scale],
    verdicts: Verdicts,
) -> tuple[Scorecard, ...]:
    judge = judged_by(verdicts)
    with services.storage.begin() as transaction:
        people = people_labels(services, transaction, judge)
    cards = tuple(
        tally(
            record,
            scale,
            verdicts.answers,
            judge,
            listener_trust(services.listener, scale, record, people),
        )
        for scale in scales
    )
    with services.storage.begin() as transaction:
        for card in cards:
            transaction.scorecards.add(attempt_id, card, services.clock.now())
    return cards


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
    return local_scorecard(ears.listener, call_record(ears, transcript, scene), scale)


async def judge_transcript(
    ears: Ears, judge: Judge, transcript: Transcript, scale: Scale, scene: Scene | None
) -> Scorecard:
    """Any conversation scored with a judge. People's ratings are not known here: it advises.

    Raises ModelError when a model gives nothing usable.
    """
    record = call_record(ears, transcript, scene)
    verdicts = await judge.judge(record, scale)
    trust = listener_trust(ears.listener, scale, record)
    return tally(record, scale, verdicts.answers, judged_by(verdicts), trust)


def call_record(ears: Ears, transcript: Transcript, scene: Scene | None) -> Record:
    """The record of a conversation that was not practised here."""
    turns = transcript.turns
    heard = {
        turn.index: ears.listener.hear(turn.text, _lately(turns, turn.index), scene)
        for turn in turns
        if turn.speaker is Speaker.REP
    }
    rests = _rests(ears.listener, turns, heard)
    hearing = _Hearing(listener=ears.listener, scene=scene, turns=turns, heard=heard, rests=rests)
    lines = tuple(hearing.line(turn) for turn in turns)
    red_lines = scene.red_lines if scene else ears.library.red_lines()
    return record_of_call(lines, red_lines, scene)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Hearing:
    """A call that was heard once, and is heard again where words in it earn nothing."""

    listener: Listener
    scene: Scene | None
    turns: Sequence[Turn]
    heard: Mapping[int, Heard]
    rests: Mapping[int, Rest]

    def line(self, turn: Turn) -> Line:
        """One line; what comes after words that earn nothing is heard as if they were not there."""
        before = _lately(self.turns, turn.index)
        meant = _without_the_rest(before, self.rests)
        if turn.speaker is not Speaker.REP:
            return Line(turn=turn, says=self.listener.hear_homeowner(turn.text, meant))
        heard, rest = self.heard[turn.index], self.rests.get(turn.index)
        if rest is not None and heard.is_off_role and rest.reads:
            own = self.listener.hear(rest.reads, meant, self.scene)
            heard = replace(own, moves=(*heard.moves, *own.moves))
        line = Line(turn=turn, heard=heard)
        if rest is None and meant != before:
            rest = Rest(earns=turn.text, reads=turn.text)
        if rest is not None:
            rest = replace(rest, heard=_hear(self.listener, rest, meant, self.scene))
        return with_rest(line, rest)


def _lately(turns: Sequence[Turn], index: int) -> Sequence[Turn]:
    return turns[max(0, index - CONTEXT) : index]


def _rests(
    listener: Listener, turns: Sequence[Turn], heard: Mapping[int, Heard]
) -> dict[int, Rest]:
    """What is left of the rep's turns that hold words which earn nothing; it is not heard yet."""

    def off_role(index: int, words: str) -> bool:
        return heard[index].is_off_role and listener.hear(words, (), None).is_off_role

    return rests_of(turns, off_role)


def _without_the_rest(turns: Sequence[Turn], rests: Mapping[int, Rest]) -> Sequence[Turn]:
    """The turns as they are heard by who hears what comes next."""
    return tuple(
        replace(turn, text=rests[turn.index].earns) if turn.index in rests else turn
        for turn in turns
    )


def _hear(listener: Listener, rest: Rest, context: Sequence[Turn], scene: Scene | None) -> Heard:
    return listener.hear(rest.earns, context, scene) if rest.earns else Heard()
