"""What people add to conversations: notes, ratings, and real calls."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from trainer.domain.call import Call
from trainer.domain.notes import Note, Rating


class Notes(Protocol):
    """Stored notes: append-only."""

    def add(self, attempt_id: str, note: Note) -> None:
        """Append a note to an attempt."""
        ...

    def of(self, attempt_id: str) -> Sequence[Note]:
        """The notes about an attempt, oldest first."""
        ...


class Ratings(Protocol):
    """Stored ratings: append-only; a later one by the same person counts instead."""

    def add(self, rating: Rating) -> None:
        """Append a rating."""
        ...

    def of(self, attempt_id: str) -> Sequence[Rating]:
        """The ratings of an attempt, oldest first."""
        ...

    def everything(self) -> Sequence[Rating]:
        """All ratings, oldest first."""
        ...


class Calls(Protocol):
    """Stored calls."""

    def add(self, call: Call) -> None:
        """Store a call."""
        ...

    def get(self, call_id: str) -> Call:
        """The call. Raises NotFoundError."""
        ...

    def of_person(self, person_id: str) -> Sequence[Call]:
        """The calls that a person uploaded, newest first."""
        ...

    def remove(self, call_id: str) -> None:
        """Forget a call; one that is gone already stays gone."""
        ...

    def remove_kept_until(self, at: datetime) -> int:
        """Forget every call whose day has come by `at`; how many there were."""
        ...
