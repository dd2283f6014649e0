"""A trainee of some skill: listens, asks, meets concerns and proposes as well as the skill allows.

Skill runs from 0 to 1. It decides how often the trainee does the right thing, and in good words.
"""

from collections.abc import Callable
from dataclasses import replace

from trainer.domain.documents.trainee import Reading, Said, Wording
from trainer.domain.trainees.days import SOME_DAY, day_of, is_another_day, names_a_day
from trainer.domain.trainees.echo import echo_of
from trainer.domain.trainees.questions import FEWEST, MOST, next_question
from trainer.domain.trainees.view import Memory, Spoken, View

ENOUGH_TURNS = 26  # rep turns after which every trainee says goodbye
LATE = 6  # rep turns before that in which it is time to propose once more
ALONG = 2  # further questions before proposing again
ASKS_ON = 0.45  # share of told things after which the most skilled ask on
SURER = 0.1  # by how much surer a question must be heard than a concern to come first
WARMED = 2  # questions after which a homeowner's own question about the how calls for a proposal
DRIFTS = 0.15  # by how much surer another concern must be heard than the one that stands
HEARS_OUT = 0.9  # how often the most skilled show that they see why something is asked
STUBBORN = 4  # times a concern is met before the trainee lets it be
GREETED = 4  # turns of both in which nobody means goodbye

Rule = Callable[[float, View, Memory], Spoken | None]


def speak(skill: float, view: View, memory: Memory) -> Spoken:
    """What a trainee of this skill says next."""
    own = sum(turn.speaker.value == "rep" for turn in view.turns)
    if own == 0:
        return Spoken(text=_word(skill, view, view.wording.opens, "opens"), memory=memory)
    if memory.leaving:
        return Spoken(text=None, memory=memory)
    memory = _notice(view, memory)
    if own >= ENOUGH_TURNS:
        day = _day(skill, view, memory) if own < ENOUGH_TURNS + ALONG else None
        return day or _leave(skill, view, memory)
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
    parts = view.glance(Said.GOODBYE)
    if parts is None or view.last.endswith("?") or len(view.turns) <= GREETED:
        return None
    if memory.since_proposal > ALONG and view.happens(skill * skill, "a last try"):
        return _propose(skill, view, memory, "")
    return _leave(skill, view, memory)


def _day(skill: float, view: View, memory: Memory) -> Spoken | None:
    if not _wants_a_day(skill, view, memory):
        return None
    when = day_of(view) if view.happens(0.3 + 0.7 * skill, "listens for the day") else SOME_DAY
    line = _word(skill, view, view.wording.names_day, "day").replace("{when}", when)
    return Spoken(text=line, memory=memory)


def _wants_a_day(skill: float, view: View, memory: Memory) -> bool:
    """Whether a day is asked for, or another one named than the trainee's.

    Who listens well notices a day even where they did not think that they had proposed anything.
    """
    if not names_a_day(view.last):
        return bool(memory.proposed) and view.glance(Said.ASKS_DAY) is not None
    recent = bool(memory.proposed) and memory.since_proposal <= ALONG
    return is_another_day(view) and (recent or view.happens(skill * skill, "notices the day"))


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
        again = last is not None and _is_heard_again(view, last, glance.sure)
        return last if again and view.happens(skill, "stays with it") else glance.reading
    if last is None or view.glance(Said.ACCEPTS) is not None:
        return None
    minds = view.glance(Said.RESISTS, Said.NOT_YET) is not None
    answered = memory.met.get(last.id, 0) - (last.id in memory.explored)
    explains = answered <= 0  # it was only asked about so far
    return last if (minds or explains) and view.happens(skill, "keeps at it") else None


def _is_heard_again(view: View, reading: Reading, sure: float) -> bool:
    """Whether the line may as well be about this concern as about the one it fits best."""
    return any(g.reading == reading and g.sure >= sure - DRIFTS for g in view.glances)


def _in_time(skill: float, view: View, memory: Memory) -> Spoken | None:
    """Who keeps an eye on the clock proposes once more before it is time to go."""
    own = sum(turn.speaker.value == "rep" for turn in view.turns)
    late = own >= ENOUGH_TURNS - LATE and memory.since_proposal > ALONG
    if not late or view.glance(Said.OBJECTION) is not None:
        return None
    if not view.happens(skill * skill, "minds the clock"):
        return None
    return _propose(skill, view, memory, _word(skill, view, view.wording.acknowledges, "late"))


def _accepted(skill: float, view: View, memory: Memory) -> Spoken | None:
    """Who sees that an answer was taken, and has asked enough, says what could come next."""
    takes = view.glance(Said.ACCEPTS) is not None and view.glance(Said.OBJECTION) is None
    asked = len(memory.asked) >= WARMED and "?" not in view.last
    if not (takes and asked and memory.since_proposal > ALONG):
        return None
    if not view.happens(skill * skill, "sees that it was taken"):
        return None
    return _propose(skill, view, memory, _word(skill, view, view.wording.acknowledges, "taken"))


def _asked(skill: float, view: View, memory: Memory) -> Spoken | None:
    glance = view.glance(Said.QUESTION)
    if glance is None or glance.reading is None:
        return None
    reading = glance.reading
    good = view.happens(skill, f"answers {reading.id}")
    text = view.nearest(reading.answers, "reply") if good else view.choose(reading.poor, "reply")
    if good and view.happens(HEARS_OUT * skill, "hears it out"):
        text = f"{_heard_out(view, reading)} {text}"
    waits = not memory.proposed or memory.since_proposal > ALONG + 1
    warm = len(memory.asked) >= WARMED and bool(memory.met) and waits
    if good and warm:  # who asks how it would go is ready to hear what comes next
        return _propose(skill, view, memory, text)
    if view.happens(0.5, "asks on"):
        return _move_on(skill, view, memory, text)
    return Spoken(text=text, memory=memory)


def _heard_out(view: View, reading: Reading) -> str:
    """A word on what moved the other to ask, before the answer."""
    return view.choose(reading.acknowledges or view.wording.acknowledges.good, "hears it out")


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


_RULES: tuple[Rule, ...] = (
    _stopped,
    _day,
    _over,
    _signs,
    _accepted,
    _concern,
    _in_time,
    _asked,
    _upset,
    _why,
    _not_yet,
)


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
    line = _word(skill, view, view.wording.proposes, "proposes").replace("{when}", day_of(view))
    return Spoken(text=f"{first} {line}".strip(), memory=_proposed(memory))


def _may_follow_up(view: View) -> bool:
    """Whether the homeowner said something by themselves that invites another question."""
    return "?" not in view.last and view.glance(Said.TELLS) is not None


def _ask(skill: float, view: View, memory: Memory, first: str) -> Spoken:
    question = next_question(skill, view, memory)
    if question is None:
        return _propose(skill, view, memory, first)
    asked = replace(memory, asked=(*memory.asked, question.about))
    text = _word(skill, view, question, f"asks {question.about}")
    return Spoken(text=f"{first} {text}".strip(), memory=asked)
