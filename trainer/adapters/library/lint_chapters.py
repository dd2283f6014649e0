"""What a schema cannot see in a second call, and in concerns that belong to one day."""

from collections.abc import Iterator, Sequence

from trainer.adapters.library.lint import Flaw, Path
from trainer.domain.documents.scenario import Scenario


def chapter_flaws(scenario: Scenario) -> Iterator[Flaw]:
    """Wrong references to the call before, and to concerns that are not always there."""
    yield from _references(scenario)
    yield from _of_one_day(scenario)


def _references(scenario: Scenario) -> Iterator[Flaw]:
    before = scenario.follows
    if before is None:
        return
    facts = {fact.id for fact in scenario.facts}
    objections = {objection.id for objection in scenario.objections}
    named = (("told", before.told, facts), ("settled", before.settled, objections))
    for field, refs, known in (*named, ("past", before.past, objections)):
        for at, ref in enumerate(refs):
            if ref not in known:
                message = f"there is no '{ref}' in this scenario or in the one it follows."
                yield Flaw(path=("follows", field, at), code="E103", message=message)
    for at, day in enumerate(scenario.days):
        for place, fact in enumerate(day.facts):
            if fact.id in before.told:
                message = f"'{fact.id}' was told in the call before; it cannot be other by now."
                yield Flaw(path=("days", at, "facts", place, "id"), code="E123", message=message)


def _of_one_day(scenario: Scenario) -> Iterator[Flaw]:
    waiting = [o.id for o in scenario.objections if o.raised.on == "day"]
    for at, objection in enumerate(scenario.objections):
        if objection.id in waiting and not any(objection.id in day.raised for day in scenario.days):
            message = "no day says when it is raised."
            yield Flaw(path=("objections", at, "raised"), code="E123", message=message)
    for path, refs in _needed(scenario):
        for ref in refs:
            if ref in waiting:
                message = f"'{ref}' is there on some days only, so nothing else can need it."
                yield Flaw(path=path, code="E123", message=message)


def _needed(scenario: Scenario) -> Iterator[tuple[Path, Sequence[str]]]:
    """Every objection that something else waits for, and where."""
    for at, fact in enumerate(scenario.facts):
        yield ("facts", at, "earned", "heard"), fact.earned.heard
    for at, ending in enumerate(scenario.endings):
        yield ("endings", at, "needs", "settled"), ending.needs.settled
    for at, objection in enumerate(scenario.objections):
        yield ("objections", at, "behind"), (objection.behind or "",)
        yield ("objections", at, "raised"), (objection.raised.objection or "",)
    for at, moved in enumerate(scenario.money.moved if scenario.money else ()):
        yield ("money", "moved", at, "settled"), (moved.settled,)
