"""A model speaks past the guard: one repair, else the author's words; nothing hidden gets out."""

from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace

import pytest

from tests.usecases.fakes import USAGE, FakeCounters, ScriptedVoice
from tests.usecases.hearing import AUTHORED, FINE, LEAK, Heard, a_brief
from trainer.adapters.embedded.voice import AuthoredVoice
from trainer.domain.attempt import SpokenBy
from trainer.domain.homeowner.guard import MOST_WORDS
from trainer.errors import ModelReplyError, ModelUnavailableError
from trainer.usecases.speaking import Mouth, Released, Spoken, speak


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


async def test_no_model_is_asked_where_there_is_nothing_to_say() -> None:
    voice = ScriptedVoice([FINE])
    heard = await Heard().of(voice, replace(a_brief(), authored=""))
    assert (heard.spoken.text, heard.spoken.by) == ("", SpokenBy.AUTHORED)
    assert voice.takes == [FINE]
