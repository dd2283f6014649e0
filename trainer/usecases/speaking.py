"""Speaking a brief: clause by clause past the guard, one repair, else the authored words."""

from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from dataclasses import dataclass

import anyio

from trainer.domain.attempt import SpokenBy, Usage
from trainer.domain.homeowner.brief import Brief
from trainer.domain.homeowner.guard import Guard, Problem, guard_for, split_clause
from trainer.domain.transcript import printable
from trainer.errors import ModelError
from trainer.ports import Chunk, Counters, Voice

COST_SECONDS = 1.0  # a person waits while a stopped stream is read to its end


@dataclass(frozen=True, kw_only=True, slots=True)
class Released:
    """Words that may be shown now; the stored turn replaces them."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """The whole reply, who said it, and what it cost."""

    text: str
    by: SpokenBy
    usage: Usage | None = None


class _Stopped(Exception):  # noqa: N818 - a signal between the functions of this file
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Mouth:
    """What speaking needs: a voice, and somebody who counts its failures."""

    voice: Voice
    count: Counters


async def speak(mouth: Mouth, brief: Brief) -> AsyncGenerator[Released | Spoken]:
    """Release the reply piece by piece; the whole of it comes last.

    A model that fails, or breaks the guard twice or after words were shown, is replaced by the
    authored words of the same brief: the conversation never breaks. Where nothing is to be said,
    as after the rep has hung up, no model is asked.
    """
    if not (mouth.voice.is_model and brief.authored):
        yield Released(text=brief.authored)
        yield Spoken(text=brief.authored, by=SpokenBy.AUTHORED)
        return
    take = _Take()
    try:
        async with aclosing(_past_the_guard(mouth, brief, take)) as pieces:
            async for piece in pieces:
                yield Released(text=piece)
    except (ModelError, _Stopped) as error:
        if isinstance(error, _Stopped):
            mouth.count.guard_stopped(error.problem.value)
        mouth.count.voice_fell_back(type(error).__name__.strip("_"))
        yield Spoken(text=brief.authored, by=SpokenBy.FALLBACK, usage=take.usage)
        return
    yield Spoken(text=take.text, by=SpokenBy.MODEL, usage=take.usage)


async def _past_the_guard(mouth: Mouth, brief: Brief, take: _Take) -> AsyncGenerator[str]:
    guard = guard_for(brief)
    try:
        async with aclosing(_guarded(mouth.voice.speak(brief), guard, take)) as pieces:
            async for piece in pieces:
                yield piece
    except _Stopped as stop:
        if stop.shown:
            raise
        mouth.count.guard_stopped(stop.problem.value)
        take.text = ""
        again = mouth.voice.repair(brief, stop.text, stop.problem.value)
        async with aclosing(_guarded(again, guard, take)) as pieces:
            async for piece in pieces:
                yield piece


async def _guarded(chunks: AsyncGenerator[Chunk], guard: Guard, take: _Take) -> AsyncGenerator[str]:
    """The clauses of a stream that the guard lets through. Raises _Stopped at the first breach."""
    waiting = ""
    async with aclosing(chunks):
        async for chunk in chunks:
            take.usage = _added(take.usage, chunk.usage)
            waiting += printable(chunk.text)
            clause, waiting = split_clause(waiting if take.text else waiting.lstrip())
            if not clause:
                continue
            try:
                piece = _checked(clause, guard, take)
            except _Stopped:
                await _hear_the_cost(chunks, take)
                raise
            yield piece
    rest = waiting.rstrip()
    if rest:
        yield _checked(rest, guard, take)
    take.text = take.text.strip()
    if not take.text:
        raise _Stopped(Problem.EMPTY, "", shown=False)


async def _hear_the_cost(chunks: AsyncGenerator[Chunk], take: _Take) -> None:
    """Read a stopped stream on for a moment: what it costs comes last."""
    with suppress(ModelError), anyio.move_on_after(COST_SECONDS):
        async for chunk in chunks:
            take.usage = _added(take.usage, chunk.usage)


def _checked(clause: str, guard: Guard, take: _Take) -> str:
    so_far = take.text + clause
    problem = guard.check(so_far)
    if problem is not None:
        raise _Stopped(problem, so_far, shown=bool(take.text))
    take.text = so_far
    return clause


def _added(first: Usage | None, second: Usage | None) -> Usage | None:
    """What two calls of one reply cost together."""
    if first is None or second is None:
        return second or first
    dollars = (first.dollars or 0.0) + (second.dollars or 0.0)
    return Usage(
        prompt_tokens=first.prompt_tokens + second.prompt_tokens,
        completion_tokens=first.completion_tokens + second.completion_tokens,
        seconds=first.seconds + second.seconds,
        dollars=dollars if second.dollars is not None else None,
        model=second.model,
    )
