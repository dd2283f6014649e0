"""What the use cases need from outside, one protocol each; adapters implement them."""

from trainer.ports.content import Finding, Library, Source
from trainer.ports.notes import Calls, Notes, Ratings
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
from trainer.ports.surroundings import Chance, Clock, Counters, Jobs, Statistics

__all__ = [
    "AttemptLine",
    "Attempts",
    "Calls",
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
    "Notes",
    "People",
    "Ratings",
    "Reader",
    "Scorecards",
    "Source",
    "Statistics",
    "Storage",
    "Transaction",
    "Verdicts",
    "Voice",
]
