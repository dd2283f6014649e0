"""Which wording is chosen: a person's own first, with the names and times that both know."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import Talk, a_scenario, a_scene, a_turn, heard
from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.reaction import Part, PartKind
from trainer.domain.homeowner.script import script, slots_for
from trainer.domain.moves import Form, MoveKind
from trainer.domain.transcript import Speaker

THANKS = Part(kind=PartKind.PHRASE, ref="thanks")
RAISE = Part(kind=PartKind.PHRASE, ref="raise")
OPENING = Part(kind=PartKind.OPENING)


def words(
    *parts: Part,
    said: tuple[str, ...] = (),
    chance: float = 0.0,
    slots: dict[str, str] | None = None,
    **changes: Any,
) -> str:
    turns = [a_turn(index, text, Speaker.HOMEOWNER) for index, text in enumerate(said)]
    return script(parts, a_scene(**changes), turns, lambda _: chance, slots)


def own(*lines: str) -> dict[str, Any]:
    return {"phrases": {"thanks": list(lines)}}


def test_a_persons_own_wordings_come_before_those_of_the_phrasebook() -> None:
    assert words(THANKS, **own("Bless you.")) == "Bless you."
    assert words(THANKS, said=("Bless you.",), **own("Bless you.")) == "Thanks one."
    assert words(RAISE, **own("Bless you.")) == "Raise one."


def test_what_a_homeowner_says_begins_with_a_capital_letter() -> None:
    assert words(THANKS, **own("bless you.")) == "Bless you."
    slots = {"rep": "sam"}
    assert words(THANKS, slots=slots, **own("{rep}, you are kind.")) == "Sam, you are kind."


def test_a_place_in_a_wording_is_filled_with_what_both_know() -> None:
    slots = {"rep": "Sam", "when": "Thursday at six"}
    line = "So {when}, {rep}. {when}."
    assert words(THANKS, slots=slots, **own(line)) == "So Thursday at six, Sam. Thursday at six."


@pytest.mark.parametrize("slots", [None, {}, {"company": "Example Homes"}, {"rep": "Sam"}])
def test_a_wording_with_a_place_that_nothing_fills_is_not_said(
    slots: dict[str, str] | None,
) -> None:
    line = "{rep} of {company}, thank you."
    assert words(THANKS, slots=slots, **own(line)) == "Thanks one."


def test_nothing_left_to_say_never_shows_an_unfilled_place() -> None:
    endings = [{**a_scenario()["endings"][0], "agrees": "Then {when}."}]
    part = Part(kind=PartKind.AGREES, ref="visit")
    bye = [f"Goodbye_warm {number}." for number in ("one", "two", "three")]
    small = [f"{p} {n}." for p in ("No_news", "Ok", "Wind_up") for n in ("one", "two", "three")]
    assert words(part, said=(*bye, *small), endings=endings) == "Goodbye_warm one."


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("Nine years. We like the porch.", "Nine years."),
        ("Is it old? Sure it is.", "Is it old?"),
        ("Old! 'Course it is.", "Old!"),
        ("It is fine.", "It is fine."),
        ("It cost 310.50 a month, give or take.", "It cost 310.50 a month, give or take."),
        ("Well... not since May. Ask her.", "Well... not since May."),
    ],
)
def test_a_closed_question_gets_the_first_sentence_only(line: str, short: str) -> None:
    plain = [{"topic": "roof", "says": line, "again": "As I said. Twice."}]
    part = Part(kind=PartKind.PLAIN, ref="roof")
    assert words(replace(part, brief=True), plain=plain) == short
    assert words(part, plain=plain) == line


@pytest.mark.parametrize("title", ["Mr.", "Mrs.", "Dr.", "St."])
def test_a_title_ends_no_sentence(title: str) -> None:
    line = f"{title} Pruitt keeps it. Ask him."
    plain = [{"topic": "roof", "says": line, "again": "Again."}]
    part = Part(kind=PartKind.PLAIN, ref="roof", brief=True)
    assert words(part, plain=plain) == f"{title} Pruitt keeps it."


@pytest.mark.parametrize(
    ("forms", "brief"),
    [((Form.CLOSED,), True), ((Form.OPEN,), False), ((Form.CLOSED, Form.OPEN), False)],
)
@pytest.mark.parametrize("topic", ["roof", "insurance"])
def test_an_answer_is_short_where_every_question_asks_for_a_short_one(
    topic: str, forms: tuple[Form, ...], *, brief: bool
) -> None:
    line = heard(*[MoveKind.SITUATION_QUESTION] * len(forms), topics=(topic,))
    moves = tuple(replace(move, form=form) for move, form in zip(line.moves, forms, strict=True))
    met = Talk(a_scene(start={"trust": 60})).hears(replace(line, moves=moves))
    assert met.reaction.parts[0].ref in {"roof", "policy"}
    assert met.reaction.parts[0].brief is brief


ALIKE = ("Well, I do not know.", "Well, I do not mind.", "Let me see about that.")


def test_two_replies_do_not_begin_with_the_same_three_words_while_another_is_left() -> None:
    assert words(OPENING, opening=list(ALIKE)) == ALIKE[0]
    assert words(OPENING, opening=list(ALIKE), said=("well, i do what I can.",)) == ALIKE[2]
    assert words(OPENING, opening=list(ALIKE[:2]), said=("Well, I do it.",)) == ALIKE[0]
    assert words(OPENING, opening=list(ALIKE), said=("Well, I did not.",)) == ALIKE[0]


def test_only_the_beginning_of_a_reply_is_heard_as_its_beginning() -> None:
    first = Part(kind=PartKind.PLAIN, ref="roof")
    said = words(first, OPENING, opening=list(ALIKE), said=("Well, I do it.",))
    assert said == f"The roof is fine. {ALIKE[0]}"


def alone(phrase: Phrase) -> Scene:
    """A scene in which a phrase has one wording."""
    scene = a_scene()
    lines = {**scene.phrasebook.lines, phrase: ("Only this.",)}
    return scene.model_copy(
        update={"phrasebook": scene.phrasebook.model_copy(update={"lines": lines})}
    )


def test_a_phrase_without_words_left_is_left_out_where_something_else_is_said() -> None:
    scene = alone(Phrase.RAISE)
    turns = [a_turn(0, "Only this.", Speaker.HOMEOWNER)]
    near = Part(kind=PartKind.OFFER_NEAR)
    assert script((RAISE, near), scene, turns, lambda _: 0.0) == "Closer."
    assert script((RAISE,), scene, turns, lambda _: 0.0) == "No_news one."


def test_one_of_several_wordings_about_a_price_is_said() -> None:
    money = {**a_scenario()["money"], "near": ["That is closer.", "You are warmer.", "Not so far."]}
    near = Part(kind=PartKind.OFFER_NEAR)
    assert words(near, chance=0.5, money=money) == "You are warmer."
    assert words(near, said=("That is closer. You are warmer.",), money=money) == "Not so far."


def test_people_without_a_calendar_have_no_time_to_suggest() -> None:
    assert words(Part(kind=PartKind.SUGGESTS)) == "No_news one."


def known(**ground: Any) -> dict[str, str]:
    talk = Talk()
    return slots_for(replace(talk.mind, ground=replace(talk.mind.ground, **ground)), talk.scene)


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("thursday at six", "Thursday at six"),
        ("on thursday at six", "Thursday at six"),
        ("On thursday at six", "Thursday at six"),
        ("this THURSDAY", "this Thursday"),
        ("thursday or sunday", "Thursday or Sunday"),
        ("tomorrow at three", "tomorrow at three"),
    ],
)
def test_a_time_is_said_back_as_people_write_it(said: str, when: str) -> None:
    assert known(next_step=said)["when"] == when


def test_what_is_not_known_yet_has_no_place_in_a_wording() -> None:
    assert known() == {}
    assert known(rep_name="Sam") == {"rep": "Sam"}
    assert known(company="Example Homes") == {"company": "Example Homes"}


def test_what_was_agreed_without_a_time_is_not_said_back_as_one() -> None:
    endings = [{**a_scenario()["endings"][0], "needs": {}}]
    agreed = Talk(a_scene(endings=endings, start={"trust": 60}))
    agreed.hears(heard(MoveKind.PROPOSE_NEXT_STEP, endings=("visit",)))
    assert agreed.said == ["agrees:visit"]
    assert "when" not in slots_for(agreed.mind, agreed.scene)


def test_a_sound_of_one_word_may_come_again_inside_of_more_but_not_by_itself() -> None:
    mm = Part(kind=PartKind.PHRASE, ref=Phrase.MM.value)
    phrases = {"mm": ["Okay.", "Right."]}
    assert words(mm, said=("Okay. Go on.",), phrases=phrases) == "Okay."
    assert words(mm, said=("Okay.",), phrases=phrases) == "Right."


def test_the_time_that_is_left_is_named_in_what_they_suggest() -> None:
    calendar = {
        "today": "mon",
        "now": "12:00",
        "time_zone": "Central",
        "free": [{"days": ["thu"], "from": "17:30", "to": "19:00"}],
        "suggests": "{free} would do.",
    }
    scene = a_scene(calendar=calendar)
    talk = Talk(scene)
    slots = slots_for(talk.mind, scene)
    suggests = Part(kind=PartKind.SUGGESTS)
    said = script((suggests,), scene, (), lambda _: 0.0, slots)
    assert said == "Thursday at five thirty would do."
