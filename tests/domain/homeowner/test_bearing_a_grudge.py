"""What a person's own way changes: how soon they forgive, and how well they remember."""

import pytest

from tests.builders import Talk, a_scenario, a_scene, heard
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import Told
from trainer.domain.moves import Act, Heard, MoveKind

ASK = heard(MoveKind.SITUATION_QUESTION, topics=("insurance",), rep_name="Sam")
INSULT = heard(MoveKind.DISRESPECT, acts=(Act.INSULT,), rep_name="Sam")
SORRY = heard(acts=(Act.APOLOGY,))


def somebody(forgives: str = "fairly", memory: str = "fair", difficulty: str = "medium") -> Scene:
    persona = {**a_scenario()["persona"], "forgives": forgives, "memory": memory}
    start = {"trust": 90, "patience": 100}
    return a_scene(persona=persona, start=start, difficulty=difficulty)


def insulted(forgives: str = "fairly") -> Talk:
    return Talk(somebody(forgives)).hears(INSULT)


def asks_until_told(met: Talk) -> int:
    """How often somebody has to ask before the fact is told."""
    for times in range(1, 20):
        if "tell:policy" in met.hears(ASK).said:
            return times
    return 0


@pytest.mark.parametrize(("forgives", "turns"), [("quickly", 2), ("fairly", 3), ("slowly", 5)])
def test_after_an_insult_nothing_is_told_for_as_many_turns_as_a_person_bears_a_grudge(
    forgives: str, turns: int
) -> None:
    assert asks_until_told(insulted(forgives)) == turns + 1


def test_somebody_who_was_not_insulted_tells_at_once() -> None:
    assert asks_until_told(Talk(somebody("slowly"))) == 1


def test_an_apology_shortens_a_grudge() -> None:
    assert asks_until_told(insulted("slowly").hears(SORRY)) == 3
    assert asks_until_told(insulted("fairly").hears(SORRY)) == 1


def test_who_bears_a_grudge_still_hints() -> None:
    met = insulted().hears(ASK)
    assert met.mind.facts["policy"].told is Told.HINTED


def test_who_bears_a_grudge_says_so_and_tells_no_more() -> None:
    met = insulted("slowly").hears(ASK).hears(ASK)
    assert met.said == ["phrase:grudge"]


def test_a_grudge_does_not_outlast_itself() -> None:
    met = insulted("quickly")
    grudges = [met.hears(heard()).mind.ground.grudge for _ in range(4)]
    assert grudges == [2, 1, 0, 0]


@pytest.mark.parametrize("line", [heard(red_lines=("hype",)), heard(words=130), INSULT])
def test_who_forgives_slowly_minds_a_slip_more(line: Heard) -> None:
    def trust(forgives: str) -> int:
        return Talk(somebody(forgives)).hears(line).mind.trust

    assert 90 > trust("quickly") > trust("fairly") > trust("slowly")


@pytest.mark.parametrize(("memory", "lost"), [("sharp", 7), ("fair", 5), ("loose", 0)])
def test_who_remembers_well_minds_being_asked_twice(memory: str, lost: int) -> None:
    line = heard(MoveKind.SITUATION_QUESTION, topics=("roof",))
    met = Talk(somebody(memory=memory)).hears(line)
    patience = met.mind.patience
    assert met.hears(line).mind.patience == patience - 1 - lost


def test_difficulty_and_character_add_up() -> None:
    def trust(difficulty: str, forgives: str) -> int:
        scene = somebody(forgives, difficulty=difficulty)
        return Talk(scene).hears(heard(red_lines=("hype",))).mind.trust

    assert trust("easy", "quickly") > trust("easy", "slowly") > trust("hard", "slowly")


def test_who_keeps_up_a_tone_that_they_were_called_out_on_has_insulted() -> None:
    rude = heard(MoveKind.DISRESPECT, rep_name="Sam")
    once = Talk(somebody()).hears(rude)
    assert (once.said, once.mind.ground.insults) == (["phrase:insult"], 0)
    assert once.hears(rude).mind.ground.insults == 1
    later = Talk(somebody()).hears(rude).hears(heard(MoveKind.INFORM, rep_name="Sam")).hears(rude)
    assert later.mind.ground.insults == 0
