"""Transcripts as plain text: lines that begin with a name."""

import pytest

from trainer.domain.reading.transcripts import MOST_TURNS, read_transcript
from trainer.domain.transcript import Speaker
from trainer.errors import TranscriptError


def said(text: str, rep: str | None = None) -> list[tuple[str, str]]:
    """The turns as one letter for the side, and the words."""
    turns = read_transcript(text, rep).turns
    assert [turn.index for turn in turns] == list(range(len(turns)))
    return [("R" if turn.speaker is Speaker.REP else "H", turn.text) for turn in turns]


@pytest.mark.parametrize(
    ("rep", "homeowner"),
    [
        ("Rep", "Homeowner"),
        ("Agent", "Seller"),
        ("SALESPERSON", "customer"),
        ("Me", "Owner"),
        ("**Rep**", "**Client**"),
        ("Rep", "Prospect"),
        ("_Agent 1_", "Mr. O’Neil-Smith"),
        ("Sam", "Homeowner"),
        ("Rep", "Linda May"),
        ("00:01 Rep", "00:02 Owner"),
        ("(1:02:03.5) Rep", "[1:02:04] Owner"),
        ("Rep", "Émile"),
        ("Rep", "E\u0301mile"),
        ("Homeowner’s Agent", "Homeowner (wife)"),
        ("Customer Service Rep", "Customer"),
    ],
)
def test_many_ways_to_name_the_two_sides_are_read(rep: str, homeowner: str) -> None:
    text = f"{rep}: Good morning.\n  {homeowner} : Who is it?\n{rep}: It is Sam."
    assert said(text) == [("R", "Good morning."), ("H", "Who is it?"), ("R", "It is Sam.")]


def test_the_colon_may_stand_inside_the_bold() -> None:
    assert said("**Rep:** Hi.\n**Owner:** No.") == [("R", "Hi."), ("H", "No.")]


def test_names_are_kept_so_that_second_persons_can_be_told_apart() -> None:
    turns = read_transcript("Rep: Hi.\nOwner: Linda?\nMrs. Lee: Yes?").turns
    assert [turn.name for turn in turns] == ["Rep", "Owner", "Mrs. Lee"]


def test_a_line_without_a_name_goes_on_with_the_turn_before() -> None:
    text = "Rep: Hi.\n  I am Sam.\n\nand I call about the house\nOwner:\nNo."
    assert said(text) == [("R", "Hi. I am Sam. and I call about the house"), ("H", "No.")]


def test_lines_of_one_person_in_a_row_are_one_turn() -> None:
    assert said("Rep: Hi.\nRep: Sam here.\nOwner: So?") == [("R", "Hi. Sam here."), ("H", "So?")]


def test_blank_turns_are_not_counted() -> None:
    text = "Rep: Hi.\nOwner:   \n\n\nRep: Still there?\nOwner: Yes.\nRep:"
    assert said(text) == [("R", "Hi. Still there?"), ("H", "Yes.")]


@pytest.mark.parametrize("line", ["At 5:30 I leave.", "See https://example.com", "12:30 is fine."])
def test_a_colon_inside_a_line_does_not_make_a_name(line: str) -> None:
    assert said(f"Rep: Hi.\nOwner: So?\n{line}")[-1] == ("H", f"So? {line}")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ending_and_a_byte_order_mark_are_read(end: str) -> None:
    assert said(f"\ufeffRep: Hi.{end}Owner: So?{end}") == [("R", "Hi."), ("H", "So?")]


def test_unknown_names_need_to_be_told_who_the_rep_is() -> None:
    text = "Sam: Hi.\nLinda: Who is it?\nBob: Who?"
    assert said(text, rep="sam") == [("R", "Hi."), ("H", "Who is it?"), ("H", "Who?")]
    with pytest.raises(TranscriptError, match=r'among: Sam, Linda, Bob.*--rep "Sam"'):
        read_transcript(text)
    with pytest.raises(TranscriptError, match="Nobody is called 'Kim' here"):
        read_transcript(text, rep="Kim")


def test_text_without_speakers_is_an_error_that_shows_the_line_and_what_to_write() -> None:
    with pytest.raises(TranscriptError, match=r"Line 3: Nobody is named .* 'Hello, is this Pat"):
        read_transcript("\n\nHello, is this Pat?\nYes.")
    with pytest.raises(TranscriptError, match="such as 'Rep:' and 'Homeowner:'"):
        read_transcript("Hello.")


def test_a_long_line_is_cut_in_the_message() -> None:
    with pytest.raises(TranscriptError) as caught:
        read_transcript("word " * 1000)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\ufeff \n"])
def test_an_empty_file_is_called_empty(text: str) -> None:
    with pytest.raises(TranscriptError, match="The transcript is empty"):
        read_transcript(text)


def test_a_talk_without_the_reps_words_is_an_error() -> None:
    with pytest.raises(TranscriptError, match=r"there is only: Customer, Owner.*--rep NAME"):
        read_transcript("Owner: Hello?\nCustomer: Anybody?")


@pytest.mark.parametrize("text", ["Rep: Hi.", "Rep: Hi.\nRep: Hello?"])
def test_a_talk_without_the_homeowners_words_is_an_error_too(text: str) -> None:
    with pytest.raises(TranscriptError, match=r"homeowner says nothing.*the name 'homeowner'\.$"):
        read_transcript(text)


def test_two_reps_alone_are_an_error_that_offers_to_name_one() -> None:
    with pytest.raises(TranscriptError, match=r"only: Agent, Tech\..*, or use --rep NAME"):
        read_transcript("Agent: Hi.\nTech: Hi.")


def test_a_caller_is_the_homeowner_where_another_is_the_rep() -> None:
    assert said("Agent: Hi.\nCaller: My roof leaks.") == [("R", "Hi."), ("H", "My roof leaks.")]
    assert said("Caller: Hi.\nHomeowner: No.") == [("R", "Hi."), ("H", "No.")]


def test_a_time_stamp_in_brackets_is_not_json() -> None:
    assert said("[00:01] Rep: Hi\n[00:02] Owner: No.") == [("R", "Hi"), ("H", "No.")]
    assert said(" [1:00:01] Rep: Hi\nOwner: No.") == [("R", "Hi"), ("H", "No.")]
    with pytest.raises(TranscriptError, match=r"Line 1: Nobody is named as speaker in '\[music"):
        read_transcript("[music]\nRep: Hi")


def test_a_talk_of_5000_turns_is_read_whole() -> None:
    names = ("Homeowner", "Rep")
    turns = read_transcript("\n".join(f"{names[n % 2]}: Line {n}." for n in range(5000))).turns
    assert [turn.index for turn in turns] == list(range(5000))
    assert (turns[-1].speaker, turns[-1].text) == (Speaker.REP, "Line 4999.")


def test_a_talk_that_is_longer_than_any_is_an_error_that_says_to_split_it() -> None:
    text = "Rep: Hi.\nOwner: No.\n" * (MOST_TURNS // 2)
    assert len(read_transcript(text).turns) == MOST_TURNS
    with pytest.raises(TranscriptError, match="over 20,000 turns; split the file"):
        read_transcript(f"{text}Rep: Please.\n")
