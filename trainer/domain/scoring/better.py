"""Better words: what the next level would have sounded like, and at which turn."""

from collections.abc import Sequence

from trainer.domain.documents.rubric import Criterion, ObjectionsReached
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.scorecard import CheckResult

_ASKED_FOR = frozenset({"explored", "settled"})


def better_words(
    criterion: Criterion, results: Sequence[CheckResult], record: Record
) -> tuple[int | None, str]:
    """The rep turn to try again and a line for it: the scenario's where an objection was met.

    The scenario's line says how to answer the objection; where asking about it or checking the
    answer was missed, the criterion's own line shows that.
    """
    missed = [result for result in results if result.held is False]
    if not missed:
        return None, ""
    objection = _weakest_objection(record)
    if criterion.applies == "objection_raised" and objection is not None:
        turn, sample = objection
        return turn, criterion.better if _asks(criterion) else sample
    rep = {line.turn.index for line in record.rep_lines()}
    quoted = (evidence.turn for result in missed for evidence in result.evidence)
    return next((turn for turn in quoted if turn in rep), None), criterion.better


def _asks(criterion: Criterion) -> bool:
    """Whether it is met by a question about the concern or about the answer, not by an answer."""
    counted = (check.counted for check in criterion.checks)
    return any(isinstance(one, ObjectionsReached) and one.stage in _ASKED_FOR for one in counted)


def _weakest_objection(record: Record) -> tuple[int | None, str] | None:
    if record.scene is None:
        return None
    open_first = sorted(record.objections, key=lambda t: (t.explored is not None, t.raised))
    for track in open_first:
        if track.ref is None:
            continue
        turn = _turn_after(record, track.raised)
        if turn is not None:
            return turn, record.scene.objection(track.ref).sample
    return None


def _turn_after(record: Record, index: int) -> int | None:
    return next((ln.turn.index for ln in record.rep_lines() if ln.turn.index > index), None)
