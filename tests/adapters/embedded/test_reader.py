"""How rehearsed trainees read: likeness of lines, and the group to which a line belongs."""

import pytest

from trainer.adapters.embedded.encoder import Encoder
from trainer.adapters.embedded.reader import EmbeddedReader
from trainer.adapters.library.library import YamlLibrary

Groups = dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def reader(encoder: Encoder) -> EmbeddedReader:
    """The reader on the packaged encoder."""
    return EmbeddedReader(encoder)


@pytest.fixture(scope="module")
def groups(library: YamlLibrary) -> Groups:
    """The topics of one trade: groups of many lines each."""
    topics = library.scenes()["b5-basement-backup"].topics
    return {topic.id: topic.cues for topic in topics}


def test_likeness_has_a_row_for_each_text_and_a_column_for_each_cue(
    reader: EmbeddedReader,
) -> None:
    cues = ["I sold my car.", "I sold my automobile.", "It rains."]
    same, empty = reader.likeness(["I sold my car.", ""], cues)
    assert same[0] == pytest.approx(1.0, abs=1e-5)
    assert same[0] > same[1] > 0.8 > same[2]
    assert empty == [0.0, 0.0, 0.0]
    assert reader.likeness([], cues) == []
    assert reader.likeness(["It rains."], []) == [[]]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("How many winters has that roof been through?", "roof"),
        ("What have the other companies quoted?", "other-offers"),
        ("Did the insurance people pay for anything?", "insurance"),
    ],
)
def test_a_line_belongs_most_surely_to_the_group_that_it_is_like(
    reader: EmbeddedReader, groups: Groups, text: str, topic: str
) -> None:
    (sure,) = reader.fits([text], groups)
    assert max(sure, key=sure.__getitem__) == topic
    assert set(sure) == set(groups)
    assert all(0.0 <= value <= 1.0 for value in sure.values())


def test_every_text_is_read_by_itself(reader: EmbeddedReader, groups: Groups) -> None:
    texts = ["How old is the roof?", "Who else decides?"]
    assert reader.fits(texts, groups) == [reader.fits([text], groups)[0] for text in texts]
    assert reader.fits([], groups) == []


def test_other_groups_are_other_answers(reader: EmbeddedReader, groups: Groups) -> None:
    text = "How old is the roof?"
    before = reader.fits([text], groups)
    fewer = {ref: cues for ref, cues in groups.items() if ref != "roof"}
    assert "roof" not in reader.fits([text], fewer)[0]
    changed = groups | {"roof": groups["insurance"], "insurance": groups["roof"]}
    (swapped,) = reader.fits([text], changed)
    assert max(swapped, key=swapped.__getitem__) == "insurance"
    assert reader.fits([text], groups) == before
