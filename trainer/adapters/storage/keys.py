"""Sessions, tokens and sign-in links; only the SHA-256 of a secret is stored."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, or_, select

from trainer.adapters.storage import rows
from trainer.adapters.storage.people import SqlPeople
from trainer.domain.people import Person


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


class SqlKeys:
    """Stored keys of all kinds."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _add(
        self, kind: str, person_id: str, secret: str, at: datetime | None, until: datetime | None
    ) -> None:
        self._connection.execute(
            insert(rows.keys).values(
                hash=_hash(secret), kind=kind, person=person_id, made_at=at, expires=until
            )
        )

    def open_session(self, person_id: str, secret: str, expires: datetime) -> None:
        """Remember a browser session."""
        self._add("session", person_id, secret, None, expires)

    def close_session(self, secret: str) -> None:
        """Forget a session; an API token is not a session."""
        self._connection.execute(
            delete(rows.keys).where(
                rows.keys.c.hash == _hash(secret), rows.keys.c.kind == "session"
            )
        )

    def add_token(self, person_id: str, secret: str, at: datetime) -> None:
        """Remember an API token."""
        self._forget_expired(at)
        self._add("token", person_id, secret, at, None)

    def add_link(self, person_id: str, secret: str, expires: datetime) -> None:
        """Remember a single-use sign-in link."""
        self._add("link", person_id, secret, None, expires)

    def use_link(self, secret: str, now: datetime) -> Person | None:
        """The person of an unused, unexpired link, which is used up by this; else None."""
        self._forget_expired(now)
        person = self._person(secret, now, ("link",))
        used = self._connection.execute(
            delete(rows.keys).where(rows.keys.c.hash == _hash(secret), rows.keys.c.kind == "link")
        )
        return person if used.rowcount == 1 else None

    def _forget_expired(self, now: datetime) -> None:
        # Every session but a demo's begins with a link, so none piles up for long.
        self._connection.execute(delete(rows.keys).where(rows.keys.c.expires <= now))

    def person_of(self, secret: str, now: datetime) -> Person | None:
        """The person behind a live session or API token, or None."""
        return self._person(secret, now, ("session", "token"))

    def _person(self, secret: str, now: datetime, kinds: tuple[str, ...]) -> Person | None:
        found = self._connection.execute(
            select(rows.keys.c.person).where(
                rows.keys.c.hash == _hash(secret),
                rows.keys.c.kind.in_(kinds),
                or_(rows.keys.c.expires.is_(None), rows.keys.c.expires > now),
            )
        ).scalar_one_or_none()
        return SqlPeople(self._connection).get(found) if found is not None else None
