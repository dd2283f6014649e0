"""What scenarios share: topics, phrasebooks, the company card and the compliance list."""

from pydantic import Field

from trainer.domain.documents.base import Document, Id, Line, Trade
from trainer.domain.documents.phrase import Phrase
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


class Phrasebook(Document):
    """Wordings of one temperament, for what every homeowner has to say now and then."""

    id: Id
    about: Line
    lines: dict[Phrase, tuple[Line, ...]]


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
