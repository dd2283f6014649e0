"""Any transcript text to a transcript: turns numbered from 0, the two sides told apart."""

import re
from collections.abc import Sequence
from itertools import groupby

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from trainer.domain.reading.captions import looks_like_captions
from trainer.domain.reading.json_text import load_json
from trainer.domain.reading.names import listed, sides
from trainer.domain.reading.texts import Said, read_captions, read_plain
from trainer.domain.transcript import Action, Speaker, Transcript, Turn
from trainer.errors import TranscriptError, UnknownRepError

MOST_TURNS = 20_000
_LONGEST_PLACE = 80  # letters; a key of somebody else's making may be long
# No JSON: a time stamp or a word in brackets, such as "[00:01] Rep: Hi" or "[inaudible]".
_BRACKETED = re.compile(r"\s*\[\s*(?:\d{1,2}:\d{2}|[^\W\d_])")


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

    `rep` is the name of the rep, where the text does not tell. Raises TranscriptError, saying what
    was found and what to do; UnknownRepError where a name would tell.
    """
    bare = text.lstrip("\ufeff")
    if not bare.strip():
        message = "The transcript is empty."
        raise TranscriptError(message)
    if bare.lstrip().startswith(("{", "[")) and not _BRACKETED.match(bare):
        return _from_json(bare, rep)
    read = read_captions if looks_like_captions(bare) else read_plain
    return _from_said(read(bare, rep), rep)


def _from_json(text: str, rep: str | None) -> Transcript:
    data = load_json(text)
    if isinstance(data, list):
        data = {"turns": data}
    try:
        document = TranscriptDocument.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])[:_LONGEST_PLACE] or "the document"
        message = f"{where}: {first['msg']}. `trainer schema transcript` prints what is expected."
        raise TranscriptError(message) from error
    spoken = [turn for turn in document.turns if turn.text.strip() or turn.action is not Action.SAY]
    names = list(dict.fromkeys(turn.name for turn in spoken if turn.name is not None))
    side = {} if rep is None else sides(names, rep)
    turns = tuple(
        Turn(
            index=index,
            speaker=turn.speaker if turn.name is None else side.get(turn.name, turn.speaker),
            text=turn.text.strip(),
            action=turn.action,
            name=turn.name,
            at=turn.at,
        )
        for index, turn in enumerate(spoken)
    )
    return _whole(turns, document.scenario, '"speaker": "{side}"')


def _from_said(said: Sequence[Said], rep: str | None) -> Transcript:
    spoken = [one for one in said if one.text]
    side = sides(list(dict.fromkeys(one.name for one in spoken)), rep)
    runs = (
        (name, " ".join(one.text for one in run))
        for name, run in groupby(spoken, key=lambda one: one.name)
    )
    turns = tuple(
        Turn(index=index, speaker=side[name], text=text, name=name)
        for index, (name, text) in enumerate(runs)
    )
    return _whole(turns, None, "the name '{side}'")


def _whole(turns: tuple[Turn, ...], scenario: str | None, mark: str) -> Transcript:
    for side in Speaker:
        if not any(turn.speaker is side for turn in turns):
            raise _missing(side, turns, mark.format(side=side.value))
    if len(turns) > MOST_TURNS:
        message = f"That is over {MOST_TURNS:,} turns; split the file."
        raise TranscriptError(message)
    return Transcript(turns=turns, scenario=scenario)


def _missing(side: Speaker, turns: Sequence[Turn], mark: str) -> TranscriptError:
    names = list(dict.fromkeys(turn.name for turn in turns if turn.name is not None))
    speakers = sorted({turn.name or turn.speaker.value for turn in turns})
    option = ", or use --rep NAME to say which name is the rep" if len(names) > 1 else ""
    message = (
        f"The {side.value} says nothing here; there is only: {listed(speakers)}. "
        f"Give the {side.value}'s turns {mark}{option}."
    )
    return UnknownRepError(message, names) if len(names) > 1 else TranscriptError(message)
