"""A trainee of some skill, listening: concerns, questions, signs, and what was told."""

import pytest

from tests.domain.trainees.stage import (
    ALWAYS,
    NEVER,
    OPENING,
    asked,
    glance,
    view,
)
from trainer.domain.trainees.skilled import ALONG, DRIFTS, STUBBORN, SURER, WARMED, speak
from trainer.domain.trainees.view import Memory, Spoken, View

SILENT = {"reflects": NEVER, "asks on": NEVER, "hears it out": NEVER}


def hearing(*refs: str, **changes) -> View:
    """A line of the homeowner that is taken for these readings."""
    return view(**{"glances": tuple(glance(ref) for ref in refs), "chances": SILENT, **changes})


def skilled(seen: View, memory: Memory | None = None) -> Spoken:
    return speak(1.0, seen, memory or Memory())


def clumsy(seen: View, memory: Memory | None = None) -> Spoken:
    return speak(0.0, seen, memory or Memory())


def met(
    times: int, ref: str = "price", *, standing: str | None = None, explored: bool = True
) -> Memory:
    """The memory of somebody who has met a concern so often, and has asked about it or not."""
    seen = frozenset({ref}) if explored else frozenset()
    return Memory(met={ref: times}, standing=standing, explored=seen)


def test_a_concern_is_acknowledged_and_asked_about_first() -> None:
    spoken = skilled(hearing("price"))
    assert spoken.text == "price acknowledges 0. price explores 0."
    assert (spoken.memory.met, spoken.memory.standing) == ({"price": 1}, "price")
    assert spoken.memory.explored == {"price"}


def test_then_it_is_answered_and_checked() -> None:
    spoken = skilled(hearing("price"), met(1))
    assert spoken.text == "price acknowledges 0. price answer 0. price confirms 0."
    assert spoken.memory.met == {"price": 2}


def test_what_was_not_asked_about_yet_is_asked_about_while_it_is_new() -> None:
    def text(times: int) -> str:
        return skilled(hearing("price"), met(times, explored=False)).text or ""

    assert "price explores 0." in text(ALONG - 1)
    assert "price explores 0." not in text(ALONG)


def test_a_concern_that_comes_back_is_answered_without_more_ado() -> None:
    assert skilled(hearing("price"), met(ALONG)).text == "price answer 0. price confirms 0."


def test_a_check_is_left_out_now_and_then() -> None:
    seen = hearing("price", chances={**SILENT, "confirms": 0.8})
    assert skilled(seen, met(1)).text == "price acknowledges 0. price answer 0."


def test_a_trainee_of_some_skill_does_not_always_ask_first() -> None:
    seen = hearing("price", chances={**SILENT, "explores price": 0.9, "confirms": NEVER})
    assert speak(0.8, seen, Memory()).text == "price acknowledges 0. price answer 0."


def test_a_concern_that_there_is_only_an_answer_to_is_answered() -> None:
    assert skilled(hearing("bare")).text == "bare answer 0."


def test_the_answer_that_comes_nearest_to_the_homeowners_words_is_given() -> None:
    seen = view(OPENING, "Hm.", "no answer 1. please", glances=(glance("bare"),), chance=ALWAYS)
    assert skilled(seen).text == "bare answer 1."
    seen = view(OPENING, "Hm.", "no answer 1. please", glances=(glance("bare"),), chance=0.9)
    assert speak(0.91, seen, met(3, "bare")).text == "bare answer 1."


def test_who_does_not_look_for_what_fits_takes_an_answer_by_chance() -> None:
    chances = {"fits the answer": NEVER, "a": 0.9}
    seen = view(OPENING, "Hm.", "answer 1.", glances=(glance("bare"),), chances=chances)
    assert speak(0.9, seen, Memory()).text == "bare answer 2."


def test_who_has_no_skill_meets_a_concern_badly() -> None:
    spoken = clumsy(hearing("price"))
    assert spoken.text == "price poor 0."
    assert spoken.memory.met == {"price": 1}


def test_a_concern_that_was_met_often_enough_is_let_be() -> None:
    spoken = skilled(hearing("price"), met(STUBBORN))
    assert spoken.text == "acknowledges good 0. situation-0 good 0."
    assert spoken.memory.standing is None


@pytest.mark.parametrize("ref", ["resists", "not-yet"])
def test_who_still_minds_is_met_again(ref: str) -> None:
    spoken = skilled(hearing(ref), met(2, standing="price"))
    assert (spoken.text or "").startswith("price answer 0.")


def test_a_concern_that_was_only_asked_about_is_answered_next_whatever_was_said() -> None:
    told = view(chances=SILENT)
    assert "price answer 0." in (skilled(told, met(1, standing="price")).text or "")
    assert "price answer 0." not in (skilled(told, met(2, standing="price")).text or "")


@pytest.mark.parametrize(
    ("surer", "ref"), [(DRIFTS - 0.01, "price"), (DRIFTS + 0.01, "bare"), (None, "bare")]
)
def test_a_line_that_may_be_about_the_concern_that_stands_is_taken_for_it(
    surer: float | None, ref: str
) -> None:
    again = (glance("price", 0.9 - surer),) if surer is not None else ()
    seen = hearing(glances=(glance("bare", 0.9), *again))
    spoken = skilled(seen, met(2, standing="price"))
    assert (spoken.text or "").startswith(f"{ref} answer 0.")
    assert "bare poor 0." in (clumsy(seen, met(2, standing="price")).text or "")


def test_who_has_no_skill_does_not_keep_at_a_concern() -> None:
    spoken = clumsy(hearing("resists"), met(1, standing="price"))
    assert "price" not in (spoken.text or "")


def test_an_answer_that_was_taken_closes_the_matter() -> None:
    spoken = skilled(hearing("accepts"), met(1, standing="price"))
    assert "price" not in (spoken.text or "")
    assert spoken.memory.standing is None


def test_a_concern_beside_an_acceptance_is_the_one_to_meet() -> None:
    spoken = skilled(hearing("accepts", "bare"), met(1, standing="price"))
    assert spoken.text == "bare answer 0."


@pytest.mark.parametrize(("surer", "first"), [(SURER + 0.05, "question"), (0.0, "bare")])
def test_a_question_comes_before_a_concern_where_it_was_heard_more_surely(
    surer: float, first: str
) -> None:
    both = (glance("bare", 0.6), glance("question", 0.6 + surer))
    assert skilled(hearing(glances=both)).text == f"{first} answer 0."


def test_a_question_is_answered_before_an_older_concern() -> None:
    spoken = skilled(hearing("question"), met(1, standing="price"))
    assert spoken.text == "question answer 0."


def test_a_question_is_answered_and_now_and_then_something_is_asked_on() -> None:
    assert skilled(hearing("question")).text == "question answer 0."
    seen = hearing("question", chances={**SILENT, "asks on": 0.49})
    assert skilled(seen).text == "question answer 0. situation-0 good 0."


@pytest.mark.parametrize(
    ("questions", "met_before", "proposed", "proposes"),
    [
        (WARMED, {"price": 1}, 0, True),
        (WARMED - 1, {"price": 1}, 0, False),
        (WARMED, {}, 0, False),
        (WARMED, {"price": 1}, 1, False),
    ],
)
def test_somebody_who_has_warmed_up_and_asks_how_it_would_go_is_told_the_next_step(
    questions: int, met_before: dict[str, int], proposed: int, *, proposes: bool
) -> None:
    about = tuple(f"asked-{n}" for n in range(questions))
    memory = Memory(asked=about, met=met_before, proposed=proposed)
    spoken = skilled(hearing("question"), memory)
    assert (spoken.text == "question answer 0. proposes good 0.") is proposes
    assert (spoken.memory.proposed > proposed) is proposes


def test_a_skilled_trainee_says_that_they_see_why_it_is_asked() -> None:
    seen = hearing("question", chances={"asks on": NEVER})
    assert skilled(seen).text == "acknowledges good 0. question answer 0."
    assert clumsy(seen).text == "question poor 0."


def content(*refs: str, **changes) -> View:
    """The same for a line that asks nothing."""
    glances = tuple(glance(ref) for ref in refs)
    return view(OPENING, "Hm.", "Fine.", glances=glances, **{"chances": SILENT, **changes})


def taken(asked_before: int = WARMED, since: int = ALONG + 1) -> Memory:
    about = tuple(f"asked-{n}" for n in range(asked_before))
    return Memory(asked=about, since_proposal=since - 1)


def test_an_answer_that_was_taken_is_the_time_to_propose() -> None:
    spoken = skilled(content("accepts"), taken())
    assert spoken.text == "acknowledges good 0. proposes good 0."
    assert (spoken.memory.proposed, spoken.memory.since_proposal) == (1, 0)


@pytest.mark.parametrize(
    ("memory", "heard"),
    [
        (taken(WARMED - 1), ("accepts",)),
        (taken(since=ALONG), ("accepts",)),
        (taken(), ("accepts", "bare")),
    ],
)
def test_it_is_not_while_little_was_asked_or_something_else_stands(
    memory: Memory, heard: tuple[str, ...]
) -> None:
    assert "proposes" not in (skilled(content(*heard), memory).text or "")
    asks = hearing("accepts")
    assert "proposes" not in (skilled(asks, taken()).text or "")


def test_who_misses_that_an_answer_was_taken_asks_on() -> None:
    seen = content("accepts", chances={**SILENT, "sees that it was taken": NEVER})
    assert "proposes" not in (speak(0.9, seen, taken()).text or "")


def test_a_question_that_was_answered_badly_leads_to_no_proposal() -> None:
    memory = Memory(asked=tuple(f"asked-{n}" for n in range(WARMED)), met={"price": 1})
    assert clumsy(hearing("question"), memory).text == "question poor 0."


def test_who_has_no_skill_answers_badly() -> None:
    assert clumsy(hearing("question")).text == "question poor 0."


def test_whoever_is_upset_is_apologized_to() -> None:
    spoken = skilled(hearing("upset"))
    assert spoken.text == "apologizes good 0. situation-0 good 0."
    assert clumsy(hearing("upset")).text == "apologizes poor 0. situation-0 poor 0."


def test_asked_why_a_trainee_explains_and_asks_the_same_in_other_words() -> None:
    before = "situation-0 good 0."
    seen = view(OPENING, before, "Why?", glances=(glance("why"),), chances=SILENT)
    spoken = skilled(seen, asked("situation-0"))
    assert spoken.text == "explains good 0. situation-0 good 1."
    assert spoken.memory.asked == ("situation-0",)


def test_asked_why_without_having_asked_a_trainee_explains_and_goes_on() -> None:
    assert skilled(hearing("why")).text == "explains good 0. situation-0 good 0."


def test_asked_why_who_has_no_skill_goes_on_to_something_else() -> None:
    spoken = clumsy(hearing("why"), asked("payoff-0"))
    assert (spoken.text or "").startswith("explains poor 0. ")
    assert "payoff-0 " not in (spoken.text or "")


def test_a_no_for_now_is_met_with_another_question() -> None:
    spoken = skilled(hearing("not-yet"), asked("situation-0", proposed=1))
    assert spoken.text == "acknowledges good 0. situation-1 good 0."
