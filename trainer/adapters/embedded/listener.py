"""The embedded listener: hears what a line does, in a few milliseconds and without a network."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from trainer.adapters.embedded.aims import (
    SceneCues,
    cues_of,
    red_line_aims,
    red_line_cues,
    scene_aims,
    topics_of,
)
from trainer.adapters.embedded.attacks import ATTACK_SURE, is_attack
from trainer.adapters.embedded.claims import claims_in
from trainer.adapters.embedded.classifier import Weights, open_weights
from trainer.adapters.embedded.clauses import Clause
from trainer.adapters.embedded.contempt import insults
from trainer.adapters.embedded.ear import pooled
from trainer.adapters.embedded.echoes import last_words, relates, with_echoes
from trainer.adapters.embedded.encoder import Encoder, Vector, open_encoder
from trainer.adapters.embedded.formulas import (
    asks_leave,
    asks_on,
    asks_to_stop,
    asks_what_is_meant,
    has_asked_above,
    has_sent,
    only_greets,
    speaks_of_earlier,
    speaks_of_removal,
    speaks_of_stopping,
)
from trainer.adapters.embedded.moments import marked
from trainer.adapters.embedded.moves_of import Names, Sureness, moves_of
from trainer.adapters.embedded.particular import ParticularCues, particular_cues
from trainer.adapters.embedded.rows import Rows, before, rows_of
from trainer.adapters.embedded.slots import slots_of
from trainer.adapters.embedded.topics import TopicCues
from trainer.domain.documents.digest import digest_of
from trainer.domain.documents.scenario import RedLine
from trainer.domain.documents.scene import Scene
from trainer.domain.moves import (
    HEARD,
    QUESTIONS,
    Act,
    Aim,
    Category,
    Form,
    Heard,
    HomeownerMove,
    HomeownerMoveKind,
    Move,
    MoveKind,
)
from trainer.domain.scoring.reliability import Figures
from trainer.domain.transcript import Speaker, Turn

_LEAST = {  # harm and parting end a conversation, so they must be heard clearly
    Act.SLUR.value: 0.8,
    Act.INSULT.value: 0.65,
    Act.GOODBYE.value: 0.6,
    Act.SAID_EARLIER.value: 0.05,  # heard only where set words say so, too
}
MOST_UNSAID = 0.7  # below what a scorecard holds against a rep who goes on
MOST_SCENES = 256  # scenes whose cues are kept ready


class EmbeddedListener:
    """Hears with the packaged encoder and the heads trained from `lines/`."""

    def __init__(
        self, encoder: Encoder, weights: Weights, red_lines: Mapping[str, RedLine]
    ) -> None:
        self._encoder = encoder
        self._weights = weights
        self._general = red_line_cues(encoder, red_lines)
        self._cues: dict[str, SceneCues] = {}
        self._topics: dict[tuple[tuple[str, ...], int], TopicCues] = {}
        self._asked: dict[int, ParticularCues] = {}
        self._last: dict[int, tuple[Scene, SceneCues]] = {}

    def prepare(
        self,
        scenes: Iterable[Scene],
        cache: Path | None = None,
        *,
        stops: Callable[[], bool] = lambda: False,
    ) -> None:
        """Make the cues of scenes ready, so that the first turn is as quick as the others.

        `cache` is a file that keeps the vectors for the next start. Whatever `stops` this, what
        was made ready by then stays, and the rest is made ready where it is needed.
        """
        if cache is not None:
            self._encoder.recall(cache)
        before = self._encoder.known
        for day in (day for scene in scenes for day in scene.every_day):
            if stops():
                break
            self._ready(day)
        if cache is not None and self._encoder.known > before:
            self._encoder.remember(cache)

    @property
    def ready(self) -> int:
        """How many scenes, each on one day, are ready."""
        return len(self._cues)

    def _ready(self, scene: Scene) -> SceneCues:
        last = self._last.get(id(scene))
        if last is not None and last[0] is scene:  # a digest takes as long as half a line
            return last[1]
        key = digest_of(scene)
        if key not in self._cues:
            _make_room(self._cues)
            topics, asked = self._topics_of(scene), self._asked_of(scene)
            self._cues[key] = cues_of(self._encoder, scene, topics, asked)
        _make_room(self._last)
        self._last[id(scene)] = (scene, self._cues[key])
        return self._cues[key]

    def _topics_of(self, scene: Scene) -> TopicCues:
        key = tuple(topic.id for topic in scene.topics), hash(scene.topics)
        if key not in self._topics:
            _make_room(self._topics)
            self._topics[key] = topics_of(self._encoder, scene, self._weights.asked)
        return self._topics[key]

    def _asked_of(self, scene: Scene) -> ParticularCues:
        key = hash(scene.scenario.asked)
        if key not in self._asked:
            _make_room(self._asked)
            self._asked[key] = particular_cues(self._encoder, scene.scenario.asked)
        return self._asked[key]

    def hear(self, text: str, context: Sequence[Turn], scene: Scene | None) -> Heard:
        """The moves, acts, aims and slots of a rep's line."""
        if asks_on(text) and _has_homeowner(context):
            return _probed(text)
        if is_attack(text, self._encoder.encode(text).tokens):
            return Heard(moves=(_off_role(text),), words=len(text.split()))
        rows = rows_of(self._encoder, text)
        if not rows.encoding.tokens:
            return Heard(words=len(text.split()))
        said_before = before(self._encoder, context, Speaker.HOMEOWNER)
        states = self._weights.ear.read(rows.encoding.deeper, said_before, is_rep=True)
        said = last_words(self._encoder, context)
        moves = with_echoes(self._moves(text, rows, states, context, scene), rows, said)
        asks = [_is_asked(c, moves, text) for c in rows.clauses]
        asks = [a and not asks_on(c.text) for a, c in zip(asks, rows.clauses, strict=True)]
        acts = self._acts(text, rows, states)
        aims = tuple(self._aims(text, rows, asks, scene))
        if scene is not None and Act.SAID_EARLIER in acts:
            aims = (*aims, *self._claims(text, rows, scene))
        return Heard(
            moves=tuple(moves),
            acts=acts,
            aims=aims,
            slots=slots_of(text),
            words=len(text.split()),
            relates=relates(rows, said),
        )

    def _aims(
        self, text: str, rows: Rows, asks: Sequence[bool], scene: Scene | None
    ) -> Sequence[Aim]:
        if scene is None:
            return tuple(red_line_aims(self._general, text, rows))
        return tuple(scene_aims(self._ready(scene), text, rows, asks))

    def _claims(self, text: str, rows: Rows, scene: Scene) -> Iterable[Aim]:
        clauses = [rows.encoding.pooled(clause.start, clause.end) for clause in rows.clauses]
        vectors = np.stack([rows.encoding.sentence, *clauses])
        texts = (text, *(clause.text for clause in rows.clauses))
        return claims_in(self._ready(scene).claims, vectors, texts)

    def _moves(
        self, text: str, rows: Rows, states: Vector, context: Sequence[Turn], scene: Scene | None
    ) -> list[Move]:
        ear, clauses = self._weights.ear, pooled(states, rows.spans)
        sure = Sureness(
            labels=tuple(MoveKind(label) for label in ear.moves.labels),
            moves=ear.moves.sureness(clauses, rows.surface),
            open=ear.form.sureness(clauses, rows.surface)[:, 0],
            has_context=_has_homeowner(context),
        )
        return moves_of(text, rows.clauses, sure, _names(scene))

    def _acts(self, text: str, rows: Rows, states: Vector) -> tuple[Act, ...]:
        acts = self._weights.ear.acts
        sure = acts.sureness(states.mean(axis=0), rows.surface.max(axis=0))
        likely = zip(acts.labels, sure, strict=True)
        heard = {Act(label) for label, score in likely if score >= _LEAST.get(label, HEARD)}
        formulas = {act for c in rows.clauses if (act := asks_leave(c.text)) is not None}
        said = marked(text)
        if Act.HOLD not in said:  # only set words put somebody on hold
            heard.discard(Act.HOLD)
        formulas |= said
        if insults(text):
            heard.add(Act.INSULT)
        if only_greets(text):
            heard.discard(Act.GOODBYE)
        if has_sent(text):
            heard = (heard | {Act.EMAIL}) - {Act.HOLD}
        if has_asked_above(text):
            heard = (heard | {Act.ASK_MANAGER}) - {Act.HOLD}
        if not speaks_of_earlier(text):
            heard.discard(Act.SAID_EARLIER)
        if not speaks_of_removal(text):
            heard -= {Act.REMOVAL_OFFER, Act.REMOVAL_DONE}
        return tuple(act for act in Act if act in heard | formulas)

    def hear_homeowner(self, text: str, context: Sequence[Turn]) -> tuple[HomeownerMove, ...]:
        """What a homeowner's line does; at most one objection."""
        if not text.strip():
            return ()
        rows, ear = rows_of(self._encoder, text), self._weights.ear
        if not rows.encoding.tokens:
            return ()
        asked = before(self._encoder, context, Speaker.REP)
        sure = ear.hears_homeowner(rows.encoding.deeper, asked, rows.whole)
        ranked = sorted(zip(ear.homeowner.labels, sure, strict=True), key=lambda pair: -pair[1])
        moves = [_stop(text)] if asks_to_stop(text) else []
        for label, score in ranked:
            name, _, category = label.partition("/")
            kind = HomeownerMoveKind(name)
            if score < HEARD or any(move.kind is kind for move in moves):
                continue
            moves.append(
                HomeownerMove(
                    kind=kind,
                    text=text,
                    confidence=_sure(kind, text, float(score)),
                    category=Category(category) if category else None,
                )
            )
        return tuple(moves)

    def figures(self) -> Figures:
        """How well each label is heard, as measured on writers that were held out."""
        return self._weights.figures


def _make_room(kept: dict[Any, Any]) -> None:
    while len(kept) >= MOST_SCENES:
        kept.pop(next(iter(kept)))


def _is_asked(clause: Clause, moves: Sequence[Move], text: str) -> bool:
    """Whether a clause is a question, be it only by its mark."""
    return clause.text.rstrip().endswith("?") or any(_within(m, text, clause) for m in moves)


def _within(move: Move, text: str, clause: Clause) -> bool:
    start = text.index(move.text)
    touches = start < clause.end and start + len(move.text) > clause.start
    return touches and move.kind in QUESTIONS


def _sure(kind: HomeownerMoveKind, text: str, score: float) -> float:
    """How sure a label is; a wish to be left alone is never sure without a word for it."""
    unsaid = kind is HomeownerMoveKind.STOP_REQUEST and not speaks_of_stopping(text)
    return round(min(score, MOST_UNSAID) if unsaid else score, 3)


def _stop(text: str) -> HomeownerMove:
    return HomeownerMove(kind=HomeownerMoveKind.STOP_REQUEST, text=text, confidence=1.0)


def _probed(text: str) -> Heard:
    probe = Move(kind=MoveKind.EXPLORE, text=text.strip(), confidence=1.0, form=Form.OPEN)
    meant = asks_what_is_meant(text)
    return Heard(moves=(probe,), acts=(Act.CLARIFY,) if meant else (), words=len(text.split()))


def _off_role(text: str) -> Move:
    return Move(kind=MoveKind.OFF_ROLE, text=text.strip(), confidence=ATTACK_SURE)


def _names(scene: Scene | None) -> Names:
    """The names by which the homeowner of a scene may be asked for, in lower case."""
    persona = scene.scenario.persona if scene else None
    return frozenset(f"{persona.name} {persona.short_name}".lower().split() if persona else ())


def _has_homeowner(context: Sequence[Turn]) -> bool:
    return any(turn.speaker is Speaker.HOMEOWNER for turn in context)


def open_listener(
    red_lines: Mapping[str, RedLine], *, model: Path | None = None, encoder: Encoder | None = None
) -> EmbeddedListener:
    """The listener. Raises EmbeddedModelError when encoder or weights cannot be used."""
    return EmbeddedListener(encoder or open_encoder(model), open_weights(), red_lines)
