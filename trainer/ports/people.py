"""People with their classes and assignments, and the secrets they sign in with."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from trainer.domain.people import Assignment, Cohort, Person, Role


class People(Protocol):
    """People, cohorts, assignments."""

    def add(self, person: Person, at: datetime) -> None:
        """Store a person; ConflictError when the e-mail is taken."""
        ...

    def get(self, person_id: str) -> Person:
        """Raises NotFoundError."""
        ...

    def by_email(self, email: str) -> Person | None:
        """The person with this e-mail (case does not matter), or None."""
        ...

    def everyone(self) -> Sequence[Person]:
        """All people by name."""
        ...

    def grant(self, person_id: str, roles: frozenset[Role]) -> None:
        """Replace a person's roles."""
        ...

    def add_cohort(self, cohort: Cohort, at: datetime) -> None:
        """Store a cohort with its members; ConflictError when the id is taken."""
        ...

    def join(self, cohort_id: str, person_id: str, role: Role) -> None:
        """Put a person into a cohort as trainee or manager; nothing happens if they are in."""
        ...

    def cohort(self, cohort_id: str) -> Cohort:
        """Raises NotFoundError."""
        ...

    def cohorts(self) -> Sequence[Cohort]:
        """All cohorts by name."""
        ...

    def cohorts_of(self, person_id: str, role: Role) -> Sequence[Cohort]:
        """The cohorts in which a person is a trainee, or a manager."""
        ...

    def add_assignment(self, assignment: Assignment) -> None:
        """Store an assignment."""
        ...

    def assignment(self, assignment_id: str) -> Assignment:
        """Raises NotFoundError."""
        ...

    def assignments_of(self, cohort_ids: Sequence[str]) -> Sequence[Assignment]:
        """The assignments of cohorts, soonest due first."""
        ...


class Keys(Protocol):
    """Browser sessions, API tokens and single-use sign-in links; only hashes are stored."""

    def open_session(self, person_id: str, secret: str, expires: datetime) -> None:
        """Remember a browser session by its secret."""
        ...

    def close_session(self, secret: str) -> None:
        """Forget a session; nothing happens when there is none."""
        ...

    def add_token(self, person_id: str, secret: str, at: datetime) -> None:
        """Remember an API token by its secret."""
        ...

    def add_link(self, person_id: str, secret: str, expires: datetime) -> None:
        """Remember a single-use sign-in link."""
        ...

    def use_link(self, secret: str, now: datetime) -> Person | None:
        """The person of an unused, unexpired link, which is used up by this; else None."""
        ...

    def person_of(self, secret: str, now: datetime) -> Person | None:
        """The person behind a live session or API token, or None."""
        ...
