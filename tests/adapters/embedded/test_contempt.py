"""Words of contempt are heard however they are wrapped, and only where they are meant for somebody."""

import pytest

from trainer.adapters.embedded.contempt import insults, is_rude
from trainer.adapters.embedded.listener import EmbeddedListener
from trainer.domain.moves import Act, MoveKind
from trainer.domain.transcript import Speaker, Turn

ASKED = (Turn(index=0, speaker=Speaker.HOMEOWNER, text="I'd like to think about it."),)


@pytest.mark.parametrize(
    "line",
    [
        "You're an idiot.",
        "You\u2019re an idiot.",  # as phones write it
        "How stupid can you be?",
        "ARE YOU DEAF?",
        "Oh, shut up.",
        "Nobody else would take a dump like that.",
        "It's a pigsty in there.",
        "People like you never sell.",
        "What's wrong with you?",
        "What\u2019s wrong with you?",
        "Do I have to draw you a picture?",
        "You people are all the same.",
        "I know your type.",
        "Quit your whining.",
        "You're not very bright, are you?",
    ],
)
def test_an_insult_is_one_whatever_stands_around_it(line: str) -> None:
    assert insults(line)


@pytest.mark.parametrize(
    "line",
    [
        "I'm an idiot.",
        "I\u2019m such an idiot.",
        "My stupid mistake.",
        "I feel foolish for calling so late.",
        "Call me stupid, but how does that work?",
        "What kind of roof is it?",
        "It's your kind of decision, and I'd wait too.",
        "That was a hard winter.",
        "Fair enough.",
        "",
    ],
)
def test_what_is_said_of_oneself_or_of_nobody_is_no_insult(line: str) -> None:
    assert not insults(line)


@pytest.mark.parametrize(
    "line",
    [
        "Quit wasting my time.",
        "You're wasting my afternoon.",
        "I don't have all day.",
        "I haven\u2019t got all night.",
        "Do you want it or not?",
        "Grow up.",
        "I'm the professional here.",
        "You should be grateful.",
        "Do you need somebody's permission?",
        "I've heard better excuses.",
    ],
)
def test_disdain_is_heard(line: str) -> None:
    assert is_rude(line)


@pytest.mark.parametrize(
    "line", ["Take all the time you need.", "It took us all day to get up there.", "I see why."]
)
def test_patience_is_no_disdain(line: str) -> None:
    assert not is_rude(line)


def test_an_insult_is_disrespect_and_no_other_move(listener: EmbeddedListener) -> None:
    heard = listener.hear("Only an idiot would keep a dump like that, so sign.", ASKED, None)
    assert {move.kind for move in heard.moves} <= {MoveKind.DISRESPECT, MoveKind.PRESSURE}
    assert heard.has(MoveKind.DISRESPECT)
    assert heard.did(Act.INSULT)


def test_disdain_is_disrespect_and_no_insult(listener: EmbeddedListener) -> None:
    heard = listener.hear("I don't have all day for this.", ASKED, None)
    assert heard.has(MoveKind.DISRESPECT)
    assert not heard.did(Act.INSULT)


def test_only_the_clause_that_is_rude_is_disrespect(listener: EmbeddedListener) -> None:
    heard = listener.hear("What worries you about it? I don't have all day.", ASKED, None)
    assert [m.text for m in heard.moves if m.kind is MoveKind.DISRESPECT] == [
        "I don't have all day."
    ]
    assert heard.questions()
