"""What a schema cannot see: references, patterns, and promises a scenario makes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import re2

from trainer.domain.documents.scenario import Fact, RedLine, Scenario

_NUMBER = re.compile(r"\d(?:[\d,.]|[’'\u00a0\u202f](?=\d))*\d")
_SEPARATOR = re.compile(r"(?<=\d)[,’'\u00a0\u202f](?=\d{3}(?!\d))")
Path = tuple[int | str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Flaw:
    """Something wrong at a path inside a document."""

    path: Path
    code: str
    message: str


def scenario_flaws(scenario: Scenario, topics: frozenset[str]) -> Iterator[Flaw]:
    """Everything wrong with a scenario that its schema cannot see."""
    yield from _duplicates(scenario)
    yield from _topics(scenario, topics)
    yield from _references(scenario)
    yield from _unreachable(scenario)
    for at, line in enumerate(scenario.red_lines):
        yield from red_line_flaws(line, ("red_lines", at))
    yield from _given_away(scenario)
    yield from _outcomes(scenario)


def _duplicates(scenario: Scenario) -> Iterator[Flaw]:
    groups = {
        "facts": [fact.id for fact in scenario.facts],
        "objections": [objection.id for objection in scenario.objections],
        "red_lines": [line.id for line in scenario.red_lines],
        "endings": [ending.id for ending in scenario.endings],
        "plain": [plain.topic for plain in scenario.plain],
    }
    for name, ids in groups.items():
        for at, ref in enumerate(ids):
            if ref in ids[:at]:
                message = f"'{ref}' is there already; every one needs its own name."
                yield Flaw(path=(name, at), code="E101", message=message)


def _topics(scenario: Scenario, topics: frozenset[str]) -> Iterator[Flaw]:
    named: list[tuple[Path, str]] = [
        *((("facts", at, "topic"), fact.topic) for at, fact in enumerate(scenario.facts)),
        *((("plain", at, "topic"), plain.topic) for at, plain in enumerate(scenario.plain)),
    ]
    for at, fact in enumerate(scenario.facts):
        named += ((("facts", at, "also"), topic) for topic in fact.also)
    for at, objection in enumerate(scenario.objections):
        if objection.raised.topic is not None:
            named.append((("objections", at, "raised", "topic"), objection.raised.topic))
    for path, topic in named:
        if topic not in topics:
            yield Flaw(
                path=path,
                code="E102",
                message=f"no topic '{topic}' for this trade in scenarios/topics.yaml.",
            )


def _references(scenario: Scenario) -> Iterator[Flaw]:
    facts = {fact.id for fact in scenario.facts}
    objections = {objection.id for objection in scenario.objections}
    for at, fact in enumerate(scenario.facts):
        base: Path = ("facts", at, "earned")
        yield from _unknown((*base, "after"), fact.earned.after, facts, "fact")
        yield from _unknown((*base, "heard"), fact.earned.heard, objections, "objection")
    for at, ending in enumerate(scenario.endings):
        base = ("endings", at, "needs")
        yield from _unknown((*base, "settled"), ending.needs.settled, objections, "objection")
        yield from _unknown((*base, "told"), ending.needs.told, facts, "fact")
        baits = {line.id for line in scenario.red_lines if line.bait is not None}
        yield from _unknown((*base, "baited"), ending.needs.baited, baits, "red line with a bait")


def _unknown(path: Path, refs: Sequence[str], known: set[str], kind: str) -> Iterator[Flaw]:
    for at, ref in enumerate(refs):
        if ref not in known:
            message = f"there is no {kind} '{ref}' in this scenario."
            yield Flaw(path=(*path, at), code="E103", message=message)


def _unreachable(scenario: Scenario) -> Iterator[Flaw]:
    reachable: set[str] = set()
    waiting = list(scenario.facts)
    while True:
        now = [fact for fact in waiting if set(fact.earned.after) <= reachable]
        if not now:
            break
        reachable |= {fact.id for fact in now}
        waiting = [fact for fact in waiting if fact.id not in reachable]
    for fact in waiting:
        yield Flaw(
            path=("facts", _position(scenario, fact), "earned"),
            code="E104",
            message=f"'{fact.id}' can never be earned: its 'after' waits for itself.",
        )


def _position(scenario: Scenario, fact: Fact) -> int:
    return scenario.facts.index(fact)


def red_line_flaws(line: RedLine, path: Path) -> Iterator[Flaw]:
    """What is wrong with the pattern of a red line and the lines that prove it."""
    options = re2.Options()
    options.log_errors = False
    try:
        pattern = re2.compile(line.pattern, options)
    except re2.error as error:
        message = f"the pattern cannot be used: {error}."
        yield Flaw(path=(*path, "pattern"), code="E105", message=message)
        return
    for at, text in enumerate(line.breach):
        if not pattern.search(text):
            yield Flaw(
                path=(*path, "breach", at),
                code="E106",
                message="the pattern does not match this line, so it would not count.",
            )


def _given_away(scenario: Scenario) -> Iterator[Flaw]:
    shown = " ".join((scenario.briefing.situation, *scenario.briefing.known))
    seen = _numbers(shown)
    told = scenario.follows.told if scenario.follows else ()
    for at, fact in enumerate(scenario.facts):
        given = seen & _numbers(fact.tell) if fact.id not in told else set()
        if given:
            message = f"the briefing already gives away {', '.join(sorted(given))}."
            yield Flaw(path=("facts", at, "tell"), code="W107", message=message)


def _numbers(text: str) -> set[str]:
    """The numbers of a text; 6,900 and 6900 are the same."""
    return {_SEPARATOR.sub("", number) for number in _NUMBER.findall(text)}


def _outcomes(scenario: Scenario) -> Iterator[Flaw]:
    ways = {ending.outcome for ending in scenario.endings}
    if scenario.stop_request is None and scenario.best not in ways:
        message = f"no ending leads to '{scenario.best.value}'."
        yield Flaw(path=("best",), code="E108", message=message)
