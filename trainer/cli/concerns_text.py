"""The concerns of many calls, for a terminal and as data: which come up, and where they stall."""

from collections.abc import Iterator, Sequence
from typing import Any

from trainer.domain.concerns import STEPS, Concern, kinds_of

_QUOTES = 3  # stalled concerns shown of one category
_WIDTH = 72  # letters of a quote


def concerns_text(concerns: Sequence[Concern], calls: int) -> str:
    """A table of the concerns by category, then the words of some that stalled."""
    return "\n".join(_lines(concerns, calls)) + "\n"


def _lines(concerns: Sequence[Concern], calls: int) -> Iterator[str]:
    yield f"== {calls} {'call' if calls == 1 else 'calls'}, {len(concerns)} concerns"
    if not concerns:
        return
    heads = [step.value for step in STEPS]
    yield f"{'concern':<16}{'calls':>6}" + "".join(f"{head:>14}" for head in heads)
    kinds = kinds_of(concerns)
    for kind in kinds:
        counts = "".join(f"{kind.reached[step]:>14}" for step in STEPS)
        yield f"{kind.category.value.replace('_', ' '):<16}{kind.calls:>6}{counts}"
    for kind in kinds:
        for one in kind.stalls[:_QUOTES]:
            yield f"{kind.category.value.replace('_', ' ')}, {one.stalled.value} and no further:"
            yield f'    {one.call}, turn {one.track.raised}: "{_shortened(one.quote)}"'


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _WIDTH else quote[:_WIDTH].rpartition(" ")[0] + " …"


def concerns_data(concerns: Sequence[Concern], calls: int) -> dict[str, Any]:
    """The same as data: counts by category and step, and every concern that stalled."""
    return {
        "calls": calls,
        "concerns": len(concerns),
        "categories": [
            {
                "category": kind.category.value,
                "calls": kind.calls,
                "times": kind.times,
                "reached": {step.value: kind.reached[step] for step in STEPS},
                "stalled": [
                    {
                        "file": one.call,
                        "turn": one.track.raised,
                        "stage": one.stalled.value,
                        "quote": one.quote,
                    }
                    for one in kind.stalls
                ],
            }
            for kind in kinds_of(concerns)
        ],
    }
