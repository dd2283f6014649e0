"""One folder of documents of one kind, read and linted file by file."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel
from ruamel.yaml.comments import CommentedMap

from trainer.adapters.library.chapters import Chapters, place_in
from trainer.adapters.library.documents import load_document, plain_of
from trainer.adapters.library.lint import Flaw
from trainer.adapters.library.yaml_text import Read, read_yaml
from trainer.ports import Finding, Source

D = TypeVar("D", bound=BaseModel)


@dataclass(slots=True)
class Shelf(Generic[D]):
    """The documents of a folder by id, and every file with its findings."""

    usable: dict[str, D] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    _read: dict[str, Read] = field(default_factory=dict)

    def chapters(self) -> Chapters:
        """What each file says, with what it follows."""
        read = {name: one.data for name, one in self._read.items() if one.data is not None}
        unreadable = [name for name in self._read if name not in read]
        return Chapters({name: plain_of(data) for name, data in read.items()}, unreadable)

    def broken(self) -> tuple[Source, ...]:
        """The files that are not usable."""
        return tuple(self.sources[name] for name in self.sources if name not in self.usable)

    def lint(self, flaws_of: Callable[[D], Iterable[Flaw]]) -> None:
        """Look for flaws; a document with an error is no longer usable."""
        for name, document in list(self.usable.items()):
            source = self.sources[name]
            found = tuple(_findings(source.file, self._read[name].data, flaws_of(document)))
            self.sources[name] = replace(source, findings=(*source.findings, *found))
            if any(finding.code.startswith("E") for finding in found):
                del self.usable[name]


def _findings(file: str, data: CommentedMap | None, flaws: Iterable[Flaw]) -> Iterator[Finding]:
    for flaw in flaws:
        line, column = place_in(data, flaw.path)
        where = ".".join(str(step) for step in flaw.path)
        message = f"{where}: {flaw.message}"
        yield Finding(file=file, line=line, column=column, code=flaw.code, message=message)


def read_shelf(
    model: type[D],
    folder: Path,
    root: Path,
    *,
    only: str = "*.yaml",
    other: Collection[str] = (),
) -> Shelf[D]:
    """The documents of a folder that match `only`, without the files named in `other`.

    File names in findings are relative to `root`; the list of topics is the one document without
    an id.
    """
    shelf: Shelf[D] = Shelf()
    named = "id" in model.model_fields
    for path in sorted(path for path in folder.glob(only) if path.name not in other):
        file = path.relative_to(root).as_posix()
        text, read = _read(path, file)
        shelf.sources[path.stem] = Source(id=path.stem, file=file, text=text, findings=())
        shelf._read[path.stem] = read  # noqa: SLF001 - this function builds the shelf
    chapters = shelf.chapters() if "follows" in model.model_fields else None
    for name, source in shelf.sources.items():
        read, whole = shelf._read[name], None  # noqa: SLF001
        if chapters is not None and read.data is not None:
            flaws = tuple(chapters.flaws(name))
            if flaws:  # what such a file lacks is not its own fault
                found = tuple(_findings(source.file, read.data, flaws))
                shelf.sources[name] = replace(source, findings=found)
                continue
            whole = chapters.whole(name)
        document, findings = load_document(model, read, source.file, name if named else None, whole)
        shelf.sources[name] = replace(source, findings=findings)
        if document is not None:
            shelf.usable[name] = document
    return shelf


def _read(path: Path, file: str) -> tuple[str, Read]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"The file cannot be read as UTF-8 text: {error}."
        wrong = Finding(file=file, line=1, column=1, code="E001", message=message)
        return "", Read(data=None, findings=(wrong,))
    return text, read_yaml(text, file)


def ids(shelves: Mapping[str, BaseModel]) -> str:
    """The ids for a message."""
    return ", ".join(sorted(shelves)) or "none"
