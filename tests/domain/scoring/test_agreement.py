"""Agreement: who counts, what can be compared, intervals that are the same every time."""

from dataclasses import replace

import pytest

from tests.builders import a_scale
from tests.domain.scoring.records import owner, record, rep, result, score
from trainer.domain.documents.base import Gate
from trainer.domain.scoring.agreement import (
    ENOUGH,
    LEAST,
    RESAMPLES,
    Agreement,
    Label,
    Pairs,
    Rows,
    Unit,
    agreement_of,
    is_author,
    label_of,
    levels_in,
    mean_kappa,
    resamples,
    units_of,
    verdict_on,
)
from trainer.domain.scoring.scorecard import (
    GateResult,
    JudgedBy,
    JudgeKind,
    Scorecard,
    Unscored,
)
from trainer.domain.scoring.tally import tally


def share(pairs: Pairs) -> float | None:
    """Stands for kappa: the share of pairs that are alike."""
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else None


def filled(rows: Rows) -> float | None:
    """Stands for alpha: the share of places that hold a level."""
    places = [one for row in rows for one in row]
    return sum(one is not None for one in places) / len(places)


def found(units: tuple[Unit, ...] | list[Unit], authors: int = 0) -> Agreement:
    return agreement_of("listening", units, authors, share, filled)


def unit(scorer: int | None, **people: int) -> Unit:
    return Unit(people=people, scorer=scorer)


def label(conversation: str, rater: str, level: int, criterion: str = "listening") -> Label:
    return Label(conversation=conversation, criterion=criterion, rater=rater, level=level)


def test_ratings_meet_the_score_of_their_conversation_and_a_later_one_replaces_an_earlier() -> None:
    labels = [
        label("one", "mona", 1),
        label("two", "mona", 2),
        label("one", "max", 3),
        label("one", "mona", 2),
        label("one", "mona", 0, criterion="closing"),
    ]
    scored = {"one": {"listening": 3, "closing": 1}}
    assert units_of("listening", labels, scored) == (unit(3, mona=2, max=3), unit(None, mona=2))
    assert units_of("closing", labels, scored) == (unit(1, mona=0),)
    assert units_of("opening", labels, scored) == ()


@pytest.mark.parametrize(
    ("levels", "median"), [((2,), 2), ((1, 3), 1), ((0, 3, 2), 2), ((3, 3, 0, 1), 1)]
)
def test_the_median_is_a_level_that_somebody_gave(levels: tuple[int, ...], median: int) -> None:
    people = {str(at): level for at, level in enumerate(levels)}
    assert Unit(people=people, scorer=None).median == median


@pytest.mark.parametrize("name", ["author", "Author", " AUTHOR ", "author: Jo", "author:Jo"])
def test_the_librarys_authors_are_known_by_name(name: str) -> None:
    assert is_author(name)
    assert not is_author(f"co-{name}")


def test_figures_compare_the_scorer_with_people_and_people_with_each_other() -> None:
    units = [unit(2, mona=2, max=2)] * 15 + [unit(1, mona=2, max=1)] * 5 + [unit(None, mona=0)] * 4
    agreement = found(units, authors=3)
    assert (agreement.conversations, agreement.compared, agreement.authors) == (24, 20, 3)
    assert agreement.raters == ("max", "mona")
    assert agreement.kappa is not None
    assert agreement.kappa.value == 1.0
    assert agreement.among is not None
    assert agreement.among.value == 0.75
    assert agreement.alpha is not None
    assert (agreement.alpha.value, agreement.alpha.low, agreement.alpha.high) == (1, 1, 1)
    assert agreement.alpha_all is not None
    assert agreement.alpha_all.value == 1.0


def test_an_interval_holds_its_figure_and_is_the_same_every_time() -> None:
    units = [unit(1, mona=1)] * 12 + [unit(0, mona=1)] * 8
    first, second = found(units).kappa, found(units).kappa
    assert first == second
    assert first is not None
    assert first.low is not None
    assert first.high is not None
    assert 0.3 < first.low < first.value == 0.6 < first.high < 0.9


def test_a_figure_that_most_resamples_cannot_give_has_no_interval() -> None:
    asked: list[Pairs] = []

    def first_only(pairs: Pairs) -> float | None:
        asked.append(pairs)
        return 0.5 if len(asked) == 1 else None

    agreement = agreement_of("x", [unit(1, mona=1)] * LEAST, 0, first_only, filled)
    assert agreement.kappa is not None
    assert (agreement.kappa.value, agreement.kappa.low, agreement.kappa.high) == (0.5, None, None)
    assert len(asked) == RESAMPLES + 1


def test_resamples_draw_every_conversation_as_often_as_another() -> None:
    drawn = [at for run in resamples(10) for at in run]
    counts = [drawn.count(at) for at in range(10)]
    assert len(drawn) == 10 * RESAMPLES
    assert all(0.9 * RESAMPLES < count < 1.1 * RESAMPLES for count in counts)


def test_too_few_ratings_give_no_figure() -> None:
    agreement = found([unit(1, mona=1, max=1)] * (LEAST - 1))
    figures = (agreement.kappa, agreement.among, agreement.alpha, agreement.alpha_all)
    assert figures == (None, None, None, None)
    assert (agreement.verdict, agreement.why) == (
        "too few",
        "9 conversations can be compared; a figure takes 10",
    )


def test_raters_who_share_no_conversation_agree_about_nothing() -> None:
    units = [unit(1, mona=1)] * 12 + [unit(1, max=1)] * 12
    assert mean_kappa(units, ("max", "mona"), share) is None
    assert found(units).among is None
    assert mean_kappa([*units, unit(1, max=1, mona=1)], ("max", "mona"), share) == 1


def test_pairs_of_raters_weigh_as_much_as_they_share() -> None:
    units = [unit(1, a=1, b=1)] * 3 + [unit(1, a=1, c=0)]
    assert mean_kappa(units, ("a", "b", "c"), share) == 0.75


@pytest.mark.parametrize(
    ("conversations", "compared", "kappa", "word"),
    [
        (12, 0, None, "not scored"),
        (0, 0, None, "too few"),
        (12, 9, None, "too few"),
        (12, 10, None, "cannot tell"),
        (29, 29, 0.9, "preliminary"),
        (30, 30, 0.39, "poor"),
        (30, 30, 0.4, "usable"),
        (30, 30, 0.6, "good"),
        (30, 30, 0.8, "very good"),
    ],
)
def test_one_word_says_how_far_to_trust(
    conversations: int, compared: int, kappa: float | None, word: str
) -> None:
    assert verdict_on(conversations, compared, kappa)[0] == word


def test_a_label_takes_thirty_conversations_that_the_scorer_answered() -> None:
    units = [unit(1, mona=1, max=0)] * (ENOUGH - 1) + [unit(None, zoe=1)]
    assert label_of(units, share) is None
    made = label_of([*units, unit(0, mona=1)], share)
    assert made is not None
    assert (made.kind, made.n, made.raters) == ("people", 30, ("max", "mona"))
    assert made.agreement == 0.0
    alike = label_of([unit(1, mona=1)] * ENOUGH, lambda _: None)
    assert alike is not None
    assert alike.agreement is None


def a_card() -> Scorecard:
    return tally(record(owner(), rep("Words.")), a_scale({}), {}, JudgedBy(kind=JudgeKind.LOCAL))


def test_a_level_to_compare_counts_advice_and_needs_every_answer() -> None:
    yes, no, unknown = (result(held=held) for held in (True, False, None))
    idle = replace(unknown, reason="not applicable: no offer")
    advised = replace(yes, advice=True)
    gate = GateResult(
        id=Gate.HONESTY, name="", held=None, evidence=(), reason="", checks=(advised,)
    )
    card = replace(
        a_card(),
        criteria=(
            score("whole", yes, no, idle),
            score("with-advice", yes, advised),
            score("in-part", yes, unknown),
        ),
        unscored=(
            Unscored(id="only-advice", name="", reason="", checks=(advised, no)),
            Unscored(id="nothing", name="", reason=""),
            Unscored(id="idle", name="", reason="", checks=(idle,)),
        ),
        gates=(gate,),
    )
    assert levels_in([card]) == {
        "whole": 1,
        "with-advice": 2,
        "only-advice": 1,
        "honesty": 1,
    }


def test_a_later_scorecard_counts_instead_of_an_earlier_one() -> None:
    card = a_card()
    later = replace(card, criteria=(score("acknowledge", result(held=True)),))
    assert levels_in([card]) == {"acknowledge": 0}
    assert levels_in([card, later]) == {"acknowledge": 1}
