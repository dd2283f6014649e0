"""The errors the product raises on purpose; one class for each reaction a caller can have.

TrainerError
├── InvalidInputError        what was sent cannot be used; say it again differently
├── TranscriptError          a transcript file that cannot be read
│   └── UnknownRepError      who of its speakers is the rep has to be said
├── ContentError             scenarios or rubrics that cannot be used, with their findings
├── NotFoundError            no such thing, or not for this person
├── NotSignedInError         nobody is signed in
├── ForbiddenError           signed in, but not allowed
├── ConflictError            the thing has moved on; look at it again
│   └── AttemptEndedError    the conversation is over
├── ModelError               the language model gave nothing usable
│   ├── ModelUnavailableError   it did not answer
│   └── ModelReplyError         it answered something unusable
├── EmbeddedModelError       the packaged encoder is missing or altered
├── StorageError             the database cannot take or give data now
└── SettingsError            the configuration cannot be used
"""

from collections.abc import Sequence


class TrainerError(Exception):
    """Something the product understands went wrong; the message says what, where and what to do."""


class InvalidInputError(TrainerError):
    """What was sent cannot be used."""


class TranscriptError(TrainerError):
    """A transcript file cannot be read; the message names the line."""


class UnknownRepError(TranscriptError):
    """It has to be said who the rep is; `names` are the speakers, in the order they were met."""

    def __init__(self, message: str, names: Sequence[str]) -> None:
        super().__init__(message)
        self.names = tuple(names)


class ContentError(TrainerError):
    """A scenario or rubric cannot be used; the message carries `file:line:column`."""


class NotFoundError(TrainerError):
    """No such thing, or none that this person may see."""


class NotSignedInError(TrainerError):
    """Nobody is signed in."""


class ForbiddenError(TrainerError):
    """The signed-in person may not do this."""


class ConflictError(TrainerError):
    """The thing has changed since it was read, or another value is already stored."""


class AttemptEndedError(ConflictError):
    """The conversation is over and takes no further turn."""


class ModelError(TrainerError):
    """The language model gave nothing usable."""


class ModelUnavailableError(ModelError):
    """The model endpoint did not answer in time, or answered with an error."""


class ModelReplyError(ModelError):
    """The model answered, but not in a form that can be used."""


class EmbeddedModelError(TrainerError):
    """The packaged sentence encoder is missing, or its bytes are not the expected ones."""


class StorageError(TrainerError):
    """The database cannot take or give data at this moment; nothing was stored."""


class SettingsError(TrainerError):
    """The configuration cannot be used; the message lists what is missing."""
