"""Chance, people, transcripts and moves: the small values that everything else is made of."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOON, a_turn, heard
from tests.domain.strategies import seeds
from trainer.domain.chance import draw, pick
from trainer.domain.moves import Act, Aim, AimKind, Heard, MoveKind
from trainer.domain.people import Assignment, Person, Role, is_late
from trainer.domain.transcript import Speaker, Transcript, printable


@given(seeds, st.integers(0, 400), st.text(max_size=20))
def test_a_draw_is_a_share_and_always_the_same(seed: int, turn: int, purpose: str) -> None:
    assert 0 <= draw(seed, turn, purpose) < 1
    assert draw(seed, turn, purpose) == draw(seed, turn, purpose)


def test_draws_differ_by_seed_turn_and_purpose() -> None:
    draws = {draw(1, 1, "a"), draw(2, 1, "a"), draw(1, 2, "a"), draw(1, 1, "b")}
    assert len(draws) == 4


def test_draws_spread_evenly() -> None:
    tenths = [int(10 * draw(seed, 1, "a")) for seed in range(2_000)]
    assert all(140 < tenths.count(tenth) < 260 for tenth in range(10))


@given(st.lists(st.integers(), min_size=1), st.floats(0, 1, exclude_max=True))
def test_a_pick_is_one_of_the_options(options: list[int], chance: float) -> None:
    assert pick(options, chance) in options


def person(*roles: Role) -> Person:
    return Person(id="p", email="p@localhost", name="P", roles=frozenset(roles))


def test_a_person_is_what_their_roles_say_and_an_admin_is_everything() -> None:
    assert person(Role.TRAINEE).is_a(Role.TRAINEE)
    assert not person(Role.TRAINEE).is_a(Role.MANAGER)
    assert all(person(Role.ADMIN).is_a(role) for role in Role)


@pytest.mark.parametrize(("minutes", "late"), [(-1, False), (0, False), (1, True)])
def test_an_assignment_is_late_after_its_due_moment(minutes: int, *, late: bool) -> None:
    assignment = Assignment(
        id="a",
        cohort="c",
        scenario="s",
        rubric="r",
        due=NOON,
        assigned_by="m",
        assigned_at=NOON,
    )
    assert is_late(assignment, NOON + timedelta(minutes=minutes)) is late


def test_a_transcript_knows_its_speakers_and_its_quotes() -> None:
    turns = (a_turn(0, "Who is it?", Speaker.HOMEOWNER), a_turn(1, "It is Sam."))
    transcript = Transcript(turns=turns)
    assert transcript.of(Speaker.REP) == turns[1:]
    assert transcript.holds(1, "is Sam")
    assert not transcript.holds(0, "is Sam")
    assert not transcript.holds(1, "is sam")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("So.\n\tWell.", "So.\n\tWell."),
        ("a\x00b\x07c\x7fd", "abcd"),
        ("half \ud83d of it", "half  of it"),
        ("Café – “so” 🙂", "Café – “so” 🙂"),
    ],
)
def test_what_cannot_be_shown_is_left_out(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_what_was_heard_can_be_asked_for() -> None:
    line = heard(MoveKind.EXPLORE, MoveKind.BENEFIT, acts=(Act.OK,))
    assert line.has(MoveKind.PROOF, MoveKind.BENEFIT)
    assert not line.has(MoveKind.PROOF)
    assert line.did(Act.OK)
    assert not line.did(Act.SLUR)
    assert [move.kind for move in line.questions()] == [MoveKind.EXPLORE]


def test_aims_come_surest_first_and_of_one_kind() -> None:
    def aim(ref: str, confidence: float, kind: AimKind = AimKind.TOPIC) -> Aim:
        return Aim(kind=kind, ref=ref, confidence=confidence, text="words")

    line = Heard(aims=(aim("b", 0.5), aim("c", 0.9), aim("a", 0.5), aim("x", 1, AimKind.ENDING)))
    assert [one.ref for one in line.aims_at(AimKind.TOPIC)] == ["c", "a", "b"]
