"""How homeowners speak, in figures."""

import pytest

from tests.domain.trainees.stage import turns_of
from trainer.domain.trainees.speech import Bar, Speech, gives_in, speaks_for_rep, speech_of
from trainer.domain.transcript import Turn

EIGHT = "I have had the place for {} good years."


def talk(*lines: str) -> tuple[Turn, ...]:
    """A conversation in which the homeowner says these lines, and the rep thanks for each."""
    return turns_of(*(text for line in lines for text in (line, "Thanks, I understand.")))


def test_only_the_homeowners_spoken_messages_are_measured() -> None:
    speech = speech_of([talk("No.", EIGHT.format(2), "", "What is it that you want from me?")])
    assert (speech.messages, speech.median_words, speech.thanks) == (3, 8.0, 0.0)
    assert speech.short == pytest.approx(1 / 3)


def test_three_words_are_short_and_four_are_not() -> None:
    assert speech_of([talk("No, not now.", "No, not right now.")]).short == 0.5


@pytest.mark.parametrize(
    "line",
    [
        "Thanks for calling.",
        "Thank you, but no.",
        "I understand, but it is too low.",
        "Well, I completely understand.",
        "Okay, I can understand that.",
        "I really appreciate the call.",
        "And I understand what you mean.",
    ],
)
def test_an_opening_with_thanks_or_understanding_counts(line: str) -> None:
    assert speech_of([talk(line, "What now?")]).thanks == 0.5


@pytest.mark.parametrize(
    "line",
    [
        "No thanks.",
        "I don't understand.",
        "You understand nothing.",
        "Fine. Thank you.",
        "Thankless",
    ],
)
def test_thanks_elsewhere_and_their_opposite_do_not_count(line: str) -> None:
    assert speech_of([talk(line)]).thanks == 0.0


def test_repeats_and_openings_are_those_within_one_conversation() -> None:
    first = talk("It is not that simple.", "It is not yours.", "No.", "Go on.")
    assert speech_of([first, first]).repeats == 0
    assert speech_of([first]).same_opening == 0.25
    assert speech_of([talk("No.", "Yes?", "No.", "No.")]).repeats == 2


def test_the_conversation_with_most_like_openings_counts() -> None:
    plain = talk("Who is this?", "Why would I sell?")
    alike = talk(
        "It's not that I mind.", "it’s not that, no.", "It's not THAT at all!", "No, never."
    )
    assert speech_of([plain, alike]).same_opening == pytest.approx(0.25)
    straight = talk("It's not that I mind.", "It's not that, no.", "It's not THAT at all!", "No.")
    assert speech_of([plain, straight]).same_opening == pytest.approx(0.5)


def test_openings_of_fewer_words_are_no_openings() -> None:
    assert speech_of([talk("No way.", "No way!", "No way?")]).same_opening == 0.0


def test_nothing_said_misses_no_bar() -> None:
    speech = speech_of([])
    assert (speech.messages, speech.median_words) == (0, None)
    assert all(bar.kept for bar in speech.bars())


GOOD = {
    "messages": 20,
    "median_words": 10.0,
    "short": 0.2,
    "thanks": 0.02,
    "repeats": 0,
    "same_opening": 0.1,
}
FIELDS = dict(
    zip(
        ("median_words", "short", "thanks", "repeats", "same_opening"),
        (bar.name for bar in Speech(**GOOD).bars()),  # type: ignore[arg-type]
        strict=True,
    )
)


def missed(**changes: float) -> list[str]:
    speech = Speech(**{**GOOD, **changes})  # type: ignore[arg-type]
    return [bar.name for bar in speech.bars() if not bar.kept]


@pytest.mark.parametrize(
    ("field", "inside", "outside"),
    [
        ("median_words", 7.0, 6.5),
        ("median_words", 14.0, 14.5),
        ("short", 0.07, 0.069),
        ("short", 0.35, 0.351),
        ("thanks", 0.05, 0.051),
        ("repeats", 0, 1),
        ("same_opening", 0.15, 0.151),
    ],
)
def test_each_band_holds_up_to_its_edge_and_not_beyond(
    field: str, inside: float, outside: float
) -> None:
    assert missed(**{field: inside}) == []
    assert missed(**{field: outside}) == [FIELDS[field]]


def test_a_bar_is_told_in_words() -> None:
    assert Bar(name="leaks", value=2, most=0).told() == "leaks: 2 (at most 0)"
    band = Bar(name="short messages", value=0.5, least=0.07, most=0.35, share=True)
    assert band.told() == "short messages: 50.0% (7.0% to 35.0%)"
    assert Bar(name="fall-backs", value=None, most=1).told() == "fall-backs: nothing to measure"


@pytest.mark.parametrize(
    "line",
    [
        "Rep: Hi there.",
        "Hello?\nAgent: Hi there.",
        "Hi, this is Jordan with Fairlead Homes.",
        "My name is Jordan, do you have a minute?",
        "Here at Fairlead Homes we buy as is.",
        "How can I help you today?",
        "Can I ask you a few questions about the house?",
        "We're prepared to offer you a fair price.",
        "I'd like to make you an offer.",
        "Our specialists will take care of it.",
    ],
)
def test_a_homeowner_who_speaks_for_the_rep_is_seen(line: str) -> None:
    assert speaks_for_rep(line, "Jordan Ellis", "Fairlead Homes")


@pytest.mark.parametrize(
    "line",
    [
        "Is this Jordan?",
        "You are with Fairlead Homes, are you?",
        "Oh, it's Jordan again.",
        "What would you offer me?",
        "The last agent: what a waste of time.",
        "How could you help me?",
        "This is Hank. What do you say?",
    ],
)
def test_a_homeowner_who_speaks_of_the_rep_is_not(line: str) -> None:
    assert not speaks_for_rep(line, "Jordan Ellis", "Fairlead Homes")


@pytest.mark.parametrize(
    "line",
    [
        "I'll take it.",
        "Fine, I accept.",
        "It's a deal then.",
        "Where do I sign?",
        "You've convinced me.",
        "Let's do it.",
        "That sounds very reasonable.",
    ],
)
def test_agreeing_to_a_deal_is_seen(line: str) -> None:
    assert gives_in(line)


@pytest.mark.parametrize(
    "line",
    [
        "I won't take that.",
        "It is a big deal to me.",
        "Is that what you call reasonable?",
        "I accepted once.",
    ],
)
def test_speaking_of_a_deal_is_not_agreeing(line: str) -> None:
    assert not gives_in(line)
