"""Who uses the product: people, cohorts and what is assigned to them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; one person may hold several."""

    TRAINEE = "trainee"
    MANAGER = "manager"
    AUTHOR = "author"
    ADMIN = "admin"


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody who can sign in."""

    id: str
    email: str
    name: str
    roles: frozenset[Role]

    def is_a(self, role: Role) -> bool:
        """Whether the person holds the role; an admin holds every one."""
        return role in self.roles or Role.ADMIN in self.roles


@dataclass(frozen=True, kw_only=True, slots=True)
class Cohort:
    """A class of trainees and the managers who look after it, by person id."""

    id: str
    name: str
    trainees: tuple[str, ...] = ()
    managers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """A scenario given to a cohort, due at a moment (UTC)."""

    id: str
    cohort: str
    scenario: str
    rubric: str
    due: datetime
    assigned_by: str
    assigned_at: datetime
    message: str = ""


def is_late(assignment: Assignment, now: datetime) -> bool:
    """Whether the due moment has passed."""
    return now > assignment.due
