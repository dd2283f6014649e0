"""The packaged encoder: likeness of meaning, spans of tokens, and the file that keeps vectors."""

from pathlib import Path

import numpy as np
import pytest

from trainer.adapters.embedded.encoder import Encoder, open_encoder
from trainer.adapters.embedded.word_piece import open_word_piece
from trainer.errors import EmbeddedModelError


def test_the_same_matter_in_other_words_is_nearer_than_another_matter(encoder: Encoder) -> None:
    asked, same, other = encoder.vectors(
        ["How old is the furnace?", "When was the heating put in?", "Who else decides with you?"]
    )
    assert asked @ same > asked @ other


def test_a_sentence_has_length_one_and_nothing_has_none(encoder: Encoder) -> None:
    assert np.linalg.norm(encoder.encode("Fair question.").sentence) == pytest.approx(1, abs=1e-5)
    assert not encoder.encode("").sentence.any()
    assert not encoder.encode("\u200b").sentence.any()


def test_a_clause_is_pooled_from_its_own_words(encoder: Encoder) -> None:
    text = "That sounds hard. What does the insurance cost?"
    encoding = encoder.encode(text)
    clause = encoding.pooled(text.index("What"), len(text))
    alone = encoder.encode("What does the insurance cost?").sentence
    assert clause @ alone > encoding.pooled(0, 17) @ alone
    assert not encoding.pooled(17, 17).any()


def test_a_wall_of_text_is_cut_and_still_encoded(encoder: Encoder) -> None:
    assert len(encoder.encode("word " * 5_000).tokens) <= 254


def test_a_line_is_encoded_once_while_it_is_among_the_recent_ones() -> None:
    encoder = open_encoder(recent=2)
    first = encoder.encode("One line.")
    encoder.encode("Another line.")
    assert encoder.encode("One line.") is first
    for text in ("Another line.", "A third line.", "A fourth line."):
        encoder.encode(text)
    again = encoder.encode("One line.")
    assert again is not first
    assert np.array_equal(again.sentence, first.sentence)


def test_vectors_are_kept_for_the_next_run(encoder: Encoder, tmp_path: Path) -> None:
    encoder.vectors(["A line that is kept."])
    encoder.remember(tmp_path / "deep" / "vectors.npz")
    other = open_encoder()
    other.recall(tmp_path / "deep" / "vectors.npz")
    assert other.known == encoder.known
    assert np.array_equal(
        other.vectors(["A line that is kept."]), encoder.vectors(["A line that is kept."])
    )


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 cut off"])
def test_a_broken_file_of_vectors_is_ignored(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "vectors.npz"
    path.write_bytes(data)
    fresh = open_encoder()
    fresh.recall(path)
    assert fresh.known == 0


def test_a_folder_that_cannot_be_written_costs_only_time(
    encoder: Encoder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    encoder.remember(tmp_path / "file" / "vectors.npz")
    assert "not kept" in caplog.text


def test_other_bytes_than_the_expected_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"something else")
    with pytest.raises(EmbeddedModelError, match="onnx"):
        open_encoder(tmp_path / "model.onnx")


def test_tokens_know_where_they_stand() -> None:
    text = "Café, no?"
    tokens = open_word_piece().tokenize(text)
    assert [text[token.start : token.end] for token in tokens] == ["Café", ",", "no", "?"]
    assert tokens[0].id == open_word_piece().tokenize("cafe")[0].id


@pytest.mark.parametrize("text", ["", " \n\t", "\x00\x07", "\u200b"])
def test_nothing_has_no_tokens(text: str) -> None:
    assert open_word_piece().tokenize(text) == []


def test_other_scripts_and_signs_become_tokens() -> None:
    assert len(open_word_piece().tokenize("房子 🏠 дом")) >= 4
