"""An answer that comes before the concern was heard."""

from tests.domain.homeowner.test_objecting import ANSWER, NEAR, memory, objecting


def test_who_goes_on_answering_is_told_what_is_behind_it_and_has_answered_it_then() -> None:
    talk = objecting("explore")
    assert [talk.hears(NEAR).said[0] for _ in range(3)] == [
        "half_answered:scam",
        "root:scam",
        "answered:scam",
    ]
    assert memory(talk).explored is None  # nobody asked
    assert objecting("acknowledge").hears(NEAR).hears(NEAR).said[0] == "answered:scam"


def test_an_answer_to_the_very_point_needs_no_kind_word_before_it() -> None:
    assert objecting("acknowledge").hears(ANSWER).said[0] == "answered:scam"
    assert objecting("explore").hears(ANSWER).said[0] == "half_answered:scam"
