"""A homeowner who has everything a scenario can hold: every gate, every way to raise a concern."""

from typing import Any

from tests.builders import a_scenario, a_scene
from trainer.domain.documents.scene import Scene


def rich(difficulty: str = "medium", **changes: Any) -> Scene:
    """A scene with gated facts, seven concerns, a trap, a stop request and three endings."""
    return a_scene(
        difficulty=difficulty,
        **company_and_time(),
        asked=particular(),
        facts=[*a_scenario()["facts"], *_gated_facts()],
        objections=[_concern(ref, **raised) for ref, raised in _CONCERNS.items()],
        red_lines=[*a_scenario()["red_lines"], _trap(), _last_straw()],
        stop_request={"below_trust": 20, "says": "Never call again.", "thanks": "Good. Bye."},
        endings=[*a_scenario()["endings"], *_endings()],
        **changes,
    )


def particular() -> list[dict[str, Any]]:
    """Particular questions: one for any time, the others after something was told."""
    return [
        {"questions": ["Any kids?"], "says": "Two girls. Both grown.", "again": "Just two."},
        {"questions": ["Since when?"], "says": "Since May. It hurts.", "after": "policy"},
        {"questions": ["How so?"], "says": "It came by mail.", "after": "policy"},
        {"questions": ["What then?"], "says": "Then nobody came.", "after": "scam"},
    ]


_CONCERNS: dict[str, dict[str, Any]] = {
    "scam": {"on": "next_step", "needs": "explore"},
    "price": {"on": "offer", "needs": "acknowledge"},
    "spouse": {"on": "topic", "topic": "owner", "needs": "answer"},
    "busy": {"on": "turn", "turn": 4, "needs": "explore"},
    "again": {"on": "opening", "needs": "acknowledge", "returns": True},
    "excuse": {"on": "turn", "turn": 5, "needs": "explore", "behind": "price"},
    "deeper": {"on": "after", "objection": "scam", "needs": "answer"},
}


def company_and_time() -> dict[str, Any]:
    """A calendar, somebody else in the room, signals, wordings of their own and another day."""
    return {
        "calendar": {
            "today": "mon",
            "now": "12:00",
            "time_zone": "Central",
            "free": [{"days": ["thu", "sat"], "from": "17:00", "to": "20:30"}],
            "suggests": "Thursday after five suits me.",
        },
        "others": [{"name": "Kim", "who": "A sister.", "cuts_in": _cuts_in()}],
        "signals": [
            {"kind": "look_alike", "trust": 35, "says": "Sure, send me something."},
            {"kind": "signal", "trust": 55, "says": "How soon could that be?"},
        ],
        "phrases": {"thanks": ["Bless you, {rep}.", "You are welcome."]},
        "days": [_another_day()],
    }


def _cuts_in() -> list[dict[str, Any]]:
    return [
        {"on": "turn", "turn": 5, "says": "Kim here. Who is that?"},
        {"on": "offer", "says": "Kim again. How much?"},
        {"on": "next_step", "says": "I want to be there, says Kim."},
        {"on": "topic", "topic": "roof", "says": "The roof leaks, Pat!"},
    ]


def _another_day() -> dict[str, Any]:
    return {
        "id": "rainy",
        "start": {"trust": 30, "patience": 50, "interest": 20},
        "opening": ["It rains. Who is it?"],
        "raised": {"again": {"on": "turn", "turn": 3}},
        "facts": [
            {
                "id": "deed",
                "is_about": "The deed is lost.",
                "tell": "Nobody finds the deed.",
                "hint": "Paper gets wet.",
                "again": "Still no deed.",
            }
        ],
    }


def _gated_facts() -> list[dict[str, Any]]:
    def fact(ref: str, topic: str, **earned: Any) -> dict[str, Any]:
        return {
            "id": ref,
            "topic": topic,
            "is_about": f"The matter of the {ref}.",
            "earned": earned,
            "tell": f"Here is all about the {ref}.",
            "hint": f"There is something with the {ref}.",
            "again": f"The {ref}, as I said.",
        }

    return [
        fact("mortgage", "debt", trust=45, moves=["implication_question", "problem_question"]),
        fact("arrears", "debt", trust=55, after=["mortgage"], acts=["own_limit", "trade_off"]),
        fact("leak", "roof", trust=30, heard=["again"]),
        fact("deed", "owner"),
    ]


def _concern(
    ref: str,
    *,
    on: str,
    needs: str,
    behind: str | None = None,
    returns: bool = False,
    **when: Any,
) -> dict[str, Any]:
    base = a_scenario()["objections"][0]
    words = {
        name: f"{ref.title()} {name}."
        for name in ("root_says", "half_answered", "answered", "settled")
    }
    says = [f"{ref.title()} {strength}." for strength in ("mild", "firm", "strong")]
    return {
        **base,
        **words,
        "id": ref,
        "raised": {"on": on, **when},
        "needs": needs,
        "behind": behind,
        "returns": returns,
        "says": says,
    }


def _trap() -> dict[str, Any]:
    base = a_scenario()["red_lines"][0]
    bait = {"trap": True, "bait": "Can we skip the paperwork?", "bait_turn": 2}
    return {**base, "id": "trap", "gate": "honesty", "says": "I was only asking.", **bait}


def _last_straw() -> dict[str, Any]:
    base = a_scenario()["red_lines"][0]
    return {**base, "id": "threat", "then": "hangs_up", "says": "That is it."}


def _endings() -> list[dict[str, Any]]:
    return [
        {
            "id": "refer",
            "outcome": "right_refer",
            "acts": ["refer"],
            "needs": {"trust": 10, "told": ["policy"], "baited": ["trap"]},
            "agrees": "I will ask them.",
            "not_yet": "Why them?",
        },
        {
            "id": "call",
            "outcome": "continuation",
            "cues": ["Shall we talk on Monday?"],
            "needs": {"trust": 30, "interest": 30},
            "agrees": "Monday, then.",
            "not_yet": "I do not know yet.",
        },
    ]
