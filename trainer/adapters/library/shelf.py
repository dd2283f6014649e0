"""One folder of documents of one kind, read and linted file by file."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel
from ruamel.yaml.comments import CommentedMap

from trainer.adapters.library.documents import load_document
from trainer.adapters.library.lint import Flaw
from trainer.adapters.library.yaml_text import place_of
from trainer.ports import Finding, Source

D = TypeVar("D", bound=BaseModel)


@dataclass(slots=True)
class Shelf(Generic[D]):
    """The documents of a folder by id, and every file with its findings."""

    usable: dict[str, D] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    _data: dict[str, CommentedMap] = field(default_factory=dict)

    def broken(self) -> tuple[Source, ...]:
        """The files that are not usable."""
        return tuple(self.sources[name] for name in self.sources if name not in self.usable)

    def lint(self, flaws_of: Callable[[D], Iterable[Flaw]]) -> None:
        """Look for flaws; a document with an error is no longer usable."""
        for name, document in list(self.usable.items()):
            source = self.sources[name]
            found = tuple(_findings(source.file, self._data[name], flaws_of(document)))
            self.sources[name] = Source(
                id=source.id,
                file=source.file,
                text=source.text,
                findings=(*source.findings, *found),
            )
            if any(finding.code.startswith("E") for finding in found):
                del self.usable[name]


def _findings(file: str, data: CommentedMap, flaws: Iterable[Flaw]) -> Iterator[Finding]:
    for flaw in flaws:
        line, column = place_of(data, flaw.path)
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
    for path in sorted(path for path in folder.glob(only) if path.name not in other):
        file = path.relative_to(root).as_posix()
        text, unreadable = _text(path, file)
        loaded = load_document(model, text, file, path.stem if "id" in model.model_fields else None)
        document, data, findings = (None, None, unreadable) if unreadable else loaded
        shelf.sources[path.stem] = Source(
            id=path.stem, file=file, text=text, findings=tuple(findings)
        )
        if document is not None and data is not None:
            shelf.usable[path.stem] = document
            shelf._data[path.stem] = data  # noqa: SLF001 - this function builds the shelf
    return shelf


def _text(path: Path, file: str) -> tuple[str, tuple[Finding, ...]]:
    try:
        return path.read_text(encoding="utf-8"), ()
    except (OSError, UnicodeDecodeError) as error:
        message = f"The file cannot be read as UTF-8 text: {error}."
        return "", (Finding(file=file, line=1, column=1, code="E001", message=message),)


def ids(shelves: Mapping[str, BaseModel]) -> str:
    """The ids for a message."""
    return ", ".join(sorted(shelves)) or "none"
