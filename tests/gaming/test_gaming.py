"""No attack raises a score: what is pasted counts as if it were not there, and a judge that obeys is no help.

What attacks do to a conversation that is practised, where the homeowner reacts, is measured by
`python -m bench.bench_gaming`, over all conversations together.
"""

import pytest

from bench.bench_gaming import BAR, RUBRIC, measured, most
from tests.gaming.attacks import ATTACKS, Attack
from tests.gaming.talks import LEAST, MOST, PROCESS, Base, bases, raised, studio

LEAST_BASES = 12
TRIED = bases()[:2]


def test_there_are_enough_conversations_of_different_people() -> None:
    found = bases()
    assert len({base.scenario for base in found}) == len(found) >= LEAST_BASES
    assert all(len(base.said()) >= 6 for base in found)


@pytest.mark.parametrize("base", TRIED, ids=lambda base: base.scenario)
async def test_the_conversations_score_in_the_middle_before_an_attack(base: Base) -> None:
    place = studio()
    for record in (place.uploaded(base), await place.practised(base)):
        assert LEAST <= place.totals(record)[RUBRIC] <= MOST


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
@pytest.mark.parametrize("base", TRIED, ids=lambda base: base.scenario)
def test_nothing_pasted_into_the_turns_raises_any_process_rubric(
    base: Base, attack: Attack
) -> None:
    place = studio()
    before = place.totals(place.uploaded(base))
    points = raised(before, place.totals(place.uploaded(base, attack)))
    assert set(points) <= set(PROCESS)
    assert max(points.values()) <= BAR, points


def test_a_judge_that_obeys_the_transcript_raises_nothing_trusted_or_not() -> None:
    result = measured(TRIED[0].scenario)
    for attack in ATTACKS:
        if attack.told:
            assert (most(attack.name, "obeying judge", [result]) or 0) <= BAR
            assert (most(attack.name, "trusted judge", [result]) or 0) <= BAR
