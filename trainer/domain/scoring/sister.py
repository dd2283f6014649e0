"""What the homeowner tells somebody at home about the rep: one line for how the talk went.

The lines speak of the rep and of how it felt, never of what the homeowner keeps back; each belongs
to one kind of talk only.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from trainer.domain.attempt import Attempt, RepTurn
from trainer.domain.documents.base import Gate
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.feelings import SURE, SURE_OF_HARM
from trainer.domain.homeowner.mind import FRIENDLY
from trainer.domain.moves import LISTENING, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.ledger import steps

LISTENED = 1 / 5  # share of the rep's turns that take up what was said and win trust by it


class Felt(StrEnum):
    """How the talk felt; what hurt comes before what pleased."""

    STOP_IGNORED = "stop_ignored"
    INSULTED = "insulted"
    UNTRUE = "untrue"
    PRESSED = "pressed"
    HEARD_AND_TRUSTS = "heard_and_trusts"
    HEARD = "heard"
    TRUSTS = "trusts"
    NEITHER = "neither"


NOT_A_WORD = "Somebody wanted something from me and never said what. Not a word."

LINES: Mapping[Outcome, Mapping[Felt, str]] = {
    Outcome.ORDER: {
        Felt.HEARD_AND_TRUSTS: "I said yes, and I'd say it again. They asked, they listened, and nobody pushed.",
        Felt.HEARD: "I said yes. I'm still a little careful, but they listened before they talked.",
        Felt.TRUSTS: "I said yes because they seem straight. They could have asked me a bit more, though.",
        Felt.NEITHER: "I said yes, and I'm not sure why. Ask me tomorrow whether I still mean it.",
        Felt.STOP_IGNORED: "I'd told them to leave me alone, and I said yes to be rid of them. I may undo it.",
        Felt.INSULTED: "I said yes, but the way I was spoken to still burns. One more word like that and I'm out.",
        Felt.UNTRUE: "I said yes, and now something I was told won't let go of me. I want to check it.",
        Felt.PRESSED: "I said yes with somebody leaning on me. Don't be surprised if I call it off.",
    },
    Outcome.ADVANCE: {
        Felt.HEARD_AND_TRUSTS: "We settled what comes next. This one asks a question and then waits for the answer.",
        Felt.HEARD: "We settled what comes next. I'll keep my guard up, but they did hear what I said.",
        Felt.TRUSTS: "There's a next step. An honest sort, I think, though I didn't get to say much.",
        Felt.NEITHER: "I agreed to a next step to get it over with. We'll see whether I keep it.",
        Felt.STOP_IGNORED: "I asked to be left alone, and somehow I agreed to more of it. Figure that out.",
        Felt.INSULTED: "We agreed on something, but I was talked down to. I'd rather it were somebody else.",
        Felt.UNTRUE: "We agreed on something. First I'm checking what I was told; it didn't all sound right.",
        Felt.PRESSED: "I agreed to something because that was the quickest way out of being pushed.",
    },
    Outcome.CONTINUATION: {
        Felt.HEARD_AND_TRUSTS: "A good talk, really. Nothing's settled, but I know whom to ask if I need somebody.",
        Felt.HEARD: "They listened well enough. I didn't promise anything, and that was all right too.",
        Felt.TRUSTS: "Pleasant person. We talked, and I couldn't tell you what happens next.",
        Felt.NEITHER: "Some friendly noises on both sides. I'll have forgotten it by supper.",
        Felt.STOP_IGNORED: "We parted politely, if you leave out that I'd asked them to stop.",
        Felt.INSULTED: "It ended politely, but there was one remark I won't forget.",
        Felt.UNTRUE: "Friendly enough. I just don't believe everything I heard.",
        Felt.PRESSED: "I stayed friendly and said neither yes nor no. With that much pushing you don't.",
    },
    Outcome.NO_SALE: {
        Felt.HEARD_AND_TRUSTS: "Nothing came of it, and that was fine. I'd talk to that one again.",
        Felt.HEARD: "They heard me out, I'll give them that. It went nowhere all the same.",
        Felt.TRUSTS: "A decent person with the wrong questions. We never got to what matters to me.",
        Felt.NEITHER: "One more sales talk. Nobody wanted to know anything about me.",
        Felt.STOP_IGNORED: "I asked them to stop, and it went on. They won't get through to me again.",
        Felt.INSULTED: "I don't have to be talked to like that. We're done.",
        Felt.UNTRUE: "I was told something that isn't so. After that there was nothing to talk about.",
        Felt.PRESSED: "The harder they pushed, the surer I got that I don't want it.",
    },
    Outcome.RIGHT_STOP: {
        Felt.HEARD_AND_TRUSTS: "I wanted it to end, and they let it end, kindly. I wish they were all like that.",
        Felt.HEARD: "They noticed that I'd had enough, and they stopped. That's more than most do.",
        Felt.TRUSTS: "They stopped when it was time to stop. I hadn't expected that.",
        Felt.NEITHER: "Well, they did stop. That's about the best I can say.",
        Felt.STOP_IGNORED: "They stopped in the end. I had to ask more than once.",
        Felt.INSULTED: "They left me alone, but not before saying something ugly.",
        Felt.UNTRUE: "They let it be. Good, because I'd heard enough that didn't add up.",
        Felt.PRESSED: "I had to push back, but then they did let it be.",
    },
    Outcome.RIGHT_REFER: {
        Felt.HEARD_AND_TRUSTS: "They told me that somebody else can help me more, and who. Who does that?",
        Felt.HEARD: "They listened, and then sent me to somebody who's better for this. Fair enough.",
        Felt.TRUSTS: "A straight answer: not them, try over there. I can live with that.",
        Felt.NEITHER: "They sent me on to somebody else. Maybe that's for the best.",
        Felt.STOP_IGNORED: "I'd asked to be left alone. I got a recommendation instead.",
        Felt.INSULTED: "Good advice in the end, from somebody who should mind their tongue.",
        Felt.UNTRUE: "They sent me elsewhere, which may be right. I'm less sure of the rest I was told.",
        Felt.PRESSED: "First they pushed, then they sent me on to somebody else. They could have begun with that.",
    },
    Outcome.WALKED_AWAY: {
        Felt.HEARD_AND_TRUSTS: "I even liked them. But at some point I'd had enough, and I ended it.",
        Felt.HEARD: "I ended it. They heard the words, I think, and not what I meant.",
        Felt.TRUSTS: "I started out liking them. Then it was all about what they wanted to say.",
        Felt.NEITHER: "I ended it. You know the sort: talks and talks, and never about you.",
        Felt.STOP_IGNORED: "I told them to stop and they didn't, so I stopped it for them.",
        Felt.INSULTED: "A stranger insulted me, and that was the end of that talk.",
        Felt.UNTRUE: "I heard one thing too many that couldn't be true, and then I'd had enough.",
        Felt.PRESSED: "They pushed until I pushed back. That was the end of it.",
    },
}


def told_at_home(attempt: Attempt) -> str:
    """The line for how an ended attempt went; the same attempt always gives the same line."""
    if not any(turn.turn.text for turn in _reps(attempt)):
        return NOT_A_WORD
    return LINES[attempt.outcome or Outcome.NO_SALE][felt_in(attempt)]


def felt_in(attempt: Attempt) -> Felt:
    """How a talk felt: by what was breached, by harm, then by listening and trust."""
    gates = {breach.gate for breach in attempt.mind.breaches}
    harm = {
        move.kind
        for turn in _reps(attempt)
        for move in turn.heard.moves
        if move.confidence >= SURE_OF_HARM
    }
    if Gate.DO_NOT_CALL in gates:
        return Felt.STOP_IGNORED
    if Gate.RESPECT in gates or MoveKind.DISRESPECT in harm:
        return Felt.INSULTED
    if Gate.HONESTY in gates or MoveKind.MISSTATE in harm:
        return Felt.UNTRUE
    if gates or MoveKind.PRESSURE in harm:
        return Felt.PRESSED
    return _without_harm(attempt)


def _without_harm(attempt: Attempt) -> Felt:
    if attempt.mind.trust >= FRIENDLY:
        return Felt.HEARD_AND_TRUSTS if _listened(attempt) else Felt.TRUSTS
    return Felt.HEARD if _listened(attempt) else Felt.NEITHER


def _listened(attempt: Attempt) -> bool:
    """Whether the rep took up what was said often enough, and to some effect."""
    turns = [(turn, before) for turn, before in steps(attempt) if turn.turn.text]
    moved = [turn for turn, before in turns if turn.mind.trust > before.trust and _takes_up(turn)]
    return len(moved) >= LISTENED * len(turns)


def _takes_up(turn: RepTurn) -> bool:
    return any(
        move.kind in {*LISTENING, MoveKind.EXPLORE} and move.confidence >= SURE
        for move in turn.heard.moves
    )


def _reps(attempt: Attempt) -> Iterator[RepTurn]:
    return (turn for turn in attempt.turns if isinstance(turn, RepTurn))


def confidant(*scenes: Scene) -> str:
    """Whom it is told to: a sister, unless one of these scenes of the person speaks of a real one."""
    if any("sister" in scene.scenario.model_dump_json().lower() for scene in scenes):
        return "a friend"
    return f"{_HIS[scenes[0].scenario.persona.pronoun]} sister"


_HIS = {"he": "his", "she": "her", "they": "their"}
