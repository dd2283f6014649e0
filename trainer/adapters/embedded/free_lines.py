"""What a homeowner may say freely, and what only a told fact allows: the author's own lines."""

from collections.abc import Iterator

from trainer.domain.documents.scenario import Asked, Fact
from trainer.domain.documents.scene import Scene


def lines_of(fact: Fact) -> tuple[str, ...]:
    """The lines that tell a fact; its hint does not."""
    return (fact.tell, fact.is_about, fact.again)


def answers_of(asked: Asked) -> tuple[str, ...]:
    """The lines that answer a particular question."""
    return (asked.says, asked.again) if asked.again else (asked.says,)


def free_lines(scene: Scene) -> Iterator[str]:
    """All that this person may say without anything being earned, and what the rep knows."""
    scenario = scene.scenario
    yield from (scenario.briefing.situation, *scenario.briefing.known, scenario.persona.about)
    yield from (*scenario.opening, *scenario.style, *scenario.asks)
    for plain in scenario.plain:
        yield from (plain.says, plain.again)
    facts = {fact.id for fact in scenario.facts}
    yield from (line for a in scenario.asked if a.after not in facts for line in answers_of(a))
    for objection in scenario.objections:
        yield from (*objection.says, objection.root_says)
        yield from (objection.half_answered, objection.answered, objection.settled)
    yield from (fact.hint for fact in scenario.facts)
    yield from (signal.says for signal in scenario.signals)
    yield from (line for other in scenario.others for line in other.lines)
    for lines in (*scenario.phrases.values(), *scene.phrasebook.lines.values()):
        yield from lines
    yield from (line for topic in scene.topics for line in topic.unknown)
    if scenario.money:
        yield from (*scenario.money.low, *scenario.money.near, *scenario.money.good)
    for red_line in scene.red_lines.values():
        yield from (line for line in (red_line.says, red_line.bait) if line)
    yield from (ending.not_yet for ending in scenario.endings)
    if scenario.calendar:
        yield scenario.calendar.suggests
    if scenario.stop_request:
        yield from (scenario.stop_request.says, scenario.stop_request.thanks)


def earned_lines(scene: Scene, told: frozenset[str]) -> Iterator[str]:
    """What the facts told so far allow."""
    for fact in scene.scenario.facts:
        if fact.id in told:
            yield from lines_of(fact)
    yield from (line for a in scene.scenario.asked if a.after in told for line in answers_of(a))
    for ending in scene.scenario.endings:
        if told.issuperset(ending.needs.told):
            yield ending.agrees
