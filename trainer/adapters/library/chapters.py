"""Chapters: a file that says only what is other than in the file it follows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from trainer.adapters.library.lint import Flaw
from trainer.adapters.library.yaml_text import Place, key_place, place_of

ADDED = {"facts": "id", "objections": "id", "plain": "topic"}  # lists to which a chapter adds
_OWN = ("id", "follows", "days")  # what no chapter takes over
Data = Mapping[str, Any]


class Chapters:
    """The data of every file of a shelf, by id, each completed with what it follows.

    `unreadable` are the ids of files that are there and hold no data.
    """

    def __init__(self, files: Mapping[str, Data], unreadable: Collection[str] = ()) -> None:
        self._files = files
        self._unreadable = unreadable

    def whole(self, name: str) -> dict[str, Any]:
        """The data of a file with all that it takes over; only its own where that is not there."""
        *later, first = (name, *self.before(name))
        data = dict(self._files[first])
        for one in reversed(later):
            data = _completed(dict(self._files[one]), data)
        return data

    def before(self, name: str) -> Iterator[str]:
        """The ids of the files that one follows, nearest first; ends where a file is not there."""
        seen = {name}
        while (name := _followed(self._files[name]) or "") in self._files and name not in seen:
            seen.add(name)
            yield name

    def flaws(self, name: str) -> Iterator[Flaw]:
        """A file that follows one which is not there or cannot be read, or itself in a circle."""
        last = name
        for before in self.before(name):
            last = before
        missing = _followed(self._files[last])
        if missing is None:
            return
        message = f"no scenario '{missing}'."
        if missing in self._files:
            message = f"'{missing}' follows this one."
        elif missing in self._unreadable:
            message = f"'{missing}' cannot be read; mend it."
        yield Flaw(path=("follows", "scenario"), code="E122", message=message)

    def lost(self, name: str) -> Iterator[Flaw]:
        """Facts that are said to be gone and are not among those of the file before."""
        before = next(self.before(name), None)
        if before is None:
            return
        facts = self.whole(before).get("facts")
        known = [_id_of(fact) for fact in facts] if isinstance(facts, list) else []
        for at, ref in enumerate(_gone(self._files[name])):
            if ref not in known:
                message = f"'{before}' has no fact '{ref}'."
                yield Flaw(path=("follows", "gone", at), code="E103", message=message)


def _followed(data: Data) -> str | None:
    follows = data.get("follows")
    scenario = follows.get("scenario") if isinstance(follows, dict) else None
    return scenario if isinstance(scenario, str) else None


def _completed(own: dict[str, Any], before: Data) -> dict[str, Any]:
    whole = {key: value for key, value in before.items() if key not in _OWN} | own
    for key, name in ADDED.items():
        whole |= _joined(own, before, key, name)
    gone = _gone(own)
    if isinstance(whole.get("facts"), list):
        whole["facts"] = [fact for fact in whole["facts"] if _id_of(fact) not in gone]
    whole |= _asked(own, before, gone)
    if isinstance(own.get("phrases"), dict) and isinstance(before.get("phrases"), dict):
        whole["phrases"] = before["phrases"] | own["phrases"]
    return whole


def _asked(own: Data, before: Data, gone: Sequence[object]) -> dict[str, Any]:
    """The chapter's own particular questions, then those of before that it does not answer anew.

    What goes deeper into a fact that is gone goes with it.
    """
    mine, theirs = own.get("asked", []), before.get("asked")
    if not isinstance(mine, list) or not isinstance(theirs, list):
        return {}
    anew = {question for entry in mine for question in _questions(entry)}
    rest = [e for e in theirs if anew.isdisjoint(_questions(e))]
    return {"asked": [*mine, *(e for e in rest if _after(e) is None or _after(e) not in gone)]}


def _questions(entry: object) -> frozenset[str]:
    asked = entry.get("questions") if isinstance(entry, dict) else None
    return frozenset(str(q).casefold() for q in asked) if isinstance(asked, list) else frozenset()


def _after(entry: object) -> object:
    return entry.get("after") if isinstance(entry, dict) else None


def _gone(own: Data) -> list[object]:
    gone = own["follows"].get("gone")
    return gone if isinstance(gone, list) else []


def _id_of(entry: object) -> object:
    return entry.get("id") if isinstance(entry, dict) else None


def _joined(own: Data, before: Data, key: str, name: str) -> dict[str, Any]:
    """The chapter's own entries first, then those of before that it does not replace."""
    mine, theirs = own.get(key), before.get(key)
    if not isinstance(mine, list) or not isinstance(theirs, list):
        return {}
    named = [entry.get(name) for entry in mine if isinstance(entry, dict)]
    rest = [e for e in theirs if not (isinstance(e, dict) and e.get(name) in named)]
    return {key: [*mine, *rest]}


def place_in(data: Any, path: tuple[int | str, ...], *, of_key: bool = False) -> Place:
    """Line and column of what `path` leads to, or of `follows` where a chapter has taken it over."""
    if path and isinstance(data, dict) and "follows" in data and _is_taken_over(data, path):
        return place_of(data, ("follows",))
    return key_place(data, path) if of_key else place_of(data, path)


def _is_taken_over(data: Data, path: tuple[int | str, ...]) -> bool:
    first, *rest = path
    if first not in data:
        return True
    at, value = (rest[0] if rest else None), data[str(first)]
    if first in ADDED and isinstance(at, int) and isinstance(value, list):
        return at >= len(value)
    return first == "phrases" and at is not None and isinstance(value, dict) and at not in value
