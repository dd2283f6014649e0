"""Counted checks over the course: in time, found out, paced, priced, ended, in stages."""

from typing import Any

import pytest

from tests.builders import a_scene, heard
from tests.domain.scoring.records import H, disclosure, owner, record, rep
from tests.domain.scoring.test_counting_fit import counted, harmful, quoted
from trainer.domain.documents.scene import Scene
from trainer.domain.moves import Act, Heard, MoveKind
from trainer.domain.scoring.record import Record

K = MoveKind
YES = "Yes, since last spring or so."


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        ((heard(acts=(Act.PERMISSION,)), heard(K.OFFER)), True),
        ((heard(K.OFFER, acts=(Act.PERMISSION,)),), True),
        ((heard(K.OFFER), heard(acts=(Act.PERMISSION,))), False),
        ((harmful(), heard(K.OFFER)), False),
        ((heard(acts=(Act.PERMISSION,)),), None),
    ],
)
def test_an_act_comes_in_time_or_late(lines: tuple[Heard, ...], *, held: bool | None) -> None:
    what = record(*(rep("words", line) for line in lines))
    answer = counted("acts_before", what, acts=["permission"], then=["offer"])
    assert answer.held is held


def asks(*topics: str, reply: str = YES) -> Record:
    line = heard(K.SITUATION_QUESTION, topics=topics)
    return record(rep("Whose is it?", line), owner(reply), scene=a_scene())


def about(what: Record, *topics: str, **fields: object) -> bool | None:
    return counted("asked_about", what, topics=topics or ("owner", "roof"), **fields).held


def test_a_topic_was_asked_about_and_answered_or_not() -> None:
    assert about(asks("owner")) is True
    assert about(asks("debt")) is False
    assert about(asks("owner"), at_least=2) is False
    assert about(asks("owner", "roof"), at_least=2) is True
    assert about(asks("owner", reply="No.")) is False


def test_an_objection_is_no_answer_and_a_barrage_or_a_list_no_question() -> None:
    line = heard(K.SITUATION_QUESTION, topics=("owner",))
    refused = record(rep("Whose?", line), owner(YES, H.OBJECTION), scene=a_scene())
    assert about(refused) is False
    barrage = heard(*[K.SITUATION_QUESTION] * 3, topics=("owner",))
    assert about(record(rep("A? B? C?", barrage), owner(YES), scene=a_scene())) is False
    listed = heard(K.SITUATION_QUESTION, topics=("owner",), relates=0.1)
    assert about(record(rep("Owner?", listed), owner(YES), scene=a_scene())) is False
    told = heard(K.INFORM, topics=("owner",))
    assert about(record(rep("It is hers.", told), owner(YES), scene=a_scene())) is False


def test_a_fact_that_was_told_counts_like_a_question() -> None:
    both = (disclosure(1, "sister"), disclosure(None, "policy"))
    what = record(rep("So?"), owner(YES), scene=a_scene(), disclosures=both)
    assert about(what, "owner") is True
    assert about(what, "insurance") is False
    assert about(what, "roof") is False


def test_it_has_to_come_before_the_move_that_is_named() -> None:
    question = rep("Whose?", heard(K.SITUATION_QUESTION, topics=("owner",)))
    step = rep("Thursday?", heard(K.CLOSE))
    early = record(question, owner(YES), step, scene=a_scene())
    late = record(step, owner(YES), question, owner(YES), scene=a_scene())
    assert about(early, before=["close"]) is True
    assert about(late, before=["close"]) is False
    assert about(asks("owner"), before=["close"]) is True


def test_without_a_scenario_or_such_a_topic_it_is_open() -> None:
    assert about(record(rep("Whose?"), owner(YES))) is None
    assert about(asks("owner"), "equipment-age") is None
    assert about(asks("owner"), "owner", "equipment-age", at_least=2) is True


ASKS, HEARS = heard(K.SITUATION_QUESTION), heard(K.SITUATION_QUESTION, K.REFLECT)


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        ((ASKS, ASKS), True),
        ((ASKS, ASKS, ASKS), False),
        ((ASKS, ASKS, HEARS, ASKS), True),
        ((ASKS, ASKS, heard(K.INFORM), ASKS), True),
        ((ASKS,), None),
    ],
)
def test_a_talk_is_paced_or_an_interrogation(
    lines: tuple[Heard, ...], *, held: bool | None
) -> None:
    what = record(*(rep("words", line) for line in lines))
    assert counted("paced", what, at_most=2).held is held


def offers(*sums: Heard, scene: Scene | None) -> bool | None:
    return counted("no_retrade", record(*(rep("x", s) for s in sums), scene=scene)).held


def an_offer(*amounts: float, **more: Any) -> Heard:
    return heard(K.OFFER, amounts=amounts, **more)


def test_a_price_is_not_cut_after_it_was_offered() -> None:
    scene = a_scene()
    assert offers(an_offer(60_000), an_offer(60_000), scene=scene) is True
    assert offers(an_offer(60_000), an_offer(55_000), scene=scene) is False
    lower = an_offer(58_000, 66_000, least=58_000)
    assert offers(an_offer(60_000), lower, scene=scene) is False


def test_fees_parts_of_a_sum_and_sums_by_the_month_are_no_price() -> None:
    scene, price = a_scene(), an_offer(60_000)
    for other in (
        an_offer(1_000),
        an_offer(55_000, 30_000),
        an_offer(55_000, monthly=True),
        an_offer(),
        heard(K.INFORM, amounts=(55_000,)),
    ):
        assert offers(price, other, scene=scene) is None


def test_where_no_house_is_known_to_be_sold_nothing_can_be_cut() -> None:
    two = (an_offer(60_000), an_offer(55_000))
    buys = {**a_scene().scenario.money.model_dump(), "more_is_better": False}  # type: ignore[union-attr]
    for scene in (None, a_scene(money=None), a_scene(money=buys)):
        assert offers(*two, scene=scene) is None


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        ((heard(acts=(Act.GOODBYE,)),), True),
        ((heard(acts=(Act.GOODBYE,)), heard(), heard()), False),
        ((heard(K.CONFIRM), heard()), True),
        ((), None),
    ],
)
def test_the_last_words_do_it_or_not(lines: tuple[Heard, ...], *, held: bool | None) -> None:
    what = record(*(rep("words", line) for line in lines))
    answer = counted("at_the_end", what, acts=["goodbye"], moves=["confirm"])
    assert answer.held is held


STAGES = [{"acts": ["introduce"]}, {"moves": ["explore"]}, {"moves": ["offer"]}]


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        ((heard(acts=(Act.INTRODUCE,)), heard(K.EXPLORE), heard(K.OFFER)), True),
        ((heard(acts=(Act.INTRODUCE,)), heard(K.OFFER), heard(K.EXPLORE)), False),
        ((heard(acts=(Act.INTRODUCE,)), heard(K.EXPLORE)), False),
        ((heard(K.EXPLORE),), None),
    ],
)
def test_stages_come_in_order_and_enough_of_them(
    lines: tuple[Heard, ...], *, held: bool | None
) -> None:
    what = record(*(rep("words", line) for line in lines))
    answer = counted("in_stages", what, stages=STAGES, at_least=3)
    assert answer.held is held
    assert held is None or sorted(quoted(answer)) == list(range(len(lines)))
