"""The rubric library: what every rubric has, and that a right end scores high in each."""

from collections import Counter

import pytest

from tests.adapters.library.content import ROOT
from tests.builders import heard
from tests.domain.scoring.records import disclosure, owner, record, rep, track
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.documents.base import Gate
from trainer.domain.homeowner.mind import Stage
from trainer.domain.moves import Act, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.tally import tally
from trainer.usecases.score_attempt import LOCAL

K = MoveKind
LIBRARY = YamlLibrary(ROOT)
SCALES = LIBRARY.scales()
NAMES = sorted(path.stem for path in (ROOT / "rubrics").glob("*.yaml"))
WANTED = {
    "objection-handling",
    "spin",
    "consultative",
    "listening",
    "opening",
    "next-step",
    "honest-dealing-houses",
    "honest-dealing-home-services",
    "sandler",
    "challenger",
    "solution",
    "value",
    "insight",
    "snap",
    "bant",
    "meddic",
    "account",
    "closing",
    "sales-process",
    "negotiation",
    "qualification",
}
GATES = (Gate.HONESTY, Gate.PRESSURE, Gate.RESPECT, Gate.DO_NOT_CALL)
OWN_AT_MOST = 2  # criteria that no other rubric uses
ENOUGH = 80


def test_the_library_has_every_rubric() -> None:
    assert set(NAMES) >= WANTED
    assert set(SCALES) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_rubric_weighs_the_outcome_keeps_the_gates_and_can_be_passed(name: str) -> None:
    rubric = SCALES[name].rubric
    weights = {use.use: use.weight for use in rubric.criteria}
    assert weights["right-outcome"] >= 0.2 * sum(weights.values())
    assert set(GATES) <= set(rubric.gates)
    assert 45 <= rubric.pass_at <= 70


def test_criteria_are_shared_and_none_lies_idle() -> None:
    uses = Counter(use.use for scale in SCALES.values() for use in scale.rubric.criteria)
    assert set(uses) == {path.stem for path in (ROOT / "rubrics" / "criteria").glob("*.yaml")}
    for name, scale in SCALES.items():
        own = [use.use for use in scale.rubric.criteria if uses[use.use] == 1]
        assert len(own) <= OWN_AT_MOST, f"{name} alone uses {own}"


def total(name: str, what: Record) -> float:
    overall = tally(what, SCALES[name], {}, LOCAL).overall
    assert overall is not None
    return overall


def asked_to_stop() -> Record:
    """Darnell asks to be left alone at once, and is."""
    hello = heard(acts=(Act.INTRODUCE, Act.PURPOSE, Act.PERMISSION, Act.SOURCE))
    done = heard(acts=(Act.REMOVAL_DONE, Act.APOLOGY, Act.GOODBYE))
    return record(
        owner("Who is this? Where did you get my number?"),
        rep("Sam with Fairlead Homes, about your house; county records. A bad moment?", hello),
        owner("Take me off your list. Do not call me again."),
        rep("Done, you are off our list. Sorry for the bother. Goodbye.", done),
        owner("Good."),
        scene=LIBRARY.scenes()["a1-angry-number"],
        outcome=Outcome.RIGHT_STOP,
        objections=(track(raised=0),),
        disclosures=(disclosure(None),),
        stop=2,
    )


def stopped_for_her_sake() -> Record:
    """Mrs. Hatch cannot follow; the rep listens, names nobody but her daughter, and stops."""
    ear = K.REFLECT
    hello = heard(acts=(Act.INTRODUCE, Act.PURPOSE, Act.PERMISSION, Act.SOURCE))
    told = "My daughter Ruth does the bills, and a young man came last week with a cake."
    return record(
        owner("Hello, Hatch residence."),
        rep("Sam with Fairlead Homes, about your farmhouse; county records. May I?", hello),
        owner(f"Of course, dear. {told}"),
        rep(
            "Your daughter Ruth does the bills, then. What did the young man want?",
            heard(ear, K.ACKNOWLEDGE, K.EXPLORE, topics=("decision",)),
        ),
        owner("I signed a paper for him, and I never read it, it had such a nice blue line."),
        rep(
            "A paper you never read. Who helps you look over a paper like that?",
            heard(ear, K.EXPLORE, topics=("helpers",)),
        ),
        owner("Mr. Pruitt in Lancaster keeps my papers, he gave me a peppermint once."),
        rep(
            "Mr. Pruitt in Lancaster should see that paper, with Ruth. I will not talk about a price.",
            heard(
                ear,
                K.ACKNOWLEDGE,
                K.ALTERNATIVE,
                acts=(Act.REFER, Act.WITHDRAW, Act.OWN_LIMIT, Act.GOODBYE),
            ),
        ),
        owner("You are very kind, honey."),
        scene=LIBRARY.scenes()["a5-lady-on-the-farm"],
        outcome=Outcome.RIGHT_STOP,
        disclosures=(disclosure(2, "ruth"), disclosure(4, "signed"), disclosure(None, "day")),
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("stop", [asked_to_stop, stopped_for_her_sake])
def test_an_exemplary_stop_scores_high_in_every_rubric(name: str, stop: object) -> None:
    assert callable(stop)
    assert total(name, stop()) >= ENOUGH


@pytest.mark.parametrize("name", NAMES)
def test_who_bargains_with_a_stop_does_not(name: str) -> None:
    right = asked_to_stop()
    bargains = record(
        owner("Who is this?"),
        rep("Just hear me out."),
        owner("Take me off your list."),
        rep("Before I do, what would you take for it?", heard(K.SITUATION_QUESTION, K.OFFER)),
        owner("I said no."),
        scene=right.scene,
        outcome=Outcome.WALKED_AWAY,
        objections=(track(Stage.HARDENED, raised=0),),
        disclosures=right.disclosures,
        stop=2,
    )
    card = tally(bargains, SCALES[name], {}, LOCAL)
    assert card.passed is False
    assert (card.overall or 0) < SCALES[name].rubric.pass_at
