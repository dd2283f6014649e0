"""The person behind a scenario: hours that are refused, and what is taken for granted."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.builders import a_scenario
from trainer.domain.documents.person import Persona, Window
from trainer.domain.documents.scenario import Money


def window(**changes: Any) -> dict[str, Any]:
    return {"days": ["thu"], "from": "17:00", "to": "20:30", **changes}


@pytest.mark.parametrize("end", ["16:59", "17:00"])
def test_hours_that_end_before_they_begin_are_refused(end: str) -> None:
    with pytest.raises(ValidationError, match=f"ends at {end}, before it begins at 17:00"):
        Window.model_validate(window(to=end))


@pytest.mark.parametrize("clock", ["5:00", "24:00", "17:60", "noon"])
def test_hours_are_written_as_a_clock_shows_them(clock: str) -> None:
    for name in ("from", "to"):
        with pytest.raises(ValidationError, match="pattern"):
            Window.model_validate(window(**{name: clock}))


def test_hours_are_written_and_read_again_under_the_names_that_authors_use() -> None:
    written = Window.model_validate(window()).model_dump(mode="json")
    assert written == window()
    assert Window.model_validate(written) == Window.model_validate(window())


def test_a_window_needs_a_day() -> None:
    with pytest.raises(ValidationError, match="days"):
        Window.model_validate(window(days=[]))


def test_people_remember_and_forgive_as_most_people_do_unless_it_is_said() -> None:
    persona = Persona.model_validate(a_scenario()["persona"])
    assert (persona.memory, persona.forgives) == ("fair", "fairly")
    with pytest.raises(ValidationError, match="forgives"):
        Persona.model_validate({**a_scenario()["persona"], "forgives": "never"})


def test_one_wording_about_a_price_may_be_written_without_a_list() -> None:
    one = Money.model_validate(a_scenario()["money"])
    many = Money.model_validate({**a_scenario()["money"], "low": ["No.", "Never."]})
    assert (one.low, many.low) == (("That is an insult.",), ("No.", "Never."))
    with pytest.raises(ValidationError, match="low"):
        Money.model_validate({**a_scenario()["money"], "low": []})
