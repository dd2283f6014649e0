"""The measured difficulty of scenarios: which ones are out of date, and keeping new figures."""

from collections.abc import Sequence

from trainer.adapters.library.library import YamlLibrary
from trainer.adapters.library.measured import read_measured, write_measured
from trainer.domain.documents.digest import digest_of
from trainer.domain.trainees.measured import ENOUGH_RUNS, measured_of, stale
from trainer.domain.trainees.results import Cell
from trainer.errors import InvalidInputError
from trainer.settings import Settings


def unmeasured(settings: Settings, scenarios: Sequence[str]) -> tuple[str, ...]:
    """The scenarios that have changed since their difficulty was measured."""
    scenes = YamlLibrary(settings.content_dir).scenes()
    digests = {name: digest_of(scenes[name]) for name in scenarios}
    return stale(read_measured(settings.content_dir), digests)


def expect_enough(runs: int) -> None:
    """Raises InvalidInputError where fewer conversations are played than a measurement takes."""
    if runs < ENOUGH_RUNS:
        message = f"A measurement takes {ENOUGH_RUNS} conversations of each trainee: --runs."
        raise InvalidInputError(message)


def keep_difficulty(settings: Settings, cells: Sequence[Cell]) -> None:
    """Keep what the cells show beside the scenarios; there must be enough of each."""
    scenes, folder = YamlLibrary(settings.content_dir).scenes(), settings.content_dir
    kept = {name: one for name, one in read_measured(folder).items() if name in scenes}
    for name in {cell.scenario for cell in cells}:
        own = [cell for cell in cells if cell.scenario == name]
        kept[name] = measured_of(own, digest_of(scenes[name]))
    write_measured(folder, kept)
