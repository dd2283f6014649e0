"""How concerns are followed in a call that has no scenario behind it."""

from tests.builders import heard
from tests.domain.scoring.records import H, lines, owner, rep
from trainer.domain.homeowner.mind import Stage
from trainer.domain.moves import Category, HomeownerMove, MoveKind
from trainer.domain.scoring.record import Line, ObjectionTrack
from trainer.domain.scoring.tracking import track_objections
from trainer.domain.transcript import Speaker, Turn

K = MoveKind
OBJECTS = owner("Is this a scam?", H.OBJECTION)
SETTLED = owner("Fair enough.", H.SETTLED)
LISTEN, EXPLORE = rep("I see.", heard(K.ACKNOWLEDGE)), rep("Why?", heard(K.EXPLORE))
ANSWER, PUSH = rep("Call us.", heard(K.PROOF)), rep("Now.", heard(K.PRESSURE))


def tracked(*said) -> tuple[ObjectionTrack, ...]:
    return track_objections(lines(*said))


def stages(*said) -> list[Stage]:
    return [track.stage for track in tracked(*said)]


def test_a_concern_goes_as_far_as_the_rep_brings_it() -> None:
    steps = [OBJECTS, LISTEN, owner(), EXPLORE, owner(), ANSWER, SETTLED]
    reached = [stages(*steps[:n])[0] for n in (1, 2, 4, 6, 7)]
    assert reached == [
        Stage.RAISED,
        Stage.ACKNOWLEDGED,
        Stage.EXPLORED,
        Stage.ANSWERED,
        Stage.SETTLED,
    ]
    track = tracked(*steps)[0]
    assert (track.raised, track.acknowledged, track.explored) == (0, 1, 3)
    assert (track.answered, track.settled, track.ref) == (5, 6, None)


def test_before_any_concern_nothing_is_followed() -> None:
    assert tracked(LISTEN, owner("Hello.", H.BUYING_SIGNAL), SETTLED) == ()


def test_words_that_settle_count_only_after_something_was_done() -> None:
    assert stages(OBJECTS, rep("Hm."), SETTLED) == [Stage.RAISED]
    assert stages(OBJECTS, LISTEN, SETTLED) == [Stage.ACKNOWLEDGED]


def test_pressure_hardens_a_concern() -> None:
    assert stages(OBJECTS, PUSH) == [Stage.HARDENED]


def test_a_later_listening_takes_nothing_back() -> None:
    assert stages(OBJECTS, EXPLORE, owner(), LISTEN) == [Stage.EXPLORED]
    assert stages(OBJECTS, ANSWER, owner(), LISTEN) == [Stage.ANSWERED]
    assert stages(OBJECTS, ANSWER, owner(), EXPLORE) == [Stage.ANSWERED]
    assert tracked(OBJECTS, ANSWER, owner(), LISTEN)[0].acknowledged == 3


def test_what_was_done_once_keeps_its_first_turn() -> None:
    said = (OBJECTS, LISTEN, owner(), LISTEN, owner(), EXPLORE, owner(), EXPLORE)
    track = tracked(*said, owner(), ANSWER, owner(), ANSWER)[0]
    assert (track.acknowledged, track.explored, track.answered) == (1, 5, 9)


def test_the_same_concern_while_it_is_open_is_not_a_second_one() -> None:
    assert stages(OBJECTS, LISTEN, OBJECTS) == [Stage.ACKNOWLEDGED]


def test_the_same_concern_after_an_answer_means_that_it_did_not_help() -> None:
    assert stages(OBJECTS, ANSWER, OBJECTS) == [Stage.HARDENED]


def test_another_concern_or_one_after_settling_is_a_new_one() -> None:
    price = owner("Too much.", H.OBJECTION, category=Category.PRICE)
    assert len(tracked(OBJECTS, LISTEN, price)) == 2
    assert stages(OBJECTS, ANSWER, SETTLED, OBJECTS) == [Stage.SETTLED, Stage.RAISED]
    assert stages(OBJECTS, LISTEN, price, LISTEN) == [Stage.ACKNOWLEDGED, Stage.ACKNOWLEDGED]
    assert len(tracked(OBJECTS, price, OBJECTS)) == 2


def test_after_settling_the_reps_lines_change_nothing() -> None:
    assert stages(OBJECTS, ANSWER, SETTLED, PUSH) == [Stage.SETTLED]


def test_a_concern_of_no_known_kind_is_not_followed() -> None:
    move = HomeownerMove(kind=H.OBJECTION, text="Hm.", confidence=0.9)
    turn = Turn(index=0, speaker=Speaker.HOMEOWNER, text="Hm.")
    assert track_objections((Line(turn=turn, says=(move,)),)) == ()


def test_a_concern_that_was_hardly_heard_is_not_held_against_the_rep() -> None:
    def voiced(sure: float) -> Line:
        kind, price = H.OBJECTION, Category.PRICE
        move = HomeownerMove(kind=kind, text="Hm.", confidence=sure, category=price)
        return Line(turn=Turn(index=0, speaker=Speaker.HOMEOWNER, text="Hm."), says=(move,))

    assert len(track_objections([voiced(0.5)])) == 1
    assert track_objections([voiced(0.49)]) == ()
