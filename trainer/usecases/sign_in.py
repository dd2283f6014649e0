"""Sign in and out: by single-use link, by demo choice, and by API token."""

from datetime import timedelta

from trainer.domain.people import Person
from trainer.errors import NotFoundError, NotSignedInError
from trainer.usecases.services import Services

SESSION_DAYS = 14
LINK_HOURS = 72


def person_behind(services: Services, secret: str) -> Person:
    """The person of a live session or API token. Raises NotSignedInError."""
    with services.storage.begin() as transaction:
        person = transaction.keys.person_of(secret, services.clock.now())
    if person is None:
        message = "You are not signed in, or your sign-in has expired."
        raise NotSignedInError(message)
    return person


def open_session(services: Services, person: Person) -> str:
    """The secret of a new browser session of SESSION_DAYS days."""
    secret = services.chance.new_token()
    expires = services.clock.now() + timedelta(days=SESSION_DAYS)
    with services.storage.begin() as transaction:
        transaction.keys.open_session(person.id, secret, expires)
    return secret


def close_session(services: Services, secret: str) -> None:
    """Forget a browser session."""
    with services.storage.begin() as transaction:
        transaction.keys.close_session(secret)


def use_link(services: Services, secret: str) -> str:
    """The secret of a new session for an unused sign-in link. Raises NotSignedInError."""
    now = services.clock.now()
    with services.storage.begin() as transaction:
        person = transaction.keys.use_link(secret, now)
    if person is None:
        message = "This sign-in link was used already or has expired. Ask for a new one."
        raise NotSignedInError(message)
    return open_session(services, person)


def new_link(services: Services, email: str) -> str:
    """The secret of a new single-use sign-in link. Raises NotFoundError for an unknown e-mail."""
    secret = services.chance.new_token()
    expires = services.clock.now() + timedelta(hours=LINK_HOURS)
    with services.storage.begin() as transaction:
        person = transaction.people.by_email(email)
        if person is None:
            raise NotFoundError(_unknown(email))
        transaction.keys.add_link(person.id, secret, expires)
    return secret


def new_token(services: Services, email: str) -> str:
    """A new API token, to be shown once. Raises NotFoundError for an unknown e-mail."""
    secret = services.chance.new_token()
    with services.storage.begin() as transaction:
        person = transaction.people.by_email(email)
        if person is None:
            raise NotFoundError(_unknown(email))
        transaction.keys.add_token(person.id, secret, services.clock.now())
    return secret


def _unknown(email: str) -> str:
    return f"Nobody here has the e-mail '{email}'. Add them with: trainer people add {email}"
