"""Domain values to JSON and back, both directions side by side."""

from pydantic import TypeAdapter

from trainer.domain.attempt import HomeownerTurn, RepTurn
from trainer.domain.homeowner.mind import Mind
from trainer.domain.scoring.scorecard import Scorecard

_MIND: TypeAdapter[Mind] = TypeAdapter(Mind)
_REP: TypeAdapter[RepTurn] = TypeAdapter(RepTurn)
_HOMEOWNER: TypeAdapter[HomeownerTurn] = TypeAdapter(HomeownerTurn)
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


def scorecard_to_json(card: Scorecard) -> str:
    """A scorecard as JSON."""
    return _SCORECARD.dump_json(card).decode()


def scorecard_from_json(body: str) -> Scorecard:
    """A scorecard as it was."""
    return _SCORECARD.validate_json(body)
