"""A world of fakes with two classes in it."""

import pytest

from tests.builders import NOON
from tests.usecases.world import ADA, MAX, MONA, NIA, OMAR, ZOE, World, an_assignment
from trainer.domain.people import Cohort


@pytest.fixture
def world() -> World:
    """Two classes, one task for the first of them."""
    made = World()
    with made.storage.begin() as transaction:
        for person in (NIA, OMAR, ZOE, MONA, MAX, ADA):
            transaction.people.add(person, NOON)
        first = Cohort(id="first", name="First", trainees=("nia", "omar"), managers=("mona",))
        second = Cohort(id="second", name="Second", trainees=("zoe",), managers=("max",))
        transaction.people.add_cohort(first, NOON)
        transaction.people.add_cohort(second, NOON)
        transaction.people.add_assignment(an_assignment())
    return made
