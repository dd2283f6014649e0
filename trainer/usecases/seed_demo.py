"""People and one assignment for a first look; does nothing when they are there already."""

from datetime import timedelta

from trainer.domain.people import Assignment, Cohort, Person, Role
from trainer.ports import Transaction
from trainer.usecases.choose_practice import easiest_first
from trainer.usecases.services import Services

COHORT = Cohort(id="november-class", name="November class")
DEMO_PEOPLE = (
    ("nia@demo.localhost", "Nia Newhire", Role.TRAINEE),
    ("omar@demo.localhost", "Omar Olsen", Role.TRAINEE),
    ("mona@demo.localhost", "Mona Marsh", Role.MANAGER),
    ("arlo@demo.localhost", "Arlo Penn", Role.AUTHOR),
)
DUE_DAYS = 7


def seed_demo(services: Services) -> None:
    """Add the demo people, their class, and an assignment with the easiest person."""
    with services.storage.begin() as transaction:
        if transaction.people.by_email(DEMO_PEOPLE[0][0]) is not None:
            return
        now = services.clock.now()
        transaction.people.add_cohort(COHORT, now)
        for email, name, role in DEMO_PEOPLE:
            person = Person(
                id=services.chance.new_id(), email=email, name=name, roles=frozenset({role})
            )
            transaction.people.add(person, now)
            if role in {Role.TRAINEE, Role.MANAGER}:
                transaction.people.join(COHORT.id, person.id, role)
        _assign(services, transaction)


def _assign(services: Services, transaction: Transaction) -> None:
    manager = transaction.people.by_email(DEMO_PEOPLE[2][0])
    scenes = easiest_first(services.library.scenes().values())
    if manager is None or not scenes:
        return
    scenario = scenes[0].scenario
    now = services.clock.now()
    transaction.people.add_assignment(
        Assignment(
            id=services.chance.new_id(),
            cohort=COHORT.id,
            scenario=scenario.id,
            rubric=scenario.rubric,
            due=now + timedelta(days=DUE_DAYS),
            assigned_by=manager.id,
            assigned_at=now,
            message="One conversation by then. Warm up as often as you like; practice is yours.",
        )
    )
