"""What a rep says that the homeowner said: rightly, with other figures, or turned round."""

import pytest

from tests.builders import a_scene
from trainer.adapters.embedded.claims import MOST, claim_cues, claims_in
from trainer.adapters.embedded.encoder import Encoder
from trainer.adapters.embedded.listener import EmbeddedListener
from trainer.domain.homeowner.recalling import CLAIM_SURE
from trainer.domain.moves import Act, Aim, AimKind, Heard
from trainer.domain.transcript import Speaker, Turn

SCENE = a_scene()
BEFORE = (Turn(index=0, speaker=Speaker.HOMEOWNER, text="Hm."),)


def claims_of(heard: Heard) -> list[Aim]:
    """Every claim, whether it is right or not."""
    return [aim for aim in heard.aims if aim.kind in {AimKind.CLAIM, AimKind.MISQUOTE}]


def sure_claims(heard: Heard) -> list[tuple[AimKind, str]]:
    """The claims that a homeowner would answer."""
    return [(aim.kind, aim.ref) for aim in claims_of(heard) if aim.confidence >= CLAIM_SURE]


@pytest.mark.parametrize(
    ("text", "kind", "ref"),
    [
        ("You said the policy runs 310 a month.", AimKind.CLAIM, "fact/policy"),
        ("You said the policy runs 410 a month.", AimKind.MISQUOTE, "fact/policy"),
        ("You said your sister owns half of it.", AimKind.CLAIM, "fact/sister"),
        ("You said your sister doesn't own half of it.", AimKind.MISQUOTE, "fact/sister"),
        ("You told me the roof is fine.", AimKind.CLAIM, "plain/roof"),
        ("You told me the roof isn't fine.", AimKind.MISQUOTE, "plain/roof"),
    ],
)
def test_a_quote_is_told_from_a_misquote(
    listener: EmbeddedListener, text: str, kind: AimKind, ref: str
) -> None:
    heard = listener.hear(text, BEFORE, SCENE)
    assert heard.did(Act.SAID_EARLIER)
    assert sure_claims(heard) == [(kind, ref)]


def test_the_words_of_the_claim_are_those_of_its_clause(listener: EmbeddedListener) -> None:
    text = "I see. Earlier you said your sister owns half, so when could we meet?"
    best = max(claims_of(listener.hear(text, BEFORE, SCENE)), key=lambda aim: aim.confidence)
    assert (best.ref, best.text) == ("fact/sister", "Earlier you said your sister owns half,")


def test_two_things_can_be_claimed_at_once_and_no_more(listener: EmbeddedListener) -> None:
    text = "As you said, the roof is fine and your sister owns half."
    heard = listener.hear(text, BEFORE, SCENE)
    assert set(sure_claims(heard)) == {
        (AimKind.CLAIM, "fact/sister"),
        (AimKind.CLAIM, "plain/roof"),
    }
    assert len(claims_of(heard)) == MOST


def test_what_nobody_could_have_said_is_no_sure_claim(listener: EmbeddedListener) -> None:
    heard = listener.hear("You told me about your trip to Spain.", BEFORE, SCENE)
    assert heard.did(Act.SAID_EARLIER)
    assert sure_claims(heard) == []


@pytest.mark.parametrize("text", ["Your sister owns half of it.", "Is the roof fine?"])
def test_who_does_not_say_that_it_was_said_claims_nothing(
    listener: EmbeddedListener, text: str
) -> None:
    assert claims_of(listener.hear(text, BEFORE, SCENE)) == []


def test_in_a_call_without_a_scenario_nothing_is_claimed(listener: EmbeddedListener) -> None:
    heard = listener.hear("You said your sister owns half of it.", BEFORE, None)
    assert heard.did(Act.SAID_EARLIER)
    assert claims_of(heard) == []


def test_a_fact_is_quoted_as_it_is_on_the_day(listener: EmbeddedListener) -> None:
    words = {"tell": "There's a lien.", "hint": "There's paper on it.", "again": "The lien."}
    fact = {"id": "policy", "is_about": "There is a lien on the house.", **words}
    scene = a_scene(days=[{"id": "lien", "start": {}, "opening": ["Hm?"], "facts": [fact]}])
    first, second = (
        sure_claims(listener.hear("You said there is a lien.", BEFORE, day))
        for day in scene.every_day
    )
    assert first == []
    assert second == [(AimKind.CLAIM, "fact/policy")]


def test_every_fact_and_plain_answer_can_be_claimed_in_its_own_words(encoder: Encoder) -> None:
    cues = claim_cues(encoder, SCENE)
    assert set(cues.cues.refs) == SCENE.claims
    for ref, line in zip(cues.cues.refs, cues.lines, strict=True):
        best = next(claims_in(cues, encoder.vectors([line]), [line]))
        assert (best.kind, best.ref, best.confidence) == (AimKind.CLAIM, ref, 1.0)
