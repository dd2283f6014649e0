"""People, cohorts, assignments and keys in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from trainer.domain.people import Assignment, Cohort, Person, Role
from trainer.errors import ConflictError, NotFoundError


@dataclass(frozen=True)
class Key:
    """What stands behind a secret."""

    kind: str
    person: str
    expires: datetime | None = None


class FakePeople:
    """Stored people."""

    def __init__(
        self,
        people: dict[str, Person],
        cohorts: dict[str, Cohort],
        assignments: dict[str, Assignment],
    ) -> None:
        self._people = people
        self._cohorts = cohorts
        self._assignments = assignments

    def add(self, person: Person, at: datetime) -> None:  # noqa: ARG002 - the port's
        """Raises ConflictError for an e-mail that is taken."""
        if self.by_email(person.email) is not None:
            raise ConflictError(person.email)
        self._people[person.id] = person

    def get(self, person_id: str) -> Person:
        """Raises NotFoundError."""
        if person_id not in self._people:
            raise NotFoundError(person_id)
        return self._people[person_id]

    def by_email(self, email: str) -> Person | None:
        """Case does not matter."""
        found = (p for p in self._people.values() if p.email.lower() == email.lower())
        return next(found, None)

    def everyone(self) -> Sequence[Person]:
        """By name."""
        return sorted(self._people.values(), key=lambda person: person.name)

    def grant(self, person_id: str, roles: frozenset[Role]) -> None:
        """Replace the roles."""
        self._people[person_id] = replace(self.get(person_id), roles=roles)

    def add_cohort(self, cohort: Cohort, at: datetime) -> None:  # noqa: ARG002 - the port's
        """Raises ConflictError."""
        if cohort.id in self._cohorts:
            raise ConflictError(cohort.id)
        self._cohorts[cohort.id] = cohort

    def join(self, cohort_id: str, person_id: str, role: Role) -> None:
        """Once."""
        cohort = self.cohort(cohort_id)
        if role is Role.TRAINEE and person_id not in cohort.trainees:
            cohort = replace(cohort, trainees=(*cohort.trainees, person_id))
        if role is Role.MANAGER and person_id not in cohort.managers:
            cohort = replace(cohort, managers=(*cohort.managers, person_id))
        self._cohorts[cohort_id] = cohort

    def cohort(self, cohort_id: str) -> Cohort:
        """Raises NotFoundError."""
        if cohort_id not in self._cohorts:
            raise NotFoundError(cohort_id)
        return self._cohorts[cohort_id]

    def cohorts(self) -> Sequence[Cohort]:
        """By name."""
        return sorted(self._cohorts.values(), key=lambda cohort: cohort.name)

    def cohorts_of(self, person_id: str, role: Role) -> Sequence[Cohort]:
        """Those in which somebody is a trainee, or a manager."""
        return [
            cohort
            for cohort in self.cohorts()
            if person_id in (cohort.trainees if role is Role.TRAINEE else cohort.managers)
        ]

    def add_assignment(self, assignment: Assignment) -> None:
        """Store it."""
        self._assignments[assignment.id] = assignment

    def assignment(self, assignment_id: str) -> Assignment:
        """Raises NotFoundError."""
        if assignment_id not in self._assignments:
            raise NotFoundError(assignment_id)
        return self._assignments[assignment_id]

    def assignments_of(self, cohort_ids: Sequence[str]) -> Sequence[Assignment]:
        """Soonest due first."""
        found = [a for a in self._assignments.values() if a.cohort in cohort_ids]
        return sorted(found, key=lambda assignment: assignment.due)


class FakeKeys:
    """Stored keys; secrets stay as they are."""

    def __init__(self, keys: dict[str, Key], people: dict[str, Person]) -> None:
        self._keys = keys
        self._people = people

    def open_session(self, person_id: str, secret: str, expires: datetime) -> None:
        """A session."""
        self._keys[secret] = Key("session", person_id, expires)

    def close_session(self, secret: str) -> None:
        """A token is no session."""
        if secret in self._keys and self._keys[secret].kind == "session":
            del self._keys[secret]

    def add_token(self, person_id: str, secret: str, at: datetime) -> None:  # noqa: ARG002 - the port's
        """A token."""
        self._keys[secret] = Key("token", person_id)

    def add_link(self, person_id: str, secret: str, expires: datetime) -> None:
        """A link."""
        self._keys[secret] = Key("link", person_id, expires)

    def use_link(self, secret: str, now: datetime) -> Person | None:
        """Once, and in time."""
        person = self._live(secret, now, "link")
        if secret in self._keys and self._keys[secret].kind == "link":
            del self._keys[secret]
        return person

    def person_of(self, secret: str, now: datetime) -> Person | None:
        """Behind a session or a token."""
        return self._live(secret, now, "session", "token")

    def _live(self, secret: str, now: datetime, *kinds: str) -> Person | None:
        key = self._keys.get(secret)
        if key is None or key.kind not in kinds:
            return None
        if key.expires is not None and key.expires <= now:
            return None
        return self._people[key.person]
