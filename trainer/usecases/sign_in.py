"""Sign in and out: by single-use link, by demo choice, and by API token."""

from datetime import timedelta

from trainer.domain.people import Person
from trainer.errors import NotFoundError, NotSignedInError
from trainer.usecases.services import Register

SESSION_DAYS = 14
LINK_HOURS = 72


def person_behind(register: Register, secret: str) -> Person:
    """The person of a live session or API token. Raises NotSignedInError."""
    with register.storage.begin() as transaction:
        person = transaction.keys.person_of(secret, register.clock.now())
    if person is None:
        message = "You are not signed in, or your sign-in has expired."
        raise NotSignedInError(message)
    return person


def open_session(register: Register, person: Person) -> str:
    """The secret of a new browser session of SESSION_DAYS days."""
    secret = register.chance.new_token()
    expires = register.clock.now() + timedelta(days=SESSION_DAYS)
    with register.storage.begin() as transaction:
        transaction.keys.open_session(person.id, secret, expires)
    return secret


def close_session(register: Register, secret: str) -> None:
    """Forget a browser session."""
    with register.storage.begin() as transaction:
        transaction.keys.close_session(secret)


def use_link(register: Register, secret: str) -> str:
    """The secret of a new session for an unused sign-in link. Raises NotSignedInError."""
    now = register.clock.now()
    with register.storage.begin() as transaction:
        person = transaction.keys.use_link(secret, now)
    if person is None:
        message = "This sign-in link was used already or has expired. Ask for a new one."
        raise NotSignedInError(message)
    return open_session(register, person)


def new_link(register: Register, email: str) -> str:
    """The secret of a new single-use sign-in link. Raises NotFoundError for an unknown e-mail."""
    secret = register.chance.new_token()
    expires = register.clock.now() + timedelta(hours=LINK_HOURS)
    with register.storage.begin() as transaction:
        person = transaction.people.by_email(email)
        if person is None:
            raise NotFoundError(_unknown(email))
        transaction.keys.add_link(person.id, secret, expires)
    return secret


def new_token(register: Register, email: str) -> str:
    """A new API token, to be shown once. Raises NotFoundError for an unknown e-mail."""
    secret = register.chance.new_token()
    with register.storage.begin() as transaction:
        person = transaction.people.by_email(email)
        if person is None:
            raise NotFoundError(_unknown(email))
        transaction.keys.add_token(person.id, secret, register.clock.now())
    return secret


def _unknown(email: str) -> str:
    return f"Nobody here has the e-mail '{email}'. Add them with: trainer people add {email}"
