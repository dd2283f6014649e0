"""Records of conversations in a line each, for tests of the score."""

from typing import Any

from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import Breach, Stage
from trainer.domain.moves import (
    Category,
    Heard,
    HomeownerMove,
    HomeownerMoveKind,
    MoveKind,
)
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.record import Disclosure, Line, ObjectionTrack, Record
from trainer.domain.scoring.scorecard import (
    By,
    CheckResult,
    CriterionScore,
    Evidence,
    Reliability,
)
from trainer.domain.transcript import Speaker, Turn

H = HomeownerMoveKind
TRUSTED = Reliability(kind="people", agreement=0.6, n=30, raters=("Mona",))


def rep(text: str = "words", line: Heard | None = None) -> tuple[str, Heard]:
    """A rep's line and what is heard in it."""
    return text, line or Heard()


def owner(
    text: str = "words", *kinds: HomeownerMoveKind, category: Category = Category.TRUST
) -> tuple[str, tuple[HomeownerMove, ...]]:
    """A homeowner's line and what it does; objections are about trust unless said otherwise."""
    moves = tuple(
        HomeownerMove(
            kind=kind,
            text=text,
            confidence=0.9,
            category=category if kind is H.OBJECTION else None,
        )
        for kind in kinds
    )
    return text, moves


def lines(*said: tuple[str, Heard] | tuple[str, tuple[HomeownerMove, ...]]) -> tuple[Line, ...]:
    """The lines of a conversation in order."""
    made: list[Line] = []
    for index, (text, what) in enumerate(said):
        if isinstance(what, Heard):
            made.append(Line(turn=_turn(index, text, Speaker.REP), heard=what))
        else:
            made.append(Line(turn=_turn(index, text, Speaker.HOMEOWNER), says=what))
    return tuple(made)


def _turn(index: int, text: str, speaker: Speaker) -> Turn:
    return Turn(index=index, speaker=speaker, text=text)


def record(
    *said: tuple[str, Heard] | tuple[str, tuple[HomeownerMove, ...]],
    scene: Scene | None = None,
    outcome: Outcome | None = None,
    objections: tuple[ObjectionTrack, ...] = (),
    disclosures: tuple[Disclosure, ...] = (),
    breaches: tuple[Breach, ...] = (),
    stop: int | None = None,
) -> Record:
    """A record of these lines."""
    return Record(
        lines=lines(*said),
        scene=scene,
        outcome=outcome,
        objections=objections,
        disclosures=disclosures,
        breaches=breaches,
        stop_requested=stop,
    )


def track(  # noqa: PLR0913 - a builder takes what a test wants to say
    stage: Stage = Stage.RAISED,
    *,
    raised: int = 0,
    acknowledged: int | None = None,
    explored: int | None = None,
    answered: int | None = None,
    settled: int | None = None,
    ref: str | None = None,
) -> ObjectionTrack:
    """How an objection about trust fared."""
    return ObjectionTrack(
        category=Category.TRUST,
        stage=stage,
        raised=raised,
        acknowledged=acknowledged,
        explored=explored,
        answered=answered,
        settled=settled,
        ref=ref,
    )


def disclosure(earned_at: int | None = None, fact: str = "policy") -> Disclosure:
    """A fact, found at a turn or never."""
    by = None if earned_at is None else MoveKind.SITUATION_QUESTION
    return Disclosure(fact=fact, about="It.", topic="Insurance", earned_at=earned_at, by=by)


def result(*quotes: tuple[int, str], held: bool | None, ref: str = "seen") -> CheckResult:
    """A check with its answer and these quotes."""
    return CheckResult(
        id=ref,
        by=By.COUNT,
        held=held,
        evidence=tuple(Evidence(turn=turn, quote=quote) for turn, quote in quotes),
        reason="counted",
        anchor=f"{ref}: {held}",
    )


def score(ref: str, *checks: CheckResult, weight: int = 1, **changes: Any) -> CriterionScore:
    """A scored criterion with these checks."""
    answered = [check for check in checks if check.held is not None]
    values: dict[str, Any] = {
        "id": ref,
        "name": ref.title(),
        "weight": weight,
        "level": sum(bool(check.held) for check in answered),
        "top": len(answered),
        "scored_by": By.COUNT,
        "checks": checks,
        "reason": "counted",
        "advice": f"{ref} advice",
        "better": f"{ref} better",
        "better_turn": None,
        "reliability": Reliability(kind="none"),
    }
    return CriterionScore(**{**values, **changes})
