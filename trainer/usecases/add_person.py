"""Add a person, with roles and a cohort."""

import re
from dataclasses import dataclass
from hashlib import sha256

from trainer.domain.people import Cohort, Person, Role
from trainer.errors import InvalidInputError
from trainer.ports import Transaction
from trainer.usecases.services import Register

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|[^@\s]+@localhost")


@dataclass(frozen=True, kw_only=True, slots=True)
class NewPerson:
    """Who is added; without a role a trainee, without a cohort in none."""

    email: str
    name: str = ""
    roles: frozenset[Role] = frozenset({Role.TRAINEE})
    cohort: str | None = None


def add_person(register: Register, new: NewPerson) -> Person:
    """The stored person; a cohort that is not there yet is made.

    Raises InvalidInputError for something that is no e-mail, ConflictError for one that is taken.
    """
    if not _EMAIL.fullmatch(new.email):
        message = f"'{new.email}' is not an e-mail address."
        raise InvalidInputError(message)
    person = Person(
        id=register.chance.new_id(),
        email=new.email.lower(),
        name=new.name or new.email.partition("@")[0],
        roles=new.roles,
    )
    with register.storage.begin() as transaction:
        transaction.people.add(person, register.clock.now())
        if new.cohort is not None:
            _join(register, transaction, person, new.cohort)
    return person


def _cohort_id(name: str) -> str:
    """Plain letters and digits of the name; a sum of it where other letters would be lost."""
    letters = [c for c in name.lower() if c.isalnum()]
    if not letters:
        message = f"'{name}' is no name for a cohort. Give it at least one letter or digit."
        raise InvalidInputError(message)
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if all(c.isascii() for c in letters):
        return plain
    return f"{plain}-{sha256(name.casefold().encode()).hexdigest()[:8]}".strip("-")


def _join(register: Register, transaction: Transaction, person: Person, name: str) -> None:
    cohorts = transaction.people.cohorts()
    same_name = (cohort.id for cohort in cohorts if cohort.name.casefold() == name.casefold())
    cohort_id = next(same_name, None) or _cohort_id(name)
    if cohort_id not in {cohort.id for cohort in cohorts}:
        transaction.people.add_cohort(Cohort(id=cohort_id, name=name), register.clock.now())
    for role in (Role.TRAINEE, Role.MANAGER):
        if role in person.roles:
            transaction.people.join(cohort_id, person.id, role)
