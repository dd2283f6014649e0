"""What a model judge made of a conversation, asking it once more, and doing without it."""

from dataclasses import dataclass, replace

from trainer.domain.attempt import Attempt
from trainer.domain.people import Person
from trainer.domain.scoring.scorecard import JudgeKind, Scorecard
from trainer.domain.scoring.spread import Spread, spread_of
from trainer.errors import ConflictError
from trainer.ports import Job, JobState, Transaction
from trainer.usecases.access import own_attempt, visible_attempt
from trainer.usecases.end_attempt import JUDGE_JOB, judge_job_id
from trainer.usecases.score_attempt import (
    LOCAL,
    attempt_record,
    local_scorecard,
    newest_scales,
)
from trainer.usecases.services import Services

MOST_RUNS = 5
NO_ANSWER = "it has not answered yet"


@dataclass(frozen=True, kw_only=True, slots=True)
class Judging:
    """How far a model judge is with a conversation.

    `state` is empty where none was asked, waiting (or being judged), failed, done, or here where
    somebody chose the local score instead; `reason` says what went wrong last. `spread` is that of
    the runs there are under the newest version; `runs` counts those that were asked for.
    """

    state: str
    reason: str
    runs: int
    spread: Spread | None
    may_ask: bool
    may_score_here: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """The version that is judged, how often a judge was asked, and how the last run went."""

    scale: str
    runs: int
    last: JobState | None


def judging_of(services: Services, person: Person, attempt_id: str) -> Judging:
    """How far the judge is. Raises NotFoundError for an attempt the person may not see."""
    with services.storage.begin() as transaction:
        attempt = visible_attempt(transaction, person, attempt_id)
        asked = _asked(transaction, attempt)
        cards = [c for c in transaction.scorecards.of(attempt_id) if c.rubric == attempt.rubric]
    state = _state(asked, cards)
    own = attempt.person == person.id and attempt.is_over
    ready = state in {"", "failed", "done", "here"}
    judged = [card for card in cards if _is_judged(card) and card.scale == asked.scale]
    return Judging(
        state=state,
        reason=asked.last.reason if asked.last else "",
        runs=asked.runs,
        spread=spread_of(judged) if judged else None,
        may_ask=own and services.judge.is_model and ready and asked.runs < MOST_RUNS,
        may_score_here=own and state in {"waiting", "failed"} and not judged,
    )


def _is_judged(card: Scorecard) -> bool:
    return card.judge.kind is JudgeKind.MODEL


def _state(asked: _Asked, cards: list[Scorecard]) -> str:
    if cards and cards[-1].judge.instead is not None:
        return "here"
    if asked.last is None:
        return ""
    return asked.last.state if asked.last.state in {"failed", "done"} else "waiting"


def _asked(transaction: Transaction, attempt: Attempt) -> _Asked:
    cards = transaction.scorecards.of(attempt.id)
    versions = [card.scale for card in cards if card.rubric == attempt.rubric]
    scale, last, runs = (versions or [attempt.scale])[-1], None, 0
    while (found := transaction.job_state(judge_job_id(attempt, scale, runs + 1))) is not None:
        last, runs = found, runs + 1
    return _Asked(scale=scale, runs=runs, last=last)


def judge_again(services: Services, person: Person, attempt_id: str) -> None:
    """Ask the model judge once more; while it has not answered yet, nothing happens.

    Raises NotFoundError for an attempt that is not the person's own, ConflictError where it still
    runs, where no model judges here, or where it was asked MOST_RUNS times.
    """
    with services.storage.begin() as transaction:
        attempt = _over(own_attempt(transaction, person, attempt_id))
        if not services.judge.is_model:
            message = "No model judge is configured here, and counting again gives the same score."
            raise ConflictError(message)
        asked = _asked(transaction, attempt)
        if asked.last is not None and asked.last.state in {"waiting", "running"}:
            return
        if asked.runs >= MOST_RUNS:
            message = f"The judge was asked {MOST_RUNS} times; more runs would tell nothing new."
            raise ConflictError(message)
        ref = judge_job_id(attempt, asked.scale, asked.runs + 1)
        transaction.enqueue(Job(name=JUDGE_JOB, argument=attempt.id, id=ref))
    services.jobs.wake()


def score_here(services: Services, person: Person, attempt_id: str) -> None:
    """Take the local score for final, since no model has judged; doing it twice changes nothing.

    Raises NotFoundError for an attempt that is not the person's own, ConflictError where it still
    runs, or a model was not asked or has judged.
    """
    judging = judging_of(services, person, attempt_id)
    with services.storage.begin() as transaction:
        attempt = _over(own_attempt(transaction, person, attempt_id))
        scene = transaction.contents.scene(attempt.scene)
        scales = newest_scales(transaction, attempt)
    if judging.state == "here":
        return
    if not judging.may_score_here:
        message = "This conversation does not wait for a judge: its scorecard is the final one."
        raise ConflictError(message)
    record = attempt_record(services.listener, attempt, scene)
    judge = replace(LOCAL, instead=judging.reason or NO_ANSWER)
    cards = [local_scorecard(services.listener, record, scale, judge) for scale in scales]
    with services.storage.begin() as transaction:
        for card in cards:
            transaction.scorecards.add(attempt_id, card, services.clock.now())


def _over(attempt: Attempt) -> Attempt:
    if not attempt.is_over:
        message = "The conversation is still running. End it to see the scorecard."
        raise ConflictError(message)
    return attempt
