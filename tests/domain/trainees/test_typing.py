"""How somebody types in a hurry."""

from collections.abc import Callable

import pytest

from tests.domain.trainees.stage import ALWAYS, NEVER
from trainer.domain.trainees.typing import mistyped


def drawn(by_default: float = ALWAYS, **chances: float) -> Callable[[str], float]:
    """Draws by purpose; unless said otherwise capitals and apostrophes are kept."""
    kept = {"capitals": NEVER, "apostrophes": NEVER}
    given = {purpose.replace("_", " "): chance for purpose, chance in chances.items()}
    return lambda purpose: {**kept, **given}.get(purpose, by_default)


@pytest.mark.parametrize(
    ("kind", "typed"), [(0.0, "Huose"), (0.32, "Huose"), (0.34, "Huse"), (0.67, "Hoouse")]
)
def test_letters_are_swapped_left_out_or_doubled(kind: float, typed: str) -> None:
    assert mistyped("House", 1.0, drawn(kind_0=kind)) == typed


@pytest.mark.parametrize(("place", "typed"), [(0.0, "huose"), (0.5, "hosue"), (0.99, "houes")])
def test_a_word_is_mistyped_anywhere_but_at_its_first_letter(place: float, typed: str) -> None:
    assert mistyped("house", 1.0, drawn(place_0=place)) == typed


@pytest.mark.parametrize("word", ["yes", "$1,200", "4500", "what?", "o'clock"])
def test_short_words_figures_and_words_with_marks_stay_readable(word: str) -> None:
    assert mistyped(word, 1.0, drawn()) == word


@pytest.mark.parametrize(("often", "typed"), [(0.0, "roof"), (0.3, "roof"), (0.31, "rof")])
def test_a_word_is_mistyped_as_often_as_the_trainee_does(often: float, typed: str) -> None:
    assert mistyped("roof", often, drawn(mistypes_0=0.3, kind_0=0.5)) == typed


def test_each_word_has_a_draw_of_its_own() -> None:
    assert mistyped("your house", 1.0, drawn(mistypes_0=1.0)) == "your huose"


@pytest.mark.parametrize(
    ("capitals", "apostrophes", "typed"),
    [
        (0.5, 0.5, "I'm Sam"),
        (0.49, 0.5, "i'm sam"),
        (0.5, 0.49, "Im Sam"),
        (0.0, 0.0, "im sam"),
    ],
)
def test_half_of_the_lines_have_no_capitals_and_half_no_apostrophes(
    capitals: float, apostrophes: float, typed: str
) -> None:
    chance = drawn(capitals=capitals, apostrophes=apostrophes)
    assert mistyped("I'm Sam", 0.0, chance) == typed
