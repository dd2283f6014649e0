"""How homeowners behave over many conversations."""

from typing import Any

import pytest

from tests.builders import a_scene, a_turn, an_attempt, heard
from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn, SpokenBy
from trainer.domain.homeowner.reaction import Mood, Part, PartKind
from trainer.domain.moves import Form, Heard, MoveKind
from trainer.domain.trainees.habits import Habits, Reply, habits_of, replies_of
from trainer.domain.transcript import Speaker

ASK = MoveKind.SITUATION_QUESTION
TELL = Part(kind=PartKind.TELL, ref="policy")


def talked(*exchanges: tuple[Heard, tuple[Part, ...], str]) -> Attempt:
    """An attempt of exchanges: what was heard, what the reply says, and in which words."""
    begun = an_attempt()
    turns: list[RepTurn | HomeownerTurn] = list(begun.turns)
    for line, parts, text in exchanges:
        said = a_turn(len(turns))
        turns.append(RepTurn(turn=said, heard=line, mind=begun.first, parts=parts, mood=Mood.EVEN))
        reply = a_turn(len(turns), text, Speaker.HOMEOWNER)
        turns.append(HomeownerTurn(turn=reply, spoken_by=SpokenBy.AUTHORED))
    return an_attempt(turns=tuple(turns))


def reply_to(
    line: Heard | None = None, parts: tuple[Part, ...] = (TELL,), text: str = "It is old."
) -> Reply:
    """The one reply of a conversation."""
    (reply,) = replies_of(talked((line or heard(ASK), parts, text)), a_scene())
    return reply


def test_replies_are_the_homeowners_words_after_the_reps_without_opening_and_silence() -> None:
    attempt = talked((heard(), (TELL,), "One."), (heard(), (), " "), (heard(), (TELL,), "Two."))
    assert [reply.text for reply in replies_of(attempt, a_scene())] == ["One.", "Two."]


def test_a_reply_knows_whether_it_was_asked_for_openly() -> None:
    assert reply_to(heard(ASK, form=Form.OPEN)).asked is Form.OPEN
    assert reply_to(heard(ASK, ASK, form=Form.CLOSED)).asked is Form.CLOSED


def test_a_reply_to_no_question_or_to_both_kinds_has_no_form() -> None:
    both = Heard(
        moves=heard(ASK, form=Form.OPEN).moves + heard(ASK, form=Form.CLOSED).moves, words=9
    )
    assert reply_to(both).asked is None
    assert reply_to(heard(MoveKind.INFORM)).asked is None


@pytest.mark.parametrize(
    ("part", "resists"),
    [
        (Part(kind=PartKind.OBJECT, ref="scam"), True),
        (Part(kind=PartKind.NOT_YET, ref="visit"), True),
        (Part(kind=PartKind.PHRASE, ref="guarded"), True),
        (Part(kind=PartKind.PHRASE, ref="thanks"), False),
        (Part(kind=PartKind.PLAIN, ref="guarded"), False),
    ],
)
def test_a_reply_resists_where_one_of_its_parts_does(part: Part, *, resists: bool) -> None:
    assert reply_to(parts=(TELL, part)).resists is resists


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("The policy runs me 310.", 0),
        ("Guarded one!", 1),
        ("Well, no idea about the roof. Thanks two.", 2),
        ("Unguarded one.", 0),
        ("Guarded one. Guarded two. Guarded three.", 2),
    ],
)
def test_lines_of_the_phrasebook_and_of_topics_are_words_that_others_have_too(
    text: str, shared: int
) -> None:
    reply = reply_to(parts=(TELL, TELL), text=text)
    assert (reply.lines, reply.shared) == (2, shared)


def a_reply(text: str = "It is old.", **changes: Any) -> Reply:
    values: dict[str, Any] = {"asked": None, "resists": False, "lines": 1, "shared": 0}
    return Reply(text=text, **{**values, **changes})


def resisting(replies: str) -> list[Reply]:
    """Replies that resist where there is an R."""
    return [a_reply(resists=one == "R") for one in replies]


def test_who_says_nothing_has_no_habits() -> None:
    nothing = Habits(
        asks=None,
        resists_again=None,
        resists_else=None,
        open_to_closed=None,
        shared=None,
        overlap=None,
    )
    assert habits_of([]) == nothing
    assert habits_of([[], []]) == nothing


def test_asking_is_counted_by_reply() -> None:
    talks = [[a_reply("Why? Who?"), a_reply()], [a_reply(), a_reply()]]
    assert habits_of(talks).asks == 0.25


def test_resisting_is_measured_by_what_the_reply_before_did() -> None:
    habits = habits_of([resisting("RR--R")])
    assert (habits.resists_again, habits.resists_else) == (0.5, 0.5)


def test_the_first_reply_of_a_conversation_follows_no_other() -> None:
    habits = habits_of([resisting("R"), resisting("R")])
    assert (habits.resists_again, habits.resists_else) == (None, None)


def test_open_questions_are_compared_with_closed_ones_by_mean_words() -> None:
    opened = [a_reply("one two three four", asked=Form.OPEN), a_reply("one two", asked=Form.OPEN)]
    closed = a_reply("one two", asked=Form.CLOSED)
    unasked = a_reply("so many words that nobody asked for")
    assert habits_of([[*opened, closed, unasked]]).open_to_closed == 1.5
    assert habits_of([opened]).open_to_closed is None
    assert habits_of([[closed]]).open_to_closed is None


def test_shared_words_are_a_share_of_the_things_said() -> None:
    assert habits_of([[a_reply(lines=3, shared=1), a_reply(lines=1, shared=1)]]).shared == 0.5
    assert habits_of([[a_reply(lines=0)]]).shared is None


def test_two_conversations_overlap_by_sentences_as_a_share_of_the_shorter_one() -> None:
    long = [a_reply("The roof leaks. It is old!"), a_reply("Who is it?")]
    short = [a_reply("the roof leaks"), a_reply("Not today.")]
    assert habits_of([long, short]).overlap == 0.5
    assert habits_of([short, [a_reply("Never.")], [a_reply("The roof leaks.")]]).overlap == (
        pytest.approx(1 / 3)
    )
    assert habits_of([short, [a_reply("...")]]).overlap is None


def test_each_habit_has_bounds_and_what_was_not_measured_misses_none() -> None:
    good = Habits(
        asks=0.2,
        resists_again=0.5,
        resists_else=0.9,
        open_to_closed=2.0,
        shared=0.4,
        overlap=0.4,
    )
    bad = Habits(
        asks=0.31,
        resists_again=0.34,
        resists_else=0.5,
        open_to_closed=1.5,
        shared=0.41,
        overlap=0.41,
    )
    assert all(bar.kept for bar in (*good.bars(), *habits_of([]).bars()))
    assert [bar.kept for bar in bad.bars()] == [False] * 5
