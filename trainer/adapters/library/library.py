"""The library: every document under scenarios/ and rubrics/, linted, with the broken ones named."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from trainer.adapters.library import lint, lint_chapters, lint_people, lint_rubrics
from trainer.adapters.library.lint import Flaw
from trainer.adapters.library.measured import read_measured
from trainer.adapters.library.shelf import Shelf, ids, read_shelf
from trainer.domain.documents.base import Trade
from trainer.domain.documents.digest import digest_of
from trainer.domain.documents.rubric import Criterion, GateRule, Rubric, Scale, Weighted
from trainer.domain.documents.scenario import RedLine, Scenario
from trainer.domain.documents.scene import Scene
from trainer.domain.documents.shared import CompanyCard, Compliance, Phrasebook, Topic, Topics
from trainer.domain.trainees.measured import Measured
from trainer.ports import Source

_TRADE = re.compile(r"^trade\s*:\s*[\"']?(\w+)", re.MULTILINE)  # also in a file that is no YAML


class YamlLibrary:
    """Reads `scenarios/` and `rubrics/` of a folder once.

    Raises InvalidInputError when what was measured of the scenarios cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        scenarios, rubrics = folder / "scenarios", folder / "rubrics"
        self._topics = read_shelf(Topics, scenarios, folder, only="topics.yaml")
        self._books = read_shelf(Phrasebook, scenarios / "phrasebooks", folder)
        self._cards = read_shelf(CompanyCard, scenarios / "companies", folder)
        self._compliance = read_shelf(Compliance, rubrics / "compliance", folder)
        self._criteria = read_shelf(Criterion, rubrics / "criteria", folder)
        self._gates = read_shelf(GateRule, rubrics / "gates", folder)
        self._rubrics = read_shelf(Rubric, rubrics, folder)
        self._people = read_shelf(Scenario, scenarios, folder, other=("topics.yaml",))
        self._measured = read_measured(folder)
        self._lint()
        self._scales = {name: self._scale(rubric) for name, rubric in self._rubrics.usable.items()}
        self._scenes = {name: self._scene(person) for name, person in self._people.usable.items()}

    def _lint(self) -> None:
        self._criteria.lint(lint_rubrics.criterion_flaws)
        self._gates.lint(lambda gate: lint_rubrics.check_flaws(gate.checks))
        self._compliance.lint(_compliance_flaws)
        self._books.lint(lint_people.phrasebook_flaws)
        self._rubrics.lint(
            lambda rubric: lint_rubrics.rubric_flaws(
                rubric, self._criteria.usable, self._gates.usable
            )
        )
        chapters = self._people.chapters()
        self._people.lint(lambda scenario: chapters.lost(scenario.id))
        self._people.lint(self._scenario_flaws)
        self._people.lint(lambda scenario: self._without_its_past(chapters.before(scenario.id)))

    def _scenario_flaws(self, scenario: Scenario) -> Iterator[Flaw]:
        topics = frozenset(topic.id for topic in self._topics_of(scenario.trade))
        yield from lint.scenario_flaws(scenario, topics)
        yield from lint_people.person_flaws(scenario)
        yield from lint_chapters.chapter_flaws(scenario)
        if scenario.temperament not in self._books.usable:
            message = f"no such phrasebook; there are: {ids(self._books.usable)}."
            yield Flaw(path=("temperament",), code="E109", message=message)
        if scenario.rubric not in self._rubrics.usable:
            message = f"no such rubric; there are: {ids(self._rubrics.usable)}."
            yield Flaw(path=("rubric",), code="E110", message=message)
        if self._card(scenario.trade) is None:
            message = f"no company card for '{scenario.trade.value}' in scenarios/companies."
            yield Flaw(path=("trade",), code="E115", message=message)
        for source in self._compliance.broken():
            if _may_be_for(source, scenario.trade):
                message = f"{source.file} cannot be used, and its red lines hold here; mend it."
                yield Flaw(path=("trade",), code="E118", message=message)

    def _without_its_past(self, before: Iterable[str]) -> Iterator[Flaw]:
        for name in before:
            if name not in self._people.usable:
                message = f"{self._people.sources[name].file} cannot be used; mend it."
                yield Flaw(path=("follows", "scenario"), code="E122", message=message)

    def _topics_of(self, trade: Trade) -> tuple[Topic, ...]:
        every = (topic for shared in self._topics.usable.values() for topic in shared.topics)
        return tuple(topic for topic in every if trade in topic.trades)

    def _card(self, trade: Trade) -> CompanyCard | None:
        cards = (card for card in self._cards.usable.values() if card.trade is trade)
        return next(cards, None)

    def _scene(self, scenario: Scenario) -> Scene:
        card = self._card(scenario.trade)
        lists = (one for one in self._compliance.usable.values() if one.trade is scenario.trade)
        return Scene.model_validate(
            {
                "scenario": scenario,
                "phrasebook": self._books.usable[scenario.temperament],
                "topics": self._topics_of(scenario.trade),
                "company": card,
                "compliance": tuple(line for one in lists for line in one.red_lines),
            }
        )

    def _scale(self, rubric: Rubric) -> Scale:
        return Scale(
            rubric=rubric,
            criteria=tuple(
                Weighted(criterion=self._criteria.usable[use.use], weight=use.weight)
                for use in rubric.criteria
            ),
            gates=tuple(self._gates.usable[gate.value] for gate in rubric.gates),
        )

    def scenes(self) -> Mapping[str, Scene]:
        """Every usable scenario by id."""
        return self._scenes

    def scales(self) -> Mapping[str, Scale]:
        """Every usable rubric by id."""
        return self._scales

    def measured(self, scenario: str) -> Measured | None:
        """How hard a scenario was when it was last rehearsed; None where it has changed since."""
        scene, measured = self._scenes.get(scenario), self._measured.get(scenario)
        if scene is None or measured is None or measured.digest != digest_of(scene):
            return None
        return measured

    def red_lines(self) -> Mapping[str, RedLine]:
        """The red lines of both trades by id."""
        lists = self._compliance.usable.values()
        return {line.id: line for one in lists for line in one.red_lines}

    def sources(self) -> Sequence[Source]:
        """Every file with its findings, scenarios first."""
        shelves: tuple[Shelf[Scenario] | Shelf[Rubric] | Shelf[Topics], ...]
        shelves = (self._people, self._rubrics, self._topics)
        rest: tuple[Mapping[str, Source], ...] = (
            self._books.sources,
            self._cards.sources,
            self._compliance.sources,
            self._criteria.sources,
            self._gates.sources,
        )
        groups = (*(shelf.sources for shelf in shelves), *rest)
        return tuple(source for group in groups for source in group.values())


def _may_be_for(source: Source, trade: Trade) -> bool:
    """Whether a broken list is, or could be, that of a trade."""
    said = _TRADE.search(source.text)
    return said is None or said[1] not in set(Trade) or said[1] == trade.value


def _compliance_flaws(compliance: Compliance) -> Iterator[Flaw]:
    for at, line in enumerate(compliance.red_lines):
        yield from lint.red_line_flaws(line, ("red_lines", at))
