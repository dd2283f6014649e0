"""A trainee of some skill: listens, asks, meets concerns and proposes as well as the skill allows.

Skill runs from 0 to 1. It decides how often the trainee does the right thing, and in good words.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from trainer.domain.documents.trainee import Question, Reading, Said, Wording
from trainer.domain.trainees.echo import echo_of
from trainer.domain.trainees.view import Memory, Spoken, View

ENOUGH_TURNS = 26  # rep turns after which every trainee says goodbye
FEWEST, MOST = 1, 7  # questions before proposing, of no skill and of all
ALONG = 2  # further questions before proposing again
ASKS_ON = 0.45  # share of told things after which the most skilled ask on
SURER = 0.1  # by how much surer a question must be heard than a concern to come first
WARMED = 3  # questions after which a homeowner's own question about the how calls for a proposal
DRIFTS = 0.9  # sureness below which another concern is taken for the one that stands
FOLLOWS = 0.25  # likeness to the homeowner's words from which a question takes them up
STUBBORN = 4  # times a concern is met before the trainee lets it be
_KINDS = ("situation", "problem", "implication", "payoff")
_WHEN = re.compile(
    r"\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b"
    r"(?:[^.?!]{0,24}?\b((?:at|after|around|before)\s+(?:\d{1,2}(?::\d\d)?|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve|noon)\b(?:\s*[ap]\.?m\b)?)|"
    r"[^.?!]{0,10}?\b(morning|afternoon|evening))?",
    re.I,
)
SOME_DAY = "Thursday at six"

Rule = Callable[[float, View, Memory], Spoken | None]


def speak(skill: float, view: View, memory: Memory) -> Spoken:
    """What a trainee of this skill says next."""
    own = sum(turn.speaker.value == "rep" for turn in view.turns)
    if own == 0:
        return Spoken(text=_word(skill, view, view.wording.opens, "opens"), memory=memory)
    if memory.leaving:
        return Spoken(text=None, memory=memory)
    if own >= ENOUGH_TURNS:
        return _leave(skill, view, memory)
    memory = _notice(view, memory)
    for rule in _RULES:
        said = rule(skill, view, memory)
        if said is not None:
            return said
    return _move_on(skill, view, memory, _listening(skill, view))


def _word(skill: float, view: View, wording: Wording, purpose: str) -> str:
    good = view.happens(skill, f"good {purpose}")
    return view.choose(wording.good if good else wording.poor, purpose)


def _leave(skill: float, view: View, memory: Memory, first: str = "") -> Spoken:
    goodbye = _word(skill, view, view.wording.goodbyes, "goodbye")
    return Spoken(text=f"{first} {goodbye}".strip(), memory=replace(memory, leaving=True))


def _notice(view: View, memory: Memory) -> Memory:
    signs = dict(memory.signs)
    for glance in view.glances:
        if glance.said is Said.SIGNS and glance.reading is not None:
            signs[glance.reading.id] = signs.get(glance.reading.id, 0) + 1
    met = view.glance(Said.ACCEPTS) is not None and view.glance(Said.OBJECTION) is None
    return replace(
        memory,
        signs=signs,
        since_proposal=memory.since_proposal + 1,
        standing=None if met else memory.standing,
    )


def _stopped(skill: float, view: View, memory: Memory) -> Spoken | None:
    glance = view.glance(Said.STOP)
    if glance is None or glance.reading is None:
        return None
    good = view.happens(skill, "obeys")
    text = view.choose(glance.reading.answers if good else glance.reading.poor, "stop")
    return Spoken(text=text, memory=replace(memory, leaving=good))


def _over(skill: float, view: View, memory: Memory) -> Spoken | None:
    if view.glance(Said.AGREES) is not None and memory.proposed:
        return _leave(skill, view, memory)
    return _leave(skill, view, memory) if view.glance(Said.GOODBYE) is not None else None


def _day(skill: float, view: View, memory: Memory) -> Spoken | None:
    if not memory.proposed or not _wants_a_day(view, memory):
        return None
    when = _when(view) if view.happens(0.3 + 0.7 * skill, "listens for the day") else SOME_DAY
    line = _word(skill, view, view.wording.names_day, "day").replace("{when}", when)
    return Spoken(text=line, memory=memory)


def _wants_a_day(view: View, memory: Memory) -> bool:
    """Whether a day is asked for, or another one named than the trainee's."""
    named = _WHEN.search(view.last)
    if named is None or memory.since_proposal > ALONG:
        return view.glance(Said.ASKS_DAY) is not None
    own = next((t.text for t in reversed(view.turns) if t.speaker.value == "rep"), "")
    return named[1].lower() not in own.lower()


def _when(view: View) -> str:
    for turn in reversed(view.turns):
        found = _WHEN.search(turn.text) if turn.speaker.value == "homeowner" else None
        if found:
            hour = found[2] or (found[3] and f"{found[3]}") or ""
            return f"{found[1].title()} {hour}".strip()
    return SOME_DAY


def _signs(skill: float, view: View, memory: Memory) -> Spoken | None:
    for reading in view.wording.reads:
        enough = reading.kind is Said.SIGNS and memory.signs.get(reading.id, 0) >= reading.signs
        if not enough or memory.met.get(reading.id, 0):
            continue
        met = replace(memory, met={**memory.met, reading.id: 1})
        if not view.happens(skill * skill, f"sees {reading.id}"):
            return None
        return Spoken(text=view.choose(reading.answers, reading.id), memory=_proposed(met))
    return None


def _proposed(memory: Memory) -> Memory:
    return replace(memory, proposed=memory.proposed + 1, since_proposal=0)


def _concern(skill: float, view: View, memory: Memory) -> Spoken | None:
    reading = _standing(skill, view, memory)
    if reading is None:
        return None
    times = memory.met.get(reading.id, 0)
    met = replace(memory, met={**memory.met, reading.id: times + 1}, standing=reading.id)
    if times >= STUBBORN:
        let_be = replace(met, standing=None)
        first = _word(skill, view, view.wording.acknowledges, "lets be")
        return _move_on(skill, view, let_be, first)
    if not view.happens(skill, f"meets {reading.id}"):
        return Spoken(text=view.choose(reading.poor, "poor"), memory=met)
    parts = [view.choose(reading.acknowledges, "ack")] if reading.acknowledges else []
    curious = reading.id not in memory.explored and bool(reading.explores)
    if curious and times < ALONG and view.happens(skill, f"explores {reading.id}"):
        met = replace(met, explored=memory.explored | {reading.id})
        return Spoken(text=" ".join((*parts, view.choose(reading.explores, "ex"))), memory=met)
    fits = view.happens(skill, "fits the answer")
    answer = view.nearest(reading.answers, "answer") if fits else view.choose(reading.answers, "a")
    parts = [*parts, answer] if times < ALONG else [answer]
    if reading.confirms and view.happens(skill * 0.7, "confirms"):
        parts.append(view.choose(reading.confirms, "confirm"))
    return Spoken(text=" ".join(parts), memory=met)


def _standing(skill: float, view: View, memory: Memory) -> Reading | None:
    """The concern to meet now: a new one, or the last one where the homeowner still minds."""
    glance, asked = view.glance(Said.OBJECTION), view.glance(Said.QUESTION)
    if asked is not None and (glance is None or asked.sure > glance.sure + SURER):
        return None
    last = next((r for r in view.wording.reads if r.id == memory.standing), None)
    if glance is not None and glance.reading is not None:
        stays = last is not None and glance.sure < DRIFTS and view.happens(skill, "stays with it")
        return last if stays else glance.reading
    if last is None or view.glance(Said.ACCEPTS) is not None:
        return None
    minds = view.glance(Said.RESISTS, Said.NOT_YET) is not None
    answered = memory.met.get(last.id, 0) - (last.id in memory.explored)
    explains = answered <= 0  # it was only asked about so far
    return last if (minds or explains) and view.happens(skill, "keeps at it") else None


def _asked(skill: float, view: View, memory: Memory) -> Spoken | None:
    glance = view.glance(Said.QUESTION)
    if glance is None or glance.reading is None:
        return None
    reading = glance.reading
    good = view.happens(skill, f"answers {reading.id}")
    text = view.choose(reading.answers if good else reading.poor, "reply")
    warm = len(memory.asked) >= WARMED and bool(memory.met) and not memory.proposed
    if good and warm:  # who asks how it would go is ready to hear what comes next
        return _propose(skill, view, memory, text)
    if view.happens(0.5, "asks on"):
        return _move_on(skill, view, memory, text)
    return Spoken(text=text, memory=memory)


def _upset(skill: float, view: View, memory: Memory) -> Spoken | None:
    if view.glance(Said.UPSET) is None:
        return None
    return _move_on(skill, view, memory, _word(skill, view, view.wording.apologizes, "sorry"))


def _why(skill: float, view: View, memory: Memory) -> Spoken | None:
    if view.glance(Said.WHY) is None:
        return None
    text = _word(skill, view, view.wording.explains, "why")
    again = memory.asked[-1] if memory.asked else None
    questions = [q for q in view.wording.asks if q.about == again]
    if questions and view.happens(skill, "asks again"):
        return Spoken(text=f"{text} {_word(skill, view, questions[0], 'again')}", memory=memory)
    return _move_on(skill, view, memory, text)


def _not_yet(skill: float, view: View, memory: Memory) -> Spoken | None:
    if view.glance(Said.NOT_YET) is None:
        return None
    return _ask(skill, view, memory, _word(skill, view, view.wording.acknowledges, "not yet"))


_RULES: tuple[Rule, ...] = (_stopped, _day, _over, _signs, _concern, _asked, _upset, _why, _not_yet)


def _listening(skill: float, view: View) -> str:
    if not view.happens(skill, "listens"):
        return _word(0.0, view, view.wording.acknowledges, "token") if skill < 1 else ""
    echo = echo_of(view.last)
    if echo is not None and view.happens(0.6, "reflects"):
        line = view.choose(view.wording.reflects.good, "reflects")
        return line.replace("{echo}", echo)
    return view.choose(view.wording.acknowledges.good, "acknowledges")


def _move_on(skill: float, view: View, memory: Memory, first: str) -> Spoken:
    """Ask the next question, or propose a next step when enough was asked."""
    wanted = round(FEWEST + (MOST - FEWEST) * skill) + ALONG * memory.proposed
    ready = len(memory.asked) >= wanted and (not memory.proposed or memory.since_proposal > 1)
    if _may_follow_up(view) and view.happens(skill * ASKS_ON, "asks on"):
        follow = _word(skill, view, view.wording.follows, "follows")
        return Spoken(text=f"{first} {follow}".strip(), memory=memory)
    if not ready:
        return _ask(skill, view, memory, first)
    return _propose(skill, view, memory, first)


def _propose(skill: float, view: View, memory: Memory, first: str) -> Spoken:
    line = _word(skill, view, view.wording.proposes, "proposes").replace("{when}", _when(view))
    return Spoken(text=f"{first} {line}".strip(), memory=_proposed(memory))


def _may_follow_up(view: View) -> bool:
    """Whether the homeowner said something by themselves that invites another question."""
    return "?" not in view.last and view.glance(Said.TELLS) is not None


def _ask(skill: float, view: View, memory: Memory, first: str) -> Spoken:
    question = _next_question(skill, view, memory)
    if question is None:
        return _propose(skill, view, memory, first)
    asked = replace(memory, asked=(*memory.asked, question.about))
    text = _word(skill, view, question, f"asks {question.about}")
    return Spoken(text=f"{first} {text}".strip(), memory=asked)


def _next_question(skill: float, view: View, memory: Memory) -> Question | None:
    """Skilled trainees go from the situation to problems, consequences and what would help."""
    left = [q for q in view.wording.asks if q.about not in memory.asked]
    if not left:
        return None
    left = [q for q in left if q.about in view.prepared] or left
    if view.happens(skill, "goes deeper"):
        depth = min(len(memory.asked) // 2, len(_KINDS) - 1)
        fitting = [q for q in left if q.kind == _KINDS[depth]] or left
        if view.happens(skill, "follows up"):
            row = view.likeness((view.last,), [q.good[0] for q in left])[0]
            nearest = max(range(len(left)), key=row.__getitem__)
            return left[nearest] if row[nearest] >= FOLLOWS else _pick(fitting, view)
        return _pick(fitting, view)
    return _pick([q for q in left if q.kind == _KINDS[0]] or left, view)


def _pick(questions: Sequence[Question], view: View) -> Question:
    return questions[int(view.chance("next question") * len(questions))]
