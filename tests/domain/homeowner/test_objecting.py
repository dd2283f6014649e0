"""The life of an objection, from latent to settled or hardened."""

from dataclasses import replace

import pytest

from tests.builders import Talk, a_move, a_scenario, a_scene, heard
from trainer.domain.homeowner.mind import FRIENDLY, ObjectionMemory, Stage
from trainer.domain.homeowner.objecting import FORESTALL_SURE
from trainer.domain.moves import Act, Aim, AimKind, Form, Heard, MoveKind
from trainer.domain.moves import MoveKind as Kind

LISTEN = heard(Kind.ACKNOWLEDGE)
EXPLORE = heard(Kind.EXPLORE)
ANSWER = heard(answers=("scam",))
NEAR = replace(ANSWER, aims=tuple(replace(aim, confidence=0.62) for aim in ANSWER.aims))
CONFIRM = heard(Kind.CONFIRM, form=Form.CLOSED)
LEFT = heard(Kind.CONFIRM, form=Form.OPEN)
PUSH = heard(Kind.PRESSURE)
TELL = heard(Kind.BENEFIT)


def objecting(needs: str = "explore", on: str = "opening", **changes) -> Talk:
    concern = {**a_scenario()["objections"][0], "raised": {"on": on}, "needs": needs}
    start = {"trust": 60, "patience": 90, "interest": 30}
    return Talk(a_scene(objections=[concern], **{"start": start, **changes}))


def memory(talk: Talk) -> ObjectionMemory:
    return talk.mind.objections["scam"]


def test_a_concern_that_is_heard_explored_answered_and_checked_is_settled() -> None:
    talk = objecting()
    stages = [memory(talk.hears(line)).stage for line in (LISTEN, EXPLORE, ANSWER, CONFIRM)]
    assert stages == [Stage.ACKNOWLEDGED, Stage.EXPLORED, Stage.ANSWERED, Stage.SETTLED]
    assert talk.said[0] == "settled:scam"
    indexes = memory(talk)
    assert (indexes.acknowledged, indexes.explored, indexes.answered, indexes.settled) == (
        1,
        3,
        5,
        7,
    )


@pytest.mark.parametrize(
    ("needs", "first", "stage"),
    [
        ("answer", None, Stage.ANSWERED),
        ("acknowledge", None, Stage.RAISED),
        ("acknowledge", LISTEN, Stage.ANSWERED),
        ("explore", LISTEN, Stage.ACKNOWLEDGED),
        ("explore", EXPLORE, Stage.ANSWERED),
    ],
)
def test_an_answer_counts_once_what_the_concern_needs_came_before(
    needs: str, first: Heard | None, stage: Stage
) -> None:
    talk = objecting(needs)
    if first is not None:
        talk.hears(first)
    assert memory(talk.hears(NEAR)).stage is stage
    expected = "answered:scam" if stage is Stage.ANSWERED else "half_answered:scam"
    assert expected in talk.said


def test_hearing_and_answering_and_checking_in_one_line_settles() -> None:
    line = heard(Kind.ACKNOWLEDGE, Kind.CONFIRM, answers=("scam",))
    talk = objecting("acknowledge").hears(line)
    assert memory(talk).stage is Stage.SETTLED


def test_a_concern_that_is_met_is_a_relief() -> None:
    talk = objecting("answer")
    patience = talk.mind.patience
    assert talk.hears(ANSWER).mind.patience > patience
    assert talk.mind.trust > 60


def test_checking_an_answer_that_nobody_prepared_does_not_settle_it() -> None:
    talk = objecting("answer").hears(heard(Kind.CONFIRM, answers=("scam",)))
    assert memory(talk).stage is Stage.ANSWERED


def test_checking_with_an_open_question_asks_what_is_left() -> None:
    talk = objecting().hears(heard(Kind.CONFIRM, form=Form.OPEN))
    assert talk.said == ["root:scam"]
    assert "object:scam" in talk.hears(heard()).hears(heard()).hears(LEFT).said


def test_asking_whether_it_is_settled_does_not_settle_it() -> None:
    talk = objecting().hears(CONFIRM)
    assert memory(talk).stage is Stage.RAISED
    assert talk.said[0] == "phrase:not_settled"


def test_asking_whether_all_is_settled_when_it_is_gets_a_yes() -> None:
    talk = objecting()
    for line in (EXPLORE, ANSWER, CONFIRM, CONFIRM):
        talk.hears(line)
    assert talk.said[0] == "phrase:nothing_open"


def test_asking_whether_all_is_settled_before_anything_was_voiced_gets_no_yes() -> None:
    assert objecting(on="next_step").hears(CONFIRM).said[0] == "phrase:unsure"


@pytest.mark.parametrize(
    ("text", "sure", "checks"),
    [
        ("Does that settle it?", 0.9, True),
        ("Are you comfortable with that?", 0.5, True),
        ("Does that make sense?", 0.3, False),
        ("Is it a brick house?", 0.9, False),
    ],
)
def test_a_check_is_known_by_its_words(text: str, sure: float, *, checks: bool) -> None:
    move = a_move(Kind.CONFIRM, text, sure=sure, form=Form.CLOSED)
    talk = objecting().hears(LISTEN).hears(Heard(moves=(move,), words=9))
    assert ("phrase:not_settled" in talk.said) is checks


def test_a_wide_open_question_with_listening_explores_too_and_a_closed_one_does_not() -> None:
    def stage(form: Form) -> Stage:
        line = heard(Kind.ACKNOWLEDGE, Kind.PROBLEM_QUESTION, form=form)
        return memory(objecting().hears(line)).stage

    assert stage(Form.OPEN) is Stage.EXPLORED
    assert stage(Form.CLOSED) is Stage.ACKNOWLEDGED


def test_asked_what_is_left_a_concern_is_put_in_other_words_once_and_then_let_be() -> None:
    talk = objecting().hears(EXPLORE)
    said = [talk.hears(heard()).hears(heard()).hears(LEFT).said[0] for _ in range(3)]
    assert said == ["object:scam", "phrase:not_settled", "phrase:not_settled"]


def test_asked_whether_it_is_settled_people_say_what_is_in_the_way_until_it_is_all_said() -> None:
    talk = objecting()
    said = [tuple(talk.hears(CONFIRM).said[:2]) for _ in range(4)]
    assert said[0] == ("phrase:not_settled", "object:scam")
    assert said[3] == ("phrase:not_settled",)


def test_asked_on_about_a_concern_whose_root_is_out_people_say_that_this_is_all() -> None:
    talk = objecting().hears(EXPLORE).hears(replace(EXPLORE, words=2))
    assert talk.said == ["phrase:that_is_all"]
    assert memory(talk).resisted == 0
    later = objecting().hears(EXPLORE).hears(heard()).hears(heard())
    assert later.hears(EXPLORE).said == ["object:scam"]


def test_what_was_answered_a_while_ago_is_settled_only_by_asking_for_it() -> None:
    def later(line: Heard) -> Stage:
        talk = objecting().hears(EXPLORE).hears(ANSWER)
        for _ in range(2):
            talk.hears(heard())
        return memory(talk.hears(line)).stage

    agrees = Heard(moves=(replace(a_move(Kind.CONFIRM), text="How is that?"),), words=4)
    assert later(agrees) is Stage.ANSWERED
    assert later(CONFIRM) is Stage.SETTLED


def test_hearing_it_once_more_after_exploring_takes_nothing_back() -> None:
    talk = objecting().hears(EXPLORE).hears(LISTEN)
    assert memory(talk).stage is Stage.EXPLORED
    assert memory(talk).acknowledged == 3


def test_owning_up_to_it_counts_as_hearing_it() -> None:
    talk = objecting().hears(heard(acts=(Act.APOLOGY,)))
    assert memory(talk).acknowledged == 1


@pytest.mark.parametrize(
    ("kind", "phrase"), [(Kind.PRESSURE, "pressured"), (Kind.DISMISS, "dismissed")]
)
def test_a_concern_that_is_pushed_or_waved_away_hardens(kind: MoveKind, phrase: str) -> None:
    talk = objecting()
    trust = talk.mind.trust
    talk.hears(heard(kind))
    assert memory(talk).stage is Stage.HARDENED
    assert talk.said == [f"phrase:{phrase}", "object:scam"]
    assert talk.mind.trust < trust


def test_unsettled_objection_returns_after_a_pushy_close() -> None:
    talk = objecting().hears(heard(Kind.CLOSE, Kind.PRESSURE, endings=("visit",)))
    assert talk.mind.ground.agreed is None
    assert "object:scam" in talk.said


def test_telling_past_a_concern_repeats_it_more_firmly_until_every_way_was_tried() -> None:
    talk = objecting()
    said = [(talk.hears(TELL).said[0], talk.reaction.parts[0].strength) for _ in range(7)]
    assert said[0::3] == [("object:scam", 1), ("object:scam", 2), ("phrase:dismissed", 0)]
    assert all(part != "object:scam" for part, _ in said[1:3])
    assert memory(talk).stage is Stage.HARDENED


def test_a_concern_that_nobody_hears_hardens_and_is_let_be_in_the_end() -> None:
    talk = objecting()
    said = [talk.hears(heard()).said for _ in range(8)]
    assert [at for at, parts in enumerate(said) if "object:scam" in parts] == [0, 3]
    assert memory(talk).stage is Stage.HARDENED


def test_telling_after_having_heard_it_is_half_an_answer() -> None:
    talk = objecting().hears(LISTEN).hears(TELL)
    assert talk.said[0] == "half_answered:scam"


def test_a_concern_is_not_repeated_in_every_single_reply() -> None:
    talk = objecting().hears(heard())
    assert talk.said == ["object:scam"]
    assert "object:scam" not in talk.hears(heard()).said


def test_after_having_been_heard_the_homeowner_waits_for_more() -> None:
    assert objecting().hears(LISTEN).said == ["phrase:acknowledged"]


TELLS = heard(Kind.SITUATION_QUESTION, topics=("insurance",))


def test_a_concern_that_is_answered_before_it_comes_up_does_not_come_up() -> None:
    talk = objecting(on="next_step").hears(TELLS).hears(ANSWER)
    assert memory(talk).stage is Stage.ANSWERED
    assert memory(talk).raised is None


@pytest.mark.parametrize(
    ("sure", "stage"), [(FORESTALL_SURE, Stage.ANSWERED), (FORESTALL_SURE - 0.01, Stage.LATENT)]
)
def test_a_concern_is_forestalled_by_an_answer_that_was_heard_surely(
    sure: float, stage: Stage
) -> None:
    aim = Aim(kind=AimKind.ANSWER, ref="scam", confidence=sure, text="words")
    talk = objecting(on="next_step").hears(TELLS).hears(Heard(aims=(aim,), words=12))
    assert memory(talk).stage is stage


def test_a_concern_that_has_come_up_is_not_forestalled_any_more() -> None:
    talk = objecting().hears(LISTEN).hears(TELLS)
    assert talk.mind.told()
    assert talk.hears(ANSWER).said == ["half_answered:scam"]
    assert memory(talk).stage is Stage.ACKNOWLEDGED


def test_only_somebody_who_is_believed_and_was_told_something_can_forestall_a_concern() -> None:
    untold = objecting(on="next_step").hears(ANSWER)
    doubted = objecting(on="next_step").hears(TELLS).hears(heard(red_lines=("hype",)))
    assert doubted.mind.trust < FRIENDLY
    for talk in (untold, doubted.hears(ANSWER)):
        assert memory(talk).stage is Stage.LATENT


def test_of_two_open_concerns_the_one_raised_last_stands_between() -> None:
    base = a_scenario()["objections"][0]
    objections = [
        {**base, "raised": {"on": "opening"}},
        {**base, "id": "price", "raised": {"on": "turn", "turn": 1}},
    ]
    talk = Talk(a_scene(objections=objections, start={"trust": 60}))
    talk.hears(EXPLORE).hears(ANSWER)
    assert "object:price" in talk.said
    assert talk.mind.objections["price"].raised == 4
    talk.hears(EXPLORE)
    assert talk.mind.objections["price"].stage is Stage.EXPLORED


@pytest.mark.parametrize(
    ("first", "sure", "said"),
    [
        (EXPLORE, 0.22, "answered:scam"),
        (EXPLORE, 0.21, "half_answered:scam"),
        (LISTEN, 0.30, "answered:scam"),
        (LISTEN, 0.29, "half_answered:scam"),
    ],
)
def test_an_answer_needs_less_likeness_once_the_rep_has_asked_about_the_concern(
    first: Heard, sure: float, said: str
) -> None:
    aim = Aim(kind=AimKind.ANSWER, ref="scam", confidence=sure, text="words")
    answer = Heard(moves=(a_move(Kind.PROOF),), aims=(aim,), words=12)
    assert objecting("acknowledge").hears(first).hears(answer).said[0] == said
