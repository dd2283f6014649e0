"""A red line is crossed by who claims it, and not by who only speaks of it."""

import pytest

from tests.builders import a_scene
from trainer.adapters.embedded.aims import red_line_aims, red_line_cues
from trainer.adapters.embedded.encoder import Encoder
from trainer.adapters.embedded.listener import EmbeddedListener
from trainer.adapters.embedded.rows import rows_of
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.moves import Aim, AimKind
from trainer.domain.transcript import Speaker, Turn

BEFORE = (Turn(index=0, speaker=Speaker.HOMEOWNER, text="What about the refrigerant?"),)
GAS = "illegal-refrigerant"


def crossed(listener: EmbeddedListener, library: YamlLibrary, text: str) -> list[str]:
    """The red lines that a line crosses before somebody who owns such a unit."""
    heard = listener.hear(text, BEFORE, library.scenes()["b1-three-quotes"])
    return [aim.ref for aim in heard.aims_at(AimKind.RED_LINE)]


@pytest.mark.parametrize(
    "text",
    [
        "R-410A is banned now, so you have to replace it.",
        "The other fellow was right. R-410A is banned and can't be serviced any more.",
        "410-A is illegal now, you have to replace it. Somebody told you otherwise.",
    ],
)
def test_who_claims_it_crosses_the_line_whatever_others_said(
    listener: EmbeddedListener, library: YamlLibrary, text: str
) -> None:
    assert GAS in crossed(listener, library, text)


@pytest.mark.parametrize(
    "text",
    [
        "The other fellow says 410-A can't be serviced.",
        "If I heard you right, they said R-410A can't be repaired any more.",
        "So you\u2019re saying R-410A is banned and can't be serviced any more?",
        "Sounds like R-410A can't be serviced any more, in his book.",
        "Hm. The company claims R-410A is illegal now. I don't think that is so.",
    ],
)
def test_who_repeats_what_others_said_claims_nothing(
    listener: EmbeddedListener, library: YamlLibrary, text: str
) -> None:
    assert crossed(listener, library, text) == []


def aims(encoder: Encoder, text: str) -> list[Aim]:
    """What a line crosses of a red line whose pattern is the one word `lifetime`."""
    cues = red_line_cues(encoder, a_scene().red_lines)
    return list(red_line_aims(cues, text, rows_of(encoder, text)))


def test_a_pattern_alone_proves_nothing_where_the_meaning_is_another(encoder: Encoder) -> None:
    (aim,) = aims(encoder, "It's the chance of a lifetime for you.")
    assert (aim.ref, aim.confidence > 0.5) == ("hype", True)
    for text in (
        "The shingles carry a lifetime warranty against leaks.",
        "My uncle sold tractors all his lifetime.",
        "What is the lifetime of that boiler?",
    ):
        assert aims(encoder, text) == []


def test_without_the_pattern_no_likeness_is_enough(encoder: Encoder) -> None:
    assert aims(encoder, "Once in a life time.") == []
