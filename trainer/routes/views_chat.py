"""What the chat page shows: typed, and only what may be seen while the conversation runs."""

from dataclasses import dataclass
from datetime import datetime

from trainer.domain.attempt import Attempt
from trainer.domain.documents.scene import Scene
from trainer.domain.documents.shared import CompanyCard
from trainer.domain.homeowner.chapters import LastTime, last_time
from trainer.domain.transcript import Action, Speaker, Turn
from trainer.routes.views_practice import SETTINGS

_INSTEAD = {
    Action.SAY: "(no words)",
    Action.WAIT: "(you said nothing)",
    Action.HOLD: "(you asked to hold)",
    Action.HANG_UP: "(you hung up)",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidView:
    """One turn of the chat."""

    index: int
    who: str
    is_rep: bool
    text: str
    action: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AgainView:
    """The moment that a retry tries again, as it went the first time."""

    turn: int
    words: str
    answer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChatView:
    """The conversation as the chat page shows it."""

    id: str
    name: str
    full_name: str
    about: str
    setting: str
    scenario: str
    goal: str
    known: tuple[str, ...]
    last: LastTime | None
    card: CompanyCard
    is_official: bool
    started_at: datetime
    turns: tuple[SaidView, ...]
    next_index: int
    awaits: SaidView | None
    again: AgainView | None


def chat_page(attempt: Attempt, scene: Scene, first: Attempt | None = None) -> ChatView:
    """The chat: turns, and nothing of what goes on inside the homeowner.

    `first` is the attempt that this one tries again, where it is a retry.
    """
    persona = scene.scenario.persona
    turns = said_turns(attempt, persona.short_name)
    return ChatView(
        id=attempt.id,
        name=persona.short_name,
        full_name=persona.name,
        about=persona.about,
        setting=SETTINGS[persona.setting],
        scenario=attempt.scenario,
        goal=scene.scenario.briefing.goal,
        known=scene.scenario.briefing.known,
        last=last_time(scene, attempt.first),
        card=scene.company,
        is_official=attempt.assignment is not None,
        started_at=attempt.started_at,
        turns=turns,
        next_index=len(attempt.turns),
        awaits=turns[-1] if attempt.awaits_reply else None,
        again=_again(first, attempt.from_turn) if first else None,
    )


def _again(first: Attempt, turn: int | None) -> AgainView | None:
    said = first.said(turn) if turn is not None else None
    if said is None:
        return None
    answer = first.said(said.turn.index + 1)
    return AgainView(
        turn=said.turn.index,
        words=said_words(said.turn),
        answer=answer.turn.text if answer else "",
    )


def said_words(turn: Turn | None) -> str:
    """What a rep said in a turn, or what they did instead."""
    if turn is None:
        return "(nothing: the conversation ended before)"
    return turn.text or _INSTEAD[turn.action]


def said_turns(attempt: Attempt, name: str) -> tuple[SaidView, ...]:
    """The turns with the names a reader knows."""
    return tuple(
        SaidView(
            index=t.turn.index,
            who="You" if t.turn.speaker is Speaker.REP else name,
            is_rep=t.turn.speaker is Speaker.REP,
            text=t.turn.text,
            action=t.turn.action.value,
        )
        for t in attempt.turns
    )
