"""Which lines begin with a speaker, and which only look as if they did."""

from time import process_time

import pytest

from trainer.domain.reading.transcripts import read_transcript
from trainer.errors import TranscriptError

MOST_SECONDS = 10.0  # many times what it takes; the square of the length takes minutes
TALK = "Rep: Hi.\nOwner: So?\n"


def said(text: str, rep: str | None = None) -> list[str]:
    turns = read_transcript(text, rep).turns
    return [f"{turn.speaker.value} {turn.name}: {turn.text}" for turn in turns]


@pytest.mark.parametrize(
    "line",
    [
        "Two things: the roof and the price.",
        "As I said: no.",
        "What I told the owner: no.",
        "For the owner: nothing.",
        "To me: fine.",
        "Note: she laughs",
        "Call ID: 17",
        "Remember: no.",
        "and so on: no",
        "Everything that I wanted to say: no.\nEverything that I wanted to say: no.",
        "Note: a\nNote: b",
        "This goes on and on and on and on and on and on: no.",
        "50 dollars: too much.",
        ": nothing",
        "Half*way: no.",
    ],
)
def test_what_is_no_name_goes_on_with_the_turn_before(line: str) -> None:
    assert said(TALK + line) == ["rep Rep: Hi.", f"homeowner Owner: So? {line}".replace("\n", " ")]


def test_headings_before_the_first_turn_are_left_out() -> None:
    heading = "Date: 2026-11-22\nTime: 10:00\nCall  ID: 17\nCompany: Example Homes\n\n"
    assert said(heading + TALK) == ["rep Rep: Hi.", "homeowner Owner: So?"]
    assert (
        said(f"{heading}Rep: Hi.\nLinda: So?\nRep: Hm.\nLinda: Bye.")[1] == "homeowner Linda: So?"
    )
    with pytest.raises(TranscriptError, match="there is only: nobody"):
        read_transcript("Date: 2026-11-22")


def test_words_of_nobody_after_the_headings_are_an_error_that_names_the_line() -> None:
    with pytest.raises(TranscriptError, match="Line 3: Nobody is named as speaker in 'Hello"):
        read_transcript(f"Date: today\n\nHello.\n{TALK}")


def test_a_second_person_who_speaks_again_is_on_the_homeowners_side() -> None:
    text = f"{TALK}Linda: Who?\nRep: Sam.\nLinda: I see."
    assert [line.split(":")[0] for line in said(text)] == [
        "rep Rep",
        "homeowner Owner",
        "homeowner Linda",
        "rep Rep",
        "homeowner Linda",
    ]


def test_a_name_that_comes_once_counts_with_a_time_stamp() -> None:
    assert said(f"{TALK}[00:09] Linda: Who?")[-1] == "homeowner Linda: Who?"
    assert said(f"{TALK}Linda: Who?")[-1] == "homeowner Owner: So? Linda: Who?"


def test_a_name_that_comes_once_counts_where_a_side_would_be_missing() -> None:
    assert said("Rep: Hi.\nTwo things: a, b.\nLinda May: Who?") == [
        "rep Rep: Hi. Two things: a, b.",
        "homeowner Linda May: Who?",
    ]
    assert said("sam: hi\nlinda: who", rep="Sam") == ["rep sam: hi", "homeowner linda: who"]


def test_the_named_rep_speaks_whatever_the_name_looks_like() -> None:
    assert said("Note: Hi.\nOwner: So?", rep="note") == ["rep Note: Hi.", "homeowner Owner: So?"]
    long = "the man who came from the roofers"
    assert said(f"{long}: Hi.\nOwner: So?", rep=long)[0] == f"rep {long}: Hi."


@pytest.mark.parametrize(
    "line", ["and on", "Rep: Hi.", "Note: on", "<v ", "[[[[[[", "______", "a b: c", "1:"]
)
def test_a_hundred_thousand_lines_are_read_in_time(line: str) -> None:
    start = process_time()
    turns = read_transcript("Owner: So?\nRep: Hi.\n" + f"{line * 10}\n" * 100_000).turns
    assert len(turns) in {2, 3}
    assert process_time() - start < MOST_SECONDS


@pytest.mark.parametrize("letters", ["[", "*", "_", " ", "a", "1", ":", "1:", "(", "é"])
def test_a_line_of_a_million_letters_is_read_in_time(letters: str) -> None:
    start = process_time()
    assert read_transcript(f"{TALK}x {letters * 1_000_000}").turns
    assert read_transcript(f"{TALK}{letters * 1_000_000}").turns
    assert process_time() - start < MOST_SECONDS
