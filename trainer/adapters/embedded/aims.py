"""What of a scenario a line touches: by meaning against authored lines, red lines by pattern too."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import re2

from trainer.adapters.embedded.claims import ClaimCues, claim_cues
from trainer.adapters.embedded.cues import Cues, cues_from
from trainer.adapters.embedded.encoder import Encoder, Vector
from trainer.adapters.embedded.particular import ParticularCues
from trainer.adapters.embedded.rows import Rows
from trainer.adapters.embedded.topics import TopicCues, sure_of, topic_cues
from trainer.domain.documents.scenario import RedLine
from trainer.domain.documents.scene import Scene
from trainer.domain.moves import Aim, AimKind

# A likeness (cosine) is turned into confidence so that 0.5 lies where right and wrong answers
# of the tests part; see bench/bench_listener.py for the measured curves.
ANSWER_HALF = 0.52
ENDING_HALF = 0.55
BREACH_LEAST = 0.52  # likeness to a breach below which a pattern alone proves nothing
DENIED_MARGIN = (
    0.15  # by how much more it must be like a breach, where it denies and the breach does not
)
MOST_PLACES = 8  # matches of one red line in a turn that are looked at
SPREAD = 0.25  # likeness from 0.5 to full confidence
PLAIN_HALF = 0.50  # likeness of a question to a plain answer from which it asks for it
MOST_TOPICS = 3
MOST_ASKED = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class RedLineCues:
    """A red line ready to be tested."""

    line: RedLine
    breach: Vector
    fine: Vector


@dataclass(frozen=True, kw_only=True, slots=True)
class SceneCues:
    """All that a scenario lets a listener listen for."""

    topics: TopicCues
    answers: Cues
    endings: Cues
    red_lines: tuple[RedLineCues, ...]
    claims: ClaimCues
    plain: Cues
    asked: ParticularCues


def topics_of(encoder: Encoder, scene: Scene, lines: Cues) -> TopicCues:
    """The topics of a scene, fitted with the labelled lines; scenes of one trade have the same."""
    cues = cues_from(encoder, ((topic.id, topic.cues) for topic in scene.topics))
    return topic_cues(cues, lines)


def cues_of(encoder: Encoder, scene: Scene, topics: TopicCues, asked: ParticularCues) -> SceneCues:
    """The cues of a scene; vectors of lines that were met before are not computed again."""
    scenario = scene.scenario
    return SceneCues(
        topics=topics,
        answers=cues_from(encoder, ((o.id, o.answers) for o in scenario.objections)),
        endings=cues_from(encoder, ((ending.id, ending.cues) for ending in scenario.endings)),
        red_lines=red_line_cues(encoder, scene.red_lines),
        claims=claim_cues(encoder, scene),
        plain=cues_from(encoder, ((p.topic, (p.says, p.again)) for p in scenario.plain)),
        asked=asked,
    )


def red_line_cues(encoder: Encoder, red_lines: Mapping[str, RedLine]) -> tuple[RedLineCues, ...]:
    """Red lines ready to be tested."""
    return tuple(
        RedLineCues(line=line, breach=encoder.vectors(line.breach), fine=encoder.vectors(line.fine))
        for line in red_lines.values()
    )


def scene_aims(cues: SceneCues, text: str, rows: Rows, asks: Sequence[bool]) -> Iterator[Aim]:
    """What the line touches; `asks` says for each clause whether it is a question."""
    whole = rows.encoding.sentence
    clauses = [rows.encoding.pooled(clause.start, clause.end) for clause in rows.clauses]
    questions = [at for at, ask in enumerate(asks) if ask]
    told = [at for at, ask in enumerate(asks) if not ask]
    for at in questions:
        here = np.stack([clauses[at], whole]) if len(clauses) == 1 else clauses[at][None, :]
        yield from _topics(cues, here, rows.clauses[at].text)
        yield from _asked(cues, here, rows.clauses[at].text)
    if told:
        said = (
            [whole] if not questions else [rows.encoding.pooled(*run) for run in _runs(rows, told)]
        )
        statements = np.stack([*said, *(clauses[at] for at in told)])
        yield from _best(AimKind.ANSWER, cues.answers, statements, text, ANSWER_HALF)
    everything = np.stack([whole, *clauses])
    yield from _best(AimKind.ENDING, cues.endings, everything, text, ENDING_HALF)
    yield from red_line_aims(cues.red_lines, text, rows)


def _runs(rows: Rows, told: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where statements stand without a question between them: what is asked answers nothing."""
    first = last = told[0]
    for at in told[1:]:
        if at != last + 1:
            yield rows.clauses[first].start, rows.clauses[last].end
            first = at
        last = at
    yield rows.clauses[first].start, rows.clauses[last].end


def _topics(cues: SceneCues, vectors: Vector, text: str) -> Iterator[Aim]:
    """The topics of a question: by the topics' cues, or by what this person says of them anyway."""
    asked = cues.topics.scores(vectors)
    for ref, (value, _) in cues.plain.likeness(vectors).items():
        asked[ref] = max(asked.get(ref, 0.0), sure_of(value, PLAIN_HALF, SPREAD))
    ranked = sorted(asked.items(), key=lambda item: (-item[1], item[0]))
    for ref, sure in ranked[:MOST_TOPICS]:
        if sure > 0.0:
            yield Aim(kind=AimKind.TOPIC, ref=ref, confidence=sure, text=text)


def _asked(cues: SceneCues, vectors: Vector, text: str) -> Iterator[Aim]:
    """Particular questions; some fit only after something was told, so more than the best are named."""
    ranked = sorted(cues.asked.scores(vectors).items(), key=lambda item: -item[1])
    for ref, sure in ranked[:MOST_ASKED]:
        if sure > 0.0:
            yield Aim(kind=AimKind.ASKED, ref=ref, confidence=sure, text=text)


def _best(kind: AimKind, cues: Cues, vectors: Vector, text: str, half: float) -> Iterator[Aim]:
    ranked = sorted(cues.likeness(vectors).items(), key=lambda item: (-item[1][0], item[0]))
    for ref, (value, _) in ranked[:MOST_TOPICS]:
        sure = sure_of(value, half, SPREAD)
        if sure > 0.0:
            yield Aim(kind=kind, ref=ref, confidence=sure, text=text)


_DENIAL = re.compile(r"\b(?:no|not|nothing|never|nobody|without|cannot|won't|\w+n't)\b", re.I)


def _denies(text: str) -> bool:
    return _DENIAL.search(text.replace("\u2019", "'")) is not None


_ANOTHER_SAID = re.compile(
    r"\b(?:sounds? like|(?:if|what) i (?:hear|heard|have|understood|understand)|so you're saying|"
    r"you (?:said|told me|mentioned)|you're (?:saying|telling)|"
    r"(?:he|she|they|bidder|company|guy|fellow|somebody|someone|who|whoever|anybody|anyone) "
    r"(?:said|says|told|tells|claims?|claimed|promised|promises))\b",
    re.I,
)


def _only_reports(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a place says what somebody else has said, and claims nothing."""
    begin = max(text.rfind(mark, 0, start) for mark in ".?!") + 1
    ends = [at for mark in ".?!" if (at := text.find(mark, end)) >= 0]
    sentence = text[begin : min(ends, default=len(text))]
    return _ANOTHER_SAID.search(sentence.replace("\u2019", "'")) is not None


def red_line_aims(red_lines: Sequence[RedLineCues], text: str, rows: Rows) -> Iterator[Aim]:
    """The red lines that the words cross: a pattern must match, and the meaning agree."""
    for cue in red_lines:
        places = [m.span() for m in re2.finditer(cue.line.pattern, text)]
        found = [_crossing(cue, text, rows, *place) for place in places[:MOST_PLACES]]
        yield from sorted((a for a in found if a is not None), key=lambda a: -a.confidence)[:1]


def _crossing(cue: RedLineCues, text: str, rows: Rows, first: int, last: int) -> Aim | None:
    """The red line as it is crossed by what stands around a match, or None."""
    if _only_reports(text, first, last):
        return None
    around = [c for c in rows.clauses if c.start < last and c.end > first]
    start = min((c.start for c in around), default=first)
    end = max((c.end for c in around), default=last)
    vectors = np.stack([rows.encoding.sentence, rows.encoding.pooled(start, end)])
    likeness = (vectors @ cue.breach.T).max(axis=0)
    breach = float(likeness.max())
    fine = float((vectors @ cue.fine.T).max())
    nearest = cue.line.breach[int(likeness.argmax())]
    denies = _denies(text[start:end]) and not _denies(nearest)
    if breach < BREACH_LEAST or breach < fine + (DENIED_MARGIN if denies else 0.0):
        return None
    sure = min(1.0, 0.5 + breach - fine)
    return Aim(
        kind=AimKind.RED_LINE, ref=cue.line.id, confidence=round(sure, 3), text=text[start:end]
    )
