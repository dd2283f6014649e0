"""When a criterion has something to look at: where it has not, it is left out, never zero."""

from collections.abc import Callable, Mapping

from trainer.domain.documents.base import Trade
from trainer.domain.documents.rubric import Applies, Criterion
from trainer.domain.moves import MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.record import Record

_SURE = 0.5  # of a price or a step
_FITTING_ENDS = (Outcome.RIGHT_STOP, Outcome.RIGHT_REFER)


def why_not(criterion: Criterion, record: Record) -> str | None:
    """Why a criterion does not apply to this talk; None where it does."""
    if not record.rep_lines():
        return "not applicable: the rep said nothing"
    applies, reason = _WHEN[criterion.applies]
    return None if applies(record) else f"not applicable: {reason}"


def rightly_stopped(record: Record) -> bool:
    """Whether they asked to stop and the talk ended there, as it should."""
    return record.stop_requested is not None and record.outcome is Outcome.RIGHT_STOP


def rightly_ended(record: Record, *outcomes: Outcome) -> bool:
    """Whether the talk ended in one of these ways, which the scenario, if one is known, accepts."""
    if record.outcome not in outcomes:
        return False
    if record.scene is None or rightly_stopped(record):
        return True
    scenario = record.scene.scenario
    return record.outcome in (scenario.best, *scenario.accepted)


def _objected(record: Record) -> bool:
    return bool(record.objections) and not rightly_stopped(record)


def _did(*kinds: MoveKind) -> Callable[[Record], bool]:
    def did(record: Record) -> bool:
        return any(
            move.kind in kinds and move.confidence >= _SURE
            for line in record.rep_lines()
            for move in line.earns.moves
        )

    return did


def _is_cold(record: Record) -> bool:
    """Owners of houses are rung up; who wants work done at home has asked for the visit."""
    if record.scene is None:
        return False
    scenario = record.scene.scenario
    return scenario.trade is Trade.HOUSES and scenario.follows is None


_WHEN: Mapping[Applies, tuple[Callable[[Record], bool], str]] = {
    "always": (lambda _: True, ""),
    "scenario_known": (lambda record: record.scene is not None, "no scenario is known"),
    "objection_raised": (_objected, "no objection was raised"),
    "stop_asked": (lambda r: r.stop_requested is not None, "nobody asked to stop"),
    "no_stop_asked": (lambda r: not rightly_stopped(r), "they asked to stop, which was obeyed"),
    "no_stop": (lambda r: not rightly_ended(r, Outcome.RIGHT_STOP), "it was right to stop"),
    "sale_fits": (lambda r: not rightly_ended(r, *_FITTING_ENDS), "it was right not to sell"),
    "price_named": (_did(MoveKind.OFFER), "no price was offered"),
    "step_proposed": (_did(MoveKind.PROPOSE_NEXT_STEP, MoveKind.CLOSE), "no step was proposed"),
    "signal_given": (lambda record: bool(record.signals), "no buying signal was given"),
    "cold_call": (_is_cold, "they had asked for the talk, or it cannot be told"),
}
