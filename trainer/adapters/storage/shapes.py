"""Domain values to JSON and back, both directions side by side."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from trainer.domain.attempt import HomeownerTurn, Pinned, RepTurn
from trainer.domain.homeowner.mind import Mind
from trainer.domain.notes import Said
from trainer.domain.scoring.scorecard import Scorecard
from trainer.domain.transcript import Transcript

_MIND: TypeAdapter[Mind] = TypeAdapter(Mind)
_REP: TypeAdapter[RepTurn] = TypeAdapter(RepTurn)
_HOMEOWNER: TypeAdapter[HomeownerTurn] = TypeAdapter(HomeownerTurn)
_PINNED: TypeAdapter[tuple[Pinned, ...]] = TypeAdapter(tuple[Pinned, ...])
_SAID: TypeAdapter[Said] = TypeAdapter(Annotated[Said, Field(discriminator="kind")])
_TRANSCRIPT: TypeAdapter[Transcript] = TypeAdapter(Transcript)
_SCORECARD: TypeAdapter[Scorecard] = TypeAdapter(Scorecard)


def mind_to_json(mind: Mind) -> str:
    """A mind as JSON."""
    return _MIND.dump_json(mind).decode()


def mind_from_json(body: str) -> Mind:
    """A mind as it was."""
    return _MIND.validate_json(body)


def turn_to_json(turn: RepTurn | HomeownerTurn) -> str:
    """A turn with everything that followed from it."""
    if isinstance(turn, RepTurn):
        return _REP.dump_json(turn).decode()
    return _HOMEOWNER.dump_json(turn).decode()


def turn_from_json(body: str, *, is_rep: bool) -> RepTurn | HomeownerTurn:
    """A turn as it was."""
    return _REP.validate_json(body) if is_rep else _HOMEOWNER.validate_json(body)


def pinned_to_json(rubrics: tuple[Pinned, ...]) -> str:
    """Pinned rubrics as JSON."""
    return _PINNED.dump_json(rubrics).decode()


def pinned_from_json(body: str) -> tuple[Pinned, ...]:
    """Pinned rubrics as they were."""
    return _PINNED.validate_json(body)


def said_to_json(said: Said) -> str:
    """What a note says as JSON."""
    return _SAID.dump_json(said).decode()


def said_from_json(body: str) -> Said:
    """What a note says, as it was."""
    return _SAID.validate_json(body)


def transcript_to_json(transcript: Transcript) -> str:
    """A transcript as JSON."""
    return _TRANSCRIPT.dump_json(transcript).decode()


def transcript_from_json(body: str) -> Transcript:
    """A transcript as it was."""
    return _TRANSCRIPT.validate_json(body)


def scorecard_to_json(card: Scorecard) -> str:
    """A scorecard as JSON."""
    return _SCORECARD.dump_json(card).decode()


def scorecard_from_json(body: str) -> Scorecard:
    """A scorecard as it was."""
    return _SCORECARD.validate_json(body)
