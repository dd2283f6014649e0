"""What a trainee noted, beside what the scorecard says: self-assessment, two tries, wrap-up."""

from dataclasses import dataclass

from trainer.domain.attempt import Attempt
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.notes import SelfAssessment, WrapUp
from trainer.domain.scoring.focus import OUTCOME
from trainer.domain.scoring.ledger import steps
from trainer.domain.scoring.noted import LABELS, Noted, Verdict, check_note
from trainer.domain.scoring.scorecard import Moment, Scorecard
from trainer.routes.views_chat import said_words
from trainer.usecases.debrief import Debrief
from trainer.usecases.keep_note import LEVELS, Reflecting, own_turns

LEVEL_WORDS = ("not at all", "a little", "half", "mostly", "fully")
_ABOUT_THE_SAME = 0.25  # of the way from nothing to everything
_VERDICTS = {
    Verdict.NOTED: "Told, and noted",
    Verdict.MISSED: "Told, and not noted",
    Verdict.INVENTED: "Noted, but never said",
    Verdict.COMPARE: "Noted in other words: compare them with what was told",
    Verdict.UNKNOWN: "Not known: it was never said",
}
_ONLY_WORDS = "Noted, in words that were said"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReflectView:
    """The half minute before the scorecard."""

    attempt: str
    name: str
    is_official: bool
    criteria: tuple[tuple[str, str], ...]
    levels: tuple[tuple[int, str], ...]
    turns: tuple[tuple[int, str], ...]
    criterion: str
    level: int | None = None
    redo: int | None = None
    trouble: str = ""


def reflect_page(
    about: Reflecting, scene: Scene, chosen: dict[str, object], trouble: str
) -> ReflectView:
    """The form; `chosen` is what was chosen before `trouble` came up."""
    criteria = sorted(
        (w for w in about.scale.criteria), key=lambda w: (w.criterion.id == OUTCOME, -w.weight)
    )
    known = tuple((w.criterion.id, w.criterion.name) for w in criteria)
    level, redo = chosen.get("level"), chosen.get("redo")
    return ReflectView(
        attempt=about.attempt.id,
        name=scene.scenario.persona.short_name,
        is_official=about.attempt.assignment is not None,
        criteria=known,
        levels=tuple(zip(LEVELS, LEVEL_WORDS, strict=True)),
        turns=tuple((t.turn.index, t.turn.text) for t in own_turns(about.attempt)),
        criterion=str(chosen.get("criterion") or known[0][0]),
        level=level if isinstance(level, int) else None,
        redo=redo if isinstance(redo, int) else None,
        trouble=trouble,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessedView:
    """The trainee's own view and the scorecard's, side by side."""

    criterion: str
    level: int
    level_words: str
    scored: str
    compared: str
    redo: tuple[int, str] | None
    change: Moment | None


def assessed_view(
    said: SelfAssessment, attempt: Attempt, card: Scorecard, scale: Scale
) -> AssessedView:
    """The self-assessment beside the level of that criterion and the moment to change."""
    names = {w.criterion.id: w.criterion.name for w in scale.criteria}
    score = next((one for one in card.criteria if one.id == said.criterion), None)
    unscored = next((one.reason for one in card.unscored if one.id == said.criterion), "")
    redo = attempt.said(said.redo) if said.redo is not None else None
    return AssessedView(
        criterion=names.get(said.criterion, said.criterion),
        level=said.level,
        level_words=LEVEL_WORDS[said.level - 1],
        scored=f"{score.level} of {score.top}" if score else f"not scored: {unscored}",
        compared=_compared(said.level, score.level / score.top) if score else "",
        redo=(redo.turn.index, redo.turn.text) if redo else None,
        change=card.focus.change,
    )


def _compared(level: int, share: float) -> str:
    own = (level - 1) / (len(LEVELS) - 1)
    if abs(own - share) <= _ABOUT_THE_SAME:
        return "You see it about as the scorecard does."
    if own > share:
        return "You were kinder to yourself than the scorecard. Look at what it quotes there."
    return "You were harder on yourself than the scorecard. Look at what it quotes there."


@dataclass(frozen=True, kw_only=True, slots=True)
class TryView:
    """One try of a moment: the rep's words, the answer, trust before and after, the total."""

    attempt: str
    title: str
    words: str
    answer: str
    before: int | None
    after: int | None
    total: str
    turns: int  # of the rep's, in the whole conversation


@dataclass(frozen=True, kw_only=True, slots=True)
class TriesView:
    """The first try of a moment and this one."""

    turn: int
    first: TryView
    second: TryView
    name: str


def tries_view(debrief: Debrief) -> TriesView | None:
    """Both tries of a moment; None where this is no retry, or its first try is gone."""
    attempt, first = debrief.review.attempt, debrief.first_try
    if first is None or attempt.from_turn is None:
        return None
    turn = attempt.from_turn
    return TriesView(
        turn=turn,
        first=_try(first.attempt, turn, first.scorecard, "The first time"),
        second=_try(attempt, turn, debrief.review.scorecard, "This time"),
        name=debrief.scene.scenario.persona.short_name,
    )


def _try(attempt: Attempt, index: int, card: Scorecard | None, title: str) -> TryView:
    said, answer = attempt.said(index), attempt.said(index + 1)
    found = next(((t, before) for t, before in steps(attempt) if t.turn.index == index), None)
    return TryView(
        attempt=attempt.id,
        title=title,
        words=said_words(said.turn if said else None),
        answer=answer.turn.text if answer else "",
        before=found[1].trust if found else None,
        after=found[0].mind.trust if found else None,
        total="not scored"
        if card is None or card.overall is None
        else f"{card.overall:.0f} of 100",
        turns=len(list(steps(attempt))),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldView:
    """One field of the wrap-up note; `checked` is None before the note was saved."""

    name: str
    label: str
    text: str
    verdict: str
    said: str
    checked: Noted | None


def wrap_up_fields(note: WrapUp | None, attempt: Attempt, scene: Scene) -> tuple[FieldView, ...]:
    """The fields of the form, each with what the talk says about it once it was saved."""
    checked = {one.name: one for one in check_note(note, attempt, scene)} if note else {}
    return tuple(
        FieldView(
            name=name,
            label=label,
            text=getattr(note, name) if note else "",
            verdict=checked[name].verdict.value if note else "",
            said=_said(checked[name]) if note else "",
            checked=checked.get(name),
        )
        for name, label in LABELS.items()
    )


def _said(checked: Noted) -> str:
    only_words = checked.verdict is Verdict.NOTED and not checked.on_the_matter
    return _ONLY_WORDS if only_words else _VERDICTS[checked.verdict]
