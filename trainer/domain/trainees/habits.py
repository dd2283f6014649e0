"""How homeowners behave over many conversations: asking, resisting, answering, and in whose words.

What is measured on real people is in docs/homeowner.md; figures of rehearsals lie beside it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from statistics import fmean

from trainer.domain.attempt import Attempt, RepTurn
from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.reaction import Part, PartKind
from trainer.domain.moves import Form
from trainer.domain.trainees.speech import Bar

_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
_RESISTS = frozenset(
    {
        PartKind.OBJECT,
        PartKind.HALF_ANSWERED,
        PartKind.NOT_YET,
        PartKind.OFFER_LOW,
        PartKind.RED_LINE,
        PartKind.STOP,
    }
)
_RESISTING_PHRASES = frozenset(
    phrase.value
    for phrase in (
        Phrase.GUARDED,
        Phrase.WHY_ASK,
        Phrase.NO_NEWS,
        Phrase.PRESSURED,
        Phrase.DISMISSED,
        Phrase.NOT_SETTLED,
        Phrase.OFFER_EARLY,
        Phrase.RETRADE,
        Phrase.RAISE,
        Phrase.HOW_KNOW,
        Phrase.NEVER_SAID,
        Phrase.INSULT,
        Phrase.GRUDGE,
        Phrase.GOODBYE_COLD,
        Phrase.HANG_UP,
    )
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """One reply of a homeowner: how it was asked for, whether it resists, and whose words it has.

    `asked` is None after a line without a question, or with open and closed ones; of its `lines`
    (things said) so many are `shared` with other people through a phrasebook or a topic.
    """

    text: str
    asked: Form | None
    resists: bool
    lines: int
    shared: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Habits:
    """Measures over replies; shares are 0 to 1, and None where nothing was measured."""

    asks: float | None  # share of replies that ask something
    resists_again: float | None  # share of replies that resist, right after one that did
    resists_else: float | None  # the same after one that did not
    open_to_closed: float | None  # words after an open question, to words after a closed one
    shared: float | None  # share of lines in words that others have, too
    overlap: float | None  # share of sentences that two conversations of one person share

    def bars(self) -> tuple[Bar, ...]:
        """The measures with the bounds that a believable person keeps."""
        return (
            Bar(name="asks something", value=self.asks, least=0.10, most=0.30, share=True),
            Bar(name="resists again", value=self.resists_again, least=0.35, most=0.60, share=True),
            Bar(name="open to closed", value=self.open_to_closed, least=1.6, most=9.0),
            Bar(name="shared words", value=self.shared, most=0.40, share=True),
            Bar(name="same sentences on two days", value=self.overlap, most=0.40, share=True),
        )


def replies_of(attempt: Attempt, scene: Scene) -> tuple[Reply, ...]:
    """The homeowner's replies to the rep's words, in order; silent ones are left out."""
    shared = _shared_lines(scene)
    return tuple(
        Reply(
            text=said.turn.text,
            asked=_form(asked),
            resists=any(_is_resistance(part) for part in asked.parts),
            lines=len(asked.parts),
            shared=min(len(asked.parts), _shared_in(said.turn.text, shared)),
        )
        for asked, said in pairwise(attempt.turns)
        if isinstance(asked, RepTurn) and said.turn.text.strip()
    )


def _form(asked: RepTurn) -> Form | None:
    forms = {move.form for move in asked.heard.questions()}
    return forms.pop() if len(forms) == 1 else None


def _is_resistance(part: Part) -> bool:
    return part.kind in _RESISTS or (
        part.kind is PartKind.PHRASE and part.ref in _RESISTING_PHRASES
    )


def _shared_lines(scene: Scene) -> tuple[str, ...]:
    from_topics = (line for topic in scene.topics for line in topic.unknown)
    from_book = (line for lines in scene.phrasebook.lines.values() for line in lines)
    return tuple({_bare(line) for line in (*from_topics, *from_book) if "{" not in line})


def _shared_in(text: str, lines: Sequence[str]) -> int:
    bare = f" {_bare(text)} "
    return sum(f" {line} " in bare for line in lines)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower()))


def habits_of(conversations: Sequence[Sequence[Reply]]) -> Habits:
    """The habits of one person, or of several whose conversations are given together."""
    replies = [reply for talk in conversations for reply in talk]
    pairs = [pair for talk in conversations for pair in pairwise(talk)]
    opened, closed = (_words(replies, form) for form in (Form.OPEN, Form.CLOSED))
    lines = sum(reply.lines for reply in replies)
    return Habits(
        asks=_share("?" in reply.text for reply in replies),
        resists_again=_share(second.resists for first, second in pairs if first.resists),
        resists_else=_share(second.resists for first, second in pairs if not first.resists),
        open_to_closed=opened / closed if opened and closed else None,
        shared=sum(reply.shared for reply in replies) / lines if lines else None,
        overlap=_overlap(conversations),
    )


def _share(holds: Iterable[bool]) -> float | None:
    every = list(holds)
    return fmean(every) if every else None


def _words(replies: Sequence[Reply], form: Form) -> float:
    lengths = [len(reply.text.split()) for reply in replies if reply.asked is form]
    return fmean(lengths) if lengths else 0.0


def _overlap(conversations: Sequence[Sequence[Reply]]) -> float | None:
    """The mean over all pairs of conversations, as a share of the shorter one."""
    said = [
        {
            one
            for reply in talk
            for sentence in _SENTENCE.findall(reply.text)
            if (one := _bare(sentence))
        }
        for talk in conversations
    ]
    shares = [
        len(first & second) / min(len(first), len(second))
        for first, second in combinations(said, 2)
        if first and second
    ]
    return fmean(shares) if shares else None
