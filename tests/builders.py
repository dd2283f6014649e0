"""Small valid values, so that a test shows only what matters to it."""

from datetime import UTC, datetime
from typing import Any

from trainer.domain.attempt import Attempt, HomeownerTurn, Kind, SpokenBy
from trainer.domain.chance import draw
from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.rubric import Rubric, Scale, Weighted
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import Mind
from trainer.domain.homeowner.reaction import Reaction
from trainer.domain.homeowner.step import opening, step
from trainer.domain.moves import Act, Aim, AimKind, Form, Heard, Move, MoveKind, Slots
from trainer.domain.transcript import Action, Speaker, Turn

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

TOPICS = ("insurance", "roof", "owner", "debt")
_NUMBERS = ("one", "two", "three")
_SAID = {MoveKind.CONFIRM: "Does that settle it?"}  # a check is known by its words


def a_scenario(**changes: Any) -> dict[str, Any]:
    """A scenario as an author writes it: two facts, one objection, one ending."""
    return {
        "id": "test-person",
        "title": "A test",
        "trade": "houses",
        "difficulty": "medium",
        "minutes": 5,
        "rubric": "test-rubric",
        "temperament": "plain",
        "persona": {
            "name": "Pat Example",
            "short_name": "Pat",
            "pronoun": "they",
            "age": 50,
            "about": "Owns a house.",
            "manner": "Plain.",
            "setting": "phone",
        },
        "briefing": {"situation": "Pat owns a house.", "known": ["It is empty."], "goal": "Talk."},
        "opening": ["Hello, who is it?", "Yes, hello?"],
        "plain": [{"topic": "roof", "says": "The roof is fine.", "again": "Fine, as I said."}],
        "facts": [
            {
                "id": "policy",
                "topic": "insurance",
                "is_about": "The policy costs 310 dollars a month at Zurbriggen.",
                "earned": {"trust": 40},
                "tell": "The policy runs me 310 a month with Zurbriggen.",
                "hint": "Insurance is not cheap on an empty place.",
                "again": "Three-ten a month, I told you.",
            },
            {
                "id": "sister",
                "topic": "owner",
                "is_about": "A sister owns half.",
                "earned": {"trust": 20, "after": ["policy"]},
                "tell": "My sister owns half of it.",
                "hint": "It is not only me.",
                "again": "Half is hers.",
            },
        ],
        "objections": [
            {
                "id": "scam",
                "category": "trust",
                "root": "Fears to be cheated.",
                "raised": {"on": "next_step"},
                "says": ["Is this a scam?", "This smells like a scam.", "You are all crooks."],
                "root_says": "The last one vanished with my time.",
                "answers": ["Here is our licence.", "The title company holds it.", "Call them."],
                "needs": "explore",
                "half_answered": "That is what they all say.",
                "answered": "That helps.",
                "settled": "Yes, that settles it.",
                "sample": "What happened the last time?",
            }
        ],
        "money": {
            "anchor": 100_000,
            "target": 70_000,
            "floor": 52_000,
            "more_is_better": True,
            "low": "That is an insult.",
            "near": "Closer.",
            "good": "Now we are talking.",
        },
        "asks": ["Who are you with?", "Why my house?"],
        "red_lines": [
            {
                "id": "hype",
                "gate": "pressure",
                "is_about": "No hype.",
                "pattern": "(?i)lifetime",
                "breach": ["Chance of a lifetime.", "Once in a lifetime.", "A lifetime deal."],
                "fine": ["Take your time.", "No rush.", "It is an ordinary deal."],
                "says": "Spare me.",
            }
        ],
        "endings": [
            {
                "id": "visit",
                "outcome": "advance",
                "moves": ["propose_next_step"],
                "cues": ["Can I come by on Thursday?"],
                "needs": {"trust": 45, "settled": ["scam"]},
                "agrees": "Thursday it is.",
                "not_yet": "Not yet.",
            }
        ],
        "best": "advance",
        "accepted": ["advance"],
        **changes,
    }


def a_scene(**changes: Any) -> Scene:
    """The scenario with its shared parts; `changes` replace fields of the scenario."""
    lines = {
        phrase.value: [f"{phrase.value.capitalize()} {number}." for number in _NUMBERS]
        for phrase in Phrase
    }
    return Scene.model_validate(
        {
            "scenario": a_scenario(**changes),
            "phrasebook": {"id": "plain", "about": "Plain.", "lines": lines},
            "topics": [
                {
                    "id": topic,
                    "name": topic.title(),
                    "trades": ["houses"],
                    "cues": [f"{topic} {number}?" for number in range(10)],
                    "unknown": [f"No idea about the {topic}.", f"Nothing on the {topic}."],
                }
                for topic in TOPICS
            ],
            "company": {
                "id": "houses",
                "trade": "houses",
                "company": "Example Homes",
                "rep": "Sam",
                "call_back": "555-0100",
                "facts": [
                    {"id": f"fact-{n}", "name": f"Fact {n}", "says": "It is so."} for n in range(6)
                ],
            },
        }
    )


def a_move(kind: MoveKind, text: str = "words", *, sure: float = 0.9, **more: Any) -> Move:
    """A move that was heard clearly."""
    return Move(kind=kind, text=text, confidence=sure, **more)


def heard(  # noqa: PLR0913 - a builder takes what a test wants to say
    *kinds: MoveKind,
    topics: tuple[str, ...] = (),
    asked: tuple[str, ...] = (),
    answers: tuple[str, ...] = (),
    red_lines: tuple[str, ...] = (),
    endings: tuple[str, ...] = (),
    claims: tuple[str, ...] = (),
    misquotes: tuple[str, ...] = (),
    acts: tuple[Act, ...] = (),
    words: int = 12,
    form: Form = Form.OPEN,
    relates: float = 1.0,
    **slots: Any,
) -> Heard:
    """What a listener might hear; questions are open unless said otherwise."""
    aims = {
        AimKind.TOPIC: topics,
        AimKind.ASKED: asked,
        AimKind.ANSWER: answers,
        AimKind.RED_LINE: red_lines,
        AimKind.ENDING: endings,
        AimKind.CLAIM: claims,
        AimKind.MISQUOTE: misquotes,
    }
    return Heard(
        moves=tuple(a_move(kind, _SAID.get(kind, "words"), form=form) for kind in kinds),
        acts=acts,
        aims=tuple(
            Aim(kind=kind, ref=ref, confidence=0.9, text="words")
            for kind, refs in aims.items()
            for ref in refs
        ),
        slots=Slots(**slots),
        words=words,
        relates=relates,
    )


def a_turn(
    index: int = 1, text: str = "words", speaker: Speaker = Speaker.REP, **more: Any
) -> Turn:
    """A turn; a rep's by default."""
    return Turn(index=index, speaker=speaker, text=text, **more)


class Talk:
    """A conversation with a mind alone: say what was heard, look at the reaction."""

    def __init__(self, scene: Scene | None = None, *, seed: int = 1) -> None:
        self.scene = scene or a_scene()
        self.seed = seed
        self.index = 1
        self.reaction: Reaction = opening(self.scene)

    @property
    def mind(self) -> Mind:
        """The mind now."""
        return self.reaction.mind

    @property
    def said(self) -> list[str]:
        """The parts of the last reply as `kind:ref`."""
        return [f"{part.kind.value}:{part.ref}" for part in self.reaction.parts]

    def hears(self, line: Heard, action: Action = Action.SAY, text: str = "words") -> "Talk":
        """The homeowner hears a rep's line."""
        turn = Turn(index=self.index, speaker=Speaker.REP, text=text, action=action)
        index = self.index
        self.reaction = step(
            self.mind, self.scene, line, turn, lambda purpose: draw(self.seed, index, purpose)
        )
        self.index += 2
        return self


def an_attempt(scene: Scene | None = None, **changes: Any) -> Attempt:
    """A fresh attempt with the homeowner's opening."""
    played = scene or a_scene()
    turn = Turn(index=0, speaker=Speaker.HOMEOWNER, text="Hello, who is it?", at=NOON)
    values: dict[str, Any] = {
        "id": "attempt-1",
        "person": "person-1",
        "kind": Kind.PRACTICE,
        "scenario": played.scenario.id,
        "scene": "sha256:scene",
        "rubric": "test-rubric",
        "scale": "sha256:scale",
        "seed": 1,
        "started_at": NOON,
        "first": opening(played).mind,
        "turns": (HomeownerTurn(turn=turn, spoken_by=SpokenBy.AUTHORED),),
    }
    return Attempt(**{**values, **changes})


def a_scale(
    *criteria: dict[str, Any], gates: tuple[dict[str, Any], ...] = (), ref: str = "test-rubric"
) -> Scale:
    """A rubric of these criteria, each of weight 1, and these gates."""
    return Scale.model_validate(
        {
            "rubric": Rubric(
                id=ref,
                name="Test",
                about="A test.",
                pass_at=50,
                criteria=({"use": "test", "weight": 1},),  # type: ignore[arg-type]
                gates=("honesty",),  # type: ignore[arg-type]
            ),
            "criteria": [{"criterion": a_criterion(**c), "weight": 1} for c in criteria],
            "gates": list(gates),
        }
    )


def a_criterion(**changes: Any) -> dict[str, Any]:
    """A criterion with one check that counts acknowledging."""
    return {
        "id": "acknowledge",
        "name": "Acknowledge",
        "about": "It is a test.",
        "checks": [
            {
                "id": "seen",
                "counted": {"formula": "moves_seen", "moves": ["acknowledge"]},
                "held": "You acknowledged.",
                "not_held": "You did not.",
            }
        ],
        "advice": "Acknowledge.",
        "better": "That is fair.",
        **changes,
    }


def weighted(**changes: Any) -> Weighted:
    """One criterion with its weight."""
    return Weighted.model_validate({"criterion": a_criterion(**changes), "weight": 1})
