"""Score stored conversations again under the current rubrics; what was scored before stays."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from trainer.domain.attempt import Attempt
from trainer.domain.documents.digest import digest_of
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.scoring.scorecard import Scorecard
from trainer.ports import Job, Transaction
from trainer.usecases.end_attempt import JUDGE_JOB, judge_job_id
from trainer.usecases.score_attempt import attempt_record, local_scorecard
from trainer.usecases.services import Services

BATCH = 20  # attempts that are scored between two short transactions


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a rescoring is, in attempts.

    `rescored` got new scorecards (`scorecards` of them), `current` had one under the current
    version, `without` have no such rubric, or one that the library no longer has; `queued` wait for
    a model besides.
    """

    total: int
    done: int = 0
    rescored: int = 0
    scorecards: int = 0
    current: int = 0
    without: int = 0
    queued: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Due:
    """An attempt with the scales under which it has no scorecard yet."""

    attempt: Attempt
    scene: Scene
    scales: tuple[Scale, ...]


def rescore(
    services: Services, rubric: str | None = None, since: datetime | None = None
) -> Generator[Progress]:
    """Adds a local scorecard to every ended attempt under each of its rubrics' current versions.

    Gives the progress after each batch; one that was stopped midway goes on where it was when it is
    begun again. `rubric` limits it to one rubric, `since` to attempts that ended from then on.
    """
    current = _current(services, rubric)
    with services.storage.begin() as transaction:
        ids = transaction.attempts.ended_since(since)
    progress = Progress(total=len(ids))
    for start in range(0, len(ids), BATCH):
        progress = _batch(services, ids[start : start + BATCH], current, progress)
        yield progress


def _current(services: Services, rubric: str | None) -> Mapping[str, tuple[str, Scale]]:
    """The current version of each rubric with its digest."""
    scales = services.library.scales()
    return {
        name: (digest_of(scale), scale) for name, scale in scales.items() if rubric in {None, name}
    }


def _batch(
    services: Services,
    ids: Sequence[str],
    current: Mapping[str, tuple[str, Scale]],
    progress: Progress,
) -> Progress:
    with services.storage.begin() as transaction:
        found = [_look(transaction, attempt_id, current) for attempt_id in ids]
    due = [one for one in found if isinstance(one, _Due)]
    made = [(one, _cards(services, one)) for one in due]  # no transaction waits for this
    queued = 0
    with services.storage.begin() as transaction:
        for one, cards in made:
            queued += _store(services, transaction, one, cards)
    services.jobs.wake()
    return replace(
        progress,
        done=progress.done + len(ids),
        rescored=progress.rescored + len(due),
        scorecards=progress.scorecards + sum(len(cards) for _, cards in made),
        current=progress.current + found.count("current"),
        without=progress.without + found.count("without"),
        queued=progress.queued + queued,
    )


def _look(
    transaction: Transaction, attempt_id: str, current: Mapping[str, tuple[str, Scale]]
) -> _Due | str:
    """What is due for an attempt; else `current`, or `without` such a rubric."""
    attempt = transaction.attempts.get(attempt_id)
    wanted = [current[pinned.rubric] for pinned in attempt.rubrics if pinned.rubric in current]
    if not wanted:
        return "without"
    have = {card.scale for card in transaction.scorecards.of(attempt_id)}
    scales = tuple(scale for digest, scale in wanted if digest not in have)
    if not scales:
        return "current"
    scene = transaction.contents.scene(attempt.scene)
    return _Due(attempt=attempt, scene=scene, scales=scales)


def _cards(services: Services, due: _Due) -> tuple[Scorecard, ...]:
    record = attempt_record(services.listener, due.attempt, due.scene)
    return tuple(local_scorecard(services.listener, record, scale) for scale in due.scales)


def _store(
    services: Services, transaction: Transaction, due: _Due, cards: Sequence[Scorecard]
) -> int:
    """Keeps the versions and the scorecards, and asks the model judge where there is one."""
    now = services.clock.now()
    for scale, card in zip(due.scales, cards, strict=True):
        transaction.contents.keep_scale(scale, now)
        transaction.scorecards.add(due.attempt.id, card, now)
    if services.judge.is_model:
        ref = judge_job_id(due.attempt, cards[0].scale)
        transaction.enqueue(Job(name=JUDGE_JOB, argument=due.attempt.id, id=ref))
    return int(services.judge.is_model)
