"""Topics are found by what their questions have in common, and questions about none are told apart."""

import json
from pathlib import Path

import numpy as np
import pytest

from trainer.adapters.embedded.aims import topics_of
from trainer.adapters.embedded.classifier import open_weights
from trainer.adapters.embedded.cues import Cues, cues_from
from trainer.adapters.embedded.encoder import Encoder
from trainer.adapters.embedded.lines import HELD_OUT, digest_of_lines, read_questions
from trainer.adapters.embedded.topics import NO_TOPIC, TopicCues, sure_of, topic_cues
from trainer.adapters.library.library import YamlLibrary
from trainer.errors import ContentError

LINES = Path(__file__).parents[3] / "lines"
CUES = (
    ("roof", ("How old is the roof?", "Any leaks up there?")),
    ("debt", ("Is there a mortgage?", "What do you owe on it?")),
)


@pytest.fixture(scope="module")
def of_houses(encoder: Encoder, library: YamlLibrary) -> TopicCues:
    scene = library.scenes()["a7-vacant-duluth"]
    return topics_of(encoder, scene, open_weights().asked)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("so who else gets a say in this", "decision"),
        ("Second mortgage or HELOC on there?", "debt"),
        ("Has anybody been knocking on your door about selling?", "other-callers"),
        ("Who has a key these days?", "access"),
    ],
)
def test_a_question_in_words_of_its_own_finds_its_topic(
    of_houses: TopicCues, encoder: Encoder, question: str, topic: str
) -> None:
    sure = of_houses.scores(encoder.vectors([question]))
    assert max(sure, key=sure.__getitem__) == topic
    assert sure[topic] >= 0.5


@pytest.mark.parametrize(
    "question",
    ["Does that make sense?", "How's your day going so far?", "Can you hear me all right?"],
)
def test_a_question_about_none_of_the_topics_finds_none(
    of_houses: TopicCues, encoder: Encoder, question: str
) -> None:
    assert max(of_houses.scores(encoder.vectors([question])).values()) < 0.5


def test_questions_of_a_writer_who_was_held_out_find_their_topic_in_three_of_four(
    of_houses: TopicCues, encoder: Encoder
) -> None:
    rows = [json.loads(line) for line in (LINES / "topics" / "q1.jsonl").read_text().splitlines()]
    asked = [row for row in rows if row["topics"] and row["trade"] == "houses"]
    right = 0
    for row in asked:
        sure = of_houses.scores(encoder.encode(row["text"]).sentence[None, :])
        right += max(sure, key=sure.__getitem__) in row["topics"]
    assert right / len(asked) >= 0.75


def test_likeness_to_questions_about_no_topic_takes_sureness_away(encoder: Encoder) -> None:
    cues = cues_from(encoder, CUES)
    ask = encoder.vectors(["What is it like up there?"])
    far = Cues(refs=("roof", NO_TOPIC), vectors=encoder.vectors(["Is the roof old?", "You there?"]))
    near = Cues(refs=("roof", NO_TOPIC), vectors=np.concatenate([far.vectors[:1], ask]))
    sure = [topic_cues(cues, lines).scores(ask)["roof"] for lines in (far, near)]
    assert sure[0] > sure[1]


def test_a_topic_of_the_author_alone_is_found_beside_those_of_the_lines(encoder: Encoder) -> None:
    lines = Cues(refs=("debt",), vectors=encoder.vectors(["Do you still owe the bank?"]))
    fitted = topic_cues(cues_from(encoder, CUES), lines)
    assert fitted.refs == ("roof", "debt")
    sure = fitted.scores(encoder.vectors(["Any leaks in the roof?"]))
    assert sure["roof"] > sure["debt"]


def test_sureness_is_a_half_where_right_and_wrong_part() -> None:
    assert [sure_of(score, 0.5, 0.2) for score in (0.3, 0.5, 0.6, 0.7, 0.9)] == [
        0.0,
        0.5,
        0.75,
        1.0,
        1.0,
    ]


def a_folder(tmp_path: Path, *lines: str) -> Path:
    (tmp_path / "topics").mkdir()
    for name in ("q1", "q9"):
        path = tmp_path / "topics" / f"{name}.jsonl"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return tmp_path


def test_questions_are_read_with_each_of_their_topics_and_not_those_held_out(
    tmp_path: Path,
) -> None:
    folder = a_folder(
        tmp_path,
        '{"id": "1", "text": "Who signs?", "topics": ["title", "decision"]}',
        '{"id": "2", "text": "Nice day?", "topics": []}',
    )
    assert "q1" in HELD_OUT
    assert read_questions(folder) == [
        ("title", "Who signs?"),
        ("decision", "Who signs?"),
        (NO_TOPIC, "Nice day?"),
    ]


@pytest.mark.parametrize("line", ['{"id": "1", "topics": []}', "{", '{"text": "x", "topics": 3}'])
def test_a_question_that_cannot_be_read_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    folder = a_folder(tmp_path, '{"text": "Who signs?", "topics": []}', line)
    with pytest.raises(ContentError, match=r"q9\.jsonl:2"):
        read_questions(folder)


def test_other_questions_make_the_weights_stale(tmp_path: Path) -> None:
    before = digest_of_lines(a_folder(tmp_path, '{"text": "Who signs?", "topics": []}'))
    (tmp_path / "topics" / "q9.jsonl").write_text('{"text": "Who decides?", "topics": []}\n')
    assert digest_of_lines(tmp_path) != before
