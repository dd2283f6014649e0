"""Take a rep's turn: hear it, let the homeowner's mind move, store both, say the reply."""

import unicodedata
from dataclasses import dataclass, replace

from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn, hear_rep
from trainer.domain.chance import draw
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.step import step
from trainer.domain.moves import Heard
from trainer.domain.people import Person
from trainer.domain.transcript import Action, Speaker, Turn, printable
from trainer.errors import AttemptEndedError, ConflictError, InvalidInputError
from trainer.usecases.access import own_attempt
from trainer.usecases.services import Services

MOST_CHARACTERS = 2_000
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe0e\ufe0f"  # nobody can see these
MOST_TURNS = 200  # rep turns; a conversation this long has long lost its point


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a rep does in a turn: words, or an action without words."""

    index: int
    text: str
    action: Action = Action.SAY


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenedTurn:
    """A stored rep turn; `reply` is there already when the turn was taken before."""

    attempt: Attempt
    scene: Scene
    reply: HomeownerTurn | None = None


def open_turn(services: Services, person: Person, attempt_id: str, said: Said) -> OpenedTurn:
    """Store the rep's turn, or find it stored with the same words.

    Raises NotFoundError, InvalidInputError for words that cannot be used, ConflictError when other
    words are stored under that index or it is not the next one, AttemptEndedError after the end.
    """
    said = replace(said, text=clean(said))
    attempt, scene = _load(services, person, attempt_id)
    stored = _stored(attempt, scene, said)
    if stored is not None:
        return stored
    if attempt.is_over:
        message = "The conversation is over. Look at the scorecard, or start anew."
        raise AttemptEndedError(message)
    heard = _hear(services, attempt, scene, said)
    return _store(services, attempt, scene, said, heard)


def _load(services: Services, person: Person, attempt_id: str) -> tuple[Attempt, Scene]:
    with services.storage.begin() as transaction:
        attempt = own_attempt(transaction, person, attempt_id)
        return attempt, transaction.contents.scene(attempt.scene)


def clean(said: Said) -> str:
    """The words of a turn without control characters. Raises InvalidInputError."""
    if said.action is not Action.SAY:
        return ""
    text = printable(said.text).strip()
    if all(c.isspace() or unicodedata.category(c) == "Cf" or c in _BLANK for c in text):
        message = "There is nothing to say in this message. Write something, or choose to wait."
        raise InvalidInputError(message)
    if len(text) > MOST_CHARACTERS:
        message = (
            f"That is {len(text):,} characters; a turn takes {MOST_CHARACTERS:,} at most. "
            "Nobody listens that long: say the most important part first."
        )
        raise InvalidInputError(message)
    return text


def _stored(attempt: Attempt, scene: Scene, said: Said) -> OpenedTurn | None:
    turn = attempt.said(said.index)
    if turn is None:
        return None
    if not isinstance(turn, RepTurn):
        message = f"Turn {said.index} is the homeowner's. A rep's turns have odd indexes."
        raise InvalidInputError(message)
    if (turn.turn.text, turn.turn.action) != (said.text, said.action):
        message = f"Turn {said.index} holds other words already. Reload the conversation."
        raise ConflictError(message)
    reply = attempt.said(said.index + 1)
    answered = reply if isinstance(reply, HomeownerTurn) else None
    return OpenedTurn(attempt=attempt, scene=scene, reply=answered)


def _hear(services: Services, attempt: Attempt, scene: Scene, said: Said) -> Heard:
    if said.action is not Action.SAY:
        return Heard()
    return services.listener.hear(said.text, attempt.transcript.turns, scene)


def _store(
    services: Services, attempt: Attempt, scene: Scene, said: Said, heard: Heard
) -> OpenedTurn:
    if said.index // 2 >= MOST_TURNS:
        message = f"A conversation has at most {MOST_TURNS} turns. End it to see the scorecard."
        raise InvalidInputError(message)
    turn = Turn(
        index=said.index,
        speaker=Speaker.REP,
        text=said.text,
        action=said.action,
        at=services.clock.now(),
    )
    reaction = step(
        attempt.mind,
        scene,
        heard,
        turn,
        lambda purpose: draw(attempt.seed, said.index, purpose),
    )
    spoken = hear_rep(attempt, turn, heard, reaction)
    try:
        with services.storage.begin() as transaction:
            transaction.attempts.add_turn(spoken, spoken.turns[-1])
    except ConflictError:
        return _lost_the_race(services, attempt, scene, said)
    return OpenedTurn(attempt=spoken, scene=scene)


def _lost_the_race(services: Services, attempt: Attempt, scene: Scene, said: Said) -> OpenedTurn:
    with services.storage.begin() as transaction:
        winner = transaction.attempts.get(attempt.id)
    stored = _stored(winner, scene, said)
    if stored is None:
        message = f"Turn {said.index} could not be stored. Reload the conversation."
        raise ConflictError(message)
    return stored
