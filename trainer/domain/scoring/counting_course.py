"""Counted checks over the course: what came in time, what was found out, how it was paced."""

from collections.abc import Sequence
from itertools import pairwise

from trainer.domain.documents import course as form
from trainer.domain.documents.scenario import Money
from trainer.domain.moves import ANSWERS, LISTENING, QUESTIONS, AimKind, HomeownerMoveKind, MoveKind
from trainer.domain.scoring.counting import (
    NO_SCENARIO,
    count,
    does,
    found_moves,
    made_moves,
    makes,
    named,
    turn_quotes,
)
from trainer.domain.scoring.measures import STACKED, words
from trainer.domain.scoring.record import Line, Record
from trainer.domain.scoring.scorecard import Answer

TOPIC_SURE = 0.5
OBJECTS_SURE = 0.7  # of an objection in reply to a question
TAKES_UP = 0.2  # nearness to what was said from which a question grows out of it
A_PRICE = 0.5  # share of the least they take, below which a sum is a fee or a deposit
ANSWER_WORDS = 4  # words of a reply from which it tells something
_MORE_THAN_ASKING = (
    *sorted(LISTENING | ANSWERS),
    MoveKind.OFFER,
    MoveKind.PROPOSE_NEXT_STEP,
)


@count.register
def _acts_before(formula: form.ActsBefore, record: Record) -> Answer:
    then = made_moves(record, formula.then)
    if not then:
        return Answer(held=None, reason=f"not applicable: no {named(formula.then)}")
    start = then[0][0].turn.index
    early = [line for line in record.rep_lines() if line.turn.index <= start]
    first = [line.turn.index for line in early if does(line, *formula.acts)]
    if first and not found_moves(record, formula.then):
        return Answer(held=None, reason=f"not applicable: no {named(formula.then)} that counts")
    reason = f"{named(formula.acts)}: {len(first)} times by the first {named(formula.then)}"
    evidence = turn_quotes(record, first or [start])
    return Answer(held=bool(first), reason=reason, evidence=evidence)


@count.register
def _asked_about(formula: form.AskedAbout, record: Record) -> Answer:
    if record.scene is None:
        return Answer(held=None, reason=NO_SCENARIO)
    known = formula.topics and {topic.id for topic in record.scene.topics} & {*formula.topics}
    if not known:
        return Answer(held=None, reason="not applicable: it is no topic of this trade")
    limit = _first_of(record, formula.before)
    asked = {**_told(formula, record), **_asked(formula, record)}
    in_time = {topic: at for topic, at in asked.items() if limit is None or at <= limit}
    wanted = min(formula.at_least, len(known))
    reason = f"{len(in_time)} of {len(known)} matters came up"
    if formula.before:
        reason += f" before the first {named(formula.before)}"
    evidence = turn_quotes(record, sorted(set(in_time.values())))
    return Answer(held=len(in_time) >= wanted, reason=reason, evidence=evidence)


def _first_of(record: Record, kinds: Sequence[MoveKind]) -> int | None:
    found = found_moves(record, kinds)
    return found[0][0].turn.index if found else None


def _asked(formula: form.AskedAbout, record: Record) -> dict[str, int]:
    """The turn in which each topic was first asked about and answered."""
    first: dict[str, int] = {}
    replies = zip(record.lines, record.lines[1:], strict=False)
    for line in (line for line, reply in replies if line.is_rep and _is_answered(line, reply)):
        for aim in line.earns.aims_at(AimKind.TOPIC):
            if aim.ref in formula.topics and aim.confidence >= TOPIC_SURE:
                first.setdefault(aim.ref, line.turn.index)
    return first


def _told(formula: form.AskedAbout, record: Record) -> dict[str, int]:
    """The turn that earned each topic's first fact, whatever it was earned by."""
    topics = {f.id: f.topic for f in record.scene.scenario.facts} if record.scene else {}
    first: dict[str, int] = {}
    for fact in record.disclosures:
        topic = topics.get(fact.fact)
        if topic in formula.topics and fact.earned_at is not None:
            first[topic] = min(fact.earned_at, first.get(topic, fact.earned_at))
    return first


def _is_answered(line: Line, reply: Line) -> bool:
    """Whether a turn asks in a way that counts, and more than a word or a no came back.

    That is no barrage, and no question off a list: it grows out of what was said.
    """
    asks = makes(line, *QUESTIONS) and len(line.heard.questions()) < STACKED
    objects = any(
        said.kind is HomeownerMoveKind.OBJECTION and said.confidence >= OBJECTS_SURE
        for said in reply.says
    )
    fits = asks and line.earns.relates >= TAKES_UP
    return fits and not objects and words(reply.turn.text) >= ANSWER_WORDS


@count.register
def _paced(formula: form.Paced, record: Record) -> Answer:
    asking = [line for line in record.rep_lines() if makes(line, *QUESTIONS)]
    if len(asking) < 2:  # noqa: PLR2004 - one question has no pace
        return Answer(held=None, reason="not applicable: one question at most")
    longest: list[Line] = []
    row: list[Line] = []
    for line in record.rep_lines():
        row = [*row, line] if _only_asks(line) else []
        longest = max(longest, row, key=len)
    held = len(longest) <= formula.at_most
    evidence = turn_quotes(record, [line.turn.index for line in (asking if held else longest)])
    reason = f"{len(longest)} turns in a row did nothing but ask"
    return Answer(held=held, reason=reason, evidence=evidence)


def _only_asks(line: Line) -> bool:
    return makes(line, *QUESTIONS) and not makes(line, *_MORE_THAN_ASKING)


@count.register
def _no_retrade(formula: form.NoRetrade, record: Record) -> Answer:  # noqa: ARG001 - it decides
    money = record.scene.scenario.money if record.scene else None
    if money is None or not money.more_is_better:
        return Answer(held=None, reason="not applicable: no house is known to be sold here")
    sums = _offered(record, money)
    if len(sums) < 2:  # noqa: PLR2004 - it takes two to compare
        return Answer(held=None, reason="not applicable: one sum at most was offered")
    worse = [later for earlier, later in pairwise(sums) if later[1] < earlier[1]]
    shown = [index for index, _ in (worse or sums)]
    reason = f"{len(sums)} sums were offered, {len(worse)} of them below the one before"
    return Answer(held=not worse, reason=reason, evidence=turn_quotes(record, shown))


def _offered(record: Record, money: Money) -> list[tuple[int, float]]:
    """What was offered for the house, with the turns; of a range the lower end, which binds.

    Several sums in one line are the parts of a calculation, not an offer.
    """
    found: list[tuple[int, float]] = []
    for line in record.rep_lines():
        slots = line.heard.slots
        if not line.heard.has(MoveKind.OFFER) or slots.monthly or not slots.amounts:
            continue
        sum_ = slots.amounts[0] if slots.least is None else slots.least
        is_one = len(slots.amounts) == 1 or slots.least is not None
        if is_one and sum_ >= A_PRICE * money.floor:
            found.append((line.turn.index, sum_))
    return found


@count.register
def _at_the_end(formula: form.AtTheEnd, record: Record) -> Answer:
    spoken = [line for line in record.rep_lines() if line.turn.text.strip()]
    last = spoken[-formula.last :]
    if not last:
        return Answer(held=None, reason="not applicable: the rep said nothing")
    found = [line for line in last if makes(line, *formula.moves) or does(line, *formula.acts)]
    kinds = named((*formula.moves, *formula.acts))
    reason = f"{kinds}: in {len(found)} of the last {len(last)} turns"
    evidence = turn_quotes(record, [line.turn.index for line in (found or last[-1:])])
    return Answer(held=bool(found), reason=reason, evidence=evidence)


@count.register
def _in_stages(formula: form.InStages, record: Record) -> Answer:
    begins = [at for step in formula.stages if (at := _begin(step, record)) is not None]
    if len(begins) < 2:  # noqa: PLR2004 - one stage has no order
        return Answer(held=None, reason="not applicable: one stage at most was reached")
    ordered = begins == sorted(begins)
    held = ordered and len(begins) >= formula.at_least
    in_order = "in order" if ordered else "out of order"
    reason = f"{len(begins)} of {len(formula.stages)} stages were reached, {in_order}"
    return Answer(held=held, reason=reason, evidence=turn_quotes(record, begins))


def _begin(step: form.Phase, record: Record) -> int | None:
    lines = (
        line for line in record.rep_lines() if makes(line, *step.moves) or does(line, *step.acts)
    )
    return next((line.turn.index for line in lines), None)
