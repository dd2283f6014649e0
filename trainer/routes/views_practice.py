"""What the trainee's pages show: typed, and only what may be seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from trainer.domain.documents.person import Persona
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.documents.shared import CompanyCard
from trainer.domain.homeowner.chapters import LastTime, last_time
from trainer.domain.trainees.measured import Measured
from trainer.ports import AttemptLine
from trainer.usecases.choose_practice import Briefed, Choice, Due, Practice
from trainer.usecases.start_attempt import MOST_FURTHER_RUBRICS

SETTINGS = {"phone": "on the phone", "at_home": "at their kitchen table"}
_TRADES = {"houses": "House buying", "home_services": "Home services"}


@dataclass(frozen=True, kw_only=True, slots=True)
class ChoiceView:
    """A person to practise with."""

    id: str
    name: str
    title: str
    situation: str
    trade: str
    setting: str
    minutes: int
    difficulty: str
    best: float | None
    passed: bool
    tries: int
    continues: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class DueView:
    """An assignment of the trainee."""

    id: str
    name: str
    title: str
    due: datetime
    days_left: int
    status: str
    best: float | None
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LineView:
    """A conversation that waits to be finished."""

    id: str
    scenario: str
    turns: int
    started_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeView:
    """The trainee's home."""

    due: tuple[DueView, ...]
    unfinished: tuple[LineView, ...]
    choices: tuple[ChoiceView, ...]
    is_new: bool


def home_page(practice: Practice, now: datetime) -> HomeView:
    """All that the home shows."""
    names = {choice.scene.scenario.id: choice.scene for choice in practice.choices}
    return HomeView(
        due=tuple(_due(due, now) for due in practice.due),
        unfinished=tuple(_line(line, names) for line in practice.unfinished),
        choices=tuple(_choice(choice, names) for choice in practice.choices),
        is_new=not any(choice.attempts for choice in practice.choices) and not practice.unfinished,
    )


def _line(line: AttemptLine, scenes: Mapping[str, Scene]) -> LineView:
    scene = scenes.get(line.scenario)
    name = scene.scenario.persona.name if scene else line.scenario
    return LineView(id=line.id, scenario=name, turns=line.turns, started_at=line.started_at)


def _choice(choice: Choice, scenes: Mapping[str, Scene]) -> ChoiceView:
    scenario = choice.scene.scenario
    follows = scenario.follows
    return ChoiceView(
        id=scenario.id,
        name=scenario.persona.name,
        title=scenario.title,
        situation=scenario.briefing.situation,
        trade=_TRADES[scenario.trade.value],
        setting=SETTINGS[scenario.persona.setting],
        minutes=scenario.minutes,
        difficulty=scenario.difficulty.value,
        best=choice.best.overall if choice.best else None,
        passed=bool(choice.best and choice.best.passed),
        tries=choice.attempts,
        continues=scenes[follows.scenario].scenario.title if follows else None,
    )


def _due(due: Due, now: datetime) -> DueView:
    return DueView(
        id=due.assignment.id,
        name=due.scene.scenario.persona.name,
        title=due.scene.scenario.title,
        due=due.assignment.due,
        days_left=(due.assignment.due - now).days,
        status=due.progress.status.value,
        best=due.progress.best.overall if due.progress.best else None,
        message=due.assignment.message,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class RubricLine:
    """One line of the rubric in the briefing."""

    name: str
    about: str
    share: int
    held: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefingView:
    """What the rep knows before the conversation."""

    scenario: str
    title: str
    persona: Persona
    setting: str
    minutes: int
    difficulty: str
    situation: str
    known: tuple[str, ...]
    last: LastTime | None
    goal: str
    day: int
    follows: str | None
    card: CompanyCard
    rubric: str
    rubric_name: str
    rubric_about: str
    pass_at: int
    lines: tuple[RubricLine, ...]
    gates: tuple[tuple[str, str], ...]
    rubrics: tuple[tuple[str, str, str], ...]  # id, name and what it is about
    most_also: int
    measured: str | None


def briefing_page(
    briefed: Briefed, scales: Mapping[str, Scale], measured: Measured | None
) -> BriefingView:
    """The briefing; `scales` are the rubrics to choose from, `measured` says how hard it is."""
    scenario, scale = briefed.scene.scenario, briefed.scale
    total = sum(weighted.weight for weighted in scale.criteria)
    return BriefingView(
        scenario=scenario.id,
        title=scenario.title,
        persona=scenario.persona,
        setting=SETTINGS[scenario.persona.setting],
        minutes=scenario.minutes,
        difficulty=scenario.difficulty.value,
        situation=scenario.briefing.situation,
        known=scenario.briefing.known,
        last=last_time(briefed.scene, briefed.mind),
        goal=scenario.briefing.goal,
        day=briefed.day,
        follows=briefed.follows,
        card=briefed.scene.company,
        rubric=scale.rubric.id,
        rubric_name=scale.rubric.name,
        rubric_about=scale.rubric.about,
        pass_at=scale.rubric.pass_at,
        lines=tuple(
            RubricLine(
                name=weighted.criterion.name,
                about=weighted.criterion.about,
                share=round(100 * weighted.weight / total),
                held=tuple(check.held for check in weighted.criterion.checks),
            )
            for weighted in scale.criteria
        ),
        gates=tuple((gate.name, gate.about) for gate in scale.gates),
        rubrics=tuple(
            (name, scales[name].rubric.name, scales[name].rubric.about) for name in sorted(scales)
        ),
        most_also=MOST_FURTHER_RUBRICS,
        measured=measured.told() if measured else None,
    )
