"""Trainees who do not listen, and the rehearsed trainees by name."""

from collections.abc import Callable

import pytest

from tests.domain.trainees.stage import NEVER, OPENING, WORDING, glance, view
from trainer.domain.trainees.company import SKILL, Trainee, TraineeName, trainee
from trainer.domain.trainees.fixed import LAST_WORDS, attack, game, push, recite
from trainer.domain.trainees.skilled import speak
from trainer.domain.trainees.view import Memory, Spoken, View

DEAF: dict[str, Callable[[View, Memory], Spoken]] = {
    "pushy": push,
    "hostile": attack,
    "gamer": game,
}
every_deaf = pytest.mark.parametrize("name", DEAF)


@every_deaf
def test_who_does_not_listen_says_a_line_of_their_own_whatever_is_said(name: str) -> None:
    lines = [view().fill(line) for line in getattr(WORDING, name)]
    for ref in ("stop", "price", "agrees"):
        assert DEAF[name](view(glances=(glance(ref),)), Memory()).text in lines


@every_deaf
def test_no_line_is_said_twice_by_who_does_not_listen(name: str) -> None:
    first = DEAF[name](view(), Memory()).text
    assert DEAF[name](view(OPENING, first or "", "And?"), Memory()).text != first


@every_deaf
def test_who_does_not_listen_leaves_when_the_homeowner_does(name: str) -> None:
    left = DEAF[name](view(glances=(glance("goodbye"),)), Memory())
    assert left == Spoken(text=None, memory=Memory(leaving=True))
    assert DEAF[name](view(), left.memory).text is None


@every_deaf
def test_who_does_not_listen_leaves_after_enough_lines(name: str) -> None:
    def said(own: int) -> str | None:
        return DEAF[name](view(OPENING, *["Hm."] * 2 * own), Memory()).text

    assert said(LAST_WORDS - 1) is not None
    assert said(LAST_WORDS) is None


def test_a_reciter_says_one_line_after_the_other_and_hangs_up_after_the_last() -> None:
    lines = ("one {rep}", "two")
    said = [recite(lines, view(OPENING, *["Hm."] * 2 * own), Memory()).text for own in range(3)]
    assert said == ["one Sam", "two", None]


@pytest.mark.parametrize("name", TraineeName)
def test_every_trainee_has_something_to_say(name: TraineeName) -> None:
    spoken = trainee(name, ["By heart."]).next(view(OPENING), Memory())
    assert spoken.text
    fixed = {"pushy": "pushy", "hostile": "hostile", "gamer": "gamer", "reciter": "script"}
    source = fixed.get(name.value)
    if source is not None:
        assert spoken.text == view().fill(getattr(WORDING, source)[0])


def test_a_memoriser_says_what_was_learned_by_heart() -> None:
    by_heart = trainee(TraineeName.MEMORISER, ("First.", "Second."))
    assert by_heart.next(view(), Memory()).text == "Second."
    assert by_heart.next(view(OPENING), Memory()).text == "First."


@pytest.mark.parametrize("name", SKILL)
def test_those_who_listen_speak_with_the_skill_that_their_name_stands_for(
    name: TraineeName,
) -> None:
    seen = view(glances=(glance("price"),), chance=0.3)
    assert trainee(name).next(seen, Memory()) == speak(SKILL[name], seen, Memory())


def test_the_better_a_trainee_is_the_likelier_they_do_the_right_thing() -> None:
    weak, average, strong = (
        SKILL[name] for name in (TraineeName.WEAK, TraineeName.AVERAGE, TraineeName.STRONG)
    )
    assert 0 < weak < average < strong < 1


def test_somebody_without_a_skill_of_their_own_has_none() -> None:
    assert trainee(TraineeName.PUSHY) == Trainee(name=TraineeName.PUSHY)
    assert Trainee(name=TraineeName.WEAK).next(view(chance=NEVER), Memory()).text is not None
