"""Questions that nobody foresaw, asked of the homeowner they were written for; the answers are for readers to judge.

`python -m bench.read_unforeseen` writes the answers of today as JSON Lines; those that a reader has judged keep the verdict as long
as the answer is the same. `tests/data/unforeseen.jsonl` holds the last reading.
"""

import asyncio
import json
import sys
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path

from bench.read_moments import FIRST
from trainer.domain.attempt import Attempt
from trainer.domain.transcript import Action
from trainer.main import build_rehearsals
from trainer.settings import Settings
from trainer.usecases.play_alone import Table

FILE = Path(__file__).parents[1] / "tests" / "data" / "unforeseen.jsonl"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One question with the answer that was read, and whether a reader found it sensible."""

    scenario: str
    id: str
    question: str
    answer: str | None = None
    sensible: bool | None = None
    why: str = ""

    def as_data(self) -> dict[str, object]:
        """The row of the file; what was not judged is left out."""
        row: dict[str, object] = {name: getattr(self, name) for name in Asked.__slots__}
        return {name: value for name, value in row.items() if value not in (None, "")}


def read_asked() -> tuple[Asked, ...]:
    """The questions of the file, in its order."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return tuple(Asked(**json.loads(line)) for line in lines)


async def answered(table: Table, one: Asked, seed: int) -> str:
    """The homeowner's answer, right after the rep has introduced themselves."""
    attempt = table.open(seed)
    for line in (FIRST[table.scene.scenario.trade][0], one.question):
        said = table.say(attempt, line, Action.SAY)
        async with aclosing(table.reply(said)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Attempt):
                    attempt = piece
    return attempt.transcript.turns[-1].text


def main() -> None:
    """Ask every question and write what is answered."""
    rehearsal_of = build_rehearsals(Settings(), "")
    for seed, one in enumerate(read_asked()):
        answer = asyncio.run(answered(rehearsal_of(one.scenario).table, one, seed))
        same = answer == one.answer
        today = replace(
            one, answer=answer, sensible=one.sensible if same else None, why=one.why if same else ""
        )
        sys.stdout.write(json.dumps(today.as_data(), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
