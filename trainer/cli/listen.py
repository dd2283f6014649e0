"""listen: the moves of each utterance, JSON Lines in and out."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from trainer.domain.moves import HomeownerMove, Move
from trainer.domain.transcript import Speaker, Turn
from trainer.ports import Listener


class ContextLine(BaseModel):
    """A turn before the one to listen to."""

    model_config = ConfigDict(extra="forbid")

    speaker: Speaker
    text: str


class Utterance(BaseModel):
    """One line to listen to."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    text: str
    speaker: Speaker = Speaker.REP
    context: list[ContextLine] = []


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the lines come from."""
    parser.add_argument("file", nargs="?", type=Path, help="JSON Lines (default: standard input)")


def run(arguments: argparse.Namespace) -> int:
    """0; 2 on an unreadable line, named by its number."""
    from trainer.adapters.embedded.listener import open_listener
    from trainer.adapters.library.library import YamlLibrary
    from trainer.settings import Settings

    listener = open_listener(YamlLibrary(Settings().content_dir).red_lines())
    if arguments.file is None:
        return _listen(listener, sys.stdin)
    try:
        with arguments.file.open(encoding="utf-8") as lines:
            return _listen(listener, lines)
    except OSError as error:
        sys.stderr.write(f"trainer listen: {arguments.file}: {error.strerror}\n")
        return 2


def _listen(listener: Listener, lines: Iterable[str]) -> int:
    number = 0
    try:
        for number, line in enumerate(lines, 1):  # noqa: B007 - named in the error below
            if line.strip():
                heard = _heard(listener, Utterance.model_validate_json(line))
                sys.stdout.write(json.dumps(heard, ensure_ascii=False) + "\n")
                sys.stdout.flush()
    except (ValidationError, UnicodeDecodeError) as error:
        reason = str(error).replace("\n", " ")
        sys.stderr.write(f"trainer listen: line {number or 1} cannot be read: {reason}\n")
        return 2
    return 0


def _heard(listener: Listener, said: Utterance) -> dict[str, Any]:
    context = [
        Turn(index=at, speaker=turn.speaker, text=turn.text) for at, turn in enumerate(said.context)
    ]
    if said.speaker is Speaker.HOMEOWNER:
        moves = [_homeowner_move(move) for move in listener.hear_homeowner(said.text, context)]
    else:
        moves = [_move(move) for move in listener.hear(said.text, context, None).moves]
    return {"id": said.id, "moves": moves}


def _move(move: Move) -> dict[str, Any]:
    form = {"form": move.form.value} if move.form else {}
    amount = {"amount": move.amount} if move.amount is not None else {}
    return {
        "move": move.kind.value,
        **form,
        "text": move.text,
        "confidence": move.confidence,
        **amount,
    }


def _homeowner_move(move: HomeownerMove) -> dict[str, Any]:
    category = {"category": move.category.value} if move.category else {}
    return {
        "move": move.kind.value,
        **category,
        "text": move.text,
        "confidence": move.confidence,
    }
