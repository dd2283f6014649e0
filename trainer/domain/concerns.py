"""Concerns over many calls: which come up, how far each is brought, and where they stall."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.domain.homeowner.mind import Stage
from trainer.domain.moves import Category
from trainer.domain.scoring.record import ObjectionTrack
from trainer.domain.transcript import Transcript

STEPS = (Stage.RAISED, Stage.ACKNOWLEDGED, Stage.EXPLORED, Stage.ANSWERED, Stage.SETTLED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Concern:
    """One concern of one call: which call, how it fared, and the words in which it was raised."""

    call: str
    track: ObjectionTrack
    quote: str

    @property
    def category(self) -> Category:
        """What kind of concern it is."""
        return self.track.category

    @property
    def is_settled(self) -> bool:
        """Whether it came to its end."""
        return self.track.settled is not None

    @property
    def stalled(self) -> Stage:
        """The furthest step it came to."""
        return next(step for step in reversed(STEPS) if turn_of(self.track, step) is not None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """All concerns of one category; `reached` counts them by step, as does `stalled` by last step.

    `calls` is the number of calls in which it came up.
    """

    category: Category
    calls: int
    concerns: tuple[Concern, ...]

    @property
    def times(self) -> int:
        """How often it came up."""
        return len(self.concerns)

    @property
    def reached(self) -> dict[Stage, int]:
        """How many came to each step; a step may be left out on the way."""
        return reached(self.concerns)

    @property
    def stalls(self) -> tuple[Concern, ...]:
        """Those that never settled."""
        return tuple(one for one in self.concerns if not one.is_settled)


def concerns_of(
    call: str, tracks: Iterable[ObjectionTrack], transcript: Transcript
) -> tuple[Concern, ...]:
    """The concerns of one call with the homeowner's words that raised them."""
    said = {turn.index: turn.text for turn in transcript.turns}
    return tuple(
        Concern(call=call, track=track, quote=said.get(track.raised, "")) for track in tracks
    )


def kinds_of(concerns: Sequence[Concern]) -> tuple[Kind, ...]:
    """The concerns by category: what comes up most comes first."""
    groups: dict[Category, list[Concern]] = {}
    for one in concerns:
        groups.setdefault(one.category, []).append(one)
    kinds = [
        Kind(category=category, calls=len({one.call for one in group}), concerns=tuple(group))
        for category, group in groups.items()
    ]
    return tuple(sorted(kinds, key=lambda kind: (-kind.times, kind.category.value)))


def reached(concerns: Iterable[Concern]) -> dict[Stage, int]:
    """How many of the concerns came to each step."""
    tracks = [one.track for one in concerns]
    return {step: sum(turn_of(track, step) is not None for track in tracks) for step in STEPS}


def turn_of(track: ObjectionTrack, step: Stage) -> int | None:
    """The turn at which a concern came to a step; None where it never did."""
    turn: int | None = getattr(track, step.value)
    return turn
