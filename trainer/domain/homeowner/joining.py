"""What comes up by itself as people warm to each other: signals, and somebody else who is there."""

import re

from trainer.domain.documents.person import CutIn, Other
from trainer.domain.homeowner.concerns import open_objection
from trainer.domain.homeowner.feelings import does
from trainer.domain.homeowner.moment import Draft, Moment
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


def answer_for_themselves(draft: Draft, moment: Moment) -> Draft | None:
    """The reply of somebody else who is there, where the rep asks them by name; else None."""
    if "?" not in moment.turn.text:
        return None
    for who, other in enumerate(moment.scenario.others):
        refs = [f"{who}/{at}" for at in range(len(other.lines))]
        left = [r for r in refs[len(other.cuts_in) :] if r not in draft.mind.ground.once]
        if left and _is_addressed(moment, other):
            return draft.feels(interest=1).did_once(left[0]).says(PartKind.OTHER, left[0])
    return None


def _is_addressed(moment: Moment, other: Other) -> bool:
    """Whether a line calls them by their first name, or as the wife or husband of the homeowner."""
    persona = moment.scenario.persona
    title = {"she": "mr", "he": "mrs"}.get(persona.pronoun, "m(?:r|rs|x)")
    names = rf"{re.escape(other.name.split()[0])}|{title}\.? {re.escape(persona.name.split()[-1])}"
    greets = r"(?:(?:and|so|oh|hi|hey|hello|well|ok|okay|sorry|thanks|thank you)[\s,]+)*"
    asks = r"\s+(?:are|do|does|would|is|whats?|can|could|did|have|hows?|who|why|where|when|which)\b"
    call = rf"(?:^|[,.!?]\s*){greets}(?:{names})(?:\W*[,.!?]|\W*$|{asks})"
    return re.search(call, moment.turn.text, re.I) is not None


def cut_in(draft: Draft, moment: Moment) -> Draft:
    """The draft with somebody else who is there speaking up, where their moment has come."""
    if len(draft.parts) >= MOST_PARTS:
        return draft
    for who, other in enumerate(moment.scenario.others):
        spoke = f"{who}/{len(other.cuts_in)}" in draft.mind.ground.once
        for at, moment_of in enumerate(other.cuts_in):
            ref = f"{who}/{at}"
            late = spoke and moment_of.on == "turn"  # who has spoken needs no entrance
            if (
                ref not in draft.mind.ground.once
                and not late
                and _has_come(draft, moment, moment_of)
            ):
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
