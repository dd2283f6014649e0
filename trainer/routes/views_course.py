"""The course of a conversation, as the debrief shows it: concerns, ledger, signals, trust."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.domain.attempt import Attempt
from trainer.domain.documents.scene import Scene
from trainer.domain.scoring.curve import Point, movers
from trainer.domain.scoring.scorecard import Scorecard

WIDTH, HEIGHT = 360, 130  # of the trust curve, in units of its own
LEFT, RIGHT, TOP, BOTTOM = 26, 10, 10, 22  # room for the words beside it
LINE_WIDTH = 240  # of the line of one concern
EDGE = 7

_RESPONSES = {
    ("signal", "tested"): "You took it up at once.",
    ("signal", "missed"): "You let it pass. When you hear this, ask for the next step.",
    (
        "signal",
        "overrun",
    ): "You talked on over it. When you hear this, stop and ask for the next step.",
    ("look_alike", "tested"): "It sounded like yes. You checked what it was worth.",
    (
        "look_alike",
        "missed",
    ): "It sounded like yes and was none. Ask what would happen next, and when.",
    (
        "look_alike",
        "overrun",
    ): "It sounded like yes and was none, and you talked on. Ask what would happen next.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackView:
    """An objection as a line of stages: name of the stage, and the turn or None.

    `dots` are the stages that were reached as places on a line from 0 to LINE_WIDTH.
    """

    category: str
    root: str | None
    stage: str
    steps: tuple[tuple[str, int | None], ...]
    dots: tuple[tuple[str, float], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SignalView:
    """A buying signal or its look-alike: the turn, its words, and what the rep made of it."""

    turn: int
    kind: str
    words: str
    response: str
    said: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CurveView:
    """The trust curve: where its points lie, in units of the drawing, and the same in words."""

    points: tuple[tuple[int, int, float, float], ...]  # turn, trust, x, y
    movers: tuple[Point, ...]
    start: int
    end: int
    top: tuple[int, int]  # turn and trust
    low: tuple[int, int]
    told: str

    @property
    def path(self) -> str:
        """The points as SVG writes them."""
        return " ".join(f"{x:.1f},{y:.1f}" for _, _, x, y in self.points)


def tracks(card: Scorecard, scene: Scene, turns: int) -> tuple[TrackView, ...]:
    """How each concern fared."""
    return tuple(
        TrackView(
            category=track.category.value.replace("_", " "),
            root=scene.objection(track.ref).root if track.ref else None,
            stage=track.stage.value,
            steps=steps,
            dots=tuple(
                (name, round(EDGE + (LINE_WIDTH - 2 * EDGE) * turn / max(1, turns - 1), 1))
                for name, turn in steps
                if turn is not None
            ),
        )
        for track in card.objections
        for steps in (
            (
                ("raised", track.raised),
                ("acknowledged", track.acknowledged),
                ("explored", track.explored),
                ("answered", track.answered),
                ("settled", track.settled),
            ),
        )
    )


def signals(card: Scorecard, attempt: Attempt) -> tuple[SignalView, ...]:
    """The buying signals and look-alikes with their words."""
    texts = {turn.turn.index: turn.turn.text for turn in attempt.turns}
    return tuple(
        SignalView(
            turn=signal.turn,
            kind=signal.kind,
            words=texts.get(signal.turn, ""),
            response=signal.response,
            said=_RESPONSES[signal.kind, signal.response],
        )
        for signal in card.signals
    )


def curve_view(points: Sequence[Point], turns: int) -> CurveView | None:
    """The curve; None where the rep did nothing."""
    if not points:
        return None
    start = (0, points[0].before)
    trust = [start, *((point.turn, point.after) for point in points)]
    last = max(turns - 1, 1)
    wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    top = max(trust, key=lambda pair: (pair[1], -pair[0]))
    low = min(trust, key=lambda pair: (pair[1], pair[0]))
    end = points[-1].after
    return CurveView(
        points=tuple(
            (turn, value, LEFT + wide * turn / last, TOP + high * (100 - value) / 100)
            for turn, value in trust
        ),
        movers=movers(tuple(points)),
        start=start[1],
        end=end,
        top=top,
        low=low,
        told=f"Trust stayed at {end} of 100."
        if top[1] == low[1]
        else f"Trust began at {start[1]} of 100 and ended at {end}. It was highest {_at(top[0])}, "
        f"with {top[1]}, and lowest {_at(low[0])}, with {low[1]}.",
    )


def _at(turn: int) -> str:
    return f"after turn {turn}" if turn else "at the start"
