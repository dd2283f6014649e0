"""The debrief as plain text: everything of the page, in its order, without its forms."""

from collections.abc import Iterator
from textwrap import fill

from trainer.domain.scoring.ledger import Entry
from trainer.domain.scoring.scorecard import CriterionScore, Moment
from trainer.routes.views_notes import TriesView, TryView
from trainer.routes.views_scorecard import CardView, ScorecardView
from trainer.routes.views_transcript import ReadTurn

WIDTH = 78
_HELD = {True: "yes", False: "not yet", None: "not scored"}


def debrief_text(page: ScorecardView) -> str:
    """The whole page in lines of at most WIDTH characters."""
    parts = (
        _head,
        _moments,
        _own_view,
        _totals,
        _concerns,
        _facts,
        _signals,
        _trust,
        _measures,
        _note,
        _conversation,
    )
    lines = [line for part in parts for line in part(page)]
    return "\n".join(_wrapped(line) for line in lines).strip() + "\n"


def _wrapped(line: str) -> str:
    indent = " " * (len(line) - len(line.lstrip()))
    return fill(line, WIDTH, subsequent_indent=indent + "  " if line.strip() else "")


def _title(text: str) -> Iterator[str]:
    yield from ("", text.upper())


def _head(page: ScorecardView) -> Iterator[str]:
    yield f"{page.title} - {page.trainee}"
    yield page.ended
    yield f"What {page.name} tells {page.told_to} about {_you(page)}: “{page.told}”"


def _you(page: ScorecardView) -> str:
    return "you" if page.own else page.trainee


def _moments(page: ScorecardView) -> Iterator[str]:
    focus = page.card.focus if page.card else None
    for title, moment in (
        ("What worked", page.strength),
        ("One thing to change", focus.change if focus else None),
    ):
        if moment is not None:
            yield from _title(title)
            yield from _moment(moment)
    if focus is not None and page.strength is None and focus.change is None:
        yield "There was too little said to point at anything."


def _moment(moment: Moment) -> Iterator[str]:
    yield f"Turn {moment.turn}, {moment.criterion}: “{moment.quote}”"
    yield moment.why
    if moment.try_instead:
        yield f"Try instead: “{moment.try_instead}”"


def _own_view(page: ScorecardView) -> Iterator[str]:
    if page.assessed is not None:
        seen = page.assessed
        yield from _title("Your own view")
        yield f"{seen.criterion}: you said {seen.level} of 5 ({seen.level_words}); the scorecard says {seen.scored}."
        if seen.compared:
            yield seen.compared
        if seen.redo:
            yield f"You would do turn {seen.redo[0]} again: “{seen.redo[1]}”"
    if page.tries is not None:
        yield from _tries(page.tries)


def _tries(tries: TriesView) -> Iterator[str]:
    yield from _title(f"Two tries of turn {tries.turn}")
    for one in (tries.first, tries.second):
        yield from _try(one, tries.name)


def _try(one: TryView, name: str) -> Iterator[str]:
    yield f"{one.title}: “{one.words}”"
    if one.answer:
        yield f"  {name}: “{one.answer}”"
    trust = "" if one.before is None else f"Trust {one.before} to {one.after}. "
    yield f"  {trust}Total of the whole conversation, {one.turns} turns of yours: {one.total}."


def _totals(page: ScorecardView) -> Iterator[str]:
    if page.shown is None:
        yield from _title("Not scored yet")
        return
    yield from _title("Rules that stand apart")
    for gate in page.broken:
        yield f"Broken: {gate.name}. {gate.reason}"
        yield from (f"  Turn {piece.turn}: “{piece.quote}”" for piece in gate.evidence)
    for word, gates in (("Kept", page.kept), ("Nobody could judge", page.open)):
        if gates:
            yield f"{word}: {', '.join(gate.name for gate in gates)}."
    yield from _card(page.shown)
    yield page.judged_by
    for card in page.also:
        yield from _card(card)


def _card(card: CardView) -> Iterator[str]:
    yield from _title(card.name)
    if card.overall is None:
        yield "No total: nothing could be scored."
    else:
        yield f"{card.overall:.0f} of 100, {'passed' if card.passed else 'not passed'}."
    for score in card.criteria:
        yield from _criterion(score)
    for one in card.unscored:
        yield f"{one.name}: not scored. {one.reason}"


def _criterion(score: CriterionScore) -> Iterator[str]:
    yield f"{score.name}: {score.level} of {score.top}. ({score.reliability.about})"
    for check in score.checks:
        if check.matters:
            yield f"  {_HELD[check.held]}: {check.anchor}{' (advice)' if check.advice else ''}"
            if check.held is not None:
                yield from (f"    Turn {p.turn}: “{p.quote}”" for p in check.evidence[:1])
    if score.level < score.top:
        example = f" For example: “{score.better}”" if score.better else ""
        yield f"  Next time: {score.advice}{example}"


def _concerns(page: ScorecardView) -> Iterator[str]:
    if page.card is not None:
        yield from _title("Their concerns")
        if not page.tracks:
            yield f"{page.name} raised none."
    for track in page.tracks:
        steps = ", ".join(
            f"{step} in turn {turn}" if turn is not None else f"not {step}"
            for step, turn in track.steps
        )
        yield f"{track.category.capitalize()}: {steps}."
        if track.root:
            yield f"  What lay beneath: {track.root}"


def _facts(page: ScorecardView) -> Iterator[str]:
    if page.facts:
        yield from _title(f"What {page.name} kept back")
    for entry in page.facts:
        yield from _fact(entry)


def _fact(entry: Entry) -> Iterator[str]:
    if entry.turn is not None:
        yield f"You learned in turn {entry.turn}, {entry.how}: {entry.about}"
        return
    yield f"Never came up: {entry.about or 'something about ' + entry.topic.lower()}"
    yield f"  What would have brought it out: {entry.how}."
    if entry.hinted is not None:
        yield f"  It was hinted at in turn {entry.hinted + 1}, and not taken up."
    if not entry.chances:
        yield "  You never asked about it."
    for turn, trust in entry.chances:
        yield f"  You asked in turn {turn}, with trust at {trust}."


def _signals(page: ScorecardView) -> Iterator[str]:
    if page.signals:
        yield from _title("Buying signals")
    for signal in page.signals:
        yield f"Turn {signal.turn}: “{signal.words}” {signal.said}"


def _trust(page: ScorecardView) -> Iterator[str]:
    if page.curve is None:
        return
    yield from _title("Trust")
    yield page.curve.told
    for point in page.curve.movers:
        yield f"Turn {point.turn}, {point.change:+d}: {', and '.join(point.because)}."


def _measures(page: ScorecardView) -> Iterator[str]:
    if page.bands:
        yield from _title("By the numbers: notes, not scores")
    for band in page.bands:
        yield f"{band.name}: {band.yours}. {band.usual}"


def _note(page: ScorecardView) -> Iterator[str]:
    if not page.is_noted:
        return
    yield from _title("The note for the file")
    for field in page.fields:
        yield f"{field.label}: {field.text or '(empty)'} - {field.said}"
        if field.checked is not None:
            yield from (f"  Never said: {word}" for word in field.checked.never_said)
            yield from (f"  Told, and left out: {one.text}" for one in field.checked.left_out)


def _conversation(page: ScorecardView) -> Iterator[str]:
    yield from _title("The conversation")
    for turn in page.turns:
        yield from _turn(turn)


def _turn(turn: ReadTurn) -> Iterator[str]:
    yield f"{turn.index} {turn.who}: {turn.text or f'({turn.action})'}"
    if turn.heard is not None:
        moves = (
            "; ".join(dict.fromkeys(words for words, _ in turn.heard.moves)) or "nothing special"
        )
        yield f"    Heard: {moves}. Trust {turn.heard.before} to {turn.heard.after}."
