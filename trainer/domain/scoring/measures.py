"""What can be counted in a conversation; soft feedback, and the ground of some checks."""

import re
from collections.abc import Sequence

from trainer.domain.moves import (
    ANSWERS,
    LISTENING,
    QUESTIONS,
    Form,
    HomeownerMoveKind,
    MoveKind,
)
from trainer.domain.scoring.record import Line, Record

STACKED = 3  # so many questions in one turn are a barrage
_WORD = re.compile(r"[a-z0-9']{4,}")
_EMPTY = frozenset(
    "that this with have your about what when where which would could should there their they "
    "them then than from just like know well yeah okay right really think going some been were "
    "because into only very much will want need does didn don't it's that's you're i'm".split()
)


def measures_of(record: Record) -> dict[str, object]:
    """The measures by their public names; shares run from 0 to 1, lengths are in words."""
    reps = record.rep_lines()
    flat: dict[str, object] = {name: measure(record, name) for name in MEASURES}
    kinds = {kind.value.removesuffix("_question"): _count(reps, kind) for kind in sorted(QUESTIONS)}
    forms = {
        form.value: sum(m.form is form for line in reps for m in line.heard.questions())
        for form in Form
    }
    return {**flat, "questions": {**forms, **kinds}}


def measure(record: Record, name: str) -> float:
    """One measure by name. Raises KeyError for an unknown one (the content lint finds those)."""
    return MEASURES[name](record)


def words(text: str) -> int:
    """Words as people count them: runs between spaces."""
    return len(text.split())


def content_words(text: str) -> frozenset[str]:
    """The words of a line that carry its matter."""
    return frozenset(_WORD.findall(text.lower())) - _EMPTY


def _count(lines: Sequence[Line], *kinds: MoveKind) -> int:
    return sum(m.kind in kinds for line in lines for m in line.heard.moves)


def _rep_turns(record: Record) -> float:
    return len(record.rep_lines())


def _homeowner_turns(record: Record) -> float:
    return len(record.lines) - len(record.rep_lines())


def _rep_words(record: Record) -> int:
    return sum(words(line.turn.text) for line in record.rep_lines())


def _rep_word_share(record: Record) -> float:
    total = sum(words(line.turn.text) for line in record.lines)
    return round(_rep_words(record) / total, 3) if total else 0.0


def _longest(record: Record) -> float:
    return max((words(line.turn.text) for line in record.rep_lines()), default=0)


def _first_turn(record: Record) -> float:
    return words(record.rep_lines()[0].turn.text) if record.rep_lines() else 0


def _all_questions(record: Record) -> float:
    return _count(record.rep_lines(), *QUESTIONS)


def _stacked(record: Record) -> float:
    return sum(len(line.heard.questions()) >= STACKED for line in record.rep_lines())


def _double(record: Record) -> float:
    return sum(line.turn.text.count("?") > 1 for line in record.rep_lines())


def _listening(record: Record) -> float:
    return sum(m.kind in LISTENING for line in record.rep_lines() for m in line.earns.moves)


def _unasked_input(record: Record) -> float:
    """Turns that give information or an answer without a question or objection before them."""
    unasked = 0
    for before, line in zip(record.lines, record.lines[1:], strict=False):
        tells = line.is_rep and line.heard.has(*ANSWERS, MoveKind.OFFER)
        unasked += tells and not _invites(before)
    return unasked


def _invites(line: Line) -> bool:
    objects = any(move.kind is HomeownerMoveKind.OBJECTION for move in line.says)
    return "?" in line.turn.text or objects


def _balance(record: Record) -> float:
    return _listening(record) - _unasked_input(record)


def _off_role(record: Record) -> float:
    return sum(line.heard.is_off_role for line in record.rep_lines())


MEASURES = {
    "rep_turns": _rep_turns,
    "homeowner_turns": _homeowner_turns,
    "rep_word_share": _rep_word_share,
    "longest_rep_turn_words": _longest,
    "first_rep_turn_words": _first_turn,
    "questions_asked": _all_questions,
    "stacked_turns": _stacked,
    "double_turns": _double,
    "listening_moves": _listening,
    "unasked_input": _unasked_input,
    "listening_balance": _balance,
    "off_role_turns": _off_role,
}
