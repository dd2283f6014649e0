"""A copy of the repository's content that a test may spoil."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from trainer.adapters.library.library import YamlLibrary
from trainer.ports import Finding, Source

ROOT = Path(__file__).parents[3]
PERSON = "scenarios/a7-vacant-duluth.yaml"
HANK = Path(__file__).with_name("hank.yaml")  # stands in for PERSON where a test edits his lines
Spoil = Callable[[Path], None]


def copy_content(to: Path) -> Path:
    """The whole content of the repository, copied."""
    for name in ("scenarios", "rubrics"):
        shutil.copytree(ROOT / name, to / name)
    return to


def copy_one_person(to: Path) -> Path:
    """The content with one scenario only, which loads faster."""
    copy_content(to)
    for path in (to / "scenarios").glob("*.yaml"):
        if path.name not in {"topics.yaml", Path(PERSON).name}:
            path.unlink()
    for path in (to / "scenarios" / "phrasebooks").glob("*.yaml"):
        if path.name != "laconic.yaml":
            path.unlink()
    shutil.copy(HANK, to / PERSON)
    return to


def copy_file(to: Path, file: str) -> Path:
    """One file alone: enough for a fault that keeps it from being a document at all."""
    shutil.copy(unspoiled(file), path_for(to, file))
    return to


def unspoiled(file: str) -> Path:
    """Where a file of a copied folder comes from."""
    return HANK if file == PERSON else ROOT / file


def edit(old: str, new: str, file: str = PERSON) -> Spoil:
    """Replaces the first `old` of a file, which must be there."""

    def spoil(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has changed: {old!r} is no longer in it"
        path.write_text(text.replace(old, new.replace("^", ""), 1), encoding="utf-8")

    return spoil


def write(content: bytes, file: str = PERSON) -> Spoil:
    """Replaces a whole file."""
    return lambda folder: void(path_for(folder, file).write_bytes(content))


def remove(file: str) -> Spoil:
    """Removes a file."""
    return lambda folder: (folder / file).unlink()


def path_for(folder: Path, file: str) -> Path:
    """The file, in a folder that is there."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def void(_: object) -> None:
    """Forget a value."""


@dataclass(frozen=True)
class Case:
    """One fault: how it is made, the code it deserves, and where.

    `^` marks the place in `at`. These words stand where `instead_of` stood first, or without it
    where they stand last.
    """

    code: str
    spoil: Spoil
    at: str = ""
    file: str = PERSON
    instead_of: str = ""

    def place(self, folder: Path) -> tuple[int, int]:
        """The expected line and column; the very beginning when nothing is marked."""
        if not self.at:
            return 1, 1
        text = (folder / self.file).read_text(encoding="utf-8")
        before = text[: self._start(text) + self.at.index("^")]
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    def _start(self, text: str) -> int:
        if self.instead_of:
            return unspoiled(self.file).read_text(encoding="utf-8").index(self.instead_of)
        return text.rindex(self.at.replace("^", ""))


def change(code: str, old: str, new: str, *, at: str = "", file: str = PERSON) -> Case:
    """A fault made by replacing words; `^` in the new ones marks where it is found."""
    spoil = edit(old, new, file)
    if "^" in new and not at:
        return Case(code=code, spoil=spoil, at=new, file=file, instead_of=old)
    return Case(code=code, spoil=spoil, at=at, file=file)


def findings(library: YamlLibrary, file: str) -> tuple[Finding, ...]:
    """What is wrong with one file."""
    return source(library, file).findings


def source(library: YamlLibrary, file: str) -> Source:
    """One file as the library has read it."""
    return next(source for source in library.sources() if source.file == file)
