"""Moments that people mark with set words are heard by those words."""

import pytest

from trainer.adapters.embedded.formulas import asks_what_is_meant, names_a_sum
from trainer.adapters.embedded.moments import MOST_PARTING, marked
from trainer.domain.moves import Act


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("Are you a robot?", Act.ROBOT),
        ("Am I talking to a real person here?", Act.ROBOT),
        ("Hold on one second, please.", Act.HOLD),
        ("Bear with me.", Act.HOLD),
        ("Let me ask my manager about that.", Act.ASK_MANAGER),
        ("I\u2019ll check with our office.", Act.ASK_MANAGER),
        ("Can I just e-mail you something?", Act.EMAIL),
        ("Earlier you told me your sister wants it gone.", Act.SAID_EARLIER),
        ("Like you said before, price is all.", Act.SAID_EARLIER),
        ("Do you remember my name?", Act.KNOWS_ME),
        ("Who did I say I'm with?", Act.KNOWS_ME),
        ("What was your name again?", Act.ASKS_NAME),
        ("Are you still there?", Act.STILL_THERE),
        ("I'll let you go now, take care.", Act.GOODBYE),
        ("Okay, have a good one, bye.", Act.GOODBYE),
        (
            "It was good to talk. I hope that it all goes well, with us or without us, and goodbye.",
            Act.GOODBYE,
        ),
    ],
)
def test_set_words_mark_a_moment(line: str, act: Act) -> None:
    assert marked(line) == {act}


@pytest.mark.parametrize(
    "line",
    [
        "I promise I'm less annoying than my ringtone.",
        "Before I let you go, what would you want from me?",
        "You said it well.",
        "I hope the goodbye to that house was not too hard, with all the years that you had in it.",
        "The recording fee is on our side.",
        "My manager signs the contract.",
        "Take care of the roof first?",
        " ".join(["word"] * MOST_PARTING) + " so long",
    ],
)
def test_other_lines_mark_none(line: str) -> None:
    assert not marked(line)


@pytest.mark.parametrize(
    ("clause", "sums", "named"),
    [
        ("What if we said $138,000?", (138_000.0,), True),
        ("Would you take 58k?", (58_000.0,), True),
        ("What if we said Thursday?", (), False),
        ("My neighbor sold for $90,000.", (90_000.0,), False),
    ],
)
def test_a_sum_on_the_table_is_told_from_one_that_is_only_named(
    clause: str, sums: tuple[float, ...], *, named: bool
) -> None:
    assert names_a_sum(clause, sums) is named


def test_asking_what_is_meant_is_told_from_asking_for_more() -> None:
    assert asks_what_is_meant("What do you mean by that?")
    assert not asks_what_is_meant("Tell me more about that.")
