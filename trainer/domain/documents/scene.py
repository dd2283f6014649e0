"""A scenario with all it refers to: what an attempt plays, pins and replays."""

from functools import cached_property

from trainer.domain.documents.base import Document
from trainer.domain.documents.scenario import Fact, Objection, Plain, RedLine, Scenario
from trainer.domain.documents.shared import CompanyCard, Phrasebook, Topic


class Scene(Document):
    """The scenario with all that it shares with others of its trade resolved."""

    scenario: Scenario
    phrasebook: Phrasebook
    topics: tuple[Topic, ...]
    company: CompanyCard
    compliance: tuple[RedLine, ...] = ()

    @cached_property
    def facts_by_topic(self) -> dict[str, tuple[Fact, ...]]:
        """The facts of each topic, in the author's order."""
        found: dict[str, tuple[Fact, ...]] = {}
        for fact in self.scenario.facts:
            found[fact.topic] = (*found.get(fact.topic, ()), fact)
        return found

    @cached_property
    def plain_by_topic(self) -> dict[str, Plain]:
        """The plain answer of each topic that has one."""
        return {plain.topic: plain for plain in self.scenario.plain}

    @cached_property
    def topics_by_id(self) -> dict[str, Topic]:
        """Every topic by its id."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def red_lines(self) -> dict[str, RedLine]:
        """The red lines of the scenario and of its trade, by id; the scenario's own win."""
        return {line.id: line for line in (*self.compliance, *self.scenario.red_lines)}

    def fact(self, ref: str) -> Fact:
        """The fact with this id; KeyError when there is none."""
        return {fact.id: fact for fact in self.scenario.facts}[ref]

    def objection(self, ref: str) -> Objection:
        """The objection with this id; KeyError when there is none."""
        return {objection.id: objection for objection in self.scenario.objections}[ref]
