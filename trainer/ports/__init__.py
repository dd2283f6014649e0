"""What the use cases need from outside, one protocol each; adapters implement them."""

from trainer.ports.content import Finding, Library, Source
from trainer.ports.people import Keys, People
from trainer.ports.senses import Chunk, Judge, Leaks, Listener, Reader, Verdicts, Voice
from trainer.ports.storage import (
    AttemptLine,
    Attempts,
    Contents,
    Job,
    JobState,
    Scorecards,
    Storage,
    Transaction,
)
from trainer.ports.surroundings import Chance, Clock, Counters, Jobs

__all__ = [
    "AttemptLine",
    "Attempts",
    "Chance",
    "Chunk",
    "Clock",
    "Contents",
    "Counters",
    "Finding",
    "Job",
    "JobState",
    "Jobs",
    "Judge",
    "Keys",
    "Leaks",
    "Library",
    "Listener",
    "People",
    "Reader",
    "Scorecards",
    "Source",
    "Storage",
    "Transaction",
    "Verdicts",
    "Voice",
]
