"""Notes, ratings and calls in memory."""

from collections.abc import Sequence
from datetime import datetime

from trainer.domain.call import Call
from trainer.domain.notes import Note, Rating
from trainer.errors import NotFoundError


class FakeNotes:
    """Stored notes."""

    def __init__(self, notes: list[tuple[str, Note]]) -> None:
        self._notes = notes

    def add(self, attempt_id: str, note: Note) -> None:
        """Append."""
        self._notes.append((attempt_id, note))

    def of(self, attempt_id: str) -> Sequence[Note]:
        """Oldest first."""
        return tuple(note for owner, note in self._notes if owner == attempt_id)


class FakeRatings:
    """Stored ratings."""

    def __init__(self, ratings: list[Rating]) -> None:
        self._ratings = ratings

    def add(self, rating: Rating) -> None:
        """Append."""
        self._ratings.append(rating)

    def of(self, attempt_id: str) -> Sequence[Rating]:
        """Oldest first."""
        return tuple(rating for rating in self._ratings if rating.attempt == attempt_id)

    def everything(self) -> Sequence[Rating]:
        """Oldest first."""
        return tuple(self._ratings)


class FakeCalls:
    """Stored calls."""

    def __init__(self, calls: dict[str, Call]) -> None:
        self._calls = calls

    def add(self, call: Call) -> None:
        """Store."""
        self._calls[call.id] = call

    def get(self, call_id: str) -> Call:
        """Raises NotFoundError."""
        if call_id not in self._calls:
            raise NotFoundError(call_id)
        return self._calls[call_id]

    def of_person(self, person_id: str) -> Sequence[Call]:
        """Newest first."""
        own = [call for call in self._calls.values() if call.person == person_id]
        return tuple(sorted(own, key=lambda call: call.made_at, reverse=True))

    def remove(self, call_id: str) -> None:
        """Forget."""
        self._calls.pop(call_id, None)

    def remove_kept_until(self, at: datetime) -> int:
        """Forget what is due."""
        due = [call.id for call in self._calls.values() if call.keep_until <= at]
        for call_id in due:
            self.remove(call_id)
        return len(due)
