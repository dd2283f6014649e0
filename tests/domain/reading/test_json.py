"""Transcripts as JSON: what is read, and what the message says where it cannot be."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from trainer.domain.reading.transcripts import MOST_TURNS, read_transcript
from trainer.domain.transcript import Action, Speaker, Turn
from trainer.errors import TranscriptError

HELLO = {"speaker": "homeowner", "text": "Hello?"}
HI = {"speaker": "rep", "text": "Hi, it is Sam."}


def document(*turns: dict[str, Any], **more: Any) -> str:
    return json.dumps({"turns": turns, **more})


def test_a_whole_document_is_read_with_all_that_it_says() -> None:
    wife = {"speaker": "homeowner", "name": "Linda", "text": "Who?", "at": "2026-11-22T10:00:00Z"}
    text = document(HELLO, HI, wife, {"speaker": "rep", "action": "hang_up"}, scenario="a1")
    transcript = read_transcript(text)
    assert transcript.scenario == "a1"
    assert transcript.turns == (
        Turn(index=0, speaker=Speaker.HOMEOWNER, text="Hello?"),
        Turn(index=1, speaker=Speaker.REP, text="Hi, it is Sam."),
        Turn(
            index=2,
            speaker=Speaker.HOMEOWNER,
            text="Who?",
            name="Linda",
            at=datetime(2026, 11, 22, 10, tzinfo=UTC),
        ),
        Turn(index=3, speaker=Speaker.REP, text="", action=Action.HANG_UP),
    )


@pytest.mark.parametrize("before", ["", "\ufeff", "\n  ", "\ufeff\n"])
def test_a_bare_list_of_turns_is_enough_whatever_white_stands_before_it(before: str) -> None:
    transcript = read_transcript(before + json.dumps([HELLO, HI]))
    assert [turn.text for turn in transcript.turns] == ["Hello?", "Hi, it is Sam."]
    assert transcript.scenario is None


def test_blank_turns_are_not_counted_but_silence_on_purpose_is() -> None:
    blank = {"speaker": "homeowner", "text": "  \n"}
    silent = {"speaker": "rep", "action": "wait"}
    turns = read_transcript(document(blank, HELLO, {"speaker": "rep"}, silent, HI, blank)).turns
    assert [(turn.index, turn.text, turn.action) for turn in turns] == [
        (0, "Hello?", Action.SAY),
        (1, "", Action.WAIT),
        (2, "Hi, it is Sam.", Action.SAY),
    ]


def test_white_space_around_words_is_taken_off() -> None:
    turns = read_transcript(document({"speaker": "rep", "text": "  Hi  there. \n"}, HELLO)).turns
    assert turns[0].text == "Hi  there."


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ('{"turns": [}', "Line 1, column 12", "this is not JSON"),
        ('{\n  "turns": [],,\n}', "Line 2, column 15", "this is not JSON"),
        ("{}", "turns", "Field required"),
        ("[]", "turns", "at least 1 item"),
        ('[{"text": "Hi"}]', "turns.0.speaker", "Field required"),
        (document(HI, {"speaker": "dog", "text": "Woof"}), "turns.1.speaker", "'homeowner'"),
        (document({**HI, "said": 1}), "turns.0.said", "Extra inputs"),
        (document({**HI, "action": "dance"}), "turns.0.action", "'wait'"),
        (document({**HI, "at": "2026-11-22T10:00:00"}), "turns.0.at", "timezone"),
        (document(HI, title="A call"), "title", "Extra inputs"),
        (json.dumps([HI] * (MOST_TURNS + 1)), "turns", "at most 20000 items"),
    ],
)
def test_wrong_json_is_an_error_that_says_where_and_what(text: str, where: str, what: str) -> None:
    with pytest.raises(TranscriptError) as caught:
        read_transcript(text)
    message = str(caught.value)
    assert message.startswith(f"{where}: ")
    assert what in message


def test_a_wrong_shape_says_which_command_prints_the_right_one() -> None:
    with pytest.raises(TranscriptError, match="`trainer schema transcript`"):
        read_transcript('{"turns": "Hello"}')


def test_a_talk_in_which_the_rep_says_nothing_is_an_error_that_names_who_does() -> None:
    linda = {"speaker": "homeowner", "name": "Linda", "text": "Who is it?"}
    with pytest.raises(TranscriptError, match="there is only: Linda, homeowner"):
        read_transcript(document(HELLO, linda))


def test_a_talk_in_which_the_homeowner_says_nothing_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(
        TranscriptError, match=r'only: rep\. Give .* turns "speaker": "homeowner"\.$'
    ):
        read_transcript(document(HI))


def test_the_rep_can_be_named_where_the_turns_have_names() -> None:
    sam, linda = {**HELLO, "name": "Sam"}, {**HI, "name": "Linda"}
    turns = read_transcript(document(sam, linda, HELLO), rep=" sam").turns
    assert [turn.speaker.value for turn in turns] == ["rep", "homeowner", "homeowner"]
    with pytest.raises(TranscriptError, match=r"called 'Kim' here; there are: Sam, Linda\.$"):
        read_transcript(document(sam, linda), rep="Kim")
    with pytest.raises(TranscriptError, match=r"called 'Kim' here; no turn has a name\.$"):
        read_transcript(document(HELLO, HI), rep="Kim")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[" * 100_000, "nested too deeply"),
        ('{"turns": ' * 100_000, "nested too deeply"),
        (f'[{{"speaker": {"9" * 5000}}}]', "a number with thousands of digits"),
        (document({**HI, "text": "\ud800"}), r"half a character, '\\ud800'"),
        (document(HI, scenario="\udc00"), "half a character"),
        (document(HI, **{"\ud800": 1}), "half a character"),
    ],
)
def test_json_that_is_made_to_break_readers_is_an_error_in_words(text: str, what: str) -> None:
    with pytest.raises(TranscriptError, match=what) as caught:
        read_transcript(text)
    assert str(caught.value).isascii()


def test_the_place_of_an_error_is_not_longer_than_a_line() -> None:
    with pytest.raises(TranscriptError) as caught:
        read_transcript(document(HI, **{"x" * 5000: 1}))
    assert len(str(caught.value)) < 200
