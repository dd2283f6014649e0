"""What comes up by itself as people warm to each other: signals, and somebody else who is there."""

from trainer.domain.documents.person import CutIn
from trainer.domain.homeowner.feelings import does
from trainer.domain.homeowner.moment import Draft, Moment
from trainer.domain.homeowner.objecting import open_objection
from trainer.domain.homeowner.reaction import MOST_PARTS, PartKind
from trainer.domain.moves import MoveKind

POLITE = 15  # points of trust above which nobody agrees merely to be polite
SIGNALS = 0.5  # share of fitting moments in which a signal is given


def due_signal(draft: Draft, moment: Moment) -> int | None:
    """The first signal that the homeowner is ready to give and has not given, or None."""
    if open_objection(draft.mind) is not None or moment.chance("signal") >= SIGNALS:
        return None
    for at, signal in enumerate(moment.scenario.signals):
        given = f"signal:{at}" in draft.mind.ground.once
        most = signal.trust + (POLITE if signal.kind == "look_alike" else 100)
        if not given and signal.trust <= draft.mind.trust <= most:
            return at
    return None


def cut_in(draft: Draft, moment: Moment) -> Draft:
    """The draft with somebody else who is there speaking up, where their moment has come."""
    if len(draft.parts) >= MOST_PARTS:
        return draft
    for who, other in enumerate(moment.scenario.others):
        for at, moment_of in enumerate(other.cuts_in):
            ref = f"{who}/{at}"
            if ref not in draft.mind.ground.once and _has_come(draft, moment, moment_of):
                return draft.did_once(ref).says(PartKind.OTHER, ref)
    return draft


def _has_come(draft: Draft, moment: Moment, cut: CutIn) -> bool:
    match cut.on:
        case "turn":
            return draft.mind.heard_turns >= (cut.turn or 1)
        case "offer":
            return len(draft.mind.ground.offers) > len(moment.before.ground.offers)
        case "next_step":
            return does(moment, MoveKind.PROPOSE_NEXT_STEP, MoveKind.CLOSE)
        case _:  # a topic
            return cut.topic in draft.mind.ground.asked
