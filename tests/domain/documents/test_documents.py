"""Authored documents: what is refused, what is looked up, and digests that stay."""

import pytest
from pydantic import ValidationError

from tests.builders import a_criterion, a_scale, a_scenario, a_scene
from trainer.domain.documents.digest import canonical, digest_of
from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.rubric import Check
from trainer.domain.documents.scenario import Scenario
from trainer.domain.documents.shared import Phrasebook


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Scenario.model_validate(a_scenario(opneing=["Hi."]))


def test_a_document_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        a_scene().scenario.title = "Another"  # type: ignore[misc]


def test_a_check_is_counted_or_judged_and_never_both_or_neither() -> None:
    words = {"id": "seen", "held": "Yes.", "not_held": "No."}
    counted = {"formula": "moves_seen", "moves": ["acknowledge"]}
    for given in ({}, {"counted": counted, "judged": "Did they?"}):
        with pytest.raises(ValidationError, match="either 'counted' or 'judged'"):
            Check.model_validate({**words, **given})
    assert Check.model_validate({**words, "judged": "Did they?"}).judged == "Did they?"
    assert Check.model_validate({**words, "counted": counted}).judged is None


def test_a_phrasebook_of_an_earlier_release_may_lack_a_phrase_and_has_no_wording_for_it() -> None:
    lines = {phrase.value: ["Well."] for phrase in Phrase if phrase is not Phrase.RAISE}
    book = Phrasebook.model_validate({"id": "plain", "about": "Plain.", "lines": lines})
    scene = a_scene().model_copy(update={"phrasebook": book})
    assert scene.phrases(Phrase.OK) == ("Well.",)
    assert scene.phrases(Phrase.RAISE) == ()


def test_a_phrasebook_knows_only_phrases_that_there_are() -> None:
    with pytest.raises(ValidationError, match=r"lines\.yodel"):
        Phrasebook.model_validate({"id": "plain", "about": "Plain.", "lines": {"yodel": ["Yo."]}})


def test_a_scene_finds_its_parts_by_name() -> None:
    scene = a_scene()
    assert scene.fact("policy").topic == "insurance"
    assert scene.objection("scam").category == "trust"
    assert set(scene.facts_by_topic) == {"insurance", "owner"}
    assert set(scene.plain_by_topic) == {"roof"}
    assert "debt" in scene.topics_by_id
    for find in (scene.fact, scene.objection):
        with pytest.raises(KeyError):
            find("nowhere")


def test_facts_of_one_topic_stay_in_the_order_of_the_author() -> None:
    facts = [{**fact, "topic": "owner"} for fact in a_scenario()["facts"]]
    found = a_scene(facts=facts).facts_by_topic["owner"]
    assert [fact.id for fact in found] == ["policy", "sister"]


def test_a_scenarios_own_red_line_wins_over_that_of_the_trade() -> None:
    scene = a_scene()
    shared = scene.scenario.red_lines[0].model_copy(update={"says": "Shared."})
    other = shared.model_copy(update={"id": "other"})
    both = scene.model_copy(update={"compliance": (shared, other)})
    assert both.red_lines["hype"].says == "Spare me."
    assert both.red_lines["other"].says == "Shared."


def test_a_digest_depends_on_content_alone() -> None:
    document = a_scenario()
    turned = dict(reversed(document.items()))
    first, second = (digest_of(Scenario.model_validate(d)) for d in (document, turned))
    assert first == second
    assert first.startswith("sha256:")
    assert digest_of(Scenario.model_validate({**document, "title": "Another"})) != first


def test_a_digest_does_not_change_with_the_years() -> None:
    digest = digest_of(a_scale(a_criterion()).criteria[0].criterion)
    assert digest == "sha256:615c75edf892796814e674bf89fb6020f9dc1238fcbeec5eaf0fa0056b5ef403"


def test_a_digest_survives_being_stored_and_read() -> None:
    scene = a_scene()
    assert digest_of(type(scene).model_validate_json(canonical(scene))) == digest_of(scene)


def test_defaults_that_are_written_out_make_no_other_document() -> None:
    bare = Scenario.model_validate(a_scenario())
    full = Scenario.model_validate(bare.model_dump(mode="json"))
    assert canonical(bare) == canonical(full)
