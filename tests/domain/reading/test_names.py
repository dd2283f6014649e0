"""Who speaks: the names that transcripts use for the two sides."""

import pytest

from trainer.domain.reading.names import sides, speaker_of
from trainer.domain.transcript import Speaker
from trainer.errors import TranscriptError

REP, HOMEOWNER = Speaker.REP, Speaker.HOMEOWNER


@pytest.mark.parametrize(
    "name",
    [
        "Rep",
        "agent",
        "SALESPERSON",
        "Me",
        "me",
        " Sales ",
        "Agent 2",
        "Tech. Sam",
        "Advisor",
        "Customer Service Rep",
        "customer service rep",
        "Client Advisor",
        "Lead Technician",
        "Sales Lead",
        "Homeowner's Agent",
        "Agent for Seller",
        "Sam (Rep)",
        "Joe (me)",
    ],
)
def test_the_usual_names_of_a_rep_are_known(name: str) -> None:
    assert speaker_of(name, None) is REP


@pytest.mark.parametrize(
    "name",
    [
        "Homeowner",
        "seller",
        "CUSTOMER",
        "Owner",
        "Client",
        "Prospect",
        "Mrs. Lee",
        "Owner 2",
        "Lead",
        "lead 2",
        "mr. tech",
        "Mrs. Sales",
        "Property Owner",
        "Owner’s Son",
        "Homeowner (wife)",
        "Linda (owner)",
        "Caller (homeowner)",
        "Caller-owner",
    ],
)
def test_the_usual_names_of_a_homeowner_are_known(name: str) -> None:
    assert speaker_of(name, None) is HOMEOWNER


@pytest.mark.parametrize(
    "name",
    [
        "Linda",
        "Speaker 1",
        "",
        "Representation",
        "Caller",
        "Cash Buyer",
        "Team Lead",
        "For the owner",
        "to me",
        "me too",
        "what I told the client",
    ],
)
def test_a_name_that_says_nothing_is_nobody(name: str) -> None:
    assert speaker_of(name, None) is None


def test_the_name_given_for_the_rep_wins_over_what_names_usually_mean() -> None:
    assert speaker_of("Customer", " customer ") is REP
    assert speaker_of("Agent", "customer") is HOMEOWNER


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Rep", "Linda"], {"Rep": REP, "Linda": HOMEOWNER}),
        (["Sam", "Homeowner"], {"Sam": REP, "Homeowner": HOMEOWNER}),
        (["Rep", "Owner", "Mrs. Lee"], {"Rep": REP, "Owner": HOMEOWNER, "Mrs. Lee": HOMEOWNER}),
        (["Agent", "Tech", "Pat"], {"Agent": REP, "Tech": REP, "Pat": HOMEOWNER}),
        (["Rep", "Homeowner", "Linda"], {"Rep": REP, "Homeowner": HOMEOWNER, "Linda": HOMEOWNER}),
        (["Rep", "Linda", "Bob"], {"Rep": REP, "Linda": HOMEOWNER, "Bob": HOMEOWNER}),
        (["Agent", "Caller"], {"Agent": REP, "Caller": HOMEOWNER}),
        (["Cash Buyer", "Seller"], {"Cash Buyer": REP, "Seller": HOMEOWNER}),
        (["Caller", "Linda"], {"Caller": REP, "Linda": HOMEOWNER}),
        (["Sam", "Linda (caller)"], {"Sam": HOMEOWNER, "Linda (caller)": REP}),
        ([], {}),
    ],
)
def test_with_one_side_known_the_other_name_is_the_other_side(
    names: list[str], expected: dict[str, Speaker]
) -> None:
    assert sides(names, None) == expected


def test_beside_the_named_rep_everybody_is_a_homeowner() -> None:
    names = ["Sam", "Linda", "Bob", "Agent"]
    expected = {"Sam": REP, "Linda": HOMEOWNER, "Bob": HOMEOWNER, "Agent": HOMEOWNER}
    assert sides(names, "sam") == expected


def test_a_rep_who_is_not_there_is_an_error_that_lists_who_is() -> None:
    with pytest.raises(TranscriptError, match="Nobody is called 'Kim' here; there are: Sam, Linda"):
        sides(["Sam", "Linda"], "Kim")


def test_a_rep_where_nobody_is_named_is_an_error_that_says_so() -> None:
    with pytest.raises(TranscriptError, match="no turn has a name"):
        sides([], "Kim")


def test_two_strangers_beside_a_homeowner_are_an_error() -> None:
    with pytest.raises(TranscriptError, match=r'among: Homeowner, Sam, Linda.*--rep "Sam"'):
        sides(["Homeowner", "Sam", "Linda"], None)


def test_an_error_lists_only_the_first_of_many_names() -> None:
    with pytest.raises(TranscriptError, match=r"Nobody .*: A0, A1, .*, A7 and 92 more"):
        sides([f"A{number}" for number in range(100)], "Kim")


def test_two_strangers_are_an_error_that_says_how_to_name_the_rep() -> None:
    with pytest.raises(TranscriptError, match=r'among: Sam, Linda.*--rep "Sam"'):
        sides(["Sam", "Linda"], None)


def test_a_stranger_alone_is_an_error_too() -> None:
    with pytest.raises(TranscriptError, match="cannot be told who the rep is"):
        sides(["Sam"], None)
