"""People, cohorts and assignments to rows and back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from trainer.adapters.storage import rows
from trainer.adapters.storage.inserts import add_unless_there
from trainer.domain.people import Assignment, Cohort, Person, Role
from trainer.errors import ConflictError, NotFoundError


class SqlPeople:
    """Stored people and what they belong to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, person: Person, at: datetime) -> None:
        """Store a person. Raises ConflictError when the e-mail is taken."""
        if self.by_email(person.email) is not None:
            message = f"Somebody with the e-mail '{person.email}' is here already."
            raise ConflictError(message)
        self._connection.execute(
            insert(rows.people).values(
                id=person.id, email=person.email.lower(), name=person.name, added_at=at
            )
        )
        self.grant(person.id, person.roles)

    def grant(self, person_id: str, roles: frozenset[Role]) -> None:
        """Replace a person's roles."""
        self._connection.execute(delete(rows.roles).where(rows.roles.c.person == person_id))
        for role in sorted(roles):
            self._connection.execute(insert(rows.roles).values(person=person_id, role=role.value))

    def get(self, person_id: str) -> Person:
        """Raises NotFoundError."""
        found = self._people(rows.people.c.id == person_id)
        if not found:
            message = "There is no such person."
            raise NotFoundError(message)
        return found[0]

    def by_email(self, email: str) -> Person | None:
        """The person with this e-mail, or None."""
        found = self._people(rows.people.c.email == email.lower())
        return found[0] if found else None

    def everyone(self) -> Sequence[Person]:
        """All people by name."""
        return self._people(None)

    def _people(self, condition: Any) -> Sequence[Person]:
        chosen = select(rows.people).order_by(rows.people.c.name, rows.people.c.id)
        if condition is not None:
            chosen = chosen.where(condition)
        found = self._connection.execute(chosen).all()
        granted = self._connection.execute(
            select(rows.roles).where(rows.roles.c.person.in_([row.id for row in found]))
        ).all()
        return tuple(
            Person(
                id=row.id,
                email=row.email,
                name=row.name,
                roles=frozenset(Role(g.role) for g in granted if g.person == row.id),
            )
            for row in found
        )

    def add_cohort(self, cohort: Cohort, at: datetime) -> None:
        """Store a cohort with its members."""
        self._connection.execute(
            insert(rows.cohorts).values(id=cohort.id, name=cohort.name, added_at=at)
        )
        for person in cohort.trainees:
            self.join(cohort.id, person, Role.TRAINEE)
        for person in cohort.managers:
            self.join(cohort.id, person, Role.MANAGER)

    def join(self, cohort_id: str, person_id: str, role: Role) -> None:
        """Put a person into a cohort; nothing happens if they are in."""
        add_unless_there(
            self._connection, rows.members, cohort=cohort_id, person=person_id, role=role.value
        )

    def cohort(self, cohort_id: str) -> Cohort:
        """Raises NotFoundError."""
        found = self._cohorts([cohort_id])
        if not found:
            message = "There is no such class."
            raise NotFoundError(message)
        return found[0]

    def cohorts(self) -> Sequence[Cohort]:
        """All cohorts by name."""
        return self._cohorts(self._connection.execute(select(rows.cohorts.c.id)).scalars().all())

    def cohorts_of(self, person_id: str, role: Role) -> Sequence[Cohort]:
        """The cohorts in which a person is a trainee, or a manager."""
        ids = self._connection.execute(
            select(rows.members.c.cohort).where(
                rows.members.c.person == person_id, rows.members.c.role == role.value
            )
        )
        return self._cohorts(ids.scalars().all())

    def _cohorts(self, ids: Sequence[str]) -> Sequence[Cohort]:
        found = self._connection.execute(
            select(rows.cohorts)
            .where(rows.cohorts.c.id.in_(ids))
            .order_by(rows.cohorts.c.name, rows.cohorts.c.id)
        ).all()
        joined = self._connection.execute(
            select(rows.members)
            .where(rows.members.c.cohort.in_(ids))
            .order_by(rows.members.c.person)
        ).all()

        def of(cohort: str, role: Role) -> tuple[str, ...]:
            return tuple(m.person for m in joined if (m.cohort, m.role) == (cohort, role.value))

        return tuple(
            Cohort(
                id=row.id,
                name=row.name,
                trainees=of(row.id, Role.TRAINEE),
                managers=of(row.id, Role.MANAGER),
            )
            for row in found
        )

    def add_assignment(self, assignment: Assignment) -> None:
        """Store an assignment."""
        values = {name: getattr(assignment, name) for name in rows.assignments.c.keys()}  # noqa: SIM118 - column names, not a mapping
        self._connection.execute(insert(rows.assignments).values(**values))

    def assignment(self, assignment_id: str) -> Assignment:
        """Raises NotFoundError."""
        row = self._connection.execute(
            select(rows.assignments).where(rows.assignments.c.id == assignment_id)
        ).one_or_none()
        if row is None:
            message = "There is no such assignment."
            raise NotFoundError(message)
        return Assignment(**row._mapping)  # noqa: SLF001 - SQLAlchemy's documented name

    def assignments_of(self, cohort_ids: Sequence[str]) -> Sequence[Assignment]:
        """The assignments of cohorts, soonest due first."""
        found = self._connection.execute(
            select(rows.assignments)
            .where(rows.assignments.c.cohort.in_(cohort_ids))
            .order_by(rows.assignments.c.due, rows.assignments.c.id)
        )
        return tuple(Assignment(**row._mapping) for row in found)  # noqa: SLF001 - as above
