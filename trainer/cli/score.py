"""score: a scorecard for any transcripts, real calls included."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.errors import InvalidInputError, NotFoundError, TranscriptError

if TYPE_CHECKING:
    from trainer.domain.concerns import Concern
    from trainer.domain.scoring.scorecard import Scorecard
    from trainer.domain.transcript import Transcript
    from trainer.usecases.score_attempt import Ears

KINDS = {".json", ".txt", ".vtt", ".srt"}  # of the files that are read in a folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The transcripts and how to score them."""
    parser.add_argument(
        "transcript",
        nargs="+",
        help="JSON, text, WebVTT or SRT, or a folder of them; '-' for standard input",
    )
    parser.add_argument("--rubric", default="objection-handling", help="id of the rubric")
    parser.add_argument("--scenario", help="id of the scenario it was about, if one is known")
    parser.add_argument("--rep", metavar="NAME", help="which speaker is the rep")
    parser.add_argument(
        "--judge", action="store_true", help="ask the configured model what cannot be counted"
    )
    parser.add_argument(
        "--runs", type=int, default=1, help="with --judge: so many times, with the spread"
    )
    parser.add_argument(
        "--json", action="store_true", help="one JSON document; a line for each of many"
    )


def run(arguments: argparse.Namespace) -> int:
    """0; 2 when a transcript cannot be read: the others are scored all the same."""
    from trainer.main import build_ears
    from trainer.settings import Settings

    if arguments.runs < 1 or (arguments.runs > 1 and not arguments.judge):
        message = "--runs: give a number from 1 on, together with --judge."
        raise InvalidInputError(message)
    names = arguments.transcript
    if len(names) == 1 and not Path(names[0]).is_dir():
        transcript = _read(names[0], arguments)
        cards = _score(build_ears(Settings()), transcript, arguments)
        _print(cards, None, as_json=arguments.json)
        return 0
    return _score_many(build_ears(Settings()), list(_files(names)), arguments)


def _score_many(ears: "Ears", names: Sequence[str], arguments: argparse.Namespace) -> int:
    from trainer.domain.concerns import concerns_of

    concerns: list[Concern] = []
    unread = 0
    for name in names:
        try:
            transcript = _read(name, arguments)
            cards = _score(ears, transcript, arguments)
        except TranscriptError as error:
            unread += 1
            told = str(error).removeprefix(f"{name}: ")
            sys.stderr.write(f"trainer score: {name}: {told}\n")
            continue
        _print(cards, name, as_json=arguments.json)
        concerns += concerns_of(name, cards[0].objections, transcript)
    _sum_up(concerns, len(names) - unread, as_json=arguments.json)
    return 2 if unread else 0


def _files(names: Sequence[str]) -> Iterator[str]:
    """The files that are named, and those in the folders that are. Raises TranscriptError."""
    for name in names:
        if not Path(name).is_dir():
            yield name
            continue
        inside = sorted(file for file in Path(name).iterdir() if file.suffix.lower() in KINDS)
        if not inside:
            message = (
                f"{name}: no transcript in this folder; they end in {', '.join(sorted(KINDS))}."
            )
            raise TranscriptError(message)
        yield from map(str, inside)


def _read(name: str, arguments: argparse.Namespace) -> "Transcript":
    from trainer.domain.reading.transcripts import read_transcript

    return read_transcript(_text(name), arguments.rep)


def _score(
    ears: "Ears", transcript: "Transcript", arguments: argparse.Namespace
) -> "list[Scorecard]":
    """A scorecard, or one for each run of a judge."""
    from trainer.cli.judged import judged
    from trainer.settings import Settings
    from trainer.usecases.score_attempt import score_transcript

    scales, scenes = ears.library.scales(), ears.library.scenes()
    if arguments.rubric not in scales:
        message = f"no rubric '{arguments.rubric}'; there are: {', '.join(sorted(scales))}"
        raise NotFoundError(message)
    scenario = arguments.scenario or transcript.scenario
    if scenario is not None and scenario not in scenes:
        message = f"no scenario '{scenario}'; there are: {', '.join(sorted(scenes))}"
        raise NotFoundError(message)
    scale, scene = scales[arguments.rubric], scenes[scenario] if scenario else None
    if arguments.judge:
        return judged(Settings(), arguments.runs, ears, transcript, scale, scene)
    return [score_transcript(ears, transcript, scale, scene)]


def _print(cards: "Sequence[Scorecard]", name: str | None, *, as_json: bool) -> None:
    """The scorecards of one transcript; `name` says whose they are where there are many."""
    from trainer.cli.scorecard_text import scorecard_text, spread_text
    from trainer.domain.scoring.public import public_scorecard
    from trainer.domain.scoring.spread import spread_of

    if as_json:
        whose = {} if name is None else {"file": name}
        for card in cards:
            document = {**whose, **public_scorecard(card)}
            sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
        return
    if name is not None:
        sys.stdout.write(f"== {name}\n")
    sys.stdout.write(scorecard_text(cards[-1]))
    if len(cards) > 1:
        sys.stdout.write(spread_text(spread_of(cards)))
    if name is not None:
        sys.stdout.write("\n")


def _sum_up(concerns: "Sequence[Concern]", calls: int, *, as_json: bool) -> None:
    from trainer.cli.concerns_text import concerns_data, concerns_text

    if as_json:
        summary = {"summary": concerns_data(concerns, calls)}
        sys.stdout.write(json.dumps(summary, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(concerns_text(concerns, calls))


def _text(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        message = f"{name}: {error.strerror}"
        raise TranscriptError(message) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        sys.stderr.write(f"trainer score: {name} is not UTF-8; read as Latin-1\n")
        return data.decode("latin-1")
