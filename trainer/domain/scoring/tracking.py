"""How objections fared in a call that has no scenario behind it: from what was heard alone."""

from collections.abc import Sequence
from dataclasses import replace

from trainer.domain.homeowner.mind import Stage
from trainer.domain.moves import ANSWERS, LISTENING, HomeownerMove, HomeownerMoveKind, MoveKind
from trainer.domain.scoring.record import Line, ObjectionTrack

SURE_OF_CONCERN = 0.5  # what the rep is asked to meet must have been voiced clearly
_OPEN = {Stage.RAISED, Stage.ACKNOWLEDGED, Stage.EXPLORED, Stage.ANSWERED, Stage.HARDENED}


def track_objections(lines: Sequence[Line]) -> tuple[ObjectionTrack, ...]:
    """Every objection of the homeowner in order, each as far as the rep brought it.

    The same concern voiced again while it is open is not a second objection.
    """
    tracks: list[ObjectionTrack] = []
    for line in lines:
        if line.is_rep:
            if tracks and tracks[-1].stage in _OPEN:
                tracks[-1] = _met(tracks[-1], line)
            continue
        for move in line.says:
            _note(tracks, move, line.turn.index)
    return tuple(tracks)


def _note(tracks: list[ObjectionTrack], move: HomeownerMove, index: int) -> None:
    if move.kind is HomeownerMoveKind.SETTLED and tracks and tracks[-1].explored_or_answered():
        tracks[-1] = replace(tracks[-1], stage=Stage.SETTLED, settled=index)
    objects = move.kind is HomeownerMoveKind.OBJECTION and move.confidence >= SURE_OF_CONCERN
    if not objects or move.category is None:
        return
    for at, track in enumerate(tracks):
        if track.category is move.category and track.stage in _OPEN:
            tracks[at] = replace(track, stage=_worse(track))
            return
    tracks.append(ObjectionTrack(category=move.category, stage=Stage.RAISED, raised=index))


def _worse(track: ObjectionTrack) -> Stage:
    return Stage.HARDENED if track.stage is Stage.ANSWERED else track.stage


def _at_least(track: ObjectionTrack, stage: Stage) -> Stage:
    reached = {Stage.EXPLORED, Stage.ANSWERED} if stage is Stage.ACKNOWLEDGED else {Stage.ANSWERED}
    return track.stage if track.stage in reached else stage


def _met(track: ObjectionTrack, line: Line) -> ObjectionTrack:
    index = line.turn.index
    heard = line.earns
    if line.does_harm:
        return replace(track, stage=Stage.HARDENED)
    if heard.has(*LISTENING) and track.acknowledged is None:
        track = replace(track, stage=_at_least(track, Stage.ACKNOWLEDGED), acknowledged=index)
    if heard.has(MoveKind.EXPLORE) and track.explored is None:
        track = replace(track, stage=_at_least(track, Stage.EXPLORED), explored=index)
    if heard.has(*ANSWERS) and track.answered is None:
        track = replace(track, stage=Stage.ANSWERED, answered=index)
    return track
