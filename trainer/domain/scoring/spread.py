"""How far several runs of one judge over one conversation lie apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.domain.scoring.scorecard import CheckResult, Scorecard


@dataclass(frozen=True, kw_only=True, slots=True)
class Differing:
    """A check that was not answered alike: what it belongs to, and each run's answer in order."""

    of: str
    check: str
    held: tuple[bool | None, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """The totals of all runs, oldest first (None where nothing was scored), and what differs."""

    overalls: tuple[float | None, ...]
    differing: tuple[Differing, ...]

    @property
    def told(self) -> str:
        """In one line: 3 runs: 61 to 68; 2 checks differ."""
        runs, differing = len(self.overalls), len(self.differing)
        checks = "1 check differs" if differing == 1 else f"{differing or 'no'} checks differ"
        return f"{runs} run{'s' if runs > 1 else ''}: {self._range()}; {checks}"

    def _range(self) -> str:
        known = [overall for overall in self.overalls if overall is not None]
        if not known:
            return "no total"
        low, high = f"{min(known):.0f}", f"{max(known):.0f}"
        total = low if low == high else f"{low} to {high}"
        return total if len(known) == len(self.overalls) else f"{total}, or no total"


def spread_of(cards: Sequence[Scorecard]) -> Spread:
    """The spread over scorecards of one conversation under one version of a rubric."""
    answers = [dict(_answers(card)) for card in cards]
    keys = dict.fromkeys(key for one in answers for key in one)
    differing = (
        Differing(of=key[0], check=key[1], held=tuple(one.get(key) for one in answers))
        for key in keys
    )
    return Spread(
        overalls=tuple(card.overall for card in cards),
        differing=tuple(one for one in differing if len(set(one.held)) > 1),
    )


def _answers(card: Scorecard) -> Iterator[tuple[tuple[str, str], bool | None]]:
    parts: list[tuple[str, tuple[CheckResult, ...]]] = [(s.name, s.checks) for s in card.criteria]
    parts += [(one.name, one.checks) for one in card.unscored]
    parts += [(gate.name, gate.checks) for gate in card.gates]
    for name, checks in parts:
        for check in checks:
            yield (name, check.id), check.held
