"""What of a rep's words can earn anything.

Words that are copied, made up as a quote, said to somebody else, or said whatever was said before
them show nothing about the talk. They stay in the transcript, and their harm and their length
count; they only earn nothing, so that a turn scores as if they were not there.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from trainer.domain.moves import ANSWERS, LISTENING, QUESTIONS, Act, Heard, MoveKind
from trainer.domain.scoring.record import Line, ObjectionTrack, Rest
from trainer.domain.scoring.set_phrases import (
    Kind,
    forms_of,
    kinds_of,
    matter_of,
    plays_them,
    quotes_in,
    sentences_in,
    spoken,
)
from trainer.domain.transcript import Speaker, Turn

SAID_OFTEN = 3  # turns with the same sentence, or with set phrases of a kind, that are a habit
SAID_SHARE = 0.25  # of the turns, where that is more, for the same sentence
KIND_SHARE = 0.3  # the same for set phrases of a kind
ASKS_ALWAYS, ASKS_LEAST = 0.9, 6  # of the turns, and turns, from which it is a questionnaire
HEAP = 3  # questions in one turn that nobody can answer
COPIED_RUN = 5  # words in a row that nobody says back by chance
COPIED_SHARE = 0.8  # of a sentence's words

_STEPS: Mapping[str, tuple[frozenset[MoveKind], frozenset[Act]]] = {
    "acknowledged": (LISTENING, frozenset({Act.APOLOGY, Act.REMOVAL_OFFER})),
    "explored": (QUESTIONS | {MoveKind.CONFIRM}, frozenset()),
    "answered": (
        ANSWERS | QUESTIONS | {MoveKind.PROPOSE_NEXT_STEP, MoveKind.OFFER},
        frozenset(Act),
    ),
    "settled": (ANSWERS | {MoveKind.CONFIRM}, frozenset()),
}
"""What a turn has to do for each step of an objection's way to be credited to it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Said:
    """A rep turn in sentences, with the homeowner's words before it, each turn's as `spoken`."""

    index: int
    sentences: tuple[str, ...]
    before: tuple[str, ...]


def rests_of(turns: Sequence[Turn], off_role: Callable[[int, str], bool]) -> dict[int, Rest]:
    """What is left of each rep turn that holds words which earn nothing, by index; nothing is heard yet.

    `off_role` says whether words of a turn are said to a program or a judge instead of the homeowner.
    """
    said = _said(turns)
    mine = [_sincere(one, off_role) for one in said]
    stock, kinds = _stock(mine), _kinds(mine)
    meant = [_without(one, partial(_is_set, one, stock, kinds)) for one in mine]
    listed = _is_a_list(meant)
    kept = [_without(one, partial(_is_asked_idly, one, listed)) for one in meant]
    return {
        whole.index: Rest(
            earns=" ".join(least.sentences),
            reads=" ".join(read.sentences),
            listed=listed and least != asked,
        )
        for whole, read, asked, least in zip(said, mine, meant, kept, strict=True)
        if len(least.sentences) < len(whole.sentences)
    }


def _before_a_role(sentences: Sequence[str]) -> Sequence[str]:
    """The sentences up to a line that is put into somebody else's mouth."""
    begins = (at for at, sentence in enumerate(sentences) if plays_them(sentence))
    return sentences[: next(begins, len(sentences))]


def _sincere(one: _Said, off_role: Callable[[int, str], bool]) -> _Said:
    """The turn without what is not said to the homeowner, and without quotes they never said."""
    up_to_a_role = replace(one, sentences=tuple(_before_a_role(one.sentences)))

    def is_false(sentence: str) -> bool:
        quotes = quotes_in(sentence)
        made_up = any(not any(quote in said for said in one.before) for quote in quotes)
        return made_up or off_role(one.index, sentence)

    return _without(up_to_a_role, is_false)


def _without(one: _Said, is_nothing: Callable[[str], bool]) -> _Said:
    return replace(one, sentences=tuple(s for s in one.sentences if not is_nothing(s)))


def _is_set(one: _Said, stock: frozenset[str], kinds: frozenset[Kind], sentence: str) -> bool:
    """Whether a sentence is copied, or said whatever was said before it."""
    habitual = not stock.isdisjoint(forms_of(sentence, one.before)) or not kinds_of(
        sentence
    ).isdisjoint(kinds)
    return habitual or _is_copied(sentence, one.before)


def _is_asked_idly(one: _Said, listed: bool, sentence: str) -> bool:  # noqa: FBT001 - of the talk
    """Whether a question is one of a heap, or comes off a list."""
    if not sentence.endswith("?"):
        return False
    heap = sum(other.endswith("?") for other in one.sentences) >= HEAP
    return heap or (listed and _is_off_a_list(sentence, one.before))


def _said(turns: Sequence[Turn]) -> list[_Said]:
    heard: list[str] = []
    said: list[_Said] = []
    for turn in turns:
        if turn.speaker is Speaker.HOMEOWNER:
            heard.append(spoken(turn.text))
        elif sentences := sentences_in(turn.text):
            said.append(_Said(index=turn.index, sentences=sentences, before=tuple(heard)))
    return said


def _is_copied(sentence: str, before: Sequence[str]) -> bool:
    """Whether a sentence repeats a run of the homeowner's words, with the persons not even turned."""
    words = spoken(sentence).split()
    run = max(COPIED_RUN, round(COPIED_SHARE * len(words)))
    runs = [f" {' '.join(words[at : at + run])} " for at in range(len(words) - run + 1)]
    return any(one in said for said in before for one in runs)


def _stock(said: Sequence[_Said]) -> frozenset[str]:
    """The sentences, by their form, that are said in so many turns that they are said to everything."""
    often = max(SAID_OFTEN, round(SAID_SHARE * len(said)))
    turns = [
        {form for sentence in one.sentences for form in forms_of(sentence, one.before)}
        for one in said
    ]
    times = Counter(form for turn in turns for form in turn)
    return frozenset(form for form, count in times.items() if count >= often)


def _kinds(said: Sequence[_Said]) -> frozenset[Kind]:
    """The kinds of set phrases that stand in so many turns that they answer to none of them."""
    often = max(SAID_OFTEN, round(KIND_SHARE * len(said)))
    turns = [{kind for sentence in one.sentences for kind in kinds_of(sentence)} for one in said]
    return frozenset(kind for kind in Kind if sum(kind in turn for turn in turns) >= often)


def _is_a_list(said: Sequence[_Said]) -> bool:
    """Whether nearly every turn asks: then who asks goes through a list."""
    asks = sum(any(s.endswith("?") for s in one.sentences) for one in said)
    return asks >= max(ASKS_LEAST, ASKS_ALWAYS * len(said))


def _is_off_a_list(sentence: str, before: Sequence[str]) -> bool:
    """Whether a question holds no word of what was said just before it."""
    heard = matter_of(before[-1]) if before else frozenset()
    return sentence.endswith("?") and not matter_of(sentence) & heard


def with_rest(line: Line, rest: Rest | None) -> Line:
    """The line with what can earn something of it; words to a program earn nothing."""
    if rest is None:
        return replace(line, rest=Rest(earns="", reads="")) if line.heard.is_off_role else line
    if rest.heard.is_off_role:
        return replace(line, rest=Rest(earns="", reads=""))
    heard = rest.heard
    if rest.listed:
        kinds = [move.kind for move in line.heard.moves]
        moves = tuple(move for move in heard.moves if move.kind in kinds)
        acts = tuple(act for act in heard.acts if act in line.heard.acts)
        heard = replace(heard, moves=moves, acts=acts)
    quotable = tuple(move for move in heard.moves if move.text in line.turn.text)
    return replace(line, rest=replace(rest, heard=replace(heard, moves=quotable)))


def credited(tracks: Sequence[ObjectionTrack], lines: Sequence[Line]) -> tuple[ObjectionTrack, ...]:
    """The tracks without steps that a turn made by words that earn nothing."""
    short = {line.turn.index: line.earns for line in lines if line.rest is not None}
    return tuple(_credit(track, short) for track in tracks)


def _credit(track: ObjectionTrack, short: Mapping[int, Heard]) -> ObjectionTrack:
    def kept(name: str, at: int | None) -> int | None:
        kinds, acts = _STEPS[name]
        heard = None if at is None else short.get(at)
        return at if heard is None or heard.has(*kinds) or heard.did(*acts) else None

    return replace(
        track,
        acknowledged=kept("acknowledged", track.acknowledged),
        explored=kept("explored", track.explored),
        answered=kept("answered", track.answered),
        settled=kept("settled", track.settled),
    )
