"""score: a scorecard for any transcript, a real call included."""

import argparse
import json
import sys
from pathlib import Path

from trainer.errors import NotFoundError, TranscriptError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The transcript and how to score it."""
    parser.add_argument("transcript", help="JSON, text, WebVTT or SRT; '-' for standard input")
    parser.add_argument("--rubric", default="objection-handling", help="id of the rubric")
    parser.add_argument("--scenario", help="id of the scenario it was about, if one is known")
    parser.add_argument("--rep", metavar="NAME", help="which speaker is the rep")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """0; 2 when the transcript cannot be read."""
    from trainer.cli.scorecard_text import scorecard_text
    from trainer.domain.reading.transcripts import read_transcript
    from trainer.domain.scoring.public import public_scorecard
    from trainer.main import build_ears
    from trainer.settings import Settings
    from trainer.usecases.score_attempt import score_transcript

    transcript = read_transcript(_text(arguments.transcript), arguments.rep)
    ears = build_ears(Settings())
    scales, scenes = ears.library.scales(), ears.library.scenes()
    if arguments.rubric not in scales:
        message = f"no rubric '{arguments.rubric}'; there are: {', '.join(sorted(scales))}"
        raise NotFoundError(message)
    scenario = arguments.scenario or transcript.scenario
    if scenario is not None and scenario not in scenes:
        message = f"no scenario '{scenario}'; there are: {', '.join(sorted(scenes))}"
        raise NotFoundError(message)
    scene = scenes[scenario] if scenario else None
    card = score_transcript(ears, transcript, scales[arguments.rubric], scene)
    if arguments.json:
        sys.stdout.write(json.dumps(public_scorecard(card), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(scorecard_text(card))
    return 0


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
