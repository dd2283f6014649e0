"""What reps and homeowners say, from the labelled lines of the repository."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

from bench.children import ROOT
from trainer.domain.chance import draw
from trainer.domain.moves import HARM, Act, HomeownerMoveKind, MoveKind
from trainer.domain.transcript import Speaker, Turn

_UNWANTED = {kind.value for kind in HARM} | {
    MoveKind.OFF_ROLE.value,
    HomeownerMoveKind.STOP_REQUEST.value,
}
_UNWANTED_ACTS = {Act.INSULT.value, Act.SLUR.value, Act.GOODBYE.value, Act.ROBOT.value}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line, the trade it belongs to, and what was said before it."""

    trade: str
    text: str
    context: tuple[Turn, ...] = ()
    topics: tuple[str, ...] = ()


@cache
def benign(kind: str, trade: str) -> tuple[Line, ...]:
    """Every line of `rep` or `homeowner` that does no harm and says no goodbye."""
    files = sorted((ROOT / "lines" / kind).glob("*.jsonl"))
    return tuple(
        _line(data)
        for file in files
        for data in _read(file)
        if data["trade"] == trade and not _labels(data) & _UNWANTED
        if not {*data.get("acts", ())} & _UNWANTED_ACTS
    )


def lines_of(file: str) -> tuple[Line, ...]:
    """Every line of one file within `lines/`."""
    return tuple(_line(data) for data in _read(ROOT / "lines" / file))


def varied(kind: str, trade: str, seed: int) -> Iterator[Line]:
    """Benign lines without end, in an order of the seed's own; none returns before all were said."""
    known = benign(kind, trade)
    order = sorted(range(len(known)), key=lambda at: draw(seed, at, "order"))
    return cycle(known[at] for at in order)


def _read(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _labels(data: dict[str, Any]) -> set[str]:
    return {label["move"] for label in (*data.get("moves", ()), *data.get("labels", ()))}


def _line(data: dict[str, Any]) -> Line:
    before = enumerate(data.get("context", ()))
    return Line(
        trade=data["trade"],
        text=data["text"],
        context=tuple(
            Turn(index=at, speaker=Speaker(turn["speaker"]), text=turn["text"])
            for at, turn in before
        ),
        topics=tuple(data.get("topics", ())),
    )
