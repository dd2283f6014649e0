"""What comes out of a voice, piece by piece, and what is counted meanwhile."""

from tests.builders import a_scene, a_turn
from tests.usecases.fakes import FakeCounters
from trainer.domain.attempt import SpokenBy
from trainer.domain.homeowner.brief import Brief, brief_for
from trainer.domain.homeowner.mind import first_mind
from trainer.domain.homeowner.reaction import Mood
from trainer.ports import Voice
from trainer.usecases.speaking import Mouth, Released, Spoken, speak

AUTHORED = "Who is this, and what do you want?"
LEAK = "It runs me 310 a month."
FINE = ["Who is", " this?", " I do not", " know you."]


def a_brief() -> Brief:
    scene = a_scene()
    return brief_for(scene, first_mind(scene), Mood.EVEN, (a_turn(text="Hello?"),), AUTHORED)


class Heard:
    """What came out of a voice, and what was counted."""

    def __init__(self) -> None:
        self.count = FakeCounters()
        self.shown: list[str] = []
        self.spoken = Spoken(text="", by=SpokenBy.AUTHORED)

    async def of(self, voice: Voice, brief: Brief | None = None) -> "Heard":
        """Let the voice say all of it; the whole comes once and last."""
        mouth = Mouth(voice=voice, count=self.count)
        pieces = [piece async for piece in speak(mouth, brief or a_brief())]
        *shown, spoken = pieces
        self.shown = [piece.text for piece in shown if isinstance(piece, Released)]
        assert len(self.shown) == len(shown)
        assert isinstance(spoken, Spoken)
        self.spoken = spoken
        return self
