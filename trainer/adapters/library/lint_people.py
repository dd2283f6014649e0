"""What a schema cannot see in the newer parts of a scenario: layers, money, other days, and books."""

import re
from collections.abc import Iterator

from trainer.adapters.library.lint import Flaw, Path
from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scenario import Day, Objection, Raised, Scenario
from trainer.domain.documents.shared import Phrasebook

_PLACE = re.compile(r"\{(\w*)\}")


def phrasebook_flaws(book: Phrasebook) -> Iterator[Flaw]:
    """A phrase without a wording would leave a homeowner without words."""
    missing = [phrase.value for phrase in Phrase if not book.lines.get(phrase)]
    if missing:
        message = f"lines are missing for: {', '.join(missing)}."
        yield Flaw(path=("lines",), code="E119", message=message)
    for at, line in enumerate(book.lines.get(Phrase.SAID_BACK, ())):
        if "{when}" not in line:
            message = "a line that says a time back needs {when} in it."
            yield Flaw(path=("lines", Phrase.SAID_BACK.value, at), code="E120", message=message)


def person_flaws(scenario: Scenario) -> Iterator[Flaw]:
    """Wrong references among objections, money and days."""
    objections = {objection.id for objection in scenario.objections}
    for at, objection in enumerate(scenario.objections):
        yield from _objection_flaws(("objections", at), objection, objections)
    for at, moved in enumerate(scenario.money.moved if scenario.money else ()):
        if moved.settled not in objections:
            yield _unknown(("money", "moved", at, "settled"), moved.settled)
    if scenario.calendar is not None:
        for place in _PLACE.findall(scenario.calendar.suggests):
            if place != "free":
                message = (
                    f"{{{place}}} is filled by nothing here; the time that is left is {{free}}."
                )
                yield Flaw(path=("calendar", "suggests"), code="E124", message=message)
    for at, day in enumerate(scenario.days):
        yield from _day_flaws(("days", at), day, scenario, objections)
    yield from _asked_flaws(scenario, objections)


def _asked_flaws(scenario: Scenario, objections: set[str]) -> Iterator[Flaw]:
    known = objections | {fact.id for fact in scenario.facts}
    seen: dict[str, int] = {}
    for at, asked in enumerate(scenario.asked):
        if asked.after is not None and asked.after not in known:
            message = f"there is no fact or objection '{asked.after}' in this scenario."
            yield Flaw(path=("asked", at, "after"), code="E103", message=message)
        for question in asked.questions:
            if seen.setdefault(question.casefold(), at) != at:
                message = f"'{question}' is answered by another entry already."
                yield Flaw(path=("asked", at, "questions"), code="E125", message=message)


def _objection_flaws(path: Path, objection: Objection, known: set[str]) -> Iterator[Flaw]:
    others = known - {objection.id}
    if objection.behind is not None and objection.behind not in others:
        yield _unknown((*path, "behind"), objection.behind)
    yield from _raised_flaws((*path, "raised"), objection.raised, others)


def _raised_flaws(path: Path, raised: Raised, others: set[str]) -> Iterator[Flaw]:
    if raised.on == "after" and raised.objection not in others:
        yield _unknown(path, raised.objection or "")
    if raised.on == "topic" and raised.topic is None:
        yield Flaw(path=path, code="E121", message="`on: topic` needs a topic.")


def _day_flaws(path: Path, day: Day, scenario: Scenario, known: set[str]) -> Iterator[Flaw]:
    facts = {fact.id for fact in scenario.facts}
    for ref, raised in day.raised.items():
        if ref not in known:
            yield _unknown((*path, "raised", ref), ref)
        else:
            yield from _raised_flaws((*path, "raised", ref), raised, known - {ref})
    for at, fact in enumerate(day.facts):
        if fact.id not in facts:
            message = f"there is no fact '{fact.id}' in this scenario."
            yield Flaw(path=(*path, "facts", at, "id"), code="E103", message=message)


def _unknown(path: Path, ref: str) -> Flaw:
    return Flaw(path=path, code="E103", message=f"there is no other objection '{ref}' here.")
