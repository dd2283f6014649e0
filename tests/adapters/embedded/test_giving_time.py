"""Who leaves people their time is not heard as pressing them."""

import pytest

from trainer.adapters.embedded.formulas import gives_time


@pytest.mark.parametrize(
    ("clause", "does"),
    [
        ("Please sign nothing today.", True),
        ("Don\u2019t decide it tonight.", True),
        ("I don't want a signature tonight.", True),
        ("No hurry at all.", True),
        ("Sign today or it is gone.", False),
        ("You have to decide tonight.", False),
    ],
)
def test_who_leaves_people_their_time_does_not_press_them(clause: str, *, does: bool) -> None:
    assert gives_time(clause) is does
