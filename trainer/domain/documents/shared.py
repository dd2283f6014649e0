"""What scenarios share: topics, phrasebooks, the company card and the compliance list."""

from enum import StrEnum

from pydantic import Field, model_validator

from trainer.domain.documents.base import Document, Id, Line, Trade
from trainer.domain.documents.scenario import RedLine


class Topic(Document):
    """Something a rep may ask about, with spoken questions that ask for it."""

    id: Id
    name: Line
    trades: tuple[Trade, ...] = Field(min_length=1)
    cues: tuple[Line, ...] = Field(min_length=10)
    unknown: tuple[Line, ...] = Field(
        min_length=2, description="In-character non-answers when the person has nothing to tell."
    )


class Topics(Document):
    """The shared list of topics."""

    topics: tuple[Topic, ...] = Field(min_length=1)


class Phrase(StrEnum):
    """The situations for which a temperament has wordings of its own."""

    GREET = "greet"
    ACKNOWLEDGED = "acknowledged"
    SOFTENED = "softened"
    NO_NEWS = "no_news"
    GUARDED = "guarded"
    WHY_ASK = "why_ask"
    ONE_AT_A_TIME = "one_at_a_time"
    ASKED_BEFORE = "asked_before"
    CLARIFY = "clarify"
    OK = "ok"
    SMALL_TALK = "small_talk"
    HUMOUR = "humour"
    THANKS = "thanks"
    APOLOGY = "apology"
    INSULT = "insult"
    PRESSURED = "pressured"
    DISMISSED = "dismissed"
    MONOLOGUE = "monologue"
    OFF_ROLE = "off_role"
    ROBOT = "robot"
    SILENCE = "silence"
    HELLO = "hello"
    RESPECTED_SILENCE = "respected_silence"
    HOLD = "hold"
    BAD_TIME = "bad_time"
    EMAIL = "email"
    WHEN = "when"
    NEVER_SAID = "never_said"
    OFFER_EARLY = "offer_early"
    RETRADE = "retrade"
    NOT_SETTLED = "not_settled"
    NOTHING_OPEN = "nothing_open"
    WIND_UP = "wind_up"
    GOODBYE_WARM = "goodbye_warm"
    GOODBYE_COLD = "goodbye_cold"
    HANG_UP = "hang_up"


class Phrasebook(Document):
    """Wordings of one temperament, for what every homeowner has to say now and then."""

    id: Id
    about: Line
    lines: dict[Phrase, tuple[Line, ...]]

    @model_validator(mode="after")
    def _covers_every_phrase(self) -> "Phrasebook":
        missing = sorted(phrase for phrase in Phrase if not self.lines.get(phrase))
        if missing:
            message = f"lines are missing for: {', '.join(missing)}"
            raise ValueError(message)
        return self


class CardFact(Document):
    """One truth of the rep's own company, in words the rep can say."""

    id: Id
    name: Line = Field(description="Label in the briefing, e.g. 'Where your number came from'.")
    says: Line


class CompanyCard(Document):
    """The rep's own truth: without it no question about the company has an honest answer."""

    id: Id
    trade: Trade
    company: Line
    rep: Line = Field(description="Name of the rep in demos; a trainee uses their own.")
    call_back: Line = Field(description="Number the homeowner can call.")
    facts: tuple[CardFact, ...] = Field(min_length=6)


class Compliance(Document):
    """The red lines of a trade that hold for every homeowner, and for real calls."""

    id: Id
    trade: Trade
    red_lines: tuple[RedLine, ...] = Field(min_length=1)
