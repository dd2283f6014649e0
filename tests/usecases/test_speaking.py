"""A model speaks past the guard: one repair, else the author's words; nothing hidden gets out."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

import pytest

from tests.builders import a_scene, a_turn
from tests.usecases.fakes import USAGE, FakeCounters, ScriptedVoice
from trainer.adapters.embedded.voice import AuthoredVoice
from trainer.domain.attempt import SpokenBy, Usage
from trainer.domain.homeowner.brief import Brief, brief_for
from trainer.domain.homeowner.guard import MOST_WORDS
from trainer.domain.homeowner.mind import first_mind
from trainer.domain.homeowner.reaction import Mood
from trainer.errors import ModelReplyError, ModelUnavailableError
from trainer.ports import Chunk, Voice
from trainer.usecases.speaking import Mouth, Released, Spoken, speak

AUTHORED = "Who is this, and what do you want?"
LEAK = "It runs me 310 a month."
FINE = ["Who is", " this?", " I do not", " know you."]


def a_brief() -> Brief:
    scene = a_scene()
    return brief_for(scene, first_mind(scene), Mood.EVEN, (a_turn(text="Hello?"),), AUTHORED)


class Heard:
    """What came out of a voice, and what was counted."""

    def __init__(self) -> None:
        self.count = FakeCounters()
        self.shown: list[str] = []
        self.spoken = Spoken(text="", by=SpokenBy.AUTHORED)

    async def of(self, voice: Voice) -> "Heard":
        """Let the voice say all of it; the whole comes once and last."""
        pieces = [piece async for piece in speak(Mouth(voice=voice, count=self.count), a_brief())]
        *shown, spoken = pieces
        self.shown = [piece.text for piece in shown if isinstance(piece, Released)]
        assert len(self.shown) == len(shown)
        assert isinstance(spoken, Spoken)
        self.spoken = spoken
        return self


class HangingVoice(ScriptedVoice):
    """A voice whose first take never comes to its end."""

    async def _say(self) -> AsyncGenerator[Chunk]:
        hangs = len(self.takes) > 1
        async with aclosing(super()._say()) as chunks:
            async for chunk in chunks:
                if hangs and not chunk.text:
                    await asyncio.sleep(3600)
                yield chunk


async def test_the_authored_voice_says_the_authors_words_at_once() -> None:
    heard = await Heard().of(AuthoredVoice())
    assert heard.shown == [AUTHORED]
    assert heard.spoken == Spoken(text=AUTHORED, by=SpokenBy.AUTHORED)


async def test_a_clean_reply_is_shown_clause_by_clause_and_stored_whole() -> None:
    heard = await Heard().of(ScriptedVoice([FINE]))
    assert heard.shown == ["Who is this?", " I do not know you."]
    assert (heard.spoken.text, heard.spoken.by) == ("".join(FINE), SpokenBy.MODEL)
    assert heard.spoken.usage == USAGE
    assert (heard.count.stopped, heard.count.fell_back) == ([], [])


async def test_space_around_a_reply_is_dropped() -> None:
    heard = await Heard().of(ScriptedVoice([["  Who is", " this? \n"]]))
    assert heard.spoken.text == "Who is this?"


@pytest.mark.parametrize(
    ("first", "problem"),
    [
        ([LEAK], "unearned_fact"),
        (["It runs", " me 31", "0 a month."], "unearned_fact"),
        (["As an AI", " I cannot say."], "meta_talk"),
        (["Rep: would you sell?"], "role_swap"),
        (["You've got a deal."], "caved_in"),
        (["*sighs*"], "markup"),
        (["  \n"], "empty"),
        ([], "empty"),
    ],
    ids=["leak", "leak in pieces", "meta", "role", "caved", "markup", "blank", "nothing"],
)
async def test_what_the_guard_stops_is_never_shown_and_said_again(
    first: Sequence[str], problem: str
) -> None:
    voice = ScriptedVoice([first, FINE])
    heard = await Heard().of(voice)
    assert "".join(heard.shown).strip() == heard.spoken.text == "".join(FINE)
    assert heard.spoken.by is SpokenBy.MODEL
    assert heard.count.stopped == [problem]
    assert heard.count.fell_back == []
    assert [reason for _, reason in voice.repairs] == [problem]


async def test_the_repair_is_told_the_words_that_were_stopped() -> None:
    voice = ScriptedVoice([[LEAK, " And more."], FINE])
    await Heard().of(voice)
    assert voice.repairs == [(LEAK, "unearned_fact")]


async def test_a_second_leak_leaves_the_word_to_the_author() -> None:
    heard = await Heard().of(ScriptedVoice([[LEAK], [LEAK], FINE]))
    assert heard.shown == []
    assert (heard.spoken.text, heard.spoken.by) == (AUTHORED, SpokenBy.FALLBACK)
    assert heard.count.fell_back == ["Stopped"]
    assert heard.count.stopped == ["unearned_fact", "unearned_fact"]


async def test_a_leak_after_words_were_shown_is_not_repaired_but_replaced() -> None:
    voice = ScriptedVoice([["Well now.", f" {LEAK}", " So."], FINE])
    heard = await Heard().of(voice)
    assert heard.shown == ["Well now."]
    assert (heard.spoken.text, heard.spoken.by) == (AUTHORED, SpokenBy.FALLBACK)
    assert voice.repairs == []
    assert heard.count.stopped == ["unearned_fact"]


async def test_a_leak_after_a_mere_line_break_is_repaired() -> None:
    heard = await Heard().of(ScriptedVoice([["\n", "\n", LEAK], FINE]))
    assert heard.spoken.by is SpokenBy.MODEL
    assert "".join(heard.shown) == heard.spoken.text


async def test_a_reply_without_end_is_cut_off() -> None:
    heard = await Heard().of(ScriptedVoice([["well, "] * 1000]))
    assert len("".join(heard.shown).split()) <= MOST_WORDS
    assert heard.spoken.by is SpokenBy.FALLBACK
    assert heard.count.stopped == ["too_long"]


@pytest.mark.parametrize(
    "takes",
    [
        [[ModelUnavailableError("down")]],
        [["Well now. I", ModelUnavailableError("broke off")]],
        [[LEAK], [ModelUnavailableError("down")]],
    ],
    ids=["at once", "in the midst", "at the repair"],
)
async def test_a_model_that_fails_is_replaced_by_the_author(
    takes: list[Sequence[str | Exception]],
) -> None:
    heard = await Heard().of(ScriptedVoice(takes))
    assert (heard.spoken.text, heard.spoken.by) == (AUTHORED, SpokenBy.FALLBACK)
    assert heard.count.fell_back == ["ModelUnavailableError"]


async def test_an_unusable_answer_is_counted_by_its_own_name() -> None:
    heard = await Heard().of(ScriptedVoice([[ModelReplyError("html")]]))
    assert heard.count.fell_back == ["ModelReplyError"]


async def test_an_error_that_is_no_models_fault_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        await Heard().of(ScriptedVoice([[ZeroDivisionError()]]))


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
    takes = [[f"{LEAK} ", "So.", ModelUnavailableError("down")], FINE]
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


async def test_a_stopped_stream_is_closed_before_the_repair_begins() -> None:
    voice = ScriptedVoice([[LEAK, *FINE], FINE])
    await Heard().of(voice)
    assert voice.closed == 2


async def test_a_listener_who_leaves_closes_the_stream() -> None:
    voice = ScriptedVoice([FINE])
    async with aclosing(speak(Mouth(voice=voice, count=FakeCounters()), a_brief())) as pieces:
        async for piece in pieces:
            assert piece == Released(text="Who is this?")
            break
    assert voice.closed == 1
