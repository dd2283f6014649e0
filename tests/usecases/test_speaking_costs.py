"""Every word of a model is paid for, also the words that nobody got to hear."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

import pytest

from tests.usecases.fakes import USAGE, ScriptedVoice
from tests.usecases.hearing import FINE, LEAK, Heard
from trainer.domain.attempt import SpokenBy, Usage
from trainer.errors import ModelUnavailableError
from trainer.ports import Chunk


class HangingVoice(ScriptedVoice):
    """A voice whose first take never comes to its end."""

    async def _say(self) -> AsyncGenerator[Chunk]:
        hangs = len(self.takes) > 1
        async with aclosing(super()._say()) as chunks:
            async for chunk in chunks:
                if hangs and not chunk.text:
                    await asyncio.sleep(3600)
                yield chunk


async def test_both_tries_are_paid_for() -> None:
    usage = Usage(prompt_tokens=100, completion_tokens=9, seconds=2.0, dollars=0.5, model="m")
    heard = await Heard().of(ScriptedVoice([[], FINE], usage=usage))
    total = Usage(prompt_tokens=200, completion_tokens=18, seconds=4.0, dollars=1.0, model="m")
    assert heard.spoken.usage == total


@pytest.mark.parametrize("first", [[LEAK, " And", " more."], [LEAK]], ids=["midst", "end"])
async def test_a_stopped_try_is_paid_for_though_its_cost_comes_last(first: list[str]) -> None:
    usage = Usage(prompt_tokens=100, completion_tokens=9, seconds=2.0)
    heard = await Heard().of(ScriptedVoice([first, FINE], usage=usage))
    total = Usage(prompt_tokens=200, completion_tokens=18, seconds=4.0)
    assert heard.spoken.usage == total


async def test_a_try_that_is_replaced_is_paid_for() -> None:
    heard = await Heard().of(ScriptedVoice([["Well now.", f" {LEAK}", " So."]]))
    assert (heard.spoken.by, heard.spoken.usage) == (SpokenBy.FALLBACK, USAGE)


async def test_a_model_that_fails_after_it_was_stopped_is_still_repaired() -> None:
    takes: list[Sequence[str | Exception]] = [
        [f"{LEAK} ", "So.", ModelUnavailableError("down")],
        FINE,
    ]
    heard = await Heard().of(ScriptedVoice(takes))
    assert (heard.spoken.by, heard.spoken.usage) == (SpokenBy.MODEL, USAGE)


async def test_nobody_waits_for_the_cost_of_a_stopped_stream_that_hangs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("trainer.usecases.speaking.COST_SECONDS", 0.01)
    voice = HangingVoice([[f"{LEAK} ", "So."], FINE])
    heard = await Heard().of(voice)
    assert (heard.spoken.by, heard.spoken.usage) == (SpokenBy.MODEL, USAGE)
    assert voice.closed == 2


async def test_a_model_that_reports_no_usage_has_none() -> None:
    heard = await Heard().of(ScriptedVoice([FINE], usage=None))
    assert heard.spoken.usage is None
