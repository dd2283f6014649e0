"""Rehearse a scenario: a simulated trainee plays it, and what happened is noted. Nothing is stored."""

from collections.abc import Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace

from trainer.domain.attempt import Attempt
from trainer.domain.chance import draw
from trainer.domain.documents.scene import Scene
from trainer.domain.documents.trainee import Prepared, TraineeWording
from trainer.domain.homeowner.mind import ObjectionMemory, Stage
from trainer.domain.trainees.company import Trainee, TraineeName, trainee
from trainer.domain.trainees.habits import replies_of
from trainer.domain.trainees.reading import glances_of
from trainer.domain.trainees.results import Run
from trainer.domain.trainees.typing import mistyped
from trainer.domain.trainees.view import Memory, View
from trainer.domain.transcript import Action, Speaker, Turn
from trainer.ports import Leaks, Reader
from trainer.usecases.play_alone import Table

_MET = {Stage.ANSWERED, Stage.SETTLED}


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsal:
    """What a rehearsal needs: the table, the trainee's words, and how they read.

    Without `leaks` nobody looks whether the homeowner gives a fact away; `typos` is how many of
    their longer words the trainee mistypes (0 to 1).
    """

    table: Table
    wording: TraineeWording
    reader: Reader
    prepared: Prepared | None = None
    leaks: Leaks | None = None
    typos: float = 0.0

    async def play(self, trainee: Trainee, seed: int) -> Run:
        """One conversation from the opening to its end, scored by the local judge."""
        attempt, leaked = await self.talk(trainee, seed)
        return replace(self._noted(attempt, trainee, seed), leaks=leaked)

    async def talk(self, trainee: Trainee, seed: int) -> tuple[Attempt, tuple[str, ...]]:
        """One conversation from the opening to its end, and the facts that were given away in it."""
        attempt, memory = self.table.open(seed), Memory()
        prepares = draw(seed, 0, "trainee prepares") < trainee.skill
        leaked = self._leaked(attempt)
        while not attempt.is_over:
            spoken = trainee.next(self._view(attempt, seed, prepares=prepares), memory)
            memory = spoken.memory
            if spoken.text is None:
                attempt = await self._says(attempt, "", Action.HANG_UP)
            else:
                typed = self._typed(spoken.text, seed, len(attempt.turns))
                attempt = await self._says(attempt, typed, Action.SAY)
            leaked = (*leaked, *self._leaked(attempt))
        return attempt, leaked

    async def winning_lines(self, seeds: Iterable[int]) -> tuple[str, ...]:
        """What a strong trainee said in the first of these conversations that passed.

        Where none did, in the best one; there must be at least one seed.
        """
        runs: list[Run] = []
        for seed in seeds:
            runs.append(await self.play(trainee(TraineeName.STRONG), seed))
            if runs[-1].passed and runs[-1].accepted:
                break
        best = max(runs, key=lambda run: (run.passed and run.accepted, run.overall or 0.0))
        return tuple(turn.text for turn in best.turns if turn.speaker is Speaker.REP and turn.text)

    def _typed(self, text: str, seed: int, index: int) -> str:
        if not self.typos:
            return text
        return mistyped(text, self.typos, lambda purpose: draw(seed, index, f"types {purpose}"))

    def _view(self, attempt: Attempt, seed: int, *, prepares: bool) -> View:
        turns = attempt.transcript.turns
        own = self.prepared if prepares else None
        wording = self.wording if own is None else self.wording.prepared_with(own)
        return View(
            wording=wording,
            prepared=frozenset(question.about for question in own.asks) if own else frozenset(),
            slots=slots_of(self.table.scene),
            turns=turns,
            glances=glances_of(turns[-1].text, wording, self.reader.fits),
            chance=lambda purpose: draw(seed, len(turns), f"trainee {purpose}"),
            likeness=self.reader.likeness,
        )

    async def _says(self, attempt: Attempt, text: str, action: Action) -> Attempt:
        said = self.table.say(attempt, text, action)
        replied = said
        async with aclosing(self.table.reply(said)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Attempt):
                    replied = piece
        return replied

    def _leaked(self, attempt: Attempt) -> tuple[str, ...]:
        """The facts that the last turn gives away, if it is the homeowner's."""
        last = attempt.transcript.turns[-1]
        if self.leaks is None or last.speaker is not Speaker.HOMEOWNER:
            return ()
        return self.leaks.leaks(last.text, self.table.day_of(attempt), attempt.mind.told())

    def _noted(self, attempt: Attempt, trainee: Trainee, seed: int) -> Run:
        scene = self.table.day_of(attempt)
        card = self.table.score(attempt)
        mind, known = attempt.mind, attempt.first.told()
        met = {ref for ref, memory in attempt.first.objections.items() if memory.stage in _MET}
        objections = [memory for ref, memory in mind.objections.items() if ref not in met]
        turns = attempt.transcript.turns
        return Run(
            scenario=scene.scenario.id,
            difficulty=scene.scenario.difficulty,
            trainee=trainee.name,
            seed=seed,
            overall=card.overall,
            passed=bool(card.passed),
            outcome=attempt.outcome,
            accepted=attempt.outcome in scene.scenario.accepted and not mind.breaches,
            rep_turns=sum(turn.speaker is Speaker.REP for turn in turns),
            facts=len(scene.scenario.facts) - len(known),
            told=tuple(sorted(mind.told() - known)),
            objections=len(objections),
            settled=sum(memory.stage in _MET for memory in objections),
            unheard=_unheard(objections),
            repeats=_repeats(turns),
            turns=turns,
            replies=replies_of(attempt, scene),
        )


def _unheard(objections: Iterable[ObjectionMemory]) -> int:
    """Concerns that count as met although nobody explored or answered them: cave-ins."""
    return sum(
        memory.stage in _MET and memory.explored is None and memory.answered is None
        for memory in objections
    )


def _repeats(turns: tuple[Turn, ...]) -> int:
    said = [turn.text for turn in turns if turn.speaker is Speaker.HOMEOWNER and turn.text]
    return len(said) - len(set(said))


def slots_of(scene: Scene) -> Mapping[str, str]:
    """What fills the places in a trainee's wording: all from the briefing and the company card."""
    persona, company = scene.scenario.persona, scene.company
    return {
        "name": persona.name,
        "rep": company.rep,
        "company": company.company,
        "call_back": company.call_back,
    }
