"""When a next meeting suits the homeowner: a spoken time against their own calendar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trainer.domain.chance import draw, pick
from trainer.domain.documents.person import Calendar, Weekday, Window

_DAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOURS = {
    word: hour
    for hour, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_PARTS = {  # hours of the parts of a day, for "Thursday evening"
    "morning": (8, 12),
    "afternoon": (12, 17),
    "evening": (17, 21),
    "night": (18, 22),
    "tonight": (18, 22),
}
_MINUTES = {"fifteen": 15, "thirty": 30, "forty five": 45}
_PAST = {minutes: word for word, minutes in _MINUTES.items()}
_DAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.I)
_TIME = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_HOURS)}|noon)"
    r"(?::(\d\d)|[\s-](fifteen|thirty|forty[\s-]five))?(?:\s*([ap])\.?m)?\b",
    re.I,
)
_AFTER = re.compile(r"\b(?:after|past|from)\b", re.I)
HALF_DAY = 12
FREE = "{free}"  # stands in `suggests` for the time that is left this week
SLOT = 120  # minutes


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """A time as it was said: a weekday, and the hours of that day it can mean (in minutes)."""

    day: Weekday | None
    minutes: tuple[int, ...] = ()
    after: bool = False  # from then on, not just then
    within: tuple[int, int] | None = None


def when_of(said: str, today: Weekday) -> When:
    """The time that words like "tomorrow at three" name, seen from a weekday."""
    text = said.lower()
    minutes, after = _minutes(text), _AFTER.search(text) is not None
    return When(day=_day(text, today), minutes=minutes, after=after, within=_part(text))


def suits(calendar: Calendar, said: str) -> bool:
    """Whether the homeowner has time then; a day without an hour suits where any hour does."""
    when = when_of(said, calendar.today)
    windows = [w for w in calendar.free if when.day is None or when.day in w.days]
    return any(_fits(window, when) for window in windows)


def this_week(calendar: Calendar, week: int | None) -> Calendar:
    """The calendar of one conversation: of all the times that suit in general, the one that is left.

    Only where the homeowner's words leave it open which (`{free}`); so last time's day does not
    suit again merely because it did.
    """
    if week is None or FREE not in calendar.suggests:
        return calendar
    slots = [slot for window in calendar.free for slot in _slots(window)]
    return calendar.model_copy(update={"free": (pick(slots, draw(week, 0, "free time")),)})


def _slots(window: Window) -> Iterator[Window]:
    """Two hours and more of one day each."""
    start, end = _clock(window.from_), _clock(window.to)
    starts = [at for at in range(start, end, SLOT) if at == start or end - at >= SLOT]
    for day in window.days:
        for at, until in zip(starts, (*starts[1:], end), strict=True):
            times = {"from_": _text(at), "to": _text(until)}
            yield window.model_copy(update={"days": (day,), **times})


def _text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def first_free(calendar: Calendar) -> str:
    """The time that the homeowner suggests, in words; where they name no day, the first free one."""
    said = when_of(calendar.suggests, calendar.today)
    named = [w for w in calendar.free if said.day in w.days]
    window = next((w for w in named if _fits(w, said)), named[0] if named else calendar.free[0])
    start, end = _clock(window.from_), _clock(window.to)
    hour = next((at for at in said.minutes if start <= at <= end), start)
    day = said.day if named and said.day else window.days[0]
    return f"{_NAMES[_DAYS.index(day)]} at {_spoken(hour)}"


def _day(text: str, today: Weekday) -> Weekday | None:
    named = _DAY.search(text)
    if named:
        return next(day for day in _DAYS if named[1].startswith(day))
    if "tomorrow" in text:
        return _DAYS[(_DAYS.index(today) + 1) % len(_DAYS)]
    return today if "tonight" in text or "today" in text else None


def _part(text: str) -> tuple[int, int] | None:
    for name, (start, end) in _PARTS.items():
        if name in text:
            return start * 60, end * 60
    return None


def _minutes(text: str) -> tuple[int, ...]:
    found = _TIME.search(text)
    if found is None:
        return ()
    if found[1] == "noon":
        return (HALF_DAY * 60,)
    hour = int(found[1]) if found[1].isdigit() else _HOURS[found[1]]
    past = int(found[2]) if found[2] else _MINUTES.get((found[3] or "").replace("-", " "), 0)
    if found[4]:
        half = HALF_DAY if found[4].lower() == "p" else 0
        return ((hour % HALF_DAY + half) * 60 + past,)
    both = (hour,) if hour > HALF_DAY else (hour % HALF_DAY, hour % HALF_DAY + HALF_DAY)
    return tuple(each * 60 + past for each in both)


def _fits(window: Window, when: When) -> bool:
    start, end = _clock(window.from_), _clock(window.to)
    if when.minutes and when.after:
        return any(minute < end for minute in _meant(when))
    if when.minutes:
        return any(start <= minute <= end for minute in _meant(when))
    if when.within is not None:
        return start < when.within[1] and when.within[0] < end
    return True


def _meant(when: When) -> tuple[int, ...]:
    """The hours that can be meant, without those that the part of the day rules out."""
    if when.within is None:
        return when.minutes
    first, last = when.within
    return tuple(minute for minute in when.minutes if first <= minute <= last) or when.minutes


def _clock(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def _spoken(minutes: int) -> str:
    hour, past = divmod(minutes, 60)
    word = {value: name for name, value in _HOURS.items()}[(hour - 1) % HALF_DAY + 1]
    return f"{word} {_PAST[past]}" if past in _PAST else word
