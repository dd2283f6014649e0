"""From parts to the author's words."""

import pytest

from tests.builders import a_scenario, a_scene, a_turn
from tests.domain.rich_scene import rich
from trainer.domain.documents.scene import Scene
from trainer.domain.documents.shared import Phrase
from trainer.domain.homeowner.reaction import Part, PartKind
from trainer.domain.homeowner.script import script
from trainer.domain.transcript import Speaker, Turn

K = PartKind
SCENE = rich()


def words(*parts: Part, scene: Scene = SCENE, said: tuple[str, ...] = (), chance=0.0) -> str:
    turns = [a_turn(index, text, Speaker.HOMEOWNER) for index, text in enumerate(said)]
    return script(parts, scene, turns, lambda _: chance)


@pytest.mark.parametrize(
    ("kind", "ref", "text"),
    [
        (K.OPENING, "", "Hello, who is it?"),
        (K.PHRASE, "greet", "greet one."),
        (K.TELL, "policy", "The policy runs me 310 a month with Zurbriggen."),
        (K.HINT, "policy", "Insurance is not cheap on an empty place."),
        (K.AGAIN, "policy", "Three-ten a month, I told you."),
        (K.PLAIN, "roof", "The roof is fine."),
        (K.PLAIN_AGAIN, "roof", "Fine, as I said."),
        (K.UNKNOWN, "debt", "No idea about the debt."),
        (K.OBJECT, "price", "price mild."),
        (K.ROOT, "price", "price root_says."),
        (K.HALF_ANSWERED, "price", "price half_answered."),
        (K.ANSWERED, "price", "price answered."),
        (K.SETTLED, "price", "price settled."),
        (K.ASK, "1", "Why my house?"),
        (K.BAIT, "trap", "Can we skip the paperwork?"),
        (K.RED_LINE, "hype", "Spare me."),
        (K.STOP, "", "Never call again."),
        (K.STOP_THANKS, "", "Good. Bye."),
        (K.OFFER_LOW, "", "That is an insult."),
        (K.OFFER_NEAR, "", "Closer."),
        (K.OFFER_GOOD, "", "Now we are talking."),
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
    assert words(*again) == "Thursday it is. goodbye_warm one."


def test_strength_chooses_the_wording_of_a_concern() -> None:
    said = [words(Part(kind=K.OBJECT, ref="price", strength=n)) for n in range(3)]
    assert said == ["price mild.", "price firm.", "price strong."]


def test_chance_chooses_among_equal_wordings() -> None:
    part = Part(kind=K.PHRASE, ref="greet")
    assert [words(part, chance=c) for c in (0.0, 0.5, 0.99)] == [
        "greet one.",
        "greet two.",
        "greet three.",
    ]


def test_a_wording_is_not_used_again_while_another_one_of_its_kind_is_left() -> None:
    part = Part(kind=K.PHRASE, ref="greet")
    assert words(part, said=("greet one.",)) == "greet two."
    assert words(part, said=("greet one. greet two.", "greet three.")) == "no_news one."


def test_words_of_the_rep_do_not_use_up_a_wording() -> None:
    turn = Turn(index=1, speaker=Speaker.REP, text="greet one.")
    part = Part(kind=K.PHRASE, ref="greet")
    assert script([part], SCENE, [turn], lambda _: 0.0) == "greet one."


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
            "guarded one.",
        ),
        (Part(kind=K.PLAIN, ref="roof"), "The roof is fine.", "Fine, as I said."),
        (Part(kind=K.OBJECT, ref="price", strength=2), "price strong.", "price mild."),
        (Part(kind=K.ROOT, ref="price"), "price root_says.", "price mild."),
        (Part(kind=K.HALF_ANSWERED, ref="price"), "price half_answered.", "price mild."),
        (Part(kind=K.ANSWERED, ref="price"), "price answered.", "softened one."),
        (Part(kind=K.SETTLED, ref="price"), "price settled.", "softened one."),
        (Part(kind=K.NOT_YET, ref="visit"), "Not yet.", "not_settled one."),
        (Part(kind=K.RED_LINE, ref="hype"), "Spare me.", "pressured one."),
        (Part(kind=K.OFFER_LOW), "That is an insult.", "no_news one."),
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
    assert words(Part(kind=K.OFFER_LOW), scene=bare) == "no_news one."
    assert words(Part(kind=K.STOP), scene=bare) == "hang_up one."


def test_every_phrase_can_be_said() -> None:
    for phrase in Phrase:
        assert words(Part(kind=K.PHRASE, ref=phrase.value)) == f"{phrase.value} one."


def test_a_question_of_their_own_is_left_unsaid_once_it_was_asked() -> None:
    asked = (Part(kind=K.ASK, ref="1"), Part(kind=K.PLAIN, ref="roof"))
    assert words(*asked, said=("Why my house?",)) == "The roof is fine."


def test_a_reply_is_never_empty_but_says_again_what_was_said_longest_ago() -> None:
    ask, tell = Part(kind=K.ASK, ref="1"), Part(kind=K.AGREES, ref="visit")
    assert words(ask, said=("Well. Why my house?",)) == "Why my house?"
    goodbyes = [f"goodbye_warm {number}." for number in ("three", "one", "two")]
    said = (goodbyes[0], "Thursday it is.", *goodbyes, "Why my house?")
    assert words(ask, tell, said=said) == "Thursday it is."
    assert words(tell, said=(*said, "Thursday it is.")) == "goodbye_warm three."
    blank = a_scene(red_lines=[{**a_scenario()["red_lines"][0], "bait": None}])
    assert words(Part(kind=K.BAIT, ref="hype"), scene=blank) == ""
