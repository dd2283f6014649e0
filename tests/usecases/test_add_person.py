"""Adding people, and the class they join."""

import pytest

from tests.usecases.world import NIA, World
from trainer.domain.people import Person, Role
from trainer.errors import ConflictError, InvalidInputError
from trainer.usecases.add_person import NewPerson, add_person


def add(world: World, email: str = "New@Example.test", **more: object) -> Person:
    return add_person(world.services.register, NewPerson(email=email, **more))  # type: ignore[arg-type]


def test_a_person_is_a_trainee_named_after_their_e_mail_unless_said_otherwise(world: World) -> None:
    person = add(world)
    assert (person.email, person.name) == ("new@example.test", "New")
    assert person.roles == {Role.TRAINEE}
    assert world.storage.state.people[person.id] == person
    assert [c.id for c in world.storage.state.cohorts.values() if person.id in c.trainees] == []


def test_a_cohort_that_is_not_there_yet_is_made(world: World) -> None:
    person = add(world, cohort="Spring Class '27")
    cohort = world.storage.state.cohorts["spring-class-27"]
    assert (cohort.name, cohort.trainees, cohort.managers) == (
        "Spring Class '27",
        (person.id,),
        (),
    )


def test_a_cohort_that_is_there_is_joined_in_every_role(world: World) -> None:
    person = add(world, cohort="FIRST", roles=frozenset({Role.MANAGER, Role.TRAINEE}))
    cohort = world.storage.state.cohorts["first"]
    assert cohort.name == "First"
    assert cohort.trainees == ("nia", "omar", person.id)
    assert cohort.managers == ("mona", person.id)


def test_classes_named_in_other_letters_are_two_classes(world: World) -> None:
    ids = {
        name: cohort_of(world, name) for name in ("班级", "组", "Équipe", "Quipe", "班 1", "组 1")
    }
    assert len({*ids.values(), ""}) == len(ids) + 1
    assert all(one.isascii() for one in ids.values())
    assert cohort_of(world, "ÉQUIPE") == ids["Équipe"]
    assert cohort_of(world, "班级") == ids["班级"]


def cohort_of(world: World, name: str) -> str:
    """The class of somebody who has just joined it by name."""
    email = f"p{len(world.storage.state.people)}@example.test"
    person = add(world, email, cohort=name)
    (found,) = [c.id for c in world.storage.state.cohorts.values() if person.id in c.trainees]
    return found


@pytest.mark.parametrize("name", ["", "  ", "?!"])
def test_a_class_needs_a_name(world: World, name: str) -> None:
    with pytest.raises(InvalidInputError, match="at least one letter"):
        add(world, cohort=name)
    assert [p for p in world.storage.state.people.values() if p.name == "New"] == []


def test_an_author_joins_no_cohort(world: World) -> None:
    person = add(world, cohort="First", roles=frozenset({Role.AUTHOR}))
    cohort = world.storage.state.cohorts["first"]
    assert person.id not in (*cohort.trainees, *cohort.managers)


@pytest.mark.parametrize("email", ["", "nia", "@x.y", "a@b", "a b@c.d", "a@b@c.d", "a@b.c\n"])
def test_what_is_no_e_mail_is_refused(world: World, email: str) -> None:
    with pytest.raises(InvalidInputError, match="is not an e-mail"):
        add(world, email)


def test_people_of_the_demo_live_on_localhost(world: World) -> None:
    assert add(world, "a@localhost").email == "a@localhost"


def test_an_e_mail_is_taken_whatever_its_case_and_no_cohort_is_made(world: World) -> None:
    with pytest.raises(ConflictError):
        add(world, NIA.email.upper(), cohort="Brand new")
    assert "brand-new" not in world.storage.state.cohorts
