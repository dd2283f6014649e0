"""What counts as an answer to a concern, and what only sounds like one."""

from dataclasses import replace

from tests.builders import a_move, heard
from tests.domain.homeowner.test_objecting import LISTEN, objecting
from trainer.domain.moves import Act, Aim, AimKind, Heard
from trainer.domain.moves import MoveKind as Kind


def test_saying_who_one_is_hardly_answers_anything() -> None:
    aim = Aim(kind=AimKind.ANSWER, ref="scam", confidence=0.49, text="words")
    line = Heard(moves=(a_move(Kind.PROOF),), aims=(aim,), words=12)
    who = replace(line, acts=(Act.INTRODUCE,))
    assert objecting("answer").hears(line).said[0] == "answered:scam"
    assert "answered:scam" not in objecting("answer").hears(who).said


def test_a_concern_that_is_only_said_back_is_not_answered() -> None:
    aim = Aim(kind=AimKind.ANSWER, ref="scam", confidence=0.9, text="words")
    back = Heard(moves=(a_move(Kind.REFLECT),), aims=(aim,), words=12)
    more = replace(back, moves=(a_move(Kind.REFLECT), a_move(Kind.INFORM)))
    assert "answered:scam" not in objecting("answer").hears(back).said
    assert objecting("answer").hears(more).said[0] == "answered:scam"


def test_what_answers_a_concern_must_fit_better_once_the_talk_has_moved_on() -> None:
    def later(sure: float) -> str:
        aim = Aim(kind=AimKind.ANSWER, ref="scam", confidence=sure, text="words")
        answer = Heard(moves=(a_move(Kind.PROOF),), aims=(aim,), words=12)
        talk = objecting("acknowledge").hears(LISTEN).hears(heard()).hears(heard())
        return talk.hears(answer).said[0]

    assert later(0.40) == "answered:scam"
    assert later(0.39) == "half_answered:scam"
