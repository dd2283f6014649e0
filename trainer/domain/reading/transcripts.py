"""Any transcript text to a transcript: turns numbered from 0, the two sides told apart."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from trainer.domain.reading.names import sides
from trainer.domain.reading.texts import Said, looks_like_captions, read_captions, read_plain
from trainer.domain.transcript import Action, Speaker, Transcript, Turn
from trainer.errors import TranscriptError

MOST_TURNS = 20_000


class TurnDocument(BaseModel):
    """One turn of a transcript file."""

    model_config = ConfigDict(extra="forbid")

    speaker: Speaker
    text: str = ""
    name: str | None = None
    action: Action = Action.SAY
    at: AwareDatetime | None = None


class TranscriptDocument(BaseModel):
    """A transcript file: who said what, in order. Turns are numbered from 0 over both speakers."""

    model_config = ConfigDict(extra="forbid")

    scenario: str | None = None
    turns: list[TurnDocument] = Field(min_length=1, max_length=MOST_TURNS)


def read_transcript(text: str, rep: str | None = None) -> Transcript:
    """The transcript in a text: JSON, WebVTT, SRT, or lines with speaker names.

    Raises TranscriptError, saying what was found and what to do.
    """
    bare = text.lstrip("\ufeff")
    if not bare.strip():
        message = "The transcript is empty."
        raise TranscriptError(message)
    if bare.lstrip().startswith(("{", "[")):
        return _from_json(bare)
    said = read_captions(bare) if looks_like_captions(bare) else read_plain(bare)
    return _from_said(said, rep)


def _from_json(text: str) -> Transcript:
    try:
        data: Any = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"Line {error.lineno}, column {error.colno}: this is not JSON: {error.msg}."
        raise TranscriptError(message) from error
    if isinstance(data, list):
        data = {"turns": data}
    try:
        document = TranscriptDocument.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "the document"
        message = f"{where}: {first['msg']}. `trainer schema transcript` prints what is expected."
        raise TranscriptError(message) from error
    spoken = [turn for turn in document.turns if turn.text.strip() or turn.action is not Action.SAY]
    turns = tuple(
        Turn(
            index=index,
            speaker=turn.speaker,
            text=turn.text.strip(),
            action=turn.action,
            name=turn.name,
            at=turn.at,
        )
        for index, turn in enumerate(spoken)
    )
    return _whole(turns, document.scenario)


def _from_said(said: Sequence[Said], rep: str | None) -> Transcript:
    spoken = [one for one in said if one.text]
    names = list(dict.fromkeys(one.name for one in spoken))
    side = sides(names, rep)
    turns: list[Turn] = []
    for one in spoken:
        last = turns[-1] if turns else None
        if last is not None and last.name == one.name:
            turns[-1] = Turn(
                index=last.index,
                speaker=last.speaker,
                text=f"{last.text} {one.text}",
                name=last.name,
            )
        else:
            turns.append(
                Turn(index=len(turns), speaker=side[one.name], text=one.text, name=one.name)
            )
    return _whole(tuple(turns), None)


def _whole(turns: tuple[Turn, ...], scenario: str | None) -> Transcript:
    speakers = {turn.speaker for turn in turns}
    if Speaker.REP not in speakers:
        who = ", ".join(sorted({turn.name or turn.speaker.value for turn in turns})) or "nobody"
        message = (
            f"The rep says nothing here; there is only: {who}. Use --rep NAME to name the rep."
        )
        raise TranscriptError(message)
    if len(turns) > MOST_TURNS:
        message = f"That is over {MOST_TURNS:,} turns; split the file."
        raise TranscriptError(message)
    return Transcript(turns=turns, scenario=scenario)
