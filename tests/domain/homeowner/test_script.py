"""From parts to the author's words."""

import pytest

from tests.builders import a_scenario, a_scene, a_turn
from tests.domain.rich_scene import rich
from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.reaction import Part, PartKind
from trainer.domain.homeowner.script import script
from trainer.domain.transcript import Speaker, Turn

K = PartKind
SCENE = rich()
NUMBERS = ("one", "two", "three")


def words(*parts: Part, scene: Scene = SCENE, said: tuple[str, ...] = (), chance=0.0) -> str:
    turns = [a_turn(index, text, Speaker.HOMEOWNER) for index, text in enumerate(said)]
    return script(parts, scene, turns, lambda _: chance)


@pytest.mark.parametrize(
    ("kind", "ref", "text"),
    [
        (K.OPENING, "", "Hello, who is it?"),
        (K.PHRASE, "greet", "Greet one."),
        (K.TELL, "policy", "The policy runs me 310 a month with Zurbriggen."),
        (K.HINT, "policy", "Insurance is not cheap on an empty place."),
        (K.AGAIN, "policy", "Three-ten a month, I told you."),
        (K.PLAIN, "roof", "The roof is fine."),
        (K.PLAIN_AGAIN, "roof", "Fine, as I said."),
        (K.UNKNOWN, "debt", "No idea about the debt."),
        (K.ASKED, "0", "Two girls. Both grown."),
        (K.ASKED_AGAIN, "0", "Just two."),
        (K.OBJECT, "price", "Price mild."),
        (K.ROOT, "price", "Price root_says."),
        (K.HALF_ANSWERED, "price", "Price half_answered."),
        (K.ANSWERED, "price", "Price answered."),
        (K.SETTLED, "price", "Price settled."),
        (K.ASK, "1", "Why my house?"),
        (K.BAIT, "trap", "Can we skip the paperwork?"),
        (K.RED_LINE, "hype", "Spare me."),
        (K.STOP, "", "Never call again."),
        (K.STOP_THANKS, "", "Good. Bye."),
        (K.OFFER_LOW, "", "That is an insult."),
        (K.OFFER_NEAR, "", "Closer."),
        (K.OFFER_GOOD, "", "Now we are talking."),
        (K.SIGNAL, "1", "How soon could that be?"),
        (K.OTHER, "0/1", "Kim: “Kim again. How much?”"),
        (K.SUGGESTS, "", "Thursday after five suits me."),
        (K.AGREES, "visit", "Thursday it is."),
        (K.NOT_YET, "visit", "Not yet."),
    ],
)
def test_every_part_has_its_words(kind: PartKind, ref: str, text: str) -> None:
    assert words(Part(kind=kind, ref=ref)) == text


def test_every_kind_of_part_is_tried_above() -> None:
    marks = test_every_part_has_its_words.pytestmark  # type: ignore[attr-defined]
    assert {case[0] for case in marks[0].args[1]} == set(PartKind)


def test_nothing_to_say_is_no_words() -> None:
    assert words() == ""


def test_parts_are_said_in_order_and_no_line_twice_in_one_reply() -> None:
    parts = (Part(kind=K.PLAIN, ref="roof"), Part(kind=K.ASK, ref="0"))
    assert words(*parts) == "The roof is fine. Who are you with?"
    again = (Part(kind=K.AGREES, ref="visit"), Part(kind=K.AGREES, ref="visit"))
    assert words(*again) == "Thursday it is. Goodbye_warm one."


def test_strength_chooses_the_wording_of_a_concern() -> None:
    said = [words(Part(kind=K.OBJECT, ref="price", strength=n)) for n in range(3)]
    assert said == ["Price mild.", "Price firm.", "Price strong."]


def test_not_yet_after_something_kinder_begins_with_but() -> None:
    parts = (Part(kind=K.ANSWERED, ref="price"), Part(kind=K.NOT_YET, ref="visit"))
    assert words(*parts) == "Price answered. But not yet."


def test_a_particular_answer_without_other_words_is_not_said_twice() -> None:
    part = Part(kind=K.ASKED_AGAIN, ref="2")
    assert words(part, said=("It came by mail.",)) == "That_is_all one."


def test_chance_chooses_among_equal_wordings() -> None:
    part = Part(kind=K.PHRASE, ref="greet")
    assert [words(part, chance=c) for c in (0.0, 0.5, 0.99)] == [
        "Greet one.",
        "Greet two.",
        "Greet three.",
    ]


def test_a_wording_is_not_used_again_while_another_one_of_its_kind_is_left() -> None:
    part = Part(kind=K.PHRASE, ref="greet")
    assert words(part, said=("Greet one.",)) == "Greet two."
    assert words(part, said=("Greet one.", "Greet two.", "Greet three.")) == "No_news one."


def test_words_of_the_rep_do_not_use_up_a_wording() -> None:
    turn = Turn(index=1, speaker=Speaker.REP, text="Greet one.")
    part = Part(kind=K.PHRASE, ref="greet")
    assert script([part], SCENE, [turn], lambda _: 0.0) == "Greet one."


@pytest.mark.parametrize(
    ("part", "said", "text"),
    [
        (
            Part(kind=K.TELL, ref="policy"),
            "The policy runs me 310 a month with Zurbriggen.",
            "Three-ten a month, I told you.",
        ),
        (
            Part(kind=K.HINT, ref="policy"),
            "Insurance is not cheap on an empty place.",
            "Guarded one.",
        ),
        (Part(kind=K.PLAIN, ref="roof"), "The roof is fine.", "Fine, as I said."),
        (Part(kind=K.OBJECT, ref="price", strength=2), "Price strong.", "Price mild."),
        (Part(kind=K.ROOT, ref="price"), "Price root_says.", "Price mild."),
        (Part(kind=K.HALF_ANSWERED, ref="price"), "Price half_answered.", "Price mild."),
        (Part(kind=K.ANSWERED, ref="price"), "Price answered.", "Softened one."),
        (Part(kind=K.SETTLED, ref="price"), "Price settled.", "Softened one."),
        (Part(kind=K.NOT_YET, ref="visit"), "Not yet.", "Perhaps one."),
        (Part(kind=K.RED_LINE, ref="hype"), "Spare me.", "Pressured one."),
        (Part(kind=K.OFFER_LOW), "That is an insult.", "No_news one."),
    ],
)
def test_a_used_line_gives_way_to_the_next_best(part: Part, said: str, text: str) -> None:
    assert words(part, said=(said,)) == text


def test_an_ending_that_shares_its_name_with_a_concern_keeps_its_own_words() -> None:
    endings = [{**a_scenario()["endings"][0], "id": "scam"}]
    scene = a_scene(endings=endings)
    assert words(Part(kind=K.AGREES, ref="scam"), scene=scene) == "Thursday it is."


def test_parts_that_a_scenario_has_no_words_for_fall_back_on_the_phrasebook() -> None:
    bare = a_scene(money=None)
    assert words(Part(kind=K.OFFER_LOW), scene=bare) == "No_news one."
    assert words(Part(kind=K.STOP), scene=bare) == "Hang_up one."


def test_every_phrase_can_be_said() -> None:
    for phrase in Phrase:
        part = Part(kind=K.PHRASE, ref=phrase.value)
        assert words(part, scene=a_scene()) == f"{phrase.value.capitalize()} one."


def test_a_question_of_their_own_is_left_unsaid_once_it_was_asked() -> None:
    asked = (Part(kind=K.ASK, ref="1"), Part(kind=K.PLAIN, ref="roof"))
    assert words(*asked, said=("Why my house?",)) == "The roof is fine."


SMALL = [f"{phrase} {n}." for phrase in ("No_news", "Ok", "Wind_up") for n in NUMBERS]


def test_a_reply_with_no_words_left_is_something_small() -> None:
    ask = Part(kind=K.ASK, ref="1")
    assert words(ask, said=("Well. Why my house?",)) == "No_news one."
    assert words(ask, said=("Why my house?", *SMALL[:5])) == "Ok three."


def test_with_nothing_small_left_either_the_oldest_wording_serves_again() -> None:
    ask, tell = Part(kind=K.ASK, ref="1"), Part(kind=K.AGREES, ref="visit")
    goodbyes = [f"Goodbye_warm {number}." for number in ("three", "one", "two")]
    said = (goodbyes[0], "Thursday it is.", *goodbyes, "Why my house?", *SMALL)
    assert words(ask, tell, said=said) == "Thursday it is."
    assert words(tell, said=(*said, "Thursday it is.")) == "Goodbye_warm three."
    assert words(ask, said=("Why my house?", *SMALL)) == "Why my house?"
