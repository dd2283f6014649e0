"""What earns a fact: trust, what came first, and how it was asked for."""

from trainer.domain.documents.scenario import Fact
from trainer.domain.homeowner.feelings import does, listens
from trainer.domain.homeowner.mind import Mind, Told
from trainer.domain.homeowner.moment import Moment

NEARLY = 12  # points of trust below the gate at which a fact is hinted


def weighs(moment: Moment, fact: Fact) -> bool:
    """Whether a fact decides what they can agree to, so that it is never far from their mind."""
    return any(fact.id in ending.needs.told for ending in moment.scenario.endings)


def is_earned(mind: Mind, moment: Moment, fact: Fact) -> bool:
    """Whether a fact is told when it is asked for now."""
    trusts = mind.trust >= gate(moment, fact) and not mind.ground.grudge
    return trusts and may_come_up(mind, fact) and _asked_well(mind, moment, fact)


def gate(moment: Moment, fact: Fact) -> int:
    """The trust from which a fact is told, on this difficulty."""
    return max(0, fact.earned.trust + moment.levers.gate) if fact.earned.trust else 0


def may_come_up(mind: Mind, fact: Fact) -> bool:
    """Whether everything but trust is there, so that at least a hint is believable."""
    earned = fact.earned
    return (
        (not earned.acts or any(act.value in mind.ground.acts for act in earned.acts))
        and set(earned.after) <= mind.told()
        and all(mind.objections[ref].was_met() for ref in earned.heard)
    )


def _asked_well(mind: Mind, moment: Moment, fact: Fact) -> bool:
    earned = fact.earned
    return (not earned.moves or does(moment, *earned.moves)) and _followed_up(mind, moment, fact)


def _followed_up(mind: Mind, moment: Moment, fact: Fact) -> bool:
    if not moment.levers.follow_up:
        return True
    asked_twice = sum(mind.ground.asked.get(topic, 0) for topic in (fact.topic, *fact.also)) > 1
    return asked_twice or listens(moment) or mind.facts[fact.id].told is Told.HINTED


def is_near(mind: Mind, moment: Moment, fact: Fact) -> bool:
    """Whether a fact is so nearly earned that it is hinted."""
    return mind.trust >= gate(moment, fact) - NEARLY and may_come_up(mind, fact)
