"""What the pages of real calls show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from trainer.domain.call import Call
from trainer.domain.concerns import STEPS, Concern, Kind, kinds_of, reached, turn_of
from trainer.domain.outcome import Outcome
from trainer.domain.reading.masking import marks_in
from trainer.domain.scoring.bands import Band, bands
from trainer.domain.scoring.scorecard import Scorecard
from trainer.routes.call_forms import turns_field
from trainer.routes.views_call_turns import TurnView, turns_of
from trainer.usecases.upload_call import Draft

_ENDED = {
    Outcome.ADVANCE: "They agreed to a next step.",
    Outcome.RIGHT_STOP: "You stopped when they asked, and that was right.",
    Outcome.WALKED_AWAY: "They asked you to stop.",
}
_MOST_QUOTES = 6  # stalled concerns shown of one category
_LONGEST_QUOTE = 160  # letters
_BAR, _STEP = 240.0, 34  # of the drawing: the longest bar, and the height of one
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is a formula to a spreadsheet


@dataclass(frozen=True, kw_only=True, slots=True)
class LineView:
    """A call in the list."""

    id: str
    title: str
    made_at: datetime
    keep_until: datetime
    rubric: str
    overall: float | None
    passed: bool | None
    turns: int
    concerns: int
    settled: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ListView:
    """The list with its totals."""

    lines: tuple[LineView, ...]
    concerns: int
    settled: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftView:
    """A call before it is stored."""

    number: int
    title: str
    label: str
    turns: tuple[TurnView, ...]
    masked: int
    field: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackView:
    """A concern as a row of steps: its name, and the turn or None."""

    category: str
    stage: str
    steps: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CallView:
    """One call with its scorecard."""

    id: str
    title: str
    made_at: datetime
    keep_until: datetime
    ended: str
    card: Scorecard
    tracks: tuple[TrackView, ...]
    bands: tuple[Band, ...]
    turns: tuple[TurnView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class StallView:
    """A concern that never settled: its words, where they stand, and the furthest step."""

    call: str
    title: str
    turn: int
    quote: str
    stalled: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KindView:
    """One category over all calls."""

    category: str
    calls: int
    times: int
    reached: tuple[int, ...]
    stalls: tuple[StallView, ...]
    more: int


@dataclass(frozen=True, kw_only=True, slots=True)
class BarView:
    """A bar of the drawing; `top` and `width` in its own units."""

    label: str
    count: int
    top: int
    width: float


@dataclass(frozen=True, kw_only=True, slots=True)
class SummaryView:
    """All calls at once."""

    calls: int
    concerns: int
    settled: int
    steps: tuple[str, ...]
    bars: tuple[BarView, ...]
    height: int
    kinds: tuple[KindView, ...]


def list_page(calls: Sequence[Call]) -> ListView:
    """The list of a person's calls."""
    lines = tuple(_line(call) for call in calls)
    return ListView(
        lines=lines,
        concerns=sum(line.concerns for line in lines),
        settled=sum(line.settled for line in lines),
    )


def _line(call: Call) -> LineView:
    tracks = call.scorecard.objections
    return LineView(
        id=call.id,
        title=call.title,
        made_at=call.made_at,
        keep_until=call.keep_until,
        rubric=call.rubric,
        overall=call.scorecard.overall,
        passed=call.scorecard.passed,
        turns=len(call.transcript.turns),
        concerns=len(tracks),
        settled=sum(track.settled is not None for track in tracks),
    )


def preview_page(drafts: Sequence[Draft], labels: Sequence[str]) -> tuple[DraftView, ...]:
    """The drafts as they would be stored."""
    return tuple(
        DraftView(
            number=number,
            title=draft.title,
            label=labels[number] if number < len(labels) else "",
            turns=turns_of(draft.transcript, None),
            masked=marks_in(draft.transcript),
            field=turns_field(draft),
        )
        for number, draft in enumerate(drafts)
    )


def call_page(call: Call) -> CallView:
    """The scorecard page of one call."""
    card = call.scorecard
    return CallView(
        id=call.id,
        title=call.title,
        made_at=call.made_at,
        keep_until=call.keep_until,
        ended=_ENDED.get(card.outcome, "") if card.outcome else "",
        card=card,
        tracks=tuple(
            TrackView(
                category=track.category.value.replace("_", " "),
                stage=track.stage.value,
                steps=tuple((step.value, turn_of(track, step)) for step in STEPS),
            )
            for track in card.objections
        ),
        bands=bands(card.measures),
        turns=turns_of(call.transcript, card),
    )


def summary_page(calls: Sequence[Call], concerns: Sequence[Concern]) -> SummaryView:
    """Which concerns come up, and where they stall."""
    counts = reached(concerns)
    titles = {call.id: call.title for call in calls}
    return SummaryView(
        calls=len(calls),
        concerns=len(concerns),
        settled=sum(one.is_settled for one in concerns),
        steps=tuple(step.value for step in STEPS),
        bars=tuple(
            BarView(
                label=step.value.capitalize(),
                count=counts[step],
                top=at * _STEP,
                width=round(_BAR * counts[step] / max(1, len(concerns)), 1),
            )
            for at, step in enumerate(STEPS)
        ),
        height=_STEP * len(STEPS),
        kinds=tuple(_kind(kind, titles) for kind in kinds_of(concerns)),
    )


def _kind(kind: Kind, titles: Mapping[str, str]) -> KindView:
    stalls = kind.stalls
    return KindView(
        category=kind.category.value.replace("_", " "),
        calls=kind.calls,
        times=kind.times,
        reached=tuple(kind.reached[step] for step in STEPS),
        stalls=tuple(
            StallView(
                call=one.call,
                title=titles[one.call],
                turn=one.track.raised,
                quote=_shortened(one.quote),
                stalled=one.stalled.value,
            )
            for one in stalls[:_MOST_QUOTES]
        ),
        more=max(0, len(stalls) - _MOST_QUOTES),
    )


def _shortened(quote: str) -> str:
    if len(quote) <= _LONGEST_QUOTE:
        return quote
    return quote[:_LONGEST_QUOTE].rpartition(" ")[0] + " …"


def table_of(calls: Sequence[Call], concerns: Sequence[Concern]) -> Iterator[tuple[str, ...]]:
    """The concerns as rows for a spreadsheet, with a row of names first."""
    titles = {call.id: call for call in calls}
    steps = [step.value for step in STEPS]
    yield ("call", "title", "uploaded", "category", "stage", *steps, "quote")
    for one in concerns:
        call = titles[one.call]
        turns = (turn_of(one.track, step) for step in STEPS)
        cells = (
            call.id,
            call.title,
            call.made_at.date().isoformat(),
            one.category.value,
            one.track.stage.value,
            *("" if turn is None else str(turn) for turn in turns),
            one.quote,
        )
        yield tuple(_no_formula(cell) for cell in cells)


def _no_formula(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
