"""A scenario with all it refers to: what an attempt plays, pins and replays."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from trainer.domain.documents.base import Document, Id
from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scenario import Day, Fact, Objection, Plain, RedLine, Scenario
from trainer.domain.documents.shared import CompanyCard, Phrasebook, Topic


class Scene(Document):
    """The scenario with all that it shares with others of its trade resolved."""

    scenario: Scenario
    phrasebook: Phrasebook
    topics: tuple[Topic, ...]
    company: CompanyCard
    compliance: tuple[RedLine, ...] = ()
    day: Id | None = None  # which of the scenario's other days this is; None is the first

    @cached_property
    def every_day(self) -> tuple["Scene", ...]:
        """The scene as the scenario tells it, then the same person on each of their other days."""
        today = {"days": (), "objections": _of_today(self.scenario.objections)}
        first = self._with(self.scenario.model_copy(update=today), self.day)
        return (first, *(self._on(day) for day in self.scenario.days))

    def on_day_of(self, seed: int) -> "Scene":
        """The day that a seed draws: the seed counts through the days."""
        return self.every_day[seed % len(self.every_day)]

    def _on(self, day: Day) -> "Scene":
        facts = {fact.id: fact for fact in day.facts}
        briefing = self.scenario.briefing
        other = {
            "briefing": briefing.model_copy(update={"known": (*briefing.known, *day.known)}),
            "start": day.start,
            "opening": day.opening,
            "facts": tuple(
                fact.model_copy(update=facts[fact.id].model_dump() if fact.id in facts else {})
                for fact in self.scenario.facts
            ),
            "objections": _of_today(
                objection.model_copy(
                    update={"raised": day.raised.get(objection.id, objection.raised)}
                )
                for objection in self.scenario.objections
            ),
            "days": (),
        }
        return self._with(self.scenario.model_copy(update=other), day.id)

    def with_facts(self, facts: Sequence[Fact]) -> "Scene":
        """This scene with other facts."""
        return self._with(self.scenario.model_copy(update={"facts": tuple(facts)}), self.day)

    def _with(self, scenario: Scenario, day: Id | None) -> "Scene":
        """This scene with another scenario; `model_copy` would keep what was looked up in this."""
        return Scene(
            scenario=scenario,
            phrasebook=self.phrasebook,
            topics=self.topics,
            company=self.company,
            compliance=self.compliance,
            day=day,
        )

    def own_phrases(self, phrase: Phrase) -> Sequence[str]:
        """This person's own wordings of a phrase; none where they have none of their own."""
        return self.scenario.phrases.get(phrase, ())

    def phrases(self, phrase: Phrase) -> Sequence[str]:
        """The phrasebook's wordings of a phrase; a book of an earlier release may have none."""
        return self.phrasebook.lines.get(phrase, ())

    @cached_property
    def facts_by_topic(self) -> dict[str, tuple[Fact, ...]]:
        """The facts of each topic, in the author's order; those it also leads to come last."""
        found: dict[str, tuple[Fact, ...]] = {}
        for fact in self.scenario.facts:
            found[fact.topic] = (*found.get(fact.topic, ()), fact)
        for fact in self.scenario.facts:
            for topic in fact.also:
                found[topic] = (*found.get(topic, ()), fact)
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

    @cached_property
    def claims(self) -> frozenset[str]:
        """All that the homeowner can be said to have said: `fact/` and `plain/` with their ids."""
        facts = (f"fact/{fact.id}" for fact in self.scenario.facts)
        return frozenset((*facts, *(f"plain/{plain.topic}" for plain in self.scenario.plain)))

    def fact(self, ref: str) -> Fact:
        """The fact with this id; KeyError when there is none."""
        return {fact.id: fact for fact in self.scenario.facts}[ref]

    def objection(self, ref: str) -> Objection:
        """The objection with this id; KeyError when there is none."""
        return {objection.id: objection for objection in self.scenario.objections}[ref]


def _of_today(objections: Iterable[Objection]) -> tuple[Objection, ...]:
    """The objections without those that wait for another day."""
    return tuple(objection for objection in objections if objection.raised.on != "day")
