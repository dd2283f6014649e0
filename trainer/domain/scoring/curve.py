"""The trust curve: how trust moved from turn to turn, and what moved it, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.domain.attempt import Attempt, RepTurn
from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.feelings import LONG_WORDS, SURE_OF_HARM
from trainer.domain.homeowner.mind import Mind, ObjectionMemory, Stage
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import LISTENING, Act, MoveKind
from trainer.domain.scoring.ledger import steps
from trainer.domain.scoring.words import CONCERNS
from trainer.domain.transcript import Action

MOST_MOVERS = 4
LEAST_CHANGE = 3  # points of trust from which a turn is worth naming
MOST_CAUSES = 2

_FIRST_TIMES = {
    Act.INTRODUCE: "you said who you are",
    Act.PERMISSION: "you asked whether it was a good time",
    Act.SOURCE: "you said where you had the number from",
    Act.REMOVAL_OFFER: "you offered to take them off the list",
    Act.TRADE_OFF: "you named what speaks against your offer",
    Act.OWN_LIMIT: "you said what you cannot do",
    Act.SHOW_PROOF: "you offered something to check",
    Act.WITHDRAW: "you took your offer back",
    Act.REFER: "you named somebody who serves them better",
    Act.APOLOGY: "you said sorry",
}
_HARM = {
    MoveKind.PRESSURE: "you pressed",
    MoveKind.DISMISS: "you brushed their concern off",
    MoveKind.MISSTATE: "you said something that is not so",
    MoveKind.DISRESPECT: "you insulted them",
}
_STAGES = (
    ("settled", "you checked that their concern about {} was settled"),
    ("answered", "you answered their concern about {}"),
    ("explored", "you asked what lies behind their concern about {}"),
    ("acknowledged", "you showed that you heard their concern about {}"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """Trust (0 to 100) before and after a rep turn, and why it moved; no reasons where it did not."""

    turn: int
    before: int
    after: int
    because: tuple[str, ...] = ()

    @property
    def change(self) -> int:
        """Points of trust won, or lost where negative."""
        return self.after - self.before


def curve(attempt: Attempt, scene: Scene) -> tuple[Point, ...]:
    """The trust after each rep turn, in order."""
    return tuple(
        Point(
            turn=turn.turn.index,
            before=before.trust,
            after=turn.mind.trust,
            because=_because(turn, before, scene),
        )
        for turn, before in steps(attempt)
    )


def movers(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The turns that moved trust most, in the order of the talk."""
    moved = [point for point in points if abs(point.change) >= LEAST_CHANGE]
    most = sorted(moved, key=lambda point: (-abs(point.change), point.turn))[:MOST_MOVERS]
    return tuple(sorted(most, key=lambda point: point.turn))


def _because(turn: RepTurn, before: Mind, scene: Scene) -> tuple[str, ...]:
    change = turn.mind.trust - before.trust
    if not change:
        return ()
    causes = _pleased(turn, before, scene) if change > 0 else _hurt(turn, before, scene)
    found = list(dict.fromkeys(causes))[:MOST_CAUSES]
    return tuple(found) or ("it sat well" if change > 0 else "it sat badly",)


def _pleased(turn: RepTurn, before: Mind, scene: Scene) -> Iterator[str]:
    for ref, memory in turn.mind.objections.items():
        stage = _reached(memory, before.objections[ref], turn.turn.index)
        if stage is not None:
            yield stage.format(CONCERNS[scene.objection(ref).category])
    for act, words in _FIRST_TIMES.items():
        if act in turn.heard.acts and (act.value not in before.ground.acts or act is Act.APOLOGY):
            yield words
    if turn.heard.has(*LISTENING):
        yield "you took up what they had said"
    if turn.mind.told() - before.told():
        yield "your question let them tell you something"
    if turn.turn.action is Action.WAIT:
        yield "you left them time"


def _reached(memory: ObjectionMemory, before: ObjectionMemory, index: int) -> str | None:
    for name, words in _STAGES:
        now = getattr(memory, name)
        if now == index and getattr(before, name) != now:
            return words
    return None


def _hurt(turn: RepTurn, before: Mind, scene: Scene) -> Iterator[str]:
    for breach in turn.mind.breaches[len(before.breaches) :]:
        yield f"you crossed a line: {breach.about.rstrip('.')}"
    for move in turn.heard.moves:
        if move.kind in _HARM and move.confidence >= SURE_OF_HARM:
            yield _HARM[move.kind]
    if turn.heard.is_off_role:
        yield "you spoke to the program"
    for ref, memory in turn.mind.objections.items():
        old = before.objections[ref]
        if memory.resisted > old.resisted and old.stage is not Stage.LATENT:
            concern = CONCERNS[scene.objection(ref).category]
            yield f"their concern about {concern} was not met"
    if turn.heard.words > LONG_WORDS:
        yield f"you spoke {turn.heard.words} words in one go"
    yield from _minded(turn)


def _minded(turn: RepTurn) -> Iterator[str]:
    """What the homeowner's own reply says that they minded."""
    said = {(part.kind, part.ref) for part in turn.parts}
    if (PartKind.PHRASE, Phrase.ONE_AT_A_TIME.value) in said:
        yield "you asked several things at once"
    if any(kind is PartKind.OFFER_LOW for kind, _ in said):
        yield "your number was far from theirs"
    if (PartKind.PHRASE, Phrase.ASKED_BEFORE.value) in said:
        yield "you asked something they had answered"
    if turn.turn.action is Action.WAIT:
        yield "you said nothing when they waited for you"
