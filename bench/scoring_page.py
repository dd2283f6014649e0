"""The tables of docs/scoring.md: the worked example, and what the attacks raised.

`python -m bench.scoring_page` says whether the page is as the code scores today; `--write` renews
the example, and with `--gaming FILE` (the output of `bench_gaming --json`) the attacks' table.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.children import ROOT
from trainer.domain.documents.rubric import Scale
from trainer.domain.reading.transcripts import read_transcript
from trainer.domain.scoring.record import Line, Record
from trainer.domain.scoring.scorecard import Scorecard
from trainer.domain.scoring.words import CONCERNS, MOVES
from trainer.main import build_ears
from trainer.settings import Settings
from trainer.usecases.score_attempt import call_record, local_scorecard

PAGE = ROOT / "docs/scoring.md"
EXAMPLE = ROOT / "docs/example-transcript.txt"
RUBRIC = "objection-handling"


def main() -> None:
    """Compare or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--gaming", type=Path, help="the JSON of bench_gaming")
    arguments = parser.parse_args()
    page = PAGE.read_text(encoding="utf-8")
    renewed = with_block(page, "example", example())
    if arguments.gaming:
        found = json.loads(arguments.gaming.read_text(encoding="utf-8"))
        renewed = with_block(renewed, "gaming", gaming(found))
    if arguments.write:
        PAGE.write_text(renewed, encoding="utf-8")
    elif renewed != page:
        sys.exit("docs/scoring.md is other than the code scores; run it again with --write")


def block(page: str, name: str) -> str:
    """What stands between the two marks of a name. Raises ValueError where they are missing."""
    begin, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
    return page[page.index(begin) + len(begin) : page.index(end)]


def with_block(page: str, name: str, text: str) -> str:
    """The page with another text between the two marks of a name."""
    return page.replace(block(page, name), text)


def example() -> str:
    """The example's turns, its concerns, its checks and its arithmetic."""
    card, record, scale = scored_example()
    parts = (_turns(record), _concerns(card), _checks(card, scale), _sum(card))
    return "\n\n".join("\n".join(part) for part in parts)


def scored_example() -> tuple[Scorecard, Record, Scale]:
    """The example as `trainer score docs/example-transcript.txt` scores it."""
    ears = build_ears(Settings(content_dir=ROOT))
    transcript = read_transcript(EXAMPLE.read_text(encoding="utf-8"))
    record = call_record(ears, transcript, None)
    scale = ears.library.scales()[RUBRIC]
    return local_scorecard(ears.listener, record, scale), record, scale


def _turns(record: Record) -> Iterator[str]:
    yield "| turn | words | heard |"
    yield "|---|---|---|"
    for line in record.lines:
        who = "Rep" if line.is_rep else "Homeowner"
        yield f"| {line.turn.index} {who} | {line.turn.text} | {_heard(line)} |"


def _heard(line: Line) -> str:
    if line.is_rep:
        return "; ".join(f"{MOVES[move.kind]} ({move.confidence:.2f})" for move in line.earns.moves)
    said = (
        f"objection: {CONCERNS[move.category]}" if move.category else move.kind.value
        for move in line.says
    )
    return "; ".join(one.replace("_", " ") for one in said)


def _concerns(card: Scorecard) -> Iterator[str]:
    yield "| concern | raised | acknowledged | explored | answered | settled |"
    yield "|---|---|---|---|---|---|"
    for track in card.objections:
        steps = (track.raised, track.acknowledged, track.explored, track.answered, track.settled)
        at = " | ".join("-" if step is None else f"turn {step}" for step in steps)
        yield f"| {CONCERNS[track.category]} | {at} |"


def _checks(card: Scorecard, scale: Scale) -> Iterator[str]:
    yield "| criterion | weight | check | what was counted | held |"
    yield "|---|---|---|---|---|"
    for score in card.criteria:
        for check in score.checks:
            held = {True: "yes", False: "no", None: "not answered"}[check.held]
            yield f"| {score.id} | {score.weight} | {check.id} | {check.reason} | {held} |"
    weights = {one.criterion.id: one.weight for one in scale.criteria}
    for one in card.unscored:
        yield f"| {one.id} | ({weights[one.id]}) | - | {one.reason} | left out |"


def _sum(card: Scorecard) -> Iterator[str]:
    yield "| criterion | level of top | weight | weight x level / top |"
    yield "|---|---|---|---|"
    for score in card.criteria:
        share = score.weight * score.level / score.top
        yield f"| {score.id} | {score.level} of {score.top} | {score.weight} | {share:.2f} |"
    total = sum(score.weight * score.level / score.top for score in card.criteria)
    weights = sum(score.weight for score in card.criteria)
    yield f"| sum | | {weights} | {total:.2f} |"
    yield ""
    yield f"Overall = 100 x {total:.2f} / {weights} = **{card.overall}**"


def gaming(found: Mapping[str, Any]) -> str:
    """The table of the attacks, from the benchmark's document."""
    rows: Sequence[Mapping[str, object]] = found["points_raised"]
    columns = list(rows[0])
    lines = [columns, ["---"] * len(columns)]
    lines += [["-" if row[c] is None else str(row[c]) for c in columns] for row in rows]
    bars = [f"- {row['bar']}: {row['value']} ({row['']})" for row in found["bars"]]
    return "\n".join((*(f"| {' | '.join(line)} |" for line in lines), "", *bars))


if __name__ == "__main__":
    main()
