"""Which concern stands between the two, which may still come up, and how one is raised."""

from dataclasses import replace

from trainer.domain.homeowner.mind import Mind, Stage
from trainer.domain.homeowner.moment import Draft, Moment
from trainer.domain.homeowner.reaction import PartKind

STRONGEST = 2


def open_objection(mind: Mind) -> str | None:
    """The objection that stands between the two now: the one raised last, or None."""
    raised = [(m.raised or 0, ref) for ref, m in mind.objections.items() if m.is_open()]
    return max(raised)[1] if raised else None


def raise_objection(draft: Draft, moment: Moment, ref: str) -> Draft:
    """The draft in which an objection comes up."""
    memory = draft.mind.objections[ref]
    first = moment.turn.index + 1 if memory.raised is None else memory.raised
    raised = replace(memory, stage=Stage.RAISED, raised=first)
    return draft.objection(ref, raised).says(PartKind.OBJECT, ref, min(memory.resisted, STRONGEST))


def latent(draft: Draft, moment: Moment, on: str) -> str | None:
    """The first latent objection that is raised by `on`, or None."""
    for objection in moment.scenario.objections:
        is_latent = draft.mind.objections[objection.id].stage is Stage.LATENT
        if is_latent and objection.raised.on == on:
            return objection.id
    return None
