"""People, what they may do, their cohorts and what these are given to practise."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.adapters.storage.crowd import together, waits_before
from tests.adapters.storage.databases import count
from tests.adapters.storage.values import a_person, keep_attempt, keep_people
from tests.builders import NOON
from trainer.adapters.storage import rows
from trainer.adapters.storage.database import Database
from trainer.domain.attempt import Kind
from trainer.domain.people import Assignment, Cohort, Role
from trainer.errors import ConflictError, NotFoundError


def an_assignment(name: str = "task-1", **changes: object) -> Assignment:
    task = Assignment(
        id=name,
        cohort="spring",
        scenario="test-person",
        rubric="test-rubric",
        due=NOON + timedelta(days=7),
        assigned_by="person-2",
        assigned_at=NOON,
        message="Until Monday, bitte — “gern”.",
    )
    return replace(task, **changes)  # type: ignore[arg-type]


def keep_cohort(database: Database, **changes: object) -> Cohort:
    keep_people(database, "person-1", "person-2", "person-3")
    cohort = Cohort(
        id="spring", name="Spring", trainees=("person-1", "person-3"), managers=("person-2",)
    )
    cohort = replace(cohort, **changes)  # type: ignore[arg-type]
    with database.begin() as transaction:
        transaction.people.add_cohort(cohort, NOON)
    return cohort


def test_a_person_comes_back_with_their_roles(database: Database, reopened: Database) -> None:
    person = a_person("nia", Role.TRAINEE, Role.AUTHOR, name="Nía O’Neil")
    with database.begin() as transaction:
        transaction.people.add(person, NOON)
    with reopened.begin() as transaction:
        assert transaction.people.get("nia") == person
        assert transaction.people.by_email("NIA@Example.com") == person
        assert transaction.people.by_email("nobody@example.com") is None


def test_an_email_belongs_to_one_person_however_it_is_written(database: Database) -> None:
    with database.begin() as transaction:
        transaction.people.add(a_person("nia"), NOON)
    with pytest.raises(ConflictError, match="NIA@example"), database.begin() as transaction:
        transaction.people.add(a_person("other", email="NIA@example.com"), NOON)
    assert count(database, rows.people) == 1


def test_of_two_who_take_an_email_at_once_one_gets_it(database: Database) -> None:
    def add(name: str) -> str:
        with database.begin() as transaction:
            transaction.people.add(a_person(name, email="nia@example.com"), NOON)
        return name

    with waits_before(database, "INSERT INTO people", 2):
        results = together(lambda: add("one"), lambda: add("two"))
    won = [result for result in results if isinstance(result, str)]
    assert len(won) == 1
    assert sum(isinstance(result, ConflictError) for result in results) == 1
    with database.begin() as transaction:
        assert [person.id for person in transaction.people.everyone()] == won


def test_a_person_who_is_not_there_is_not_found(database: Database) -> None:
    with pytest.raises(NotFoundError), database.begin() as transaction:
        transaction.people.get("nobody")


def test_roles_are_replaced_for_one_person_alone(database: Database) -> None:
    with database.begin() as transaction:
        for name in ("nia", "max"):
            transaction.people.add(a_person(name, Role.TRAINEE, Role.AUTHOR), NOON)
        transaction.people.grant("nia", frozenset({Role.MANAGER}))
    with database.begin() as transaction:
        assert transaction.people.get("nia").roles == {Role.MANAGER}
        assert transaction.people.get("max").roles == {Role.TRAINEE, Role.AUTHOR}
        transaction.people.grant("nia", frozenset())
        assert transaction.people.get("nia").roles == frozenset()


def test_everyone_is_listed_by_name(database: Database) -> None:
    with database.begin() as transaction:
        for name in ("Zoe", "Ada", "Mo"):
            transaction.people.add(a_person(name.lower(), Role.TRAINEE, name=name), NOON)
    with database.begin() as transaction:
        assert [person.name for person in transaction.people.everyone()] == ["Ada", "Mo", "Zoe"]


def test_a_cohort_comes_back_with_its_members(database: Database, reopened: Database) -> None:
    cohort = keep_cohort(database)
    with reopened.begin() as transaction:
        assert transaction.people.cohort("spring") == cohort
        assert transaction.people.cohorts() == (cohort,)
        assert transaction.people.cohorts_of("person-1", Role.TRAINEE) == (cohort,)
        assert transaction.people.cohorts_of("person-2", Role.MANAGER) == (cohort,)
        assert transaction.people.cohorts_of("person-2", Role.TRAINEE) == ()
        with pytest.raises(NotFoundError):
            transaction.people.cohort("autumn")


def test_cohorts_of_the_same_name_keep_their_order(database: Database) -> None:
    keep_people(database, "person-1")
    with database.begin() as transaction:
        for name in ("c", "a", "b"):
            transaction.people.add_cohort(Cohort(id=name, name="Spring"), NOON)
        assert [cohort.id for cohort in transaction.people.cohorts()] == ["a", "b", "c"]


def test_a_cohort_whose_id_is_taken_is_refused_with_all_its_members(database: Database) -> None:
    cohort = keep_cohort(database)
    with pytest.raises(ConflictError), database.begin() as transaction:
        transaction.people.add_cohort(replace(cohort, name="Other", managers=("person-3",)), NOON)
    with database.begin() as transaction:
        assert transaction.people.cohort("spring") == cohort


def test_a_cohort_with_a_stranger_in_it_is_refused(database: Database) -> None:
    with pytest.raises(ConflictError):
        keep_cohort(database, trainees=("person-1", "nobody"))
    assert count(database, rows.cohorts) == 0


def test_joining_twice_is_joining_once(database: Database) -> None:
    keep_cohort(database, trainees=())
    with database.begin() as transaction:
        for _ in range(2):
            transaction.people.join("spring", "person-1", Role.TRAINEE)
        transaction.people.join("spring", "person-1", Role.MANAGER)
    with database.begin() as transaction:
        found = transaction.people.cohort("spring")
    assert (found.trainees, found.managers) == (("person-1",), ("person-1", "person-2"))


def test_joining_twice_at_once_is_joining_once(database: Database) -> None:
    keep_cohort(database, trainees=())

    def join() -> None:
        with database.begin() as transaction:
            transaction.people.join("spring", "person-1", Role.TRAINEE)

    with waits_before(database, "INSERT INTO members", 2):
        assert together(join, join) == [None, None]


def test_assignments_come_back_soonest_due_first(database: Database, reopened: Database) -> None:
    keep_cohort(database)
    late, soon = an_assignment("a-late"), an_assignment("z-soon", due=NOON + timedelta(days=1))
    with database.begin() as transaction:
        transaction.people.add_assignment(late)
        transaction.people.add_assignment(soon)
    with reopened.begin() as transaction:
        assert transaction.people.assignment("a-late") == late
        assert transaction.people.assignments_of(["spring"]) == (soon, late)
        assert transaction.people.assignments_of(["autumn"]) == ()
        with pytest.raises(NotFoundError):
            transaction.people.assignment("nothing")


def test_an_assignment_to_no_cohort_is_refused(database: Database) -> None:
    keep_cohort(database)
    with pytest.raises(ConflictError), database.begin() as transaction:
        transaction.people.add_assignment(an_assignment(cohort="autumn"))
    assert count(database, rows.assignments) == 0


def test_official_attempts_are_found_by_their_assignment(database: Database) -> None:
    keep_cohort(database)
    with database.begin() as transaction:
        transaction.people.add_assignment(an_assignment())
    keep_attempt(database, id="mine")
    keep_attempt(database, id="official", kind=Kind.OFFICIAL, assignment="task-1")
    with database.begin() as transaction:
        (line,) = transaction.attempts.of_assignments(["task-1"])
    assert (line.id, line.kind, line.assignment) == ("official", "official", "task-1")
