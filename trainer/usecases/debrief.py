"""Everything that the debrief of an ended attempt shows, read in one go."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trainer.domain.attempt import Attempt
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.notes import Felt, Note, SelfAssessment, WrapUp
from trainer.domain.people import Person
from trainer.domain.scoring.scorecard import Scorecard
from trainer.domain.scoring.sister import confidant
from trainer.errors import ConflictError, NotFoundError
from trainer.ports import Transaction
from trainer.usecases.follow_up import calls_after
from trainer.usecases.review_cohort import AttemptReview, review_attempt
from trainer.usecases.services import Services

_NOT_SAID = Felt()
MOST_RETRIES = 50  # how far a chain of retries is walked up


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstTry:
    """The attempt that a retry tries again, with its newest scorecard."""

    attempt: Attempt
    scorecard: Scorecard | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Notes:
    """The newest note of each kind that the trainee made."""

    assessed: SelfAssessment | None = None
    wrap_up: WrapUp | None = None
    felt: Felt = _NOT_SAID


@dataclass(frozen=True, kw_only=True, slots=True)
class Debrief:
    """An ended attempt as somebody who may read it sees it.

    `scales` are its pinned rubrics by id; `own` says that the reader is the trainee; `spoils` that
    what was not found stays named by topic only, since it comes from an official conversation;
    `told_to` is whom the homeowner tells of it; `calls` are the second calls to which it leads.
    """

    review: AttemptReview
    scene: Scene
    scales: Mapping[str, Scale]
    notes: Notes
    own: bool
    spoils: bool
    told_to: str
    first_try: FirstTry | None = None
    calls: tuple[Scene, ...] = ()


def open_debrief(services: Services, person: Person, attempt_id: str) -> Debrief:
    """The debrief. Raises NotFoundError for one the person may not see, ConflictError while it runs."""
    review = review_attempt(services, person, attempt_id)
    attempt = review.attempt
    if not attempt.is_over:
        message = "This conversation is still running. Its scorecard comes when it has ended."
        raise ConflictError(message)
    own = attempt.person == person.id
    today = services.library.scenes().get(attempt.scenario)
    with services.storage.begin() as transaction:
        scene = transaction.contents.scene(attempt.scene)
        tries = tuple(_tried_before(transaction, attempt))
        return Debrief(
            review=review,
            scene=scene,
            scales={p.rubric: transaction.contents.scale(p.scale) for p in attempt.rubrics},
            notes=newest(transaction.notes.of(attempt_id), attempt.person),
            own=own,
            spoils=any(one.assignment is not None for one in (attempt, *tries)),
            told_to=confidant(scene, *((today,) if today else ())),
            first_try=_first_try(transaction, tries) if own else None,
            calls=calls_after(services.library, attempt) if own else (),
        )


def _tried_before(transaction: Transaction, attempt: Attempt) -> Iterator[Attempt]:
    """The attempts of the same person that this one tries again, nearest first."""
    for _ in range(MOST_RETRIES):
        if attempt.retries is None:
            return
        try:
            attempt = transaction.attempts.get(attempt.retries)
        except NotFoundError:  # forgotten since
            return
        yield attempt


def _first_try(transaction: Transaction, tries: Sequence[Attempt]) -> FirstTry | None:
    if not tries:
        return None
    cards = [c for c in transaction.scorecards.of(tries[0].id) if c.rubric == tries[0].rubric]
    return FirstTry(attempt=tries[0], scorecard=cards[-1] if cards else None)


def first_words(services: Services, person: Person, attempt: Attempt) -> Attempt | None:
    """The attempt that a retry of the person's own tries again; None where there is none."""
    if attempt.person != person.id:
        return None
    with services.storage.begin() as transaction:
        return next(_tried_before(transaction, attempt), None)


def newest(notes: Sequence[Note], person_id: str) -> Notes:
    """The newest note of each kind by one person; `notes` come oldest first."""
    found = {note.said.kind: note.said for note in notes if note.person == person_id}
    assessed, wrap_up, felt = found.get("self"), found.get("wrap_up"), found.get("felt")
    return Notes(
        assessed=assessed if isinstance(assessed, SelfAssessment) else None,
        wrap_up=wrap_up if isinstance(wrap_up, WrapUp) else None,
        felt=felt if isinstance(felt, Felt) else _NOT_SAID,
    )
