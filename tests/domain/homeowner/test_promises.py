"""What a rep promised: it is remembered, asked for once, and thanked for."""

import pytest

from tests.builders import Talk, a_scene, heard
from trainer.domain.moves import Act, Heard, MoveKind

OK = heard(acts=(Act.OK,), rep_name="Sam")
EMAIL = heard(acts=(Act.EMAIL,), rep_name="Sam")
MANAGER = heard(acts=(Act.ASK_MANAGER,), rep_name="Sam")
SORRY = heard(acts=(Act.APOLOGY,), rep_name="Sam")
ROOF = heard(MoveKind.SITUATION_QUESTION, topics=("roof",))
KEPT = "phrase:promise_kept"


def talk(*owed: str) -> Talk:
    """Somebody who was promised these things in an earlier call; in a first call where none."""
    follows = {"scenario": "test-person", "after": ["advance"], "promised": list(owed)}
    start = {"trust": 60, "patience": 95, "interest": 30}
    second = {"id": "second-call", "follows": follows} if owed else {}
    return Talk(a_scene(start=start, **second))


def reminded(*owed: str) -> Talk:
    """Somebody who has just spoken of a promise."""
    met = talk(*owed).hears(OK).hears(OK)
    assert met.said[-1].startswith("phrase:promised_")
    return met


@pytest.mark.parametrize(
    ("lines", "promised"),
    [
        ((EMAIL,), ("email",)),
        ((EMAIL, MANAGER, EMAIL), ("email", "ask_manager")),
        ((heard(acts=(Act.ASK_MANAGER, Act.HOLD)),), ()),
        ((heard(acts=(Act.EMAIL, Act.HOLD)),), ("email",)),
        ((OK,), ()),
    ],
)
def test_each_promise_is_remembered_once_unless_it_is_kept_while_the_other_waits(
    lines: tuple[Heard, ...], promised: tuple[str, ...]
) -> None:
    met = talk()
    for line in lines:
        met.hears(line)
    assert met.mind.ground.promised == promised


def test_who_speaks_of_a_promise_owes_it_no_more_and_has_not_made_it_anew() -> None:
    ground = talk("email", "ask_manager").hears(EMAIL).mind.ground
    assert (ground.owed, ground.promised) == (("ask_manager",), ())


def test_who_speaks_of_what_they_promised_is_thanked_for_it() -> None:
    met = talk("email")
    trust = met.mind.trust
    assert met.hears(EMAIL).said[0] == KEPT
    assert met.mind.trust > trust


@pytest.mark.parametrize("line", [MANAGER, SORRY, OK])
def test_nobody_is_thanked_for_a_promise_that_they_do_not_speak_of(line: Heard) -> None:
    assert KEPT not in talk("email").hears(line).said


def test_the_homeowner_speaks_of_each_promise_by_themselves_but_leaves_the_rep_time() -> None:
    met = talk("email", "ask_manager")
    said = [[part for part in met.hears(OK).said if "promised" in part] for _ in range(4)]
    assert said == [[], ["phrase:promised_email"], ["phrase:promised_asking"], []]
    assert met.mind.ground.owed == ()


def test_having_to_ask_for_what_was_promised_costs_trust_and_patience() -> None:
    met, other = talk("email").hears(OK), talk().hears(OK)
    before = (met.mind.trust, met.mind.patience)
    assert before == (other.mind.trust, other.mind.patience)
    met.hears(OK)
    other.hears(OK)
    lost = (other.mind.trust - met.mind.trust, other.mind.patience - met.mind.patience)
    assert lost == (2, 3)


@pytest.mark.parametrize("line", [EMAIL, SORRY])
def test_who_takes_it_up_or_is_sorry_once_they_are_reminded_is_forgiven(line: Heard) -> None:
    assert reminded("email").hears(line).said[0] == KEPT


def test_being_sorry_later_on_is_not_about_the_promise_any_more() -> None:
    sorry = reminded("email").hears(ROOF).hears(SORRY)
    assert sorry.said[0] in {"phrase:acknowledged", "phrase:mm"}


def test_who_meets_the_reminder_with_a_question_is_asked_once_more_for_an_answer() -> None:
    assert reminded("email").hears(ROOF).said == ["plain:roof", "phrase:unanswered"]
