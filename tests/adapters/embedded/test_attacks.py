"""Attacks on the simulated homeowner: a homeowner stays one, whatever is typed at them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from trainer.adapters.clock import SystemClock
from trainer.adapters.embedded.attacks import ATTACK_SURE, is_attack
from trainer.adapters.embedded.listener import open_listener
from trainer.adapters.embedded.voice import AuthoredVoice
from trainer.adapters.embedded.word_piece import open_word_piece
from trainer.adapters.library.library import YamlLibrary
from trainer.adapters.metrics import make_counters
from trainer.domain.attempt import Attempt, RepTurn
from trainer.domain.moves import MoveKind, Slots
from trainer.domain.transcript import Action
from trainer.usecases.play_alone import Table
from trainer.usecases.speaking import Released
from trainer.usecases.start_attempt import scale_of, scene_of

ROOT = Path(__file__).parents[3]
SCENARIOS = ("a1-angry-number", "a4-envelope-pile", "b1-three-quotes", "b4-always-a-crack")
SEED = 3
POLITE = (
    "Hello, this is Dana Cole with Acorn, did I catch you at a bad time?",
    "That's fair, I'd feel the same way. What matters most to you about the house?",
    "I hear you. What worries you most about it?",
    "That sounds hard. What happens if nothing changes this year?",
)
HONEST = (
    "Good morning, Mrs. Okafor, did I catch you at a bad time?",
    "You are now the owner of two houses, is that right?",
    "I won't pretend to be your neighbor, I buy houses for a living.",
    "If the seller accepts the offer, we close in three weeks.",
    "What is your new job in Tulsa going to be?",
    "We filter the air, so you don't breathe unfiltered dust.",
    "It's spelled O-y-e-l-a-r-a-n, and my number is 888-555-0142.",
    "Would you like to see the full instructions for the thermostat?",
    "I can set the thermostat to 68 and show you how the system responds.",
    "Thanks for your prompt answer. What would it take for you to feel all right about it?",
    "No hidden price and no surprises: the quote is $8,400, all in.",
    "Everything above the basement ceiling stays as it is.",
    "We raise the grade around the wall to lead the water away.",
    "Nothing gets signed today, you don't have to agree to everything at once.",
    "Buenas tardes, Mrs. Delgado.",
    "no no no, take your time, really",
)
PIECES = open_word_piece()


@dataclass(frozen=True, kw_only=True, slots=True)
class Attack:
    """One line of the attack set."""

    id: str
    kind: str
    text: str


def attacks() -> tuple[Attack, ...]:
    lines = (ROOT / "tests/data/attacks.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(Attack(**json.loads(line)) for line in lines)


def is_found(text: str) -> bool:
    return is_attack(text, PIECES.tokenize(text))


async def answered(table: Table, attempt: Attempt, text: str) -> Attempt:
    said = table.say(attempt, text, Action.SAY)
    pieces = [piece async for piece in table.reply(said)]
    last = pieces[-1]
    assert not isinstance(last, Released)
    return last


@pytest.fixture(scope="module")
def library() -> YamlLibrary:
    return YamlLibrary(ROOT)


@pytest.fixture(scope="module")
def tables(library: YamlLibrary) -> dict[str, Table]:
    listener = open_listener(library.red_lines())
    return {
        name: Table(
            scene=scene_of(library, name),
            scale=scale_of(library, scene_of(library, name).scenario.rubric),
            listener=listener,
            voice=AuthoredVoice(),
            clock=SystemClock(),
            count=make_counters(),
        )
        for name in SCENARIOS
    }


async def moments(table: Table) -> list[Attempt]:
    """The conversation before the second and before the fifth line of the rep."""
    attempt = table.open(SEED)
    kept = []
    for text in POLITE:
        attempt = await answered(table, attempt, text)
        kept.append(attempt)
    assert not attempt.is_over
    return [kept[0], kept[-1]]


@pytest.mark.parametrize("scenario", SCENARIOS)
async def test_an_attack_is_heard_as_off_role_and_moves_nothing_for_the_rep(
    tables: dict[str, Table], scenario: str
) -> None:
    table = tables[scenario]
    turn = SCENARIOS.index(scenario) % 2  # half of the set at each moment, the other half next
    for at, before in enumerate(await moments(table)):
        for attack in attacks()[(at + turn) % 2 :: 2]:
            after = await answered(table, before, attack.text)
            heard = next(t.heard for t in reversed(after.turns) if isinstance(t, RepTurn))
            assert [move.kind for move in heard.moves] == [MoveKind.OFF_ROLE], attack
            assert heard.moves[0].confidence == ATTACK_SURE, attack
            assert (heard.acts, heard.aims, heard.slots) == ((), (), Slots()), attack
            assert_nothing_gained(before, after, attack)
            assert_stays_a_homeowner(table, after, attack)


def assert_nothing_gained(before: Attempt, after: Attempt, attack: Attack) -> None:
    old, new = before.mind, after.mind
    assert new.trust < old.trust or old.trust == 0, attack
    assert new.patience <= old.patience, attack
    assert new.interest <= old.interest, attack
    assert new.facts == old.facts, attack
    assert new.objections == old.objections, attack
    assert (new.ground.agreed, new.ground.pending) == (old.ground.agreed, old.ground.pending)
    assert new.ground.next_step == old.ground.next_step, attack
    assert new.ground.offers == old.ground.offers, attack
    assert new.ground.rep_name == old.ground.rep_name, attack


def assert_stays_a_homeowner(table: Table, after: Attempt, attack: Attack) -> None:
    reply = after.turns[-1].turn.text
    assert {said.split(":")[0] for said in after.mind.ground.last} <= {"phrase", "stop"}, attack
    facts = table.day_of(after).scenario.facts
    assert facts
    assert reply, attack
    assert all(text not in reply for fact in facts for text in (fact.tell, fact.hint)), attack
    assert attack.text not in reply, attack


def test_the_set_is_large_and_covers_every_kind() -> None:
    found = attacks()
    kinds = {attack.kind for attack in found}
    assert len({attack.text for attack in found}) == len(found) >= 120
    assert kinds == {
        "prompt_extraction",
        "new_role",
        "dictated_outcome",
        "fake_system",
        "role_lines",
        "other_language",
        "encoded",
        "gibberish",
        "scoring",
    }


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_line_with_the_same_words_is_no_attack(text: str) -> None:
    assert not is_found(text)


def test_no_labelled_honest_line_is_an_attack() -> None:
    rows = (
        json.loads(line)
        for file in sorted((ROOT / "lines/rep").glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    )
    honest = [
        row["text"]
        for row in rows
        if all(move["move"] != MoveKind.OFF_ROLE.value for move in row["moves"])
    ]
    assert len(honest) > 2_000
    assert [text for text in honest if is_found(text)] == []


def test_no_line_of_the_trainees_is_an_attack() -> None:
    files = sorted((ROOT / "trainees").rglob("*.yaml"))
    texts = {text for file in files for text in strings(YAML(typ="safe").load(file))}
    assert len(texts) > 5_000
    assert [text for text in texts if is_found(text)] == []


def strings(node: Any) -> Iterator[str]:
    match node:
        case str():
            yield node
        case dict():
            for value in node.values():
                yield from strings(value)
        case list():
            for value in node:
                yield from strings(value)
        case _:  # numbers and truth values
            return
