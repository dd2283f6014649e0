"""The authored voice: says the author's words of a brief, at once."""

from collections.abc import AsyncGenerator

from trainer.domain.homeowner.brief import Brief
from trainer.ports import Chunk


class AuthoredVoice:
    """Speaks without a model; it never fails and never breaks the guard."""

    is_model = False

    async def speak(self, brief: Brief) -> AsyncGenerator[Chunk]:
        """The authored words in one piece."""
        yield Chunk(text=brief.authored)

    async def repair(self, brief: Brief, broken: str, reason: str) -> AsyncGenerator[Chunk]:  # noqa: ARG002 - the port asks for them
        """The same words: they were right the first time."""
        yield Chunk(text=brief.authored)
