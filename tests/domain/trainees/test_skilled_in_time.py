"""A trainee of some skill, near the end of the time there is."""

from tests.domain.trainees.stage import ALWAYS, NEVER, OPENING, view, wording
from trainer.domain.documents.trainee import Said
from trainer.domain.trainees.skilled import ALONG, ENOUGH_TURNS, LATE, speak
from trainer.domain.trainees.view import Glance, Memory, View

DATED = wording(
    proposes={"good": ["Shall we say {when}?"], "poor": ["{when}, then."]},
    names_day={"good": ["{when} it is."], "poor": ["Make it {when}."]},
)


def seen(*said: str, **changes) -> View:
    return view(*said, glances=(Glance(said=Said.GUARDED),), wording=DATED, **changes)


def test_who_minds_the_clock_proposes_once_more_before_it_is_time_to_go() -> None:
    def proposed(own: int, skill: float = 1.0, chance: float = ALWAYS) -> int:
        late = seen(OPENING, *["Hm."] * 2 * own, chance=chance)
        memory = Memory(proposed=1, since_proposal=ALONG)
        return speak(skill, late, memory).memory.proposed

    assert proposed(ENOUGH_TURNS - LATE) == 2
    assert proposed(ENOUGH_TURNS - LATE - 1) == 1
    assert proposed(ENOUGH_TURNS - LATE, 0.5, NEVER) == 1


def test_a_day_that_is_named_at_the_very_end_is_taken_up() -> None:
    named = seen(OPENING, *["Hm."] * (2 * ENOUGH_TURNS - 1), "Tuesday at five suits me.")
    memory = Memory(proposed=1, since_proposal=0)
    assert not speak(1.0, named, memory).memory.leaving
    much_later = seen(
        OPENING, *["Hm."] * (2 * (ENOUGH_TURNS + ALONG) - 1), "Tuesday at five suits me."
    )
    assert speak(1.0, much_later, memory).memory.leaving
