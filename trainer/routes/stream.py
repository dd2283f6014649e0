"""A reply as one document, or as server-sent events."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing

from starlette.responses import StreamingResponse

from trainer.errors import TrainerError
from trainer.routes.errors import note_unforeseen
from trainer.routes.views import ReplyView
from trainer.usecases.services import Services
from trainer.usecases.speak_reply import Replied, speak_reply
from trainer.usecases.speaking import Released
from trainer.usecases.take_turn import OpenedTurn

_HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}


def as_events(services: Services, opened: OpenedTurn) -> StreamingResponse:
    """The reply as events: `chunk` while it is spoken, then `turn`, then `ended` if it ended."""
    return StreamingResponse(
        _events(services, opened), media_type="text/event-stream", headers=_HEADERS
    )


async def _events(services: Services, opened: OpenedTurn) -> AsyncIterator[bytes]:
    try:
        async with aclosing(speak_reply(services, opened)) as spoken:
            async for piece in spoken:
                if isinstance(piece, Released):
                    yield _event("chunk", {"text": piece.text})
                else:
                    yield _turn(piece)
    except TrainerError as error:
        yield _event("error", {"message": str(error)})
    except Exception as error:  # noqa: BLE001 - the status is out; the person must still hear of it
        yield _event("error", {"message": note_unforeseen(error, "the reply's stream")})


def _turn(piece: Replied) -> bytes:
    turn = piece.turn.turn
    said = {"index": turn.index, "speaker": turn.speaker.value, "text": turn.text}
    event = _event("turn", said)
    if piece.outcome is None:
        return event
    return event + _event("ended", {"outcome": piece.outcome.value})


def _event(name: str, data: Mapping[str, object]) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


async def whole_reply(services: Services, opened: OpenedTurn) -> ReplyView:
    """The reply once it is stored."""
    replied: Replied | None = None
    async with aclosing(speak_reply(services, opened)) as spoken:
        async for piece in spoken:
            if isinstance(piece, Replied):
                replied = piece
    if replied is None:
        message = "The reply was cut off. Send the same turn again."
        raise TrainerError(message)
    return ReplyView(
        index=replied.turn.turn.index,
        text=replied.turn.turn.text,
        ended=replied.outcome is not None,
        outcome=replied.outcome.value if replied.outcome else None,
    )
