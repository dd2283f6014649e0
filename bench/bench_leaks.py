"""How many planted leaks the detector finds, how often it sees one where there is none, and how long it takes.

The lines of `tests/data/leaks.jsonl`: the half `tune` gave the weights, the half `test` did not.
"""

import json
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from bench.children import ROOT
from bench.report import Row, arguments_of, note, show
from bench.timing import quantiles, timed
from trainer.adapters.embedded.encoder import open_encoder
from trainer.adapters.embedded.leaks import LeakDetector
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.documents.scene import Scene

LINES = Path("tests/data/leaks.jsonl")
WARM_LINES = 20


class Planted(BaseModel):
    """A homeowner's line: it gives `fact` away, or it is an innocent line near that fact.

    `written` says whether it was written for this file or said in a rehearsal; `told` are the facts
    that the rep had been told when it was said.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    scenario: str
    fact: str
    text: str
    leak: bool
    split: Literal["tune", "test"]
    written: Literal["own", "rehearsed"]
    day: str | None = None
    told: frozenset[str] = frozenset()

    def scene(self, scenes: Mapping[str, Scene]) -> Scene:
        """The scenario on the day on which the line was said."""
        days = {scene.day: scene for scene in scenes[self.scenario].every_day}
        return days[self.day]

    def is_misread(self, detector: LeakDetector, scenes: Mapping[str, Scene]) -> bool:
        """Whether a leak is missed, or an innocent line gives anything away."""
        found = detector.leaks(self.text, self.scene(scenes), self.told)
        return self.fact not in found if self.leak else found != ()


def planted() -> list[Planted]:
    """All lines, in the order of their scenarios."""
    text = (ROOT / LINES).read_text(encoding="utf-8")
    return [Planted(**json.loads(line)) for line in text.splitlines()]


def main() -> None:
    """Measure and print."""
    arguments = arguments_of(__doc__).parse_args()
    lines, scenes = planted(), YamlLibrary(ROOT).scenes()
    detector = LeakDetector(open_encoder())
    rows: list[Row] = []
    for split in ("tune", "test"):
        note(f"{split} ...")
        rows += _found([line for line in lines if line.split == split], detector, scenes)
    tables: dict[str, list[Row]] = {
        "planted_leaks": rows,
        "milliseconds_a_line": [_times(lines, scenes)],
    }
    show("leaks", tables, as_json=arguments.json)


def _found(
    lines: Iterable[Planted], detector: LeakDetector, scenes: Mapping[str, Scene]
) -> Iterable[Row]:
    groups: dict[tuple[str, bool, str], list[bool]] = {}
    for line in lines:
        key = (line.split, line.leak, line.written)
        groups.setdefault(key, []).append(line.is_misread(detector, scenes))
    for (split, leak, written), misread in groups.items():
        wrong = sum(misread) / len(misread)
        yield {
            "split": split,
            "lines": f"{'leaks' if leak else 'innocent'}, {written}",
            "n": len(misread),
            "found": round(1 - wrong, 3) if leak else None,
            "false_alarms": None if leak else round(wrong, 3),
        }


def _times(lines: list[Planted], scenes: Mapping[str, Scene]) -> Row:
    """The lines of the first scenario, whose free lines are read before."""
    detector = LeakDetector(open_encoder())
    own = [line for line in lines if line.scenario == lines[0].scenario and line.day is None]
    for line in own[:WARM_LINES]:
        line.is_misread(detector, scenes)
    taken = [timed(partial(line.is_misread, detector, scenes)) for line in own[WARM_LINES:]]
    return quantiles(taken, digits=1)


if __name__ == "__main__":
    main()
