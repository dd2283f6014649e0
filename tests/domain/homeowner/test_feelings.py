"""How a line moves trust, patience and interest before anything is answered."""

from dataclasses import replace

import pytest

from tests.builders import Talk, a_move, a_scene, heard
from trainer.domain.homeowner.reaction import Mood
from trainer.domain.homeowner.step import mood_of
from trainer.domain.moves import Act, Heard, MoveKind


def talk(trust: int = 40, patience: int = 60, **changes) -> Talk:
    return Talk(a_scene(start={"trust": trust, "patience": patience}, **changes))


@pytest.mark.parametrize("act", [Act.INTRODUCE, Act.SOURCE, Act.TRADE_OFF, Act.OWN_LIMIT])
def test_a_good_act_earns_trust_once(act: Act) -> None:
    once = talk().hears(heard(acts=(act,)))
    trust = once.mind.trust
    assert trust > 40
    assert once.hears(heard(acts=(act,))).mind.trust == trust
    assert act.value in once.mind.ground.acts


def test_listening_pays_only_where_there_is_something_to_listen_to() -> None:
    listened = talk(20).hears(heard(MoveKind.REFLECT))
    trust = listened.mind.trust
    assert trust > 20
    assert listened.hears(heard(MoveKind.REFLECT)).mind.trust == trust


def test_listening_that_was_not_heard_clearly_earns_nothing() -> None:
    unsure = Heard(moves=(a_move(MoveKind.REFLECT, sure=0.3),))
    assert talk().hears(unsure).mind.trust == 40


def test_an_apology_helps_after_a_slip_only() -> None:
    assert talk().hears(heard(acts=(Act.APOLOGY,))).mind.trust == 40
    slipped = talk().hears(heard(MoveKind.OFF_ROLE))
    trust = slipped.mind.trust
    assert slipped.hears(heard(acts=(Act.APOLOGY,))).mind.trust > trust


@pytest.mark.parametrize(("words", "patience"), [(75, 59), (76, 51), (120, 51), (121, 41)])
def test_long_turns_wear_patience(words: int, patience: int) -> None:
    assert talk().hears(heard(words=words)).mind.patience == patience


def test_difficulty_scales_what_is_gained_and_lost() -> None:
    def trust(difficulty: str, line: Heard) -> int:
        return talk(30, difficulty=difficulty).hears(line).mind.trust

    good, bad = heard(acts=(Act.TRADE_OFF,)), heard(red_lines=("hype",))
    assert trust("easy", good) > trust("medium", good) > trust("hard", good) > 30
    assert 30 > trust("easy", bad) > trust("medium", bad) > trust("hard", bad)


def test_trust_grows_slower_near_the_top() -> None:
    assert talk(90).hears(heard(acts=(Act.TRADE_OFF,))).mind.trust - 90 < 3


@pytest.mark.parametrize(
    ("trust", "patience", "mood"),
    [
        (50, 14, Mood.ANGRY),
        (50, 29, Mood.ANNOYED),
        (34, 60, Mood.GUARDED),
        (50, 60, Mood.EVEN),
        (65, 60, Mood.WARM),
    ],
)
def test_the_mood_shows_what_is_felt(trust: int, patience: int, mood: Mood) -> None:
    assert mood_of(talk(trust, patience).mind) is mood


def test_names_and_the_company_are_remembered_until_others_are_named() -> None:
    line = heard()
    named = replace(line, slots=replace(line.slots, rep_name="Sam", company="Example Homes"))
    ground = talk().hears(named).hears(heard()).mind.ground
    assert (ground.rep_name, ground.company) == ("Sam", "Example Homes")


def test_the_opening_raises_the_concerns_that_stand_from_the_start() -> None:
    assert talk().said == ["opening:"]
    assert talk().mind.heard_turns == 0
