"""YAML text to data that knows its places; refuses what a scenario never needs."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import ConstructorError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
)
from ruamel.yaml.reader import ReaderError

from trainer.ports import Finding

MOST_BYTES = 200_000
DEEPEST = 20
KEPT = 256  # documents that are not parsed again
MOST_BITS = 64  # a longer number is a slip, and Python refuses to print a very long one
Place = tuple[int, int]  # line and column, from 1
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """A parsed file: the data with its marks, or the findings that kept it from being read."""

    data: CommentedMap | None
    findings: tuple[Finding, ...] = ()


@lru_cache(maxsize=KEPT)
def read_yaml(text: str, file: str) -> Read:
    """Parse one document. Aliases, tags and deep nesting are refused before anything is built.

    Whatever the text is, this does not raise: one file must not keep the others from loading. A text
    that was read before is not parsed again, since parsing takes most of a start; do not change what
    comes back.
    """
    if len(text.encode(errors="replace")) > MOST_BYTES:
        return _refused(file, (1, 1), "E001", f"The file is over {MOST_BYTES // 1000} kB.")
    try:
        refusal = _refusal(text)
        if refusal is not None:
            return _refused(file, *refusal)
        data = _reader().load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return _refused(file, place, "E002", f"This is not valid YAML: {_said(error)}.")
    except ReaderError as error:
        line = text[: error.position].count("\n") + 1
        return _refused(file, (line, 1), "E002", "There is a character that YAML does not allow.")
    except YAMLError as error:
        return _refused(file, (1, 1), "E002", f"This is not valid YAML: {error}.")
    if not isinstance(data, CommentedMap):
        return _refused(file, (1, 1), "E003", "A document is a list of 'field: value' lines.")
    return Read(data=data)


class _Constructor(RoundTripConstructor):
    """Builds values; one that cannot be built is an error with a place."""

    def construct_object(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - overridden
        """The value of a node."""
        try:
            built = super().construct_object(node, deep)
        except (ValueError, IndexError, OverflowError) as error:
            problem = "there is no such number, date or time; put it in quotes if it is text"
            raise ConstructorError(None, None, problem, node.start_mark) from error
        if isinstance(built, int) and built.bit_length() > MOST_BITS:
            problem = "the number is too long; put it in quotes if it is text"
            raise ConstructorError(None, None, problem, node.start_mark)
        return built


def _reader() -> YAML:
    yaml = YAML(typ="rt", pure=True)
    yaml.Constructor = _Constructor
    return yaml


def _said(error: MarkedYAMLError) -> str:
    return " ".join(str(part) for part in (error.context, error.problem) if part)


def _refused(file: str, place: Place, code: str, message: str) -> Read:
    finding = Finding(file=file, line=place[0], column=place[1], code=code, message=message)
    return Read(data=None, findings=(finding,))


def _refusal(text: str) -> tuple[Place, str, str] | None:
    depth = 0
    place = (1, 1)
    try:
        for event in _reader().parse(text):
            place = (event.start_mark.line + 1, event.start_mark.column + 1)
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            reason = _reason(event, depth)
            if reason is not None:
                return place, *reason
    except (ValueError, OverflowError):  # the scanner's, of an escape such as "\UFFFFFFFF"
        return place, "E002", "An escape (\\) after this is no character; write it out."
    return None


def _reason(event: Event, depth: int) -> tuple[str, str] | None:
    if depth > DEEPEST:
        return "E004", f"Lists and fields are nested more than {DEEPEST} deep."
    if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
        return "E005", "Anchors (&) and aliases (*) are not used here; write the text out."
    if isinstance(event, ScalarEvent) and event.value == "<<" and event.style is None:
        return "E005", "Merging (<<) is not used here; write the fields out."
    if isinstance(event, ScalarEvent) and _HALF.search(event.value):
        return "E002", "There is half a character (\\ud800 to \\udfff); write it out."
    tagged = isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None
    if tagged:
        return "E006", "Tags (!) are not used here; remove it."
    return None


def place_of(data: Any, path: tuple[int | str, ...]) -> Place:
    """Line and column of what `path` leads to, or of the nearest node above it."""
    place = (1, 1)
    node = data
    for step in path:
        found = _child(node, step)
        if found is None:
            return place
        place, node = found
    return place


def key_name(key: object) -> str:
    """A key as text: a number, a switch or nothing can stand there too."""
    if key is None or isinstance(key, bool):
        return {None: "null", True: "true", False: "false"}[key]
    return str(key)


def _keys(node: Any, step: int | str) -> list[Any]:
    """The key of a mapping that has this name, if any."""
    if not isinstance(node, CommentedMap):
        return []
    return [key for key in node if key_name(key) == step]


def _child(node: Any, step: int | str) -> tuple[Place, Any] | None:
    for key in _keys(node, step):
        value = node[key]
        group = value is None or isinstance(value, CommentedMap | CommentedSeq)
        line, column = node.lc.key(key) if group else node.lc.value(key)
        return (line + 1, column + 1), value
    if isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node):
        line, column = node.lc.item(step)
        return (line + 1, column + 1), node[step]
    return None


def key_place(data: Any, path: tuple[int | str, ...]) -> Place:
    """Line and column of the key that `path` ends with."""
    node = data
    for step in path[:-1]:
        found = _child(node, step)
        if found is None:
            return place_of(data, path)
        node = found[1]
    for key in _keys(node, path[-1]):
        line, column = node.lc.key(key)
        return line + 1, column + 1
    return place_of(data, path)
