"""Whoever says in a statement what the homeowner has just said listens, and asks nothing."""

from collections.abc import Sequence

import pytest

from trainer.adapters.embedded.echoes import SURE_ECHO, last_words, with_echoes
from trainer.adapters.embedded.encoder import Encoder
from trainer.adapters.embedded.listener import EmbeddedListener
from trainer.adapters.embedded.rows import rows_of
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.moves import QUESTIONS, AimKind, Form, Move, MoveKind
from trainer.domain.transcript import Speaker, Turn

COLD = "It snowed again. The boiler is dead, cracked right through. My cousin has a boat."
ECHO = "The boiler is dead, it cracked right through."
ASKED = MoveKind.PROBLEM_QUESTION


def after(*said: str) -> tuple[Turn, ...]:
    """Turns by turns, the homeowner's first."""
    speakers = (Speaker.HOMEOWNER, Speaker.REP)
    return tuple(Turn(index=n, speaker=speakers[n % 2], text=t) for n, t in enumerate(said))


def asked(text: str, kind: MoveKind = ASKED, sure: float = 0.55) -> Move:
    """A move that the classifier takes for a question."""
    return Move(kind=kind, text=text, confidence=sure, form=Form.CLOSED)


def meant(
    encoder: Encoder, text: str, moves: Sequence[Move], said: tuple[str, ...] = (COLD,)
) -> list[Move]:
    """The moves of a line as they are meant after what was said."""
    rows = rows_of(encoder, text)
    return with_echoes(moves, rows, last_words(encoder, after(*said)))


def test_a_statement_in_the_homeowners_words_reflects(encoder: Encoder) -> None:
    (move,) = meant(encoder, ECHO, [asked(ECHO)])
    assert (move.kind, move.form, move.text) == (MoveKind.REFLECT, None, ECHO)
    assert move.confidence == SURE_ECHO
    (surer,) = meant(encoder, ECHO, [asked(ECHO, sure=0.95)])
    assert surer.confidence == 0.95


@pytest.mark.parametrize(
    "text",
    [
        "The boiler is dead, it cracked right through?",
        "We have won awards for our service.",
        "The furnace at my own place works fine.",
    ],
)
def test_a_question_and_other_words_stay_what_they_were(encoder: Encoder, text: str) -> None:
    assert meant(encoder, text, [asked(text)]) == [asked(text)]


def test_what_was_heard_as_no_question_stays_what_it_was(encoder: Encoder) -> None:
    informs = Move(kind=MoveKind.INFORM, text=ECHO, confidence=0.6)
    assert meant(encoder, ECHO, [informs]) == [informs]


def test_every_clause_of_the_move_must_say_it_back(encoder: Encoder) -> None:
    other = "We have won awards for our service."
    text = f"{ECHO} {other}"
    assert meant(encoder, text, [asked(text)]) == [asked(text)]
    kinds = [move.kind for move in meant(encoder, text, [asked(ECHO), asked(other)])]
    assert kinds == [MoveKind.REFLECT, ASKED]


def test_only_the_last_words_of_the_homeowner_are_said_back(encoder: Encoder) -> None:
    earlier = (COLD, "I see.", "I teach algebra.")
    assert meant(encoder, ECHO, [asked(ECHO)], earlier) == [asked(ECHO)]
    (move,) = meant(encoder, ECHO, [asked(ECHO)], (COLD, "I see."))
    assert move.kind is MoveKind.REFLECT


@pytest.mark.parametrize("said", [(), ("",), (" \n",), (COLD, "I see.", "")])
def test_where_nothing_was_said_last_nothing_is_said_back(
    encoder: Encoder, said: tuple[str, ...]
) -> None:
    assert last_words(encoder, after(*said)) is None
    moves = [asked(ECHO), asked("Tell me more.")]
    assert meant(encoder, f"{ECHO} Tell me more.", moves, said) == moves


@pytest.mark.parametrize("kind", sorted(QUESTIONS))
def test_a_bare_go_on_explores_whatever_question_it_was_taken_for(
    encoder: Encoder, kind: MoveKind
) -> None:
    text = "That's a hard winter. Tell me more."
    (move,) = meant(encoder, text, [asked("Tell me more.", kind)])
    assert (move.kind, move.form, move.text) == (MoveKind.EXPLORE, Form.OPEN, "Tell me more.")


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry to hear that. Tell me more. The roof is sound.",
        "Fair enough. Can you say a little more about that? I have time.",
        "Two winters like that would wear me out. What's behind that?",
    ],
)
def test_a_bare_go_on_inside_a_longer_line_asks_about_no_topic(
    listener: EmbeddedListener, library: YamlLibrary, text: str
) -> None:
    heard = listener.hear(text, after(COLD), library.scenes()["a7-vacant-duluth"])
    (question,) = heard.questions()
    assert (question.kind, question.form) == (MoveKind.EXPLORE, Form.OPEN)
    assert heard.aims_at(AimKind.TOPIC) == ()


def test_who_asks_for_more_of_something_asks_about_it(
    listener: EmbeddedListener, library: YamlLibrary
) -> None:
    scene = library.scenes()["a7-vacant-duluth"]
    heard = listener.hear("That's hard. Tell me more about the roof.", after(COLD), scene)
    assert "roof" in [aim.ref for aim in heard.aims_at(AimKind.TOPIC)]
