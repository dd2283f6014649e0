"""Counted checks of fit: a reply, a neighbour, the homeowner's own matter, a sum, a space between."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.builders import a_move, heard
from tests.domain.scoring.records import H, owner, record, rep, track
from trainer.domain.documents.rubric import Formula
from trainer.domain.moves import Act, Category, Heard, MoveKind
from trainer.domain.scoring.formulas import COUNTED_IN, count
from trainer.domain.scoring.record import ObjectionTrack, Record, Signal
from trainer.domain.scoring.scorecard import Answer

K = MoveKind
_FORMULA: TypeAdapter[Any] = TypeAdapter(Formula)
TOLD = "My brother and I have not talked about the place since our mother died."


def counted(formula: str, what: Record, **fields: object) -> Answer:
    return count(_FORMULA.validate_python({"formula": formula, **fields}), what)


def quoted(answer: Answer) -> list[int]:
    return [piece.turn for piece in answer.evidence]


def harmful(*kinds: MoveKind) -> Heard:
    return heard(*kinds, K.PRESSURE)


def test_every_formula_of_the_course_is_registered() -> None:
    assert len(COUNTED_IN) == 2
    assert counted("responds", record(rep()), after="told").held is None


@pytest.mark.parametrize(
    ("line", "fields", "held"),
    [
        (heard(K.REFLECT), {"moves": ["reflect"]}, True),
        (heard(K.INFORM), {"moves": ["reflect"]}, False),
        (heard(acts=(Act.OWN_LIMIT,)), {"moves": ["reflect"], "acts": ["own_limit"]}, True),
        (harmful(K.REFLECT), {"moves": ["reflect"]}, False),
        (heard(K.REFLECT, K.OFFER), {"moves": ["reflect"], "without": ["offer"]}, False),
        (heard(K.INFORM), {"without": ["offer"]}, True),
        (heard(K.REFLECT, relates=0.1), {"moves": ["reflect"], "related": 0.2}, False),
        (heard(K.REFLECT, relates=0.2), {"moves": ["reflect"], "related": 0.2}, True),
        (heard(), {"at_most_words": 3}, True),
        (heard(), {"at_most_words": 2}, False),
    ],
)
def test_a_reply_to_something_told_fits_or_does_not(
    line: Heard, fields: dict[str, object], *, held: bool
) -> None:
    answer = counted("responds", record(owner(TOLD), rep("so it is", line)), after="told", **fields)
    assert answer.held is held
    assert quoted(answer) == [1]


def test_only_a_line_of_some_length_that_neither_asks_nor_objects_tells_something() -> None:
    reply = rep("so", heard(K.REFLECT))
    for text in ("No.", f"{TOLD} Why?"):
        assert counted("responds", record(owner(text), reply), after="told").held is None
    objected = record(owner(TOLD), reply, objections=(track(raised=0),))
    assert counted("responds", objected, after="told").held is None
    assert counted("responds", objected, after="objection", moves=["reflect"]).held is True


def test_a_question_is_known_by_its_mark_and_answered_in_the_next_turn_with_words() -> None:
    asked = (owner("Who are you?"), rep(""), owner("Well?"), rep("Sam.", heard(K.INFORM)))
    answer = counted("responds", record(*asked), after="question", moves=["inform"], share=1)
    assert answer.held is True
    assert answer.reason == "2 of 2 replies to question lines fit"
    assert counted("responds", record(*asked[:2]), after="question").held is None


def test_within_two_turns_the_second_may_fit_unless_the_first_spoiled_it() -> None:
    def talk(first: Heard) -> Record:
        second = rep("two", heard(K.PROOF))
        return record(owner(), rep("one", first), owner(), second, objections=(track(raised=0),))

    fields = {"after": "objection", "moves": ["proof"], "without": ["offer"]}
    assert counted("responds", talk(heard(K.EXPLORE)), **fields).held is False
    assert counted("responds", talk(heard(K.EXPLORE)), within=2, **fields).held is True
    assert counted("responds", talk(heard(K.OFFER)), within=2, **fields).held is False


@pytest.mark.parametrize(("categories", "held"), [([], True), (["trust"], True), (["price"], None)])
def test_objections_of_other_categories_are_left_out(
    categories: list[str], *, held: bool | None
) -> None:
    what = record(owner(), rep("so", heard(K.PROOF)), objections=(track(raised=0),))
    assert track().category is Category.TRUST
    answer = counted("responds", what, after="objection", categories=categories, moves=["proof"])
    assert answer.held is held


def test_signals_and_stops_are_what_the_record_says_they_are() -> None:
    said = (owner(), rep("Thursday?", heard(K.PROPOSE_NEXT_STEP)))
    signal = Signal(turn=0, kind="signal", response="tested")
    base = record(*said)
    what = Record(lines=base.lines, scene=None, outcome=None, signals=(signal,), stop_requested=0)
    step = {"moves": ["propose_next_step"]}
    assert counted("responds", what, after="signal", **step).held is True
    assert counted("responds", what, after="look_alike", **step).held is None
    assert counted("responds", what, after="stop", acts=["removal_done"]).held is False
    assert counted("responds", base, after="stop").held is None


@pytest.mark.parametrize(
    ("fields", "held"),
    [
        ({"by_moves": ["reflect"]}, False),
        ({"by_moves": ["reflect"], "back": 1}, True),
        ({"by_moves": ["confirm"]}, True),
        ({"by_moves": ["confirm"], "apart": True}, False),
        ({"by_moves": ["explore"], "ahead": 1}, True),
        ({"by_acts": ["own_limit"], "ahead": 1}, True),
        ({"by_acts": ["trade_off"], "back": 9, "ahead": 1}, False),
    ],
)
def test_a_move_stands_beside_another_or_alone(fields: dict[str, object], *, held: bool) -> None:
    what = record(
        rep("one", heard(K.REFLECT)),
        owner(),
        rep("two", heard(K.CLOSE, K.CONFIRM)),
        owner(),
        rep("three", heard(K.EXPLORE, acts=(Act.OWN_LIMIT,))),
    )
    answer = counted("accompanied", what, moves=["close"], **fields)
    assert answer.held is held
    assert quoted(answer) == [2]


def test_the_share_of_accompanied_turns_decides_and_none_leaves_it_open() -> None:
    close, both = rep("a", heard(K.CLOSE)), rep("b", heard(K.CLOSE, K.CONFIRM))
    what = record(close, owner(), both)
    beside = {"moves": ["close"], "by_moves": ["confirm"]}
    assert counted("accompanied", what, share=0.5, **beside).held is True
    assert counted("accompanied", what, share=0.6, **beside).held is False
    assert counted("accompanied", record(rep()), **beside).held is None


def test_company_has_to_be_named() -> None:
    with pytest.raises(ValidationError, match="by_moves"):
        counted("accompanied", record(rep()), moves=["close"])


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("With your brother there, we can talk about what mother wanted.", True),
        ("We are the best company in the whole county, and quick.", False),
        ("You have not talked about the place since mother died, your brother.", False),
    ],
)
def test_a_benefit_uses_what_they_brought_up_or_not_and_repeating_it_is_not_using(
    text: str, *, held: bool
) -> None:
    what = record(rep("Hello."), owner(TOLD), rep(text, heard(K.BENEFIT)))
    answer = counted("tied", what, moves=["benefit"])
    assert answer.held is held
    assert quoted(answer) == [2]


def test_what_the_rep_brought_up_is_no_matter_of_theirs() -> None:
    said = "Selling to the county bank is simple"
    what = record(rep(said), owner(said), rep(said, heard(K.BENEFIT)))
    assert counted("tied", what, moves=["benefit"]).held is None
    assert counted("tied", record(owner(TOLD), rep()), moves=["benefit"]).held is None


SUM = "So your brother has to agree, the roof leaks by the chimney, and winter is your date."


@pytest.mark.parametrize(
    ("text", "line", "held"),
    [
        (SUM, Heard(), True),
        (SUM, harmful(), False),
        ("Your brother comes first, then everything else we said.", Heard(), False),
    ],
)
def test_a_summary_takes_up_several_lines(text: str, line: Heard, *, held: bool) -> None:
    what = record(
        owner("My brother owns half."),
        rep("Go on."),
        owner("It leaks by the chimney."),
        rep(text, line),
    )
    assert counted("summarises", what, lines=2).held is held


def test_parroting_one_line_is_no_summary() -> None:
    said = "It leaks beside the chimney whenever winter comes"
    what = record(owner("My brother owns half."), rep("ok"), owner(said), rep(f"{said}, brother"))
    assert counted("summarises", what, lines=2).held is False


def test_a_summary_is_asked_for_before_the_last_step_where_there_is_one() -> None:
    told = (owner("My brother owns half."), rep("Go on."), owner("It leaks by the chimney."))
    step, sums = rep("Thursday?", heard(K.CLOSE)), rep(SUM)
    before = {"lines": 2, "before": ["close"]}
    assert counted("summarises", record(*told, sums, owner(), step), **before).held is True
    assert counted("summarises", record(*told, step, owner(), sums), **before).held is False
    assert counted("summarises", record(*told, sums), **before).held is None


@pytest.mark.parametrize(
    ("between", "second", "held"),
    [
        (Heard(), heard(K.CLOSE), False),
        (heard(K.EXPLORE), heard(K.CLOSE), True),
        (Heard(), heard(K.CLOSE, K.EXPLORE), True),
    ],
)
def test_two_closes_have_something_between_them_or_not(
    between: Heard, second: Heard, *, held: bool
) -> None:
    what = record(
        rep("one", heard(K.CLOSE)), owner(), rep("two", between), owner(), rep("three", second)
    )
    answer = counted("spaced", what, moves=["close"], between=["explore"])
    assert answer.held is held
    assert 4 in quoted(answer) or held


def test_one_close_has_no_space_to_keep_even_where_it_is_heard_twice_in_a_turn() -> None:
    twice = Heard(moves=(a_move(K.CLOSE), a_move(K.CLOSE)))
    answer = counted("spaced", record(rep("a", twice)), moves=["close"], between=["explore"])
    assert answer.held is None


def test_an_objection_track_counts_once_however_often_it_was_raised() -> None:
    tracks: tuple[ObjectionTrack, ...] = (track(raised=0), track(raised=0))
    what = record(owner("no", H.OBJECTION), rep("so", heard(K.PROOF)), objections=tracks)
    answer = counted("responds", what, after="objection", moves=["proof"])
    assert answer.reason == "1 of 1 replies to objection lines fit"


def test_words_copied_in_a_row_take_nothing_up() -> None:
    copied = rep(f"So {TOLD.lower()}", heard(K.REFLECT))
    own = rep("So the two of you have not talked since.", heard(K.REFLECT))
    for reply, held in ((copied, False), (own, True)):
        answer = counted("responds", record(owner(TOLD), reply), after="told", moves=["reflect"])
        assert answer.held is held


def test_copied_words_are_no_matter_of_ones_own() -> None:
    pasted = rep(f"{TOLD} We are quick and good at this.", heard(K.BENEFIT))
    assert counted("tied", record(owner(TOLD), pasted), moves=["benefit"]).held is False


def test_length_alone_uses_nothing() -> None:
    filler = " ".join(f"filler{number}" for number in range(40))
    long = rep(f"Your brother, your mother, {filler}", heard(K.BENEFIT))
    assert counted("tied", record(owner(TOLD), long), moves=["benefit"]).held is False


def said(kind: MoveKind, text: str) -> tuple[str, Heard]:
    return text, Heard(moves=(a_move(kind, text),))


@pytest.mark.parametrize(
    ("kind", "second", "times"),
    [
        (K.ACKNOWLEDGE, "I see, that makes sense!", 1),
        (K.ACKNOWLEDGE, "I see why the price stings.", 2),
        (K.CLOSE, "I see that makes sense", 2),
    ],
)
def test_the_same_words_earn_once_but_asking_for_a_yes_counts_each_time(
    kind: MoveKind, second: str, times: int
) -> None:
    what = record(said(kind, "I see, that makes sense."), owner(), said(kind, second))
    answer = counted("moves_seen", what, moves=[kind.value], at_least=2)
    assert answer.reason.endswith(f"heard {times} times")


def test_a_limit_counts_every_time() -> None:
    line = said(K.SITUATION_QUESTION, "How old is it?")
    what = record(line, owner(), line)
    assert counted("moves_seen", what, moves=["situation_question"], at_most=1).held is False
    assert counted("paced", what, at_most=1).held is False


@pytest.mark.parametrize(("turns", "held"), [(2, True), (3, False)])
def test_a_turn_with_a_sentence_heard_twice_before_earns_nothing(turns: int, *, held: bool) -> None:
    pasted = "I hear you and that makes sense."
    talk = [
        rep(
            f"{pasted} Number {number}?",
            Heard(moves=(a_move(K.EXPLORE, f"Number {number}?"),), acts=(Act.GOODBYE,)),
        )
        for number in range(turns)
    ]
    what = record(*talk)
    assert counted("moves_seen", what, moves=["explore"], at_least=turns).held is held
    assert counted("at_the_end", what, acts=["goodbye"], last=1).held is held
