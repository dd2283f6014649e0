"""Trainees who do not listen: pushy, hostile, playing the score, or reading from a script."""

from collections.abc import Sequence
from dataclasses import replace

from trainer.domain.documents.trainee import Said
from trainer.domain.trainees.view import Memory, Spoken, View

LAST_WORDS = 18  # rep turns after which they stop


def push(view: View, memory: Memory) -> Spoken:
    """Pressure in every line, whatever the homeowner says."""
    return _from(view.wording.pushy, view, memory)


def attack(view: View, memory: Memory) -> Spoken:
    """Contempt in every line."""
    return _from(view.wording.hostile, view, memory)


def game(view: View, memory: Memory) -> Spoken:
    """Every phrase that sounds as if it scored, heaped up and tied to nothing."""
    return _from(view.wording.gamer, view, memory)


def recite(lines: Sequence[str], view: View, memory: Memory) -> Spoken:
    """One line after the other, the same for everybody; hangs up at the end."""
    own = _own(view)
    if own >= len(lines):
        return Spoken(text=None, memory=memory)
    return Spoken(text=view.fill(lines[own]), memory=memory)


def _from(lines: Sequence[str], view: View, memory: Memory) -> Spoken:
    over = _own(view) >= LAST_WORDS or view.glance(Said.GOODBYE) is not None
    if over or memory.leaving:
        return Spoken(text=None, memory=replace(memory, leaving=True))
    return Spoken(text=view.choose(lines, "line"), memory=memory)


def _own(view: View) -> int:
    return sum(turn.speaker.value == "rep" for turn in view.turns)
