"""Transcripts as captions: WebVTT with voice tags, and SRT with names."""

from time import process_time

import pytest

from trainer.domain.reading.captions import looks_like_captions
from trainer.domain.reading.transcripts import read_transcript
from trainer.domain.transcript import Speaker
from trainer.errors import TranscriptError

MOST_SECONDS = 10.0  # many times what it takes; the square of the length takes minutes

VTT = """WEBVTT - A call

NOTE
Rep: this is a note and nobody says it

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.000 align:start
<v Homeowner>Hello?

00:02.500 --> 00:04.000
<v.loud Rep>Good <i>morning</i>,</v>

00:00:04.000 --> 00:00:05.000
<v Rep>it is Sam.</v><v Homeowner>Sam <c.name>who</c>?</v>
"""

CUE = "WEBVTT\n\n00:01.000 --> 00:02.000\n"

SRT = """1
00:00:01,000 --> 00:00:02,000
Owner: Hello?

2
00:00:02,500 --> 00:00:04,000
Rep: Good morning,
it is Sam.

3
00:00:04,000 --> 00:00:05,500
I call about the house.

4
00:00:06,000 --> 00:00:07,000

5
00:00:08,000 --> 00:00:09,000
Owner: <i>No.</i>"""


def said(text: str, rep: str | None = None) -> list[tuple[str | None, Speaker, str]]:
    return [(turn.name, turn.speaker, turn.text) for turn in read_transcript(text, rep).turns]


def test_webvtt_is_read_by_its_voice_tags() -> None:
    assert said(VTT) == [
        ("Homeowner", Speaker.HOMEOWNER, "Hello?"),
        ("Rep", Speaker.REP, "Good morning, it is Sam."),
        ("Homeowner", Speaker.HOMEOWNER, "Sam who?"),
    ]


def test_srt_is_read_by_its_names_and_a_cue_without_one_goes_on() -> None:
    assert said(SRT) == [
        ("Owner", Speaker.HOMEOWNER, "Hello?"),
        ("Rep", Speaker.REP, "Good morning, it is Sam. I call about the house."),
        ("Owner", Speaker.HOMEOWNER, "No."),
    ]


@pytest.mark.parametrize("text", [VTT, SRT])
def test_windows_line_endings_and_a_byte_order_mark_change_nothing(text: str) -> None:
    assert said("\ufeff" + text.replace("\n", "\r\n")) == said(text)


def test_webvtt_may_name_its_speakers_by_a_prefix_too() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nRep: Hi.\n\n00:02.000 --> 00:03.000\nOwner: No.\n"
    assert said(text) == [("Rep", Speaker.REP, "Hi."), ("Owner", Speaker.HOMEOWNER, "No.")]


def test_voices_with_unknown_names_need_to_be_told_who_the_rep_is() -> None:
    text = VTT.replace("v Homeowner", "v Linda May").replace("Rep>", "Sam Hill>")
    assert [speaker for _, speaker, _ in said(text, rep="sam hill")] == [
        Speaker.HOMEOWNER,
        Speaker.REP,
        Speaker.HOMEOWNER,
    ]
    with pytest.raises(TranscriptError, match="among: Linda May, Sam Hill"):
        read_transcript(text)


def test_captions_without_speakers_are_an_error_that_shows_the_line() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nHello, is this Pat?\n"
    with pytest.raises(TranscriptError, match=r"Line 3: Nobody is named .* 'Hello, is this Pat"):
        read_transcript(text)


def test_captions_in_which_nobody_speaks_are_an_error() -> None:
    with pytest.raises(TranscriptError, match="there is only: nobody"):
        read_transcript("WEBVTT\n\n00:01.000 --> 00:02.000\n\n")


def test_the_words_of_a_voice_may_run_over_lines() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Rep>Hi.\nSam here.</v>\n<v Owner>No.</v>\n"
    assert [words.split() for _, _, words in said(text)] == [["Hi.", "Sam", "here."], ["No."]]


def test_a_silent_voice_is_no_turn() -> None:
    text = f"{CUE}<v Rep>Hi.</v><v Owner> </v><v Rep>Pat?</v><v Owner>Yes?</v>\n"
    assert said(text) == [("Rep", Speaker.REP, "Hi. Pat?"), ("Owner", Speaker.HOMEOWNER, "Yes?")]


def test_words_outside_of_the_voice_tags_belong_to_the_nearest_voice_of_their_cue() -> None:
    cues = (
        "-\nWell, <v Rep>hi.</v> Sam here,",
        "- and\nso <v Owner>Who?\n- <v Rep>Sam.\n",
        "Hill.",
    )
    text = "WEBVTT\n" + "".join(f"\n00:01.000 --> 00:02.000\n{cue}\n" for cue in cues)
    assert [(name, words) for name, _, words in said(text)] == [
        ("Rep", "Well, hi. Sam here,"),
        ("Owner", "- and so Who?"),
        ("Rep", "Sam. Hill."),
    ]


def test_a_tag_without_a_name_is_no_voice_and_other_signs_are_words() -> None:
    text = f"{CUE}<v Rep>5 < 6 <v>more <vx y>or</vx> <b>less</b></v><v\tMrs. Lee>No <3.\n"
    assert [(name, words) for name, _, words in said(text)] == [
        ("Rep", "5 < 6 more or less"),
        ("Mrs. Lee", "No <3."),
    ]


def test_character_references_are_decoded_and_endless_ones_are_left() -> None:
    endless = f"&#{'9' * 5000};"
    text = f"{CUE}<v Rep>R&amp;D &lt;b&gt; &#39;x&#x27; {endless}</v><v B &amp; C>AT&T &c;\n"
    assert [(name, words) for name, _, words in said(text)] == [
        ("Rep", f"R&D <b> 'x' {endless}"),
        ("B & C", "AT&T &c;"),
    ]


@pytest.mark.parametrize("piece", ["<v ", "<", "<v" + " " * 50, "<v a", "&#", "<v a>b"])
def test_hostile_captions_are_read_in_time(piece: str) -> None:
    start = process_time()
    text = f"{CUE}<v Rep>Hi.</v><v Owner>So? {piece * 100_000}"
    assert said(text)[0] == ("Rep", Speaker.REP, "Hi.")
    assert process_time() - start < MOST_SECONDS


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        (VTT, True),
        (SRT, True),
        ("\ufeffWEBVTT", True),
        ("Rep: from 10:00 --> 11:00 then?", False),
        ("Rep: Hi.\n" * 40 + SRT, False),
    ],
)
def test_captions_are_known_by_their_head(text: str, *, captions: bool) -> None:
    assert looks_like_captions(text) is captions
