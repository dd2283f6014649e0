"""The labelled lines in `lines/`: reading them, and saying what is wrong with one."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from trainer.adapters.embedded.topics import NO_TOPIC
from trainer.domain.moves import Act, Category, Form, HomeownerMoveKind, MoveKind
from trainer.domain.transcript import Speaker, Turn
from trainer.errors import ContentError

HELD_OUT = frozenset({"w4", "w17", "w18", "w19", "h2", "h7", "q1"})  # they test and never train
# Their lines say how sure is sure; the ear that is shipped learns from them all the same.
APART = frozenset({"w5", "w12", "w16", "h3"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A labelled piece of a line."""

    label: str
    text: str
    form: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Labelled:
    """One labelled line and who wrote it.

    `second` are the labels of somebody who did not see the first ones; `acts` are None where nobody
    has labelled them.
    """

    id: str
    writer: str
    text: str
    context: tuple[Turn, ...]
    spans: tuple[Span, ...]
    second: tuple[Span, ...] | None = None
    acts: tuple[str, ...] | None = None


def read_lines(folder: Path) -> tuple[list[Labelled], list[Labelled]]:
    """The rep's and the homeowner's lines. Raises ContentError naming file and line."""
    rep = [line for path in sorted((folder / "rep").glob("*.jsonl")) for line in _read(path, _rep)]
    homeowner = [
        line
        for path in sorted((folder / "homeowner").glob("*.jsonl"))
        for line in _read(path, _homeowner)
    ]
    return rep, homeowner


def read_questions(folder: Path) -> list[tuple[str, str]]:
    """Questions to learn topics from, each with a topic it asks about, or without one.

    A question about two topics is there twice. Raises ContentError naming file and line.
    """
    found: list[tuple[str, str]] = []
    for path in sorted((folder / "topics").glob("*.jsonl")):
        if path.stem in HELD_OUT:
            continue
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                data = json.loads(raw)
                found += [(topic, str(data["text"])) for topic in data["topics"] or [NO_TOPIC]]
            except (ValueError, KeyError, TypeError) as error:
                message = f"{path}:{number}: {error}"
                raise ContentError(message) from error
    return found


def digest_of_lines(folder: Path) -> str:
    """A digest over every labelled line of the folder."""
    total = sha256()
    for path in sorted(folder.glob("*/*.jsonl")):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _read(path: Path, parse: Any) -> Iterator[Labelled]:  # a function of this file
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            data = json.loads(raw)
            line = Labelled(
                id=data["id"],
                writer=path.stem,
                text=data["text"],
                context=tuple(
                    Turn(index=at, speaker=Speaker(turn["speaker"]), text=turn["text"])
                    for at, turn in enumerate(data.get("context", []))
                ),
                **parse(data),
            )
            _prove(line)
        except (ValueError, KeyError, TypeError) as error:
            message = f"{path}:{number}: {error}"
            raise ContentError(message) from error
        yield line


def _prove(line: Labelled) -> None:
    for span in (*line.spans, *(line.second or ())):
        if span.text not in line.text:
            message = f"'{span.text}' does not stand in the line"
            raise ValueError(message)


def _rep(data: dict[str, Any]) -> dict[str, Any]:
    acts = data.get("acts")
    return {
        "spans": _rep_spans(data["moves"]),
        "second": _rep_spans(data["second"]) if "second" in data else None,
        "acts": None if acts is None else tuple(Act(act).value for act in acts),
    }


def _rep_spans(moves: list[dict[str, str]]) -> tuple[Span, ...]:
    return tuple(
        Span(
            label=MoveKind(move["move"]).value,
            text=move["text"],
            form=Form(move["form"]).value if move.get("form") else None,
        )
        for move in moves
    )


def _homeowner(data: dict[str, Any]) -> dict[str, Any]:
    labels = {"spans": data["labels"], "second": data.get("second")}
    return {
        name: None if given is None else tuple(_homeowner_span(one, data["text"]) for one in given)
        for name, given in labels.items()
    }


def _homeowner_span(label: dict[str, Any], line: str) -> Span:
    kind = HomeownerMoveKind(label["move"])
    name = kind.value
    if kind is HomeownerMoveKind.OBJECTION:
        name = f"{kind.value}/{Category(label['category']).value}"
    return Span(label=name, text=label.get("text", line))
