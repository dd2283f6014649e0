"""Measures beside what research found in sales calls: soft notes, never scores."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

BEST_SHARE, HIGH_SHARE = 0.43, 0.65  # of the words, in 25,537 recorded calls
FEW_QUESTIONS, MANY_QUESTIONS = 4, 8  # good questions in a talk of six to ten minutes
LONG_TURN = 70  # words from which a turn is a speech


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """One measure in words, and what is usual; `beyond` says that it lies outside of that."""

    name: str
    yours: str
    usual: str
    beyond: bool


def bands(measures: Mapping[str, Any]) -> tuple[Band, ...]:
    """The measures of a scorecard as notes for coaching."""
    share = float(measures["rep_word_share"])
    longest = int(measures["longest_rep_turn_words"])
    return (
        Band(
            name="Your share of the words",
            yours=f"{share:.0%}".replace("%", " %"),
            usual="The best sellers in recorded calls speak about 43 % and listen 57 %; over 65 % hurts.",
            beyond=share > HIGH_SHARE,
        ),
        _questions(measures),
        Band(
            name="Your longest turn",
            yours=f"{longest} words",
            usual=f"Beyond {LONG_TURN} words people stop listening; longer stretches are theirs to have.",
            beyond=longest > LONG_TURN,
        ),
        Band(
            name="Listening",
            yours=f"{int(measures['listening_moves'])} times you took up what they said, "
            f"{int(measures['unasked_input'])} times you told what nobody had asked",
            usual="In talks that experts rate well, the first is the larger number.",
            beyond=float(measures["listening_balance"]) < 0,
        ),
    )


def _questions(measures: Mapping[str, Any]) -> Band:
    asked = int(measures["questions_asked"])
    forms = measures["questions"]
    return Band(
        name="Your questions",
        yours=f"{asked}: {forms['open']} open, {forms['closed']} closed",
        usual=f"A talk of this length takes about {FEW_QUESTIONS} to {MANY_QUESTIONS} good ones, spread out.",
        beyond=not FEW_QUESTIONS <= asked <= MANY_QUESTIONS,
    )
