"""Speak the homeowner's reply: clause by clause past the guard, stored whole or not at all."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn, SpokenBy, Usage, hear_homeowner
from trainer.domain.chance import draw
from trainer.domain.homeowner.brief import Brief, brief_for
from trainer.domain.homeowner.guard import Guard, Problem, guard_for, split_clause
from trainer.domain.homeowner.script import script
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Speaker, Turn
from trainer.errors import ConflictError, ModelError
from trainer.ports import Chunk
from trainer.usecases.end_attempt import finish
from trainer.usecases.services import Services, in_thread
from trainer.usecases.take_turn import OpenedTurn


@dataclass(frozen=True, kw_only=True, slots=True)
class Released:
    """Words that may be shown now; the stored turn replaces them."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Replied:
    """The reply as stored; `outcome` where the conversation ended with it."""

    turn: HomeownerTurn
    outcome: Outcome | None


class _Stopped(Exception):  # noqa: N818 - it is a signal between two functions of this file
    """The guard stopped a reply."""

    def __init__(self, problem: Problem, text: str, *, shown: bool) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.text = text
        self.shown = shown


@dataclass(slots=True)
class _Take:
    """One try at a reply: the words released so far, and what they cost."""

    text: str = ""
    usage: Usage | None = None


async def speak_reply(services: Services, opened: OpenedTurn) -> AsyncGenerator[Released | Replied]:
    """Release the reply piece by piece, store it, and yield it as stored.

    A reply that was stored before is only yielded. If the caller goes away, nothing is stored and
    the same turn can be asked for again.
    """
    if opened.reply is not None:
        yield Replied(turn=opened.reply, outcome=_outcome(opened.attempt))
        return
    brief = _brief(opened)
    take = _Take()
    spoken_by = SpokenBy.MODEL if services.voice.is_model else SpokenBy.AUTHORED
    try:
        async with aclosing(_past_the_guard(services, brief, take)) as pieces:
            async for piece in pieces:
                yield Released(text=piece)
    except (ModelError, _Stopped) as error:
        services.count.voice_fell_back(type(error).__name__)
        spoken_by = SpokenBy.FALLBACK
        take.text = brief.authored
        yield Released(text=brief.authored)
    added = _turn(services, opened.attempt, take, spoken_by)
    yield await in_thread(_store, services, opened, added)


def _outcome(attempt: Attempt) -> Outcome | None:
    return attempt.outcome if attempt.is_over else None


def _brief(opened: OpenedTurn) -> Brief:
    last = opened.attempt.turns[-1]
    assert isinstance(last, RepTurn)  # noqa: S101 - an opened turn without a reply is the rep's
    turns = opened.attempt.transcript.turns
    seed = opened.attempt.seed
    authored = script(
        last.parts, opened.scene, turns, lambda purpose: draw(seed, last.turn.index, purpose)
    )
    return brief_for(opened.scene, last.mind, last.mood, turns, authored)


async def _past_the_guard(services: Services, brief: Brief, take: _Take) -> AsyncGenerator[str]:
    if not services.voice.is_model:
        take.text = brief.authored
        yield brief.authored
        return
    guard = guard_for(brief)
    try:
        async with aclosing(_guarded(services.voice.speak(brief), guard, take)) as pieces:
            async for piece in pieces:
                yield piece
    except _Stopped as stop:
        services.count.guard_stopped(stop.problem.value)
        if stop.shown:
            raise
        take.text = ""
        again = services.voice.repair(brief, stop.text, stop.problem.value)
        async with aclosing(_guarded(again, guard, take)) as pieces:
            async for piece in pieces:
                yield piece


async def _guarded(chunks: AsyncGenerator[Chunk], guard: Guard, take: _Take) -> AsyncGenerator[str]:
    """The clauses of a stream that the guard lets through. Raises _Stopped at the first breach."""
    waiting = ""
    async for chunk in chunks:
        take.usage = chunk.usage or take.usage
        waiting += chunk.text
        clause, waiting = split_clause(waiting)
        if clause:
            yield _checked(clause, guard, take)
    rest = waiting.rstrip()
    if rest:
        yield _checked(rest, guard, take)
    take.text = take.text.strip()
    if not take.text:
        raise _Stopped(Problem.EMPTY, "", shown=False)


def _checked(clause: str, guard: Guard, take: _Take) -> str:
    so_far = take.text + clause
    problem = guard.check(so_far)
    if problem is not None:
        raise _Stopped(problem, so_far, shown=bool(take.text))
    take.text = so_far
    return clause


def _turn(services: Services, attempt: Attempt, take: _Take, spoken_by: SpokenBy) -> HomeownerTurn:
    turn = Turn(
        index=len(attempt.turns),
        speaker=Speaker.HOMEOWNER,
        text=take.text,
        at=services.clock.now(),
    )
    return HomeownerTurn(turn=turn, spoken_by=spoken_by, usage=take.usage)


def _store(services: Services, opened: OpenedTurn, added: HomeownerTurn) -> Replied:
    spoken = hear_homeowner(opened.attempt, added)
    try:
        with services.storage.begin() as transaction:
            transaction.attempts.add_turn(spoken, added)
            if spoken.is_over:
                finish(services, transaction, spoken)
    except ConflictError:
        return _other_was_first(services, opened, added.turn.index)
    return Replied(turn=added, outcome=_outcome(spoken))


def _other_was_first(services: Services, opened: OpenedTurn, index: int) -> Replied:
    with services.storage.begin() as transaction:
        winner = transaction.attempts.get(opened.attempt.id)
    stored = winner.said(index)
    if not isinstance(stored, HomeownerTurn):
        message = "The conversation went on elsewhere. Reload it."
        raise ConflictError(message)
    return Replied(turn=stored, outcome=_outcome(winner))
