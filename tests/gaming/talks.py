"""Conversations of average trainees, told again with and without an attack, and what each scores."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bench.children import ROOT
from tests.gaming.attacks import Attack
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.attempt import Attempt
from trainer.domain.documents.rubric import Scale, joined
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.scorecard import Answer, Reliability
from trainer.domain.scoring.tally import tally
from trainer.domain.transcript import Action, Speaker, Transcript, Turn
from trainer.main import build_rehearsals
from trainer.ports import Judge
from trainer.settings import Settings
from trainer.usecases.play_alone import Table
from trainer.usecases.score_attempt import LOCAL, Ears, attempt_record, call_record

BASE = Path(__file__).parent / "base"
LEAST, MOST = 40.0, 70.0  # of objection handling, before the attack
PROCESS = ("objection-handling", "spin", "listening", "consultative", "next-step", "opening")
TRUSTED = Reliability(kind="people", agreement=0.8, n=60, raters=("Mona",))


Totals = dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Base:
    """A conversation as it was frozen: the scenario, the seed of its homeowner, and every turn."""

    scenario: str
    seed: int
    turns: tuple[Turn, ...]

    def said(self) -> tuple[str, ...]:
        """The rep's words in order."""
        return tuple(t.text for t in self.turns if t.speaker is Speaker.REP and t.text)


def bases() -> tuple[Base, ...]:
    """All frozen conversations, by file name."""
    return tuple(_read(path) for path in sorted(BASE.glob("*.json")))


def _read(path: Path) -> Base:
    data = json.loads(path.read_text(encoding="utf-8"))
    turns = tuple(
        Turn(index=at, speaker=Speaker(turn["speaker"]), text=turn["text"])
        for at, turn in enumerate(data["turns"])
    )
    return Base(scenario=data["scenario"], seed=data["seed"], turns=turns)


@dataclass(frozen=True, kw_only=True)
class Studio:
    """Everything that telling a conversation again needs."""

    tables: Mapping[str, Table]
    ears: Ears
    scales: Mapping[str, Scale]

    def uploaded(self, base: Base, attack: Attack | None = None) -> Record:
        """The conversation as a transcript that somebody uploads, with the attack in its turns."""
        turns = base.turns if attack is None else tuple(_pasted(base.turns, attack))
        scene = self.tables[base.scenario].scene
        return call_record(self.ears, Transcript(turns=turns, scenario=base.scenario), scene)

    async def practised(self, base: Base, attack: Attack | None = None) -> Record:
        """The conversation with its homeowner there: each turn of the rep's is followed by an attack."""
        table = self.tables[base.scenario]
        attempt = table.open(base.seed)
        for at, text in enumerate(base.said()):
            attempt = await _says(table, attempt, text)
            if attack is not None and not attempt.is_over:
                last = attempt.transcript.turns[-1].text
                attempt = await _says(table, attempt, attack.line(at, last))
        if not attempt.is_over:
            attempt = table.say(attempt, "", Action.HANG_UP)
        attempt = table.end(attempt)
        return attempt_record(table.listener, attempt, table.day_of(attempt))

    def totals(self, record: Record) -> Totals:
        """The overall of every process rubric that could score it, by its id."""
        return self._totals(record, {}, trusted=False)

    async def judged(self, record: Record, judge: Judge, *, trusted: bool) -> Totals:
        """The same with a model's judgement; `trusted` as if people had agreed with it on everything."""
        verdicts = await judge.judge(record, joined(list(self.scales.values())))
        return self._totals(record, verdicts.answers, trusted=trusted)

    def _totals(self, record: Record, answers: Mapping[str, Answer], *, trusted: bool) -> Totals:
        found: Totals = {}
        for name, scale in self.scales.items():
            parts = [weighted.criterion.id for weighted in scale.criteria] if trusted else []
            card = tally(record, scale, answers, LOCAL, dict.fromkeys(parts, TRUSTED))
            if card.overall is not None:
                found[name] = card.overall
        return found


def raised(before: Totals, after: Totals) -> dict[str, float]:
    """By how many points each rubric's overall went up, where both could be scored."""
    return {name: round(after[name] - before[name], 1) for name in before.keys() & after.keys()}


def _pasted(turns: Sequence[Turn], attack: Attack) -> Iterator[Turn]:
    last, nth = "", 0
    for turn in turns:
        if turn.speaker is Speaker.HOMEOWNER:
            last = turn.text
            yield turn
            continue
        nth += 1
        text = attack.pasted(turn.text, nth, last) if turn.text else ""
        yield Turn(index=turn.index, speaker=turn.speaker, text=text)


async def _says(table: Table, attempt: Attempt, text: str) -> Attempt:
    if attempt.is_over:
        return attempt
    said = table.say(attempt, text, Action.SAY)
    replied = said
    async with aclosing(table.reply(said)) as pieces:
        async for piece in pieces:
            if isinstance(piece, Attempt):
                replied = piece
    return replied


@lru_cache(maxsize=1)
def studio() -> Studio:
    """The studio with the repository's library, listener and authored voice."""
    rehearsals = build_rehearsals(Settings(), "")
    tables = {base.scenario: rehearsals(base.scenario).table for base in bases()}
    first = next(iter(tables.values()))
    library = YamlLibrary(ROOT)
    return Studio(
        tables=tables,
        ears=Ears(listener=first.listener, library=library),
        scales={name: scale for name, scale in library.scales().items() if name in PROCESS},
    )
