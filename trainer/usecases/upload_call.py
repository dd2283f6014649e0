"""Upload real calls: read, masked, looked through by a person, and only then stored and scored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from trainer.domain.call import Call
from trainer.domain.people import Person
from trainer.domain.reading.masking import mask_text, mask_transcript
from trainer.domain.reading.transcripts import read_transcript
from trainer.domain.transcript import Transcript, printable
from trainer.errors import InvalidInputError, TranscriptError
from trainer.usecases.hear_masked import MaskedListener
from trainer.usecases.review_call import sweep_calls
from trainer.usecases.score_attempt import Ears, score_transcript
from trainer.usecases.services import Services
from trainer.usecases.start_attempt import scale_of

MOST_DAYS = 365
USUAL_DAYS = 90
USUAL_RUBRIC = "objection-handling"
MOST_CALLS = 50  # at once
MOST_BYTES = 2_000_000  # of one transcript
MOST_BYTES_TOGETHER = 5_000_000
MOST_TURNS = 2_000  # a call of several hours
MOST_LETTERS = 20_000  # of one turn
_LONGEST_TITLE = 120
_NO_RIGHT = (
    "Say that you have the right to use the recording, and that those in it may be written down "
    '(in the API: "rights": true). Nothing was stored.'
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """On what terms calls are kept: the right to use them, for how many days, and the rubric."""

    rights: bool = False
    keep_days: int = USUAL_DAYS
    rubric: str = USUAL_RUBRIC


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A call before it is stored: masked already."""

    title: str
    transcript: Transcript


def check_terms(services: Services, terms: Terms) -> None:
    """Raises InvalidInputError without the right or for too long a time, NotFoundError for no rubric."""
    if not terms.rights:
        raise InvalidInputError(_NO_RIGHT)
    if not 1 <= terms.keep_days <= MOST_DAYS:
        message = f"A call is kept for 1 to {MOST_DAYS} days, not for {terms.keep_days}."
        raise InvalidInputError(message)
    scale_of(services.library, terms.rubric)


def read_draft(text: str, title: str = "", rep: str | None = None) -> Draft:
    """A transcript in any form, masked. Raises TranscriptError, UnknownRepError."""
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        message = f"That is over {MOST_BYTES // 1_000_000} MB; split the transcript."
        raise TranscriptError(message)
    return masked(Draft(title=title, transcript=read_transcript(text, rep)))


def masked(draft: Draft, words: Sequence[str] = ()) -> Draft:
    """The draft with names, numbers, addresses and these words masked; doing it twice is harmless.

    Raises TranscriptError where it is too long to be a call.
    """
    turns = draft.transcript.turns
    if len(turns) > MOST_TURNS or any(len(turn.text) > MOST_LETTERS for turn in turns):
        message = (
            f"A call has at most {MOST_TURNS:,} turns of {MOST_LETTERS:,} letters; "
            "split the transcript."
        )
        raise TranscriptError(message)
    title = mask_text(printable(draft.title).strip()[:_LONGEST_TITLE], words)
    return Draft(title=title, transcript=mask_transcript(draft.transcript, words))


def store_calls(
    services: Services, person: Person, drafts: Sequence[Draft], terms: Terms
) -> tuple[Call, ...]:
    """The calls, scored and stored; calls whose day has come are forgotten on the way.

    What is given is masked once more, so that nothing unmasked is stored whatever a page sends
    back. Raises what `check_terms` and `masked` raise, InvalidInputError where there is no call.
    """
    check_terms(services, terms)
    if not 1 <= len(drafts) <= MOST_CALLS:
        message = f"Send 1 to {MOST_CALLS} calls at once, not {len(drafts)}."
        raise InvalidInputError(message)
    calls = tuple(_scored(services, person, masked(draft), terms) for draft in drafts)
    scale = scale_of(services.library, terms.rubric)
    sweep_calls(services)
    with services.storage.begin() as transaction:
        digest = transaction.contents.keep_scale(scale, services.clock.now())
        stored = tuple(replace(call, scale=digest) for call in calls)
        for call in stored:
            transaction.calls.add(call)
    return stored


def _scored(services: Services, person: Person, draft: Draft, terms: Terms) -> Call:
    now = services.clock.now()
    ears = Ears(listener=MaskedListener(services.listener), library=services.library)
    scale = scale_of(services.library, terms.rubric)
    return Call(
        id=services.chance.new_id(),
        person=person.id,
        title=draft.title or f"Call of {now.day} {now:%B %Y}",
        made_at=now,
        keep_until=now + timedelta(days=terms.keep_days),
        rubric=scale.rubric.id,
        scale="",
        transcript=draft.transcript,
        scorecard=score_transcript(ears, draft.transcript, scale, None),
    )
