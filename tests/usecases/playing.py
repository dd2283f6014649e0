"""Playing a turn in a sentence."""

from tests.usecases.world import NIA, World
from trainer.domain.attempt import Attempt
from trainer.domain.people import Person
from trainer.domain.transcript import Action
from trainer.usecases.speak_reply import Replied, speak_reply
from trainer.usecases.speaking import Released
from trainer.usecases.take_turn import OpenedTurn, Said, open_turn


def say(
    world: World,
    attempt: Attempt,
    text: str,
    *,
    index: int = 1,
    action: Action = Action.SAY,
    person: Person = NIA,
) -> OpenedTurn:
    """A rep's turn, stored."""
    said = Said(index=index, text=text, action=action)
    return open_turn(world.services, person, attempt.id, said)


async def listen(world: World, opened: OpenedTurn) -> tuple[list[str], Replied]:
    """The pieces of the reply, and the reply as it was stored."""
    pieces: list[str] = []
    replies: list[Replied] = []
    async for piece in speak_reply(world.services, opened):
        if isinstance(piece, Released):
            pieces.append(piece.text)
        else:
            replies.append(piece)
    (reply,) = replies
    return pieces, reply


async def talk(
    world: World, attempt: Attempt, text: str, *, index: int = 1, action: Action = Action.SAY
) -> Replied:
    """A rep's turn and the whole reply to it."""
    opened = say(world, attempt, text, index=index, action=action)
    return (await listen(world, opened))[1]
