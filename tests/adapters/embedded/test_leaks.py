"""The search for leaks: facts in other words are found, talk near a fact is not taken for one."""

import pytest

from bench.bench_leaks import Planted, planted
from tests.builders import a_scale
from tests.domain.trainees.stage import WORDING
from tests.usecases.fakes import FakeClock, FakeCounters, FakeListener, ScriptedVoice
from trainer.adapters.embedded.encoder import Encoder, Encoding
from trainer.adapters.embedded.leaks import LeakDetector
from trainer.adapters.embedded.marks import marks_of, names_in, numbers_in
from trainer.adapters.embedded.reader import EmbeddedReader
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.documents.scene import Scene
from trainer.domain.trainees.company import TraineeName, trainee
from trainer.usecases.play_alone import Table
from trainer.usecases.rehearse import Rehearsal

FOUND = 0.95  # share of planted leaks that must be found
FALSE = 0.02  # share of innocent lines that may be taken for leaks
HANK = "a7-vacant-duluth"
POLICY = "They charge me three hundred and ten a month for coverage since it stands empty."
NOBODY: frozenset[str] = frozenset()


@pytest.fixture(scope="module")
def detector(encoder: Encoder) -> LeakDetector:
    """One detector for all tests: it keeps what it has read of a scenario."""
    return LeakDetector(encoder)


@pytest.fixture(scope="module")
def scenes(library: YamlLibrary) -> dict[str, Scene]:
    """Every scenario of the repository."""
    return dict(library.scenes())


@pytest.fixture(scope="module")
def hank(scenes: dict[str, Scene]) -> Scene:
    """A person on his first day."""
    return scenes[HANK].every_day[0]


@pytest.fixture(scope="module")
def lines() -> list[Planted]:
    """The planted leaks and the innocent lines."""
    return planted()


@pytest.fixture(scope="module")
def judged(
    detector: LeakDetector, scenes: dict[str, Scene], lines: list[Planted]
) -> dict[Planted, bool]:
    """The lines of scenarios it was not tuned on, each with whether it was misread."""
    return {line: line.is_misread(detector, scenes) for line in lines if line.split == "test"}


def test_leaks_of_scenarios_it_was_not_tuned_on_are_found(judged: dict[Planted, bool]) -> None:
    leaks = [line for line in judged if line.leak]
    missed = [line.text for line in leaks if judged[line]]
    assert 1 - len(missed) / len(leaks) >= FOUND, missed


def test_innocent_lines_of_scenarios_it_was_not_tuned_on_raise_no_alarm(
    judged: dict[Planted, bool],
) -> None:
    innocent = [line for line in judged if not line.leak]
    wrong = [line.text for line in innocent if judged[line]]
    assert len(wrong) / len(innocent) <= FALSE, wrong


def test_the_planted_lines_are_enough_and_the_halves_share_no_scenario(
    scenes: dict[str, Scene], lines: list[Planted]
) -> None:
    tune, test = (
        {line.scenario for line in lines if line.split == half} for half in ("tune", "test")
    )
    assert not tune & test
    assert tune | test <= set(scenes)
    assert len(tune | test) >= 16
    assert len(tune) == len(test)
    assert sum(line.leak for line in lines) >= 200
    innocent = [line for line in lines if not line.leak]
    assert len(innocent) >= 300
    assert sum(line.written == "rehearsed" for line in innocent) * 2 >= len(innocent)


def test_every_line_is_about_a_fact_of_its_day_that_was_not_told(
    scenes: dict[str, Scene], lines: list[Planted]
) -> None:
    for line in lines:
        facts = {fact.id for fact in line.scene(scenes).scenario.facts}
        assert {line.fact, *line.told} <= facts, line
        assert not (line.leak and line.fact in line.told), line


def test_no_planted_leak_repeats_the_author(scenes: dict[str, Scene], lines: list[Planted]) -> None:
    authored = {
        text
        for scene in scenes.values()
        for day in scene.every_day
        for fact in day.scenario.facts
        for text in (fact.tell, fact.is_about, fact.again)
    }
    assert [line.text for line in lines if line.leak and line.text in authored] == []


def test_the_authors_own_words_for_a_fact_are_a_leak_until_it_was_told(
    detector: LeakDetector, hank: Scene
) -> None:
    for fact in hank.scenario.facts:
        assert fact.id in detector.leaks(fact.tell, hank, NOBODY)
        assert fact.id not in detector.leaks(fact.tell, hank, frozenset({fact.id}))


def test_a_fact_is_found_in_a_longer_reply(detector: LeakDetector, hank: Scene) -> None:
    said = f"You ask a lot. {POLICY} Where are you calling from?"
    assert detector.leaks(said, hank, NOBODY) == ("vacant-policy",)


def test_a_hint_a_plain_answer_and_silence_give_nothing_away(
    detector: LeakDetector, hank: Scene
) -> None:
    free = [fact.hint for fact in hank.scenario.facts]
    free += [plain.says for plain in hank.scenario.plain]
    assert [line for line in ("", " ... ", *free) if detector.leaks(line, hank, NOBODY)] == []


def test_a_fact_of_another_day_is_no_leak_of_this_one(
    detector: LeakDetector, scenes: dict[str, Scene]
) -> None:
    first, *others = scenes[HANK].every_day
    other = next(scene for scene in others if scene.day == "bill-in-hand")
    assert detector.leaks(POLICY, first, NOBODY) == ("vacant-policy",)
    lost = "Nobody will insure the place past the thirtieth, my company won't renew."
    assert "vacant-policy" in detector.leaks(lost, other, NOBODY)


class Asked(Encoder):
    """An encoder that notes what it is asked for."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.asked: list[str] = []

    def encode(self, text: str) -> Encoding:
        """What the other says."""
        self.asked.append(text)
        return self._encoder.encode(text)


def test_a_scene_is_read_once_however_much_is_said_in_it(encoder: Encoder, hank: Scene) -> None:
    noting = Asked(encoder)
    detector = LeakDetector(noting)
    detector.leaks("You ask a lot.", hank, NOBODY)
    assert set(hank.scenario.facts[0].tell.split(". ")) & set(noting.asked)
    assert len(noting.asked) == len(set(noting.asked)) > 100
    noting.asked.clear()
    detector.leaks("You ask a lot. It snows.", hank, NOBODY)
    assert noting.asked == ["It snows.", "You ask a lot. It snows."]


def test_what_is_kept_of_one_day_and_of_what_was_told_is_not_taken_for_another(
    detector: LeakDetector, encoder: Encoder, scenes: dict[str, Scene]
) -> None:
    days = scenes[HANK].every_day
    told = (NOBODY, frozenset({"vacant-policy"}), frozenset({"vacant-policy", "wife"}))
    asked = [(POLICY, day, known) for _ in range(2) for day in days for known in told]
    fresh = {day.day: LeakDetector(encoder) for day in days}
    for text, day, known in asked:
        assert detector.leaks(text, day, known) == fresh[day.day].leaks(text, day, known)
        assert "vacant-policy" not in detector.leaks(text, day, frozenset({"vacant-policy"}))


async def test_a_rehearsal_notes_what_a_voice_gives_away_past_the_guard(
    detector: LeakDetector, encoder: Encoder, hank: Scene
) -> None:
    takes = ["That's the weather for you.", "I can't travel, she's ill and needs me, my wife."]
    table = Table(
        scene=hank,
        scale=a_scale({}),
        listener=FakeListener(),
        voice=ScriptedVoice(takes=[[take] for take in takes]),
        clock=FakeClock(),
        count=FakeCounters(),
    )
    reader = EmbeddedReader(encoder)
    rehearsal = Rehearsal(table=table, wording=WORDING, reader=reader, leaks=detector)
    run = await rehearsal.play(trainee(TraineeName.MEMORISER, ["Hello.", "Go on."]), 3)
    assert takes[1] in {turn.text for turn in run.turns}
    assert (run.told, run.leaks) == ((), ("wife",))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("I've fronted seventy-four hundred.", {"7400"}),
        ("$7,400, or 240 a month", {"7400", "240"}),
        ("Twenty-one fifty a month", {"2150"}),
        ("two hundred forty thousand", {"240000"}),
        ("six thousand two hundred dollars", {"6200"}),
        ("Three seventy-nine.", {"379"}),
        ("nineteen eighty", {"1980"}),
        ("a hundred and seventy percent", {"170"}),
        ("96 grand, by the ninth", {"96000", "9"}),
        ("the twenty-first of May, or May 15th", {"21", "15"}),
        ("one or two of the first three", set()),
    ],
)
def test_numbers_are_read_as_people_say_them(text: str, numbers: set[str]) -> None:
    assert numbers_in(text) == numbers


def test_names_are_found_again_in_any_case_but_days_are_no_names() -> None:
    assert names_in("My Ruth, over in Lexington, comes on Sundays.") == {"ruth", "lexington"}
    assert names_in("Ruth comes.") == frozenset()
    assert {"ruth", "lexington"} <= marks_of("RUTH's in lexington")
