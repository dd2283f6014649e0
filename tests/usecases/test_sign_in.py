"""Links work once and not for long; sessions end; tokens stay."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.usecases.world import NIA, World
from trainer.errors import NotFoundError, NotSignedInError
from trainer.usecases.services import Register
from trainer.usecases.sign_in import (
    LINK_HOURS,
    SESSION_DAYS,
    close_session,
    new_link,
    new_token,
    open_session,
    person_behind,
    use_link,
)

A_SECOND = timedelta(seconds=1)
Make = Callable[[Register, str], str]


def test_a_link_opens_a_session_of_its_person(world: World) -> None:
    session = use_link(world.services.register, new_link(world.services.register, NIA.email))
    assert person_behind(world.services.register, session) == NIA


def test_a_link_works_once(world: World) -> None:
    link = new_link(world.services.register, NIA.email)
    session = use_link(world.services.register, link)
    with pytest.raises(NotSignedInError, match="used already or has expired"):
        use_link(world.services.register, link)
    assert person_behind(world.services.register, session) == NIA


@pytest.mark.parametrize(("late", "works"), [(-A_SECOND, True), (timedelta(0), False)])
def test_a_link_expires(world: World, late: timedelta, *, works: bool) -> None:
    link = new_link(world.services.register, NIA.email)
    world.clock.passes(timedelta(hours=LINK_HOURS) + late)
    if works:
        assert use_link(world.services.register, link) != link
    else:
        with pytest.raises(NotSignedInError):
            use_link(world.services.register, link)


def test_an_expired_link_opens_no_session(world: World) -> None:
    link = new_link(world.services.register, NIA.email)
    world.clock.passes(timedelta(hours=LINK_HOURS))
    with pytest.raises(NotSignedInError):
        use_link(world.services.register, link)
    assert [key.kind for key in world.storage.state.keys.values() if key.kind == "session"] == []


def test_a_link_is_no_session_and_a_session_is_no_link(world: World) -> None:
    register = world.services.register
    link, session = new_link(register, NIA.email), open_session(register, NIA)
    with pytest.raises(NotSignedInError):
        person_behind(register, link)
    with pytest.raises(NotSignedInError):
        use_link(register, session)
    assert use_link(register, link)


@pytest.mark.parametrize(("late", "works"), [(-A_SECOND, True), (timedelta(0), False)])
def test_a_session_expires(world: World, late: timedelta, *, works: bool) -> None:
    session = open_session(world.services.register, NIA)
    world.clock.passes(timedelta(days=SESSION_DAYS) + late)
    if works:
        assert person_behind(world.services.register, session) == NIA
    else:
        with pytest.raises(NotSignedInError):
            person_behind(world.services.register, session)


def test_a_closed_session_is_gone_and_others_stay(world: World) -> None:
    register = world.services.register
    closed, other = open_session(register, NIA), open_session(register, NIA)
    close_session(register, closed)
    close_session(register, "never opened")
    with pytest.raises(NotSignedInError):
        person_behind(register, closed)
    assert person_behind(register, other) == NIA


def test_a_token_stays(world: World) -> None:
    token = new_token(world.services.register, NIA.email)
    world.clock.passes(timedelta(days=3650))
    close_session(world.services.register, token)
    assert person_behind(world.services.register, token) == NIA


@pytest.mark.parametrize("make", [new_link, new_token])
def test_case_does_not_matter_in_an_e_mail(world: World, make: Make) -> None:
    assert make(world.services.register, NIA.email.upper())


@pytest.mark.parametrize("make", [new_link, new_token])
def test_nobody_gets_a_key_for_an_unknown_e_mail(world: World, make: Make) -> None:
    with pytest.raises(NotFoundError, match=r"trainer people add who@example\.test"):
        make(world.services.register, "who@example.test")
    assert world.storage.state.keys == {}


@pytest.mark.parametrize("secret", ["", "guessed", "nia"])
def test_a_guess_is_nobody(world: World, secret: str) -> None:
    with pytest.raises(NotSignedInError):
        person_behind(world.services.register, secret)
