"""A trainee of some skill, leading: what is asked next, when a step is proposed, and goodbyes."""

import pytest

from tests.domain.trainees.stage import (
    ALWAYS,
    NEVER,
    OPENING,
    TELLS,
    asked,
    glance,
    view,
    wording,
)
from trainer.domain.documents.trainee import Said
from trainer.domain.trainees.days import SOME_DAY
from trainer.domain.trainees.questions import FEWEST, MOST
from trainer.domain.trainees.skilled import (
    ALONG,
    ASKS_ON,
    ENOUGH_TURNS,
    speak,
)
from trainer.domain.trainees.view import Glance, Memory, Spoken, View

DATED = wording(
    proposes={"good": ["Shall we say {when}?"], "poor": ["{when}, then."]},
    names_day={"good": ["{when} it is."], "poor": ["Make it {when}."]},
)
LATER = (OPENING, "Hm.", "Hm.", "Hm.", "Well.")  # a conversation under way
GUARDED = Glance(said=Said.GUARDED)  # nothing that a rule is about


def seen(*said: str, glances: tuple[Glance, ...] = (GUARDED,), **changes) -> View:
    return view(*said, glances=glances, **{"wording": DATED, **changes})


def skilled(before: View, memory: Memory | None = None) -> Spoken:
    return speak(1.0, before, memory or Memory())


def enough(skill: float, proposed: int = 0) -> tuple[str, ...]:
    """So many questions that a trainee of this skill proposes a step."""
    wanted = round(FEWEST + (MOST - FEWEST) * skill) + ALONG * proposed
    return tuple(f"asked-{n}" for n in range(wanted))


def test_a_trainee_opens_well_or_badly() -> None:
    first = view(OPENING)
    assert skilled(first) == Spoken(text="opens good 0.", memory=Memory())
    assert speak(0.0, first, Memory()).text == "opens poor 0."


def test_who_is_leaving_hangs_up() -> None:
    assert skilled(seen(), Memory(leaving=True)).text is None


def test_after_enough_turns_every_trainee_says_goodbye() -> None:
    def spoken(own: int) -> Spoken:
        return skilled(seen(OPENING, *["Hm."] * 2 * own))

    assert not spoken(ENOUGH_TURNS - 1).memory.leaving
    last = spoken(ENOUGH_TURNS)
    assert (last.text, last.memory.leaving) == ("goodbyes good 0.", True)


@pytest.mark.parametrize(
    ("skill", "said", "leaving"), [(1.0, "stop answer 0.", True), (0.0, "stop poor 0.", False)]
)
def test_a_stop_request_is_obeyed_as_well_as_the_skill_allows(
    skill: float, said: str, *, leaving: bool
) -> None:
    spoken = speak(skill, seen(glances=(glance("stop"), glance("price"))), Memory())
    assert (spoken.text, spoken.memory.leaving) == (said, leaving)


@pytest.mark.parametrize(
    ("ref", "proposed", "leaving"),
    [("agrees", 1, True), ("agrees", 0, False), ("goodbye", 0, True)],
)
def test_a_trainee_leaves_when_a_step_is_agreed_or_the_homeowner_leaves(
    ref: str, proposed: int, *, leaving: bool
) -> None:
    spoken = skilled(seen(*LATER, glances=(glance(ref),)), Memory(proposed=proposed))
    assert spoken.memory.leaving is leaving
    assert (spoken.text == "goodbyes good 0.") is leaving


def test_nobody_means_goodbye_at_the_start_or_with_a_question() -> None:
    early = seen(glances=(glance("goodbye"),))
    asks = seen(*LATER[:-1], "Is that all?", glances=(glance("goodbye"),))
    assert not skilled(early).memory.leaving
    assert not skilled(asks).memory.leaving


def test_who_has_not_proposed_for_long_tries_once_more_before_they_leave() -> None:
    parting = seen(*LATER, glances=(glance("goodbye"),))
    spoken = skilled(parting, Memory(since_proposal=ALONG))
    assert (spoken.text, spoken.memory.leaving) == (f"Shall we say {SOME_DAY}?", False)
    assert skilled(parting, spoken.memory).memory.leaving
    assert speak(0.0, parting, Memory(since_proposal=ALONG)).memory.leaving


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Thursdays at six work.", "Thursday at six"),
        ("friday is fine, any time after 5:30 pm.", "Friday after 5:30 pm"),
        ("Saturday morning, maybe.", "Saturday morning"),
        ("Sunday.", "Sunday"),
        ("Sunday. At six I eat.", "Sunday"),
        ("Not now.", None),
    ],
)
def test_the_day_that_the_homeowner_named_last_is_the_one_that_is_proposed(
    told: str, day: str | None
) -> None:
    before = seen(OPENING, "Hm.", "Monday is bad.", "Hm.", told, "Hm.", "And so on.")
    expected = day or "Monday"
    spoken = skilled(before, asked(*enough(1.0)))
    assert f"Shall we say {expected}?" in (spoken.text or "")


def test_what_the_rep_named_is_not_what_the_homeowner_named() -> None:
    before = seen(OPENING, "Tuesday at two?", "Well.")
    assert f"Shall we say {SOME_DAY}?" in (skilled(before, asked(*enough(1.0))).text or "")


def test_asked_for_a_day_after_a_proposal_a_trainee_names_it() -> None:
    before = seen(OPENING, "Hm.", "When would that be?", glances=(glance("asks-day"),))
    assert skilled(before, Memory(proposed=1)).text == f"{SOME_DAY} it is."
    assert speak(0.0, before, Memory(proposed=1)).text == f"Make it {SOME_DAY}."


def test_asked_for_a_day_before_any_proposal_there_is_none_to_name() -> None:
    before = seen(OPENING, "Hm.", "When would that be?", glances=(glance("asks-day"),))
    assert "it is." not in (skilled(before).text or "")


@pytest.mark.parametrize(
    ("own", "since", "named"),
    [
        ("Shall we say Friday?", 0, True),
        ("Shall we say Thursday?", ALONG - 1, True),
        ("Shall we say Thursday at five?", 0, False),
    ],
)
def test_another_day_than_the_trainees_is_taken_up_while_it_is_fresh(
    own: str, since: int, *, named: bool
) -> None:
    memory = Memory(proposed=1, since_proposal=since)
    spoken = skilled(seen(OPENING, own, "Thursday at five is better."), memory)
    assert (spoken.text == "Thursday at five it is.") is named


def test_a_day_named_out_of_the_blue_is_noticed_by_who_listens() -> None:
    told = seen(OPENING, "Hm.", "Thursday at five is better.")
    assert skilled(told).text == "Thursday at five it is."
    assert "it is" not in (speak(0.0, told, Memory()).text or "")
    asks = seen(OPENING, "Hm.", "Is Thursday a holiday?")
    assert "it is" not in (skilled(asks).text or "")


def test_who_does_not_listen_for_the_day_names_one_of_their_own() -> None:
    before = seen(OPENING, "Friday?", "Sunday at five.", chance=0.5)
    assert speak(0.2, before, Memory(proposed=1)).text == f"Make it {SOME_DAY}."
    assert speak(0.4, before, Memory(proposed=1)).text == "Make it Sunday at five."


def test_the_more_skilled_ask_more_before_they_propose() -> None:
    for skill in (0.0, 0.5, 1.0):
        chances = {"asks on": NEVER}
        ready, early = (
            speak(skill, seen(chances=chances), asked(*about))
            for about in (enough(skill), enough(skill)[:-1])
        )
        assert (ready.memory.proposed, early.memory.proposed) == (1, 0)
        assert ready.memory.since_proposal == 0
        assert len(early.memory.asked) == len(enough(skill))


@pytest.mark.parametrize(
    ("more", "since", "proposes"), [(ALONG, 1, True), (ALONG, 0, False), (ALONG - 1, 1, False)]
)
def test_after_a_proposal_more_is_asked_before_the_next_one(
    more: int, since: int, *, proposes: bool
) -> None:
    about = (*enough(0.5), *(f"more-{n}" for n in range(more)))
    memory = Memory(asked=about, proposed=1, since_proposal=since)
    spoken = speak(0.5, seen(chance=0.4), memory)
    assert (spoken.memory.proposed == 2) is proposes


def test_with_nothing_left_to_ask_a_step_is_proposed() -> None:
    about = tuple(one.about for one in DATED.asks)
    spoken = skilled(seen(), Memory(asked=about, proposed=9))
    assert f"Shall we say {SOME_DAY}?" in (spoken.text or "")
    assert spoken.memory.proposed == 10


def next_question(memory: Memory, skill: float = 1.0, **changes) -> str:
    """What the next question is about."""
    spoken = speak(skill, seen(**{"chances": {"asks on": NEVER}, **changes}), memory)
    return spoken.memory.asked[-1]


@pytest.mark.parametrize(
    ("already", "about"),
    [
        ((), "situation-0"),
        (("situation-0",), "situation-1"),
        (("situation-0", "situation-1"), "problem-0"),
        (("situation-0", "a", "b"), "implication-0"),
        (("a", "b", "c", "d"), "payoff-0"),
        (("payoff-0", "payoff-1", "c", "d"), "situation-0"),
    ],
)
def test_a_skilled_trainee_goes_from_the_situation_to_what_would_help(
    already: tuple[str, ...], about: str
) -> None:
    assert next_question(asked(*already)) == about


@pytest.mark.parametrize(
    ("already", "about"), [((), "situation-0"), (("situation-0", "situation-1"), "problem-0")]
)
def test_a_trainee_without_skill_asks_about_the_situation_while_they_can(
    already: tuple[str, ...], about: str
) -> None:
    memory = Memory(asked=already, proposed=1)
    assert next_question(memory, skill=0.0) == about


def test_it_is_the_kind_of_a_question_that_counts_and_not_its_place() -> None:
    turned = DATED.model_copy(update={"asks": DATED.asks[::-1]})
    assert next_question(Memory(), skill=0.0, wording=turned) == "situation-1"
    assert next_question(Memory(), wording=turned) == "situation-1"


def test_chance_chooses_among_questions_that_fit_as_well() -> None:
    chances = {"next question": 0.6, "asks on": NEVER}
    assert next_question(Memory(), chances=chances) == "situation-1"


def test_a_skilled_trainee_asks_what_is_nearest_to_what_was_told() -> None:
    before = seen(OPENING, "Hm.", "payoff-1 good", chances={"asks on": NEVER})
    assert speak(1.0, before, Memory()).memory.asked == ("payoff-1",)
    calm = seen(OPENING, "Hm.", "payoff-1 good", chance=0.95)
    assert speak(0.96, calm, Memory()).memory.asked == ("payoff-1",)


def test_who_does_not_follow_up_keeps_to_the_order() -> None:
    chances = {"follows up": NEVER, "asks on": NEVER}
    before = seen(OPENING, "Hm.", "payoff-1 good", chances=chances)
    assert speak(0.9, before, Memory()).memory.asked == ("situation-0",)


def test_questions_that_were_thought_of_beforehand_come_first() -> None:
    ready = frozenset({"payoff-0", "implication-1"})
    first = next_question(Memory(), prepared=ready)
    second = next_question(asked(first), prepared=ready)
    assert {first, second} == ready
    assert next_question(asked(first, second), prepared=ready) not in ready


def follows(skill: float, *said: str, chance: float = ALWAYS) -> bool:
    spoken = speak(skill, seen(*said, glances=(TELLS,), chance=chance), Memory())
    return "follows" in (spoken.text or "")


def test_something_told_is_followed_up_now_and_then() -> None:
    told = (OPENING, "Hm.", "My aunt lived there.")
    assert follows(1.0, *told)
    assert follows(1.0, *told, chance=ASKS_ON - 0.01)
    assert not follows(1.0, *told, chance=ASKS_ON)
    assert not follows(0.0, *told)


def test_a_question_of_the_homeowners_is_not_followed_up() -> None:
    assert not follows(1.0, OPENING, "Hm.", "My aunt lived there, why?")


def test_following_up_counts_as_no_question_of_its_own() -> None:
    spoken = skilled(seen(OPENING, "Hm.", "My aunt.", glances=(TELLS,)))
    assert spoken.memory.asked == ()


def test_a_line_that_was_said_is_not_said_again() -> None:
    first = skilled(seen(chances={"asks on": NEVER}))
    again = seen(OPENING, first.text or "", "Hm.", chances={"asks on": NEVER})
    assert skilled(again).text != first.text


def test_a_reading_without_words_for_it_is_passed_over() -> None:
    kinds = (Said.STOP, Said.OBJECTION, Said.QUESTION, Said.SIGNS)
    for kind in kinds:
        spoken = skilled(seen(glances=(Glance(said=kind),)))
        assert "situation-0 good 0." in (spoken.text or "")
        assert spoken.memory.signs == {}
