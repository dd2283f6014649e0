"""Check a voice: the average trainee plays against a model, and whatever goes wrong is counted."""

from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from math import ceil
from statistics import median

from trainer.domain.attempt import Usage
from trainer.domain.homeowner.brief import Brief
from trainer.domain.homeowner.guard import Problem
from trainer.domain.outcome import Outcome
from trainer.domain.trainees.company import TraineeName, trainee
from trainer.domain.trainees.results import Run
from trainer.domain.trainees.speech import Bar, Speech, gives_in, speaks_for_rep, speech_of
from trainer.ports import Chunk, Voice
from trainer.usecases.rehearse import Rehearsal, slots_of

FELL_BACK = 0.05  # share of replies that the authored voice may have to say
SLOWEST = 0.95  # the quantile that is shown beside the median
_AGREED = frozenset({Outcome.ORDER, Outcome.ADVANCE})


@dataclass(slots=True)
class Notes:
    """What a voice did in one conversation; stands in for the operators' counters."""

    asked: dict[int, Brief] = field(default_factory=dict)  # by the index of the reply asked for
    repairs: int = 0
    stopped: Counter[str] = field(default_factory=Counter)
    fell_back: dict[int, str] = field(default_factory=dict)
    usages: list[Usage] = field(default_factory=list)

    def text(self) -> bytes:
        """Nothing: these notes are read by the check alone."""
        return b""

    def guard_stopped(self, problem: str) -> None:
        """The guard stopped words of the model."""
        self.stopped[problem] += 1

    def voice_fell_back(self, reason: str) -> None:
        """The authored voice said the reply that was asked for last."""
        self.fell_back[max(self.asked)] = reason


@dataclass(frozen=True, kw_only=True, slots=True)
class NotedVoice:
    """A voice whose calls are noted."""

    voice: Voice
    notes: Notes

    @property
    def is_model(self) -> bool:
        """Whether a language model speaks."""
        return self.voice.is_model

    def speak(self, brief: Brief) -> AsyncGenerator[Chunk]:
        """The reply of the voice. Raises ModelError."""
        self.notes.asked[len(brief.turns)] = brief
        return self._noted(self.voice.speak(brief))

    def repair(self, brief: Brief, broken: str, reason: str) -> AsyncGenerator[Chunk]:
        """The reply once more. Raises ModelError."""
        self.notes.repairs += 1
        return self._noted(self.voice.repair(brief, broken, reason))

    async def _noted(self, chunks: AsyncGenerator[Chunk]) -> AsyncGenerator[Chunk]:
        async with aclosing(chunks):
            async for chunk in chunks:
                if chunk.usage is not None:
                    self.notes.usages.append(chunk.usage)
                yield chunk


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """One conversation: what came of it, what the voice did, and what it said that it never may.

    `role_swaps` are replies in which it spoke as the rep, `agreed` those in which it agreed to a
    deal that the homeowner did not agree to.
    """

    run: Run
    notes: Notes
    role_swaps: int
    agreed: int

    def seconds(self) -> list[float]:
        """How long the rep waited for each whole reply that a model was asked for."""
        at = {turn.index: turn.at for turn in self.run.turns}
        pairs = ((at.get(index - 1), at.get(index)) for index in self.notes.asked)
        return [(end - start).total_seconds() for start, end in pairs if start and end]


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceCheck:
    """A scenario at whose table a model speaks."""

    rehearsal: Rehearsal

    async def play(self, seed: int) -> Checked:
        """One conversation of the average trainee from the opening to its end."""
        notes, table = Notes(), self.rehearsal.table
        voice = NotedVoice(voice=table.voice, notes=notes)
        heard = replace(self.rehearsal, table=replace(table, voice=voice, count=notes))
        run = await heard.play(trainee(TraineeName.AVERAGE), seed)
        names = slots_of(table.scene)
        swaps = sum(
            speaks_for_rep(text, names["rep"], names["company"]) for text, _ in _own(run, notes)
        )
        return Checked(run=run, notes=notes, role_swaps=swaps, agreed=deals_alone(run, notes))


def deals_alone(run: Run, notes: Notes) -> int:
    """The replies in which the model agreed to a deal and the homeowner's mind had not.

    Where the authored words agree it may, and in the last words of a talk that ended so.
    """
    ended_well = run.outcome in _AGREED
    return sum(
        gives_in(text) and not gives_in(brief.authored) and not (brief.ends and ended_well)
        for text, brief in _own(run, notes)
    )


def _own(run: Run, notes: Notes) -> list[tuple[str, Brief]]:
    """The replies in the model's own words, each with its brief."""
    return [
        (run.turns[index].text, brief)
        for index, brief in notes.asked.items()
        if index not in notes.fell_back
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """All conversations of one scenario, or of all.

    `leaks`, `cave_ins` and `role_swaps` are what the trainee met in spite of the guard: cave-ins are
    concerns met that nobody heard, and deals agreed to in words alone. `stopped` is what the guard
    held back, by problem. Tokens are those that the endpoint told before a call
    broke off; `dollars` is None where no price is configured.
    """

    scenario: str
    conversations: int
    replies: int
    repairs: int
    fell_back: dict[str, int]
    stopped: dict[str, int]
    leaks: int
    cave_ins: int
    role_swaps: int
    speech: Speech
    seconds_median: float | None
    seconds_p95: float | None
    tokens_in: int
    tokens_out: int
    dollars: float | None

    def bars(self) -> tuple[Bar, ...]:
        """What a voice must keep to, with what it came to."""
        fallen = sum(self.fell_back.values()) / self.replies if self.replies else None
        return (
            Bar(name="fall-backs", value=fallen, most=FELL_BACK, share=True),
            Bar(name="leaks", value=self.leaks, most=0),
            Bar(name="cave-ins", value=self.cave_ins, most=0),
            Bar(name="role swaps", value=self.role_swaps, most=0),
            *self.speech.bars(),
        )


def report_of(scenario: str, checked: Sequence[Checked]) -> Report:
    """The conversations together, under the name of their scenario or another."""
    runs, notes = [one.run for one in checked], [one.notes for one in checked]
    stopped = sum((note.stopped for note in notes), Counter[str]())
    usages = [usage for note in notes for usage in note.usages]
    seconds = sorted(second for one in checked for second in one.seconds())
    return Report(
        scenario=scenario,
        conversations=len(checked),
        replies=sum(len(note.asked) for note in notes),
        repairs=sum(note.repairs for note in notes),
        fell_back=dict(Counter(why for note in notes for why in note.fell_back.values())),
        stopped={problem.value: stopped[problem.value] for problem in Problem},
        leaks=sum(len(run.leaks) for run in runs),
        cave_ins=sum(one.run.unheard + one.agreed for one in checked),
        role_swaps=sum(one.role_swaps for one in checked),
        speech=speech_of([run.turns for run in runs]),
        seconds_median=round(median(seconds), 3) if seconds else None,
        seconds_p95=round(seconds[ceil(SLOWEST * len(seconds)) - 1], 3) if seconds else None,
        tokens_in=sum(usage.prompt_tokens for usage in usages),
        tokens_out=sum(usage.completion_tokens for usage in usages),
        dollars=_dollars(usages),
    )


def _dollars(usages: Sequence[Usage]) -> float | None:
    known = [usage.dollars for usage in usages if usage.dollars is not None]
    return round(sum(known), 6) if known else None
