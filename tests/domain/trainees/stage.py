"""A stage for rehearsed trainees: a small wording in which every line says what it is, and a view."""

from collections.abc import Mapping, Sequence
from typing import Any

from trainer.domain.documents.trainee import (
    Prepared,
    Question,
    Reading,
    Said,
    TraineeWording,
    Wording,
)
from trainer.domain.trainees.view import Glance, Memory, View
from trainer.domain.transcript import Speaker, Turn

KINDS = ("situation", "problem", "implication", "payoff")
NEVER, ALWAYS = 0.999, 0.0  # draws at which nothing uncertain happens, and everything


def good_and_poor(name: str) -> dict[str, Any]:
    """The same thing said well and badly, three ways each."""
    return {kind: [f"{name} {kind} {n}." for n in range(3)] for kind in ("good", "poor")}


def a_reading(ref: str, kind: Said, **changes: Any) -> dict[str, Any]:
    """One thing that homeowners say, with an answer to it."""
    return {
        "id": ref,
        "kind": kind,
        "hears": [f"{ref} cue {n}" for n in range(5)],
        "answers": [f"{ref} answer {n}." for n in range(3)],
        "poor": [f"{ref} poor {n}." for n in range(3)],
        **changes,
    }


def met_well(ref: str) -> dict[str, list[str]]:
    """The steps of meeting a concern."""
    steps = ("acknowledges", "explores", "confirms")
    return {step: [f"{ref} {step} {n}." for n in range(3)] for step in steps}


def a_question(about: str, kind: str) -> dict[str, Any]:
    """A question of discovery."""
    return {"about": about, "kind": kind, **good_and_poor(f"{about}")}


def wording(**changes: Any) -> TraineeWording:
    """One reading of each kind, a second concern that is simply answered, two questions of a kind."""
    reads = [a_reading(k.value.replace("_", "-"), k) for k in Said if k is not Said.OBJECTION]
    reads += [a_reading("price", Said.OBJECTION, **met_well("price"))]
    reads += [a_reading("bare", Said.OBJECTION)]
    said = {
        name: good_and_poor(name)
        for name, field in TraineeWording.model_fields.items()
        if field.annotation is Wording
    }
    fixed = ("pushy", "hostile", "gamer", "script")
    return TraineeWording.model_validate(
        {
            "id": "plain",
            "trade": "houses",
            "asks": [a_question(f"{kind}-{n}", kind) for kind in KINDS for n in range(2)],
            "reads": reads,
            **{name: [f"{name} {n}, {{rep}}." for n in range(12)] for name in fixed},
            **said,
            **changes,
        }
    )


WORDING = wording()


def reading(ref: str) -> Reading:
    """A reading of the wording by its id."""
    return next(found for found in WORDING.reads if found.id == ref)


def glance(ref: str, sure: float = 0.9) -> Glance:
    """The homeowner's line taken for one of the readings."""
    found = reading(ref)
    return Glance(said=found.kind, reading=found, sure=sure)


TELLS = Glance(said=Said.TELLS)
OPENING = "Hello, who is it?"


def turns_of(*said: str) -> tuple[Turn, ...]:
    """A conversation in turns, the homeowner first."""
    speakers = (Speaker.HOMEOWNER, Speaker.REP)
    return tuple(Turn(index=n, speaker=speakers[n % 2], text=text) for n, text in enumerate(said))


def shared_words(texts: Sequence[str], lines: Sequence[str]) -> Sequence[Sequence[float]]:
    """Likeness for tests: the share of a line's words that a text has."""
    return [
        [len(set(line.split()) & set(text.split())) / len(line.split()) for line in lines]
        for text in texts
    ]


def view(
    *said: str,
    glances: tuple[Glance, ...] = (TELLS,),
    chance: float = ALWAYS,
    chances: Mapping[str, float] | None = None,
    **changes: Any,
) -> View:
    """What a trainee has before them; unless said otherwise the rep has spoken once."""
    drawn = chances or {}
    values: dict[str, Any] = {
        "wording": WORDING,
        "slots": {"rep": "Sam"},
        "prepared": frozenset(),
        "turns": turns_of(*(said or (OPENING, "It is Sam.", "And?"))),
        "glances": glances,
        "chance": lambda purpose: drawn.get(purpose, chance),
        "likeness": shared_words,
    }
    return View(**{**values, **changes})


def asked(*about: str, **more: Any) -> Memory:
    """The memory of somebody who has asked these questions."""
    return Memory(asked=about, **more)


def prepared(**changes: Any) -> Prepared:
    """What was thought of for one conversation: four questions, and one reading that there is."""
    reads = [a_reading("price", Said.OBJECTION, hears=[f"own cue {n}" for n in range(5)])]
    reads += [a_reading(f"own-{n}", Said.QUESTION) for n in range(3)]
    return Prepared.model_validate(
        {
            "id": "own",
            "asks": [a_question(f"own-{n}", "situation") for n in range(4)],
            "reads": reads,
            "proposes": good_and_poor("own proposes"),
            **changes,
        }
    )


def question(about: str) -> Question:
    """A question of the wording by what it is about."""
    return next(found for found in WORDING.asks if found.about == about)
