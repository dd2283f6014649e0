"""Better words: what the next level would have sounded like, and at which turn."""

from collections.abc import Sequence

from trainer.domain.documents.rubric import Criterion
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.scorecard import CheckResult


def better_words(
    criterion: Criterion, results: Sequence[CheckResult], record: Record
) -> tuple[int | None, str]:
    """The rep turn to try again and a line for it: the scenario's where an objection was met."""
    missed = [result for result in results if result.held is False]
    if not missed:
        return None, ""
    objection = _weakest_objection(record)
    if criterion.applies == "objection_raised" and objection is not None:
        return objection
    rep = {line.turn.index for line in record.rep_lines()}
    quoted = (evidence.turn for result in missed for evidence in result.evidence)
    return next((turn for turn in quoted if turn in rep), None), criterion.better


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
