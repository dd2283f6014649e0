"""Masking: what would tell who somebody is goes, what the score needs stays."""

import pytest

from trainer.domain.reading.marks import Kind, as_written, mark, pieces, spoken
from trainer.domain.reading.masking import marks_in, mask_text, mask_transcript
from trainer.domain.reading.transcripts import read_transcript
from trainer.domain.transcript import Action, Speaker, Transcript, Turn

MASKED = [
    ("Hi, this is Dana with Fairlead Homes.", "Hi, this is [name] with Fairlead Homes."),
    ("Hello, my name is Lorna Petty and I own it.", "Hello, my name is [name] and I own it."),
    ("hi this is dana from fairlead homes", "hi this is [name] from fairlead homes"),
    ("my name is gudrun halvorsen and i live here", "my name is [name] and i live here"),
    ("Is this Mrs. Halvorsen?", "Is this Mrs. [name]?"),
    ("is this mrs halvorsen", "is this mrs [name]"),
    ("Thanks, Hank, I appreciate it.", "Thanks, [name], I appreciate it."),
    ("I spoke to Ms. Quisenberry about it.", "I spoke to Ms. [name] about it."),
    ("My sister Trish owns half of it.", "My sister [name] owns half of it."),
    ("my husband, Osvaldo, is at work", "my husband, [name], is at work"),
    ("You can call me Bex.", "You can call me [name]."),
    ("Talk to Mr. O'Brien next door.", "Talk to Mr. [name] next door."),
    ("This is Will with Fairlead.", "This is [name] with Fairlead."),
    ("I asked Mark about the roof.", "I asked [name] about the roof."),
    ("Bill Oyelaran did the gutters.", "[name] did the gutters."),
    ("Petty speaking.", "[name] speaking."),
    ("Renata with Cold Creek Plumbing.", "[name] with Cold Creek Plumbing."),
    ("Hey Tomasz, how are you?", "Hey [name], how are you?"),
    ("Okay, Wanjiru. I hear you.", "Okay, [name]. I hear you."),
    ("It's Priya from the title company.", "It's [name] from the title company."),
    ("Dr. Weatherly. Philippa is here.", "Dr. [name]. Philippa is here."),
    (
        "Really speaking. Generally speaking, it is Molly.",
        "Really speaking. Generally speaking, it is [name].",
    ),
    ("Linda K. Svensson signed the deed.", "[name] signed the deed."),
    ("GOOD MORNING MS TALBOT THIS IS ANDRE", "GOOD MORNING MS [name] THIS IS [name]"),
    ("It is spelled P-E-T-T-Y.", "It is spelled [name]."),
    ("Her name was Ottilie.", "Her name was [name]."),
    ("That's Hank's truck.", "That's [name]'s truck."),
    ("I'm Keisha, the new agent.", "I'm [name], the new agent."),
    ("Reach me at 218-555-0142.", "Reach me at [phone]."),
    ("Call (218) 555-0142 after six.", "Call [phone] after six."),
    ("It's 218.555.0142 or 2185550142.", "It's [phone] or [phone]."),
    ("my cell is 555 0142", "my cell is [phone]"),
    ("Just dial 555-0142.", "Just dial [phone]."),
    ("+44 20 7946 0958 is in London.", "[phone] is in London."),
    ("five five five, oh one four two", "[phone]"),
    ("two eighteen five five five oh one forty two", "[phone]"),
    ("1-800-555-0199 ext. 22", "[phone]"),
    ("Write to dana.petty@example.com please.", "Write to [e-mail] please."),
    ("dana dot petty at g mail dot com", "[e-mail]"),
    ("lorna at example.org", "[e-mail]"),
    ("I live at 1420 Maple Street.", "I live at [address]."),
    ("It is 1420 W. Superior St., Apt 4, Duluth, MN 55803.", "It is [address]."),
    ("the house at 1420 maple street", "the house at [address]"),
    ("we are at fourteen twenty maple street", "we are at [address]"),
    ("over on Hawthorn Road, by the school", "over on [address], by the school"),
    ("4410 County Road 12", "[address]"),
    ("the house at 118 Sycamore", "the house at [address]"),
    ("Send it to P.O. Box 1182.", "Send it to [address]."),
    ("She is at 55 East 5th Avenue.", "She is at [address]."),
    ("The zip is 55803.", "The zip is [address]."),
    ("Duluth, MN 55812", "Duluth, [address]"),
    ("My account number is 4471 8820 113.", "My account number is [number]."),
    ("loan number 00-4471-882", "loan number [number]"),
    ("the policy number is HO-334-8812", "the policy number is [number]"),
    ("my card is 4111 1111 1111 1111", "my card is [number]"),
    ("It's 123-45-6789.", "It's [number]."),
    ("the card ending in 4412", "the card ending in [number]"),
    ("last four of my social 6789", "last four of my social [number]"),
    ("date of birth 03/04/1951", "date of birth [number]"),
    ("I was born on March 4, 1951.", "I was born on [number]."),
    ("account number four four one two nine", "account number [number]"),
    ("The gate code is 4471.", "The gate code is [number]."),
    ("It ends in 001122334455.", "It ends in [number]."),
    ("12-3456789 is the tax one", "[number] is the tax one"),
]
STAYS = [
    "We could do 185,000 dollars cash.",
    "I want $210,000, not a cent less. $1,250,000 is what Zillow says.",
    "You offered 185000 and the roof costs 14500.",
    "Fifty-two thousand five hundred, that is my number.",
    "Three sales: one-sixty, one-fifty-four, one-seventy-one.",
    "That is 12000000 dollars for the whole block.",
    "It runs 310 a month, between 150-2000 dollars.",
    "Not at 48, 49 or 50 thousand. Ninety-five hundred for the roof.",
    "The furnace is from 1998. It was built in 1998-2004.",
    "2018 2019 2020 2021 were bad years. The warranty ends in 2031.",
    "Model XR16-048 from Trane, the model number is 59SC5B080E17.",
    "a GAF Timberline HDZ shingle, Marvin windows and James Hardie siding",
    "Wells Fargo holds the loan. The loan is 142,000 and the rate is 3.25.",
    "R-38 insulation, a 3 ton unit, 16 SEER2, a 40 gallon tank, 12,000 BTU",
    "Come by on Thursday at four thirty. It's Tuesday with us.",
    "May works better than June. We close in April or August.",
    "Will you come? Mark the date. Bill us later. Grace period of ten days.",
    "I hope so. Faith has little to do with it. Frankly, no.",
    "Rep: that is what they say. The Rep was rude. Homeowner: yes.",
    "It is a 20 minute drive, 2 houses down the street, a one way street.",
    "a 30 year mortgage at 6.5 percent, 1,800 square feet, 2 dogs",
    "I'm sorry, I'm not interested. This is great. That's fair.",
    "Hi there, is this a bad time? Hello? Who is this? Thanks. Don't worry.",
    "Hello, I'm calling about the house. Hello, may I ask?",
    "Look at zillow dot com. You can find us at fairlead.com.",
    "It happened on 11/23/2026 at 10:30. 2026-11-23 was the date.",
    "I grew up in Minnesota, then Georgia. Generally speaking, no.",
    "The company name is Fairlead. My realtor said wait. Mom painted it.",
    "Call me Thursday. Call me back. If it were my mother I'd tell her.",
    "We have H-V-A-C and a HELOC. Dear AI, thank you, Judge.",
]


@pytest.mark.parametrize(("text", "masked"), MASKED)
def test_what_tells_who_somebody_is_is_masked(text: str, masked: str) -> None:
    assert mask_text(text) == masked


@pytest.mark.parametrize("text", STAYS)
def test_prices_years_models_days_and_products_stay(text: str) -> None:
    assert mask_text(text) == text


@pytest.mark.parametrize("text", [text for text, _ in MASKED])
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask_text(text)
    assert mask_text(once) == once


def test_words_that_somebody_names_are_masked_whole_and_longest_first() -> None:
    words = ["Fairlead", "Fairlead Homes", "", "x", "(old)", "name"]
    text = "Fairlead Homes, fairlead, Fairleads, [name] and the (old) mill"
    assert mask_text(text, words) == "[masked], [masked], Fairleads, [name] and the [masked] mill"


def test_a_name_that_one_turn_gives_away_is_masked_in_all() -> None:
    call = read_transcript(
        "Rep: Is this Mrs. Petty?\n"
        "Owner: Yes. The Pettys never sell, and Petty's word stands.\n"
        "Rep: Petty cash. Not petty at all. Thank you, Gudrun.\n"
        "Owner: gudrun it is, pettys all of us\n"
    )
    assert [turn.text for turn in mask_transcript(call).turns] == [
        "Is this Mrs. [name]?",
        "Yes. The [name] never sell, and [name]'s word stands.",
        "[name] cash. Not petty at all. Thank you, [name].",
        "[name] it is, [name] all of us",
    ]


def test_speakers_are_called_by_their_roles_and_their_names_are_masked() -> None:
    call = read_transcript(
        "Wanjiru (Agent): Good day.\nOsei: Yes?\nTuva: Who is it, Osei?\nWanjiru (Agent): Wanjiru.\n"
        "Osei: Tuva, it is a Wanjiru.\nTuva: Hm.\n"
    )
    masked = mask_transcript(call)
    assert [turn.name for turn in masked.turns] == [
        "Rep",
        "Homeowner",
        "Homeowner 2",
        "Rep",
        "Homeowner",
        "Homeowner 2",
    ]
    assert [turn.text for turn in masked.turns][2:5] == [
        "Who is it, [name]?",
        "[name].",
        "[name], it is a [name].",
    ]
    assert marks_in(masked) == 4


def test_a_name_that_is_a_word_too_stays_where_a_sentence_begins_with_it() -> None:
    call = read_transcript("Will: Hello.\nOwner: Will you come? Then I ask Will himself.\n", "Will")
    assert mask_transcript(call).turns[1].text == "Will you come? Then I ask [name] himself."


def test_times_the_scenario_and_control_characters_are_left_out() -> None:
    call = read_transcript(
        '{"scenario": "x", "turns": [{"speaker": "rep", "text": "Hi\\u0007.", '
        '"at": "2026-11-22T10:00:00Z"}, {"speaker": "homeowner", "action": "hang_up"}]}'
    )
    assert mask_transcript(call) == Transcript(
        turns=(
            Turn(index=0, speaker=Speaker.REP, text="Hi.", name="Rep"),
            Turn(
                index=1,
                speaker=Speaker.HOMEOWNER,
                text="",
                action=Action.HANG_UP,
                name="Homeowner",
            ),
        )
    )


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", []),
        ("plain", [("plain", False)]),
        ("[name]", [("[name]", True)]),
        ("a [phone] b", [("a ", False), ("[phone]", True), (" b", False)]),
        ("[other]", [("[other]", False)]),
    ],
)
def test_a_text_is_cut_at_its_marks(text: str, cut: list[tuple[str, bool]]) -> None:
    assert list(pieces(text)) == cut


def test_every_kind_has_a_mark_that_is_known() -> None:
    assert all(list(pieces(mark(kind))) == [(mark(kind), True)] for kind in Kind)


MARKED = "Hi [name], it is [phone]."


@pytest.mark.parametrize(
    ("quote", "written"),
    [
        ("Hi Morgan, it is 555-0100.", "Hi [name], it is [phone]."),
        ("Hi", "Hi"),
        ("it is 555-0100", "it is [phone]"),
        ("Morgan", "[name]"),
        ("gan, it", "[name], it"),
        (".", "."),
    ],
)
def test_a_quote_of_spoken_words_stands_in_the_masked_ones(quote: str, written: str) -> None:
    assert spoken(MARKED) == "Hi Morgan, it is 555-0100."
    assert as_written(quote, MARKED) == written
    assert written in MARKED


def test_every_kind_of_mark_can_be_spoken() -> None:
    text = " ".join(mark(kind) for kind in Kind)
    assert "[" not in spoken(text)
    assert as_written(spoken(text), text) == text
