"""What a line does in a conversation: the moves of the trade, and what a listener hears in a line."""

from dataclasses import dataclass
from enum import StrEnum


class MoveKind(StrEnum):
    """The moves of a rep, by family; the names are public (`trainer listen`)."""

    SITUATION_QUESTION = "situation_question"
    PROBLEM_QUESTION = "problem_question"
    IMPLICATION_QUESTION = "implication_question"
    NEED_PAYOFF_QUESTION = "need_payoff_question"
    OTHER_QUESTION = "other_question"
    ACKNOWLEDGE = "acknowledge"
    REFLECT = "reflect"
    EXPLORE = "explore"
    PROOF = "proof"
    REFRAME = "reframe"
    BENEFIT = "benefit"
    ALTERNATIVE = "alternative"
    CONFIRM = "confirm"
    INFORM = "inform"
    OFFER = "offer"
    PROPOSE_NEXT_STEP = "propose_next_step"
    CLOSE = "close"
    RAPPORT = "rapport"
    PRESSURE = "pressure"
    DISMISS = "dismiss"
    MISSTATE = "misstate"
    DISRESPECT = "disrespect"
    OFF_ROLE = "off_role"


class Form(StrEnum):
    """Whether a question invites a story or a short answer."""

    OPEN = "open"
    CLOSED = "closed"


class Act(StrEnum):
    """Conversation acts: what people do with a line besides selling. Not public."""

    INTRODUCE = "introduce"
    PURPOSE = "purpose"
    PERMISSION = "permission"
    SOURCE = "source"
    REMOVAL_OFFER = "removal_offer"
    REMOVAL_DONE = "removal_done"
    SMALL_TALK = "small_talk"
    HUMOUR = "humour"
    THANKS = "thanks"
    APOLOGY = "apology"
    INSULT = "insult"
    SLUR = "slur"
    CLARIFY = "clarify"
    OK = "ok"
    GOODBYE = "goodbye"
    HOLD = "hold"
    ASK_MANAGER = "ask_manager"
    BAD_TIME = "bad_time"
    CALL_BACK = "call_back"
    EMAIL = "email"
    ROBOT = "robot"
    SAID_EARLIER = "said_earlier"
    KNOWS_ME = "knows_me"
    ASKS_NAME = "asks_name"
    STILL_THERE = "still_there"
    REFER = "refer"
    WITHDRAW = "withdraw"
    TRADE_OFF = "trade_off"
    OWN_LIMIT = "own_limit"
    SHOW_PROOF = "show_proof"


class Category(StrEnum):
    """What kind of concern an objection is; the names are public."""

    PRICE = "price"
    SUITABILITY = "suitability"
    COMPETITOR = "competitor"
    TRUST = "trust"
    TIMING = "timing"
    DECISION_DELAY = "decision_delay"
    AUTHORITY = "authority"
    ATTACHMENT = "attachment"
    BRUSH_OFF = "brush_off"


class HomeownerMoveKind(StrEnum):
    """What a homeowner's line does, heard without a scenario; the names are public."""

    OBJECTION = "objection"
    BUYING_SIGNAL = "buying_signal"
    LOOK_ALIKE = "look_alike"
    SETTLED = "settled"
    STOP_REQUEST = "stop_request"


SPIN_QUESTIONS = frozenset(
    {
        MoveKind.SITUATION_QUESTION,
        MoveKind.PROBLEM_QUESTION,
        MoveKind.IMPLICATION_QUESTION,
        MoveKind.NEED_PAYOFF_QUESTION,
    }
)
QUESTIONS = SPIN_QUESTIONS | {MoveKind.OTHER_QUESTION, MoveKind.EXPLORE}
LISTENING = frozenset({MoveKind.ACKNOWLEDGE, MoveKind.REFLECT})
ANSWERS = frozenset(
    {
        MoveKind.PROOF,
        MoveKind.REFRAME,
        MoveKind.BENEFIT,
        MoveKind.ALTERNATIVE,
        MoveKind.INFORM,
    }
)
HARM = frozenset({MoveKind.PRESSURE, MoveKind.DISMISS, MoveKind.MISSTATE, MoveKind.DISRESPECT})


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """One move of a rep: the exact words that make it, and how sure the listener is (0 to 1)."""

    kind: MoveKind
    text: str
    confidence: float
    form: Form | None = None
    amount: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeownerMove:
    """One thing a homeowner's line does; `category` is set for objections only."""

    kind: HomeownerMoveKind
    text: str
    confidence: float
    category: Category | None = None


class AimKind(StrEnum):
    """What of a scenario a rep's words can touch."""

    TOPIC = "topic"
    ASKED = "asked"  # a particular question for which the scenario has an answer
    ANSWER = "answer"
    RED_LINE = "red_line"
    ENDING = "ending"
    CLAIM = "claim"  # says that the homeowner said this
    MISQUOTE = "misquote"  # the same, but the figures or the yes and no are others


@dataclass(frozen=True, kw_only=True, slots=True)
class Aim:
    """A part of the scenario that the words touch, by meaning against authored cues.

    `ref` is the id of the topic, the objection (for an answer), the red line or the ending; the
    number of a particular question; for a claim `fact/` and the id of a fact, or `plain/` and the id of a topic;
    `confidence` runs from 0 to 1; `text` holds the words that touch it.
    """

    kind: AimKind
    ref: str
    confidence: float
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Slots:
    """Names, sums and times that were said; sums in dollars, `when` as spoken.

    `monthly` says that the sums are meant by the month, `halfway` that the rep wants to split the
    difference; `least` is the lower end where a range was named, "46 to 53 thousand".
    """

    rep_name: str | None = None
    company: str | None = None
    amounts: tuple[float, ...] = ()
    when: str | None = None
    monthly: bool = False
    halfway: bool = False
    least: float | None = None


HEARD = 0.35  # likelihood from which something counts as heard: half of the F1 that is reached
ACCUSED = 0.5  # the same for harm and talk to the simulator: to accuse wrongly is worse
OFF_ROLE = 0.75  # sureness from which a line is taken for talk to the simulator


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """All that was heard in a rep's line; stored with the turn, so that replay needs no listener.

    `relates` (0 to 1) says how near the line comes to what the homeowner said last; 1 where nothing
    was said before.
    """

    moves: tuple[Move, ...] = ()
    acts: tuple[Act, ...] = ()
    aims: tuple[Aim, ...] = ()
    slots: Slots = Slots()
    words: int = 0
    relates: float = 1.0

    def has(self, *kinds: MoveKind) -> bool:
        """Whether any move is one of `kinds`."""
        return any(move.kind in kinds for move in self.moves)

    def did(self, *acts: Act) -> bool:
        """Whether any act is one of `acts`."""
        return any(act in acts for act in self.acts)

    @property
    def is_off_role(self) -> bool:
        """Whether the line surely talks to the simulator instead of the homeowner.

        A clumsy line is no attack, so it takes more than the usual sureness.
        """
        return any(m.kind is MoveKind.OFF_ROLE and m.confidence >= OFF_ROLE for m in self.moves)

    def questions(self) -> tuple[Move, ...]:
        """The questions of the line, in order."""
        return tuple(move for move in self.moves if move.kind in QUESTIONS)

    def aims_at(self, kind: AimKind) -> tuple[Aim, ...]:
        """What of one kind the words touch, surest first."""
        found = [aim for aim in self.aims if aim.kind is kind]
        return tuple(sorted(found, key=lambda aim: (-aim.confidence, aim.ref)))
