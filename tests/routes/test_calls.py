"""The pages of real calls over the whole application: masked, looked through, stored, forgotten."""

import html
import json
import logging
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.support.uploads import TALK, TERMS, fields_of, hears_scams, preview, upload
from trainer.domain.call import Call
from trainer.main import build_app
from trainer.routes.config import Web
from trainer.settings import Settings

As = Callable[[str], TestClient]
SECRETS = ("Dana", "Lorna", "Petty", "1420", "Maple", "555-0142")
UNKNOWN = "Kim: Hello there.\nSam: Who is it?\nKim: It's about the house.\nSam: Not now.\n"


@pytest.fixture(autouse=True)
def _ears(demo: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    hears_scams(demo, monkeypatch)


@pytest.fixture
def nia(as_person: As) -> TestClient:
    """The demo's new hire."""
    return as_person("nia")


def stored(app: FastAPI, name: str = "nia") -> list[Call]:
    web: Web = app.state.web
    with web.services.storage.begin() as transaction:
        person = transaction.people.by_email(f"{name}@demo.localhost")
        assert person is not None
        return list(transaction.calls.of_person(person.id))


def test_a_call_is_masked_looked_through_stored_and_shown(demo: FastAPI, nia: TestClient) -> None:
    page = preview(nia, TALK)
    assert "Is anything left that tells who this is?" in page
    assert page.count('<b class="masked">[name]</b>') >= 3
    assert "185,000" in page
    assert not [one for one in SECRETS if one in page]
    assert stored(demo) == []
    address = nia.post("/calls", data=fields_of(page)).headers["location"]
    (call,) = stored(demo)
    assert address == f"/calls/{call.id}"
    assert (call.keep_until - call.made_at).days == 30
    assert [turn.name for turn in call.transcript.turns[:2]] == ["Rep", "Homeowner"]
    shown = html.unescape(nia.get(address).text)
    for words in ("What worked", "Point by point", "Their concerns", "By the numbers", "[address]"):
        assert words in shown
    assert "raises a concern: trust" in shown
    assert not [one for one in SECRETS if one in shown or one in repr(call)]


def test_words_that_a_person_names_are_masked_too(demo: FastAPI, nia: TestClient) -> None:
    sent = fields_of(preview(nia, TALK, title="The Fairlead talk"))
    again = nia.post("/calls/again", data={**sent, "words": "Fairlead Homes\nslap, four"})
    assert again.status_code == 200
    assert "Fairlead Homes" not in again.text
    assert again.text.count('<b class="masked">[masked]</b>') == 4
    nia.post("/calls", data={**fields_of(again.text), "words": "scam"})
    (call,) = stored(demo)
    said = " ".join(turn.text for turn in call.transcript.turns)
    assert said.count("[masked]") == 4
    assert call.title == "The Fairlead talk"


def test_what_a_page_sends_back_is_masked_once_more(demo: FastAPI, nia: TestClient) -> None:
    turns = [["Rep", "Hi, this is Dana.", "say"], ["Homeowner", "Call 218-555-0142.", "say"]]
    sent = {**TERMS, "call-0": json.dumps(turns), "title-0": "Talk with Mrs. Petty"}
    assert nia.post("/calls", data=sent).status_code == 303
    (call,) = stored(demo)
    assert [turn.text for turn in call.transcript.turns] == [
        "Hi, this is [name].",
        "Call [phone].",
    ]
    assert call.title == "Talk with Mrs. [name]"


@pytest.mark.parametrize("broken", ["{", '[["Rep"]]', '[["Rep", "hi", "shout"]]'])
def test_a_page_that_was_changed_on_its_way_is_refused(nia: TestClient, broken: str) -> None:
    assert nia.post("/calls", data={**TERMS, "call-0": broken}).status_code == 422


def test_who_the_rep_is_is_asked_only_where_it_cannot_be_told(
    demo: FastAPI, nia: TestClient
) -> None:
    page = preview(nia, UNKNOWN, TALK, title="Two")
    assert "Who is the rep?" in page
    assert "In call-0.txt" in page
    assert "In call-1.txt" not in page
    assert re.findall(r'type="radio" name="rep-0" value="(\w+)"', page) == ["Kim", "Sam"]
    sent = fields_of(page)
    assert sent["source-0"].strip() == UNKNOWN.strip()
    asked = nia.post("/calls/preview", data={**sent, "rep-0": "Sam"})
    assert "Is anything left" in asked.text
    assert nia.post("/calls", data=fields_of(asked.text)).headers["location"] == "/calls/summary"
    first, second = sorted(stored(demo), key=lambda call: call.title)
    assert (first.title, second.title) == ("Two 1", "Two 2")
    assert first.transcript.turns[0].speaker.value == "homeowner"


def test_a_second_file_that_cannot_be_read_leaves_the_first_alone(nia: TestClient) -> None:
    page = preview(nia, TALK, "just a note without speakers")
    assert "Left out, because it cannot be read" in page
    assert "call-1.txt" in page
    assert "Store it and score it" in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"rights": ""}, "right to use the recording"),
        ({"keep_days": "366"}, "1 to 365 days"),
        ({"keep_days": "0"}, "1 to 365 days"),
        ({"keep_days": "soon"}, "1 to 365 days"),
        ({"rubric": "none"}, "There is no rubric"),
        ({"text": " "}, "Choose a file, or paste a transcript"),
        ({"text": "a note without speakers"}, "Nobody is named as speaker"),
    ],
)
def test_what_is_missing_is_said_and_the_form_keeps_what_was_typed(
    demo: FastAPI, nia: TestClient, fields: dict[str, str], said: str
) -> None:
    sent = {**TERMS, "text": TALK, "title": "Mine", **fields}
    answer = nia.post("/calls/preview", data=sent)
    page = html.unescape(answer.text)
    assert answer.status_code == 422
    assert said in page
    assert 'value="Mine"' in page
    assert sent["text"].strip() in page
    assert stored(demo) == []


@pytest.mark.parametrize("fields", [{"rights": "no"}, {"keep_days": "900"}])
def test_nothing_is_stored_without_the_right_or_for_too_long(
    demo: FastAPI, nia: TestClient, fields: dict[str, str]
) -> None:
    sent = {**fields_of(preview(nia, TALK)), **fields}
    assert nia.post("/calls", data=sent).status_code == 422
    assert nia.post("/calls/again", data=sent).status_code == 422
    assert stored(demo) == []


def test_too_much_at_once_is_refused(nia: TestClient) -> None:
    assert nia.post("/calls", data=TERMS).status_code == 422
    many = [("files", (f"{n}.txt", TALK.encode())) for n in range(51)]
    assert nia.post("/calls/preview", data=TERMS, files=many).status_code == 422
    big = [("files", (f"{n}.txt", b"Rep: " + b"a " * 900_000)) for n in range(3)]
    assert nia.post("/calls/preview", data=TERMS, files=big).status_code == 422
    flood = b"x" * 20_000_001
    assert nia.post("/calls/preview", content=flood).status_code == 413


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("call.vtt", (b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Rep>Bad time?\n\n"
         b"00:03.000 --> 00:04.000\n<v Owner>No.\n")),
        ("call.srt", (b"1\n00:00:01,000 --> 00:00:02,000\nRep: Bad time?\n\n"
         b"2\n00:00:03,000 --> 00:00:04,000\nOwner: No.\n")),
        ("call.json", (b'{"turns": [{"speaker": "rep", "text": "Bad time?"}, '
         b'{"speaker": "homeowner", "text": "No."}]}')),
        ("call.txt", "Rep: Bad time?\nOwner: No.\n".encode("utf-16")),
        ("call.txt", "Rep: Bad time, señora?\nOwner: No.\n".encode("latin-1")),
    ],
)  # fmt: skip
def test_every_form_of_transcript_is_read(nia: TestClient, name: str, data: bytes) -> None:
    page = nia.post("/calls/preview", data=TERMS, files=[("files", (name, data))]).text
    assert "2 turns" in page
    assert "Bad time" in page


def test_the_list_has_totals_and_a_call_can_be_forgotten(demo: FastAPI, nia: TestClient) -> None:
    assert "Bring the transcript" in nia.get("/calls").text
    address = upload(nia, TALK, title="First")
    listed = html.unescape(nia.get("/calls").text)
    assert "1 call; 1 concern raised" in listed
    assert f'href="{address}"' in listed
    assert nia.post(f"{address}/delete").headers["location"] == "/calls"
    assert stored(demo) == []
    assert nia.get(address).status_code == 404
    assert nia.post(f"{address}/delete").status_code == 404


def test_calls_whose_day_has_come_are_forgotten(
    demo: FastAPI, nia: TestClient, settings_of: Callable[..., Settings]
) -> None:
    services = demo.state.web.services
    now = services.clock.now()

    def overdue() -> None:
        """One call whose day was yesterday, beside those that are there."""
        upload(nia, TALK)
        (newest, *_) = stored(demo)
        with services.storage.begin() as transaction:
            transaction.calls.remove(newest.id)
            transaction.calls.add(past(newest, now - timedelta(days=1)))

    overdue()
    assert nia.get(f"/calls/{stored(demo)[0].id}").status_code == 404
    assert "There are no calls yet" in nia.get("/calls/summary").text
    assert stored(demo) == []
    overdue()
    upload(nia, TALK, title="New")
    assert [call.title for call in stored(demo)] == ["New"]
    overdue()
    build_app(settings_of())
    assert [call.title for call in stored(demo)] == ["New"]


def past(call: Call, day: Any) -> Call:
    names = call.__dataclass_fields__
    return Call(**{**{name: getattr(call, name) for name in names}, "keep_until": day})


def test_nobody_else_sees_a_call(as_person: As, nia: TestClient) -> None:
    address = upload(nia, TALK)
    for name in ("omar", "mona"):
        other = as_person(name)
        assert other.get(address).status_code == 404
        assert other.post(f"{address}/delete").status_code == 404
        assert "There are no calls yet" in other.get("/calls/summary").text
        assert address not in other.get("/calls").text
    assert nia.get(address).status_code == 200


def test_a_manager_uploads_and_an_author_does_not(as_person: As) -> None:
    assert upload(as_person("mona"), TALK).startswith("/calls/")
    arlo = as_person("arlo")
    for method, path in (("GET", "/calls"), ("GET", "/calls/summary"), ("POST", "/calls/preview")):
        assert arlo.request(method, path).status_code == 403
    assert 'href="/calls"' in as_person("mona").get("/manage").text
    assert 'href="/calls"' not in arlo.get("/author").text


@pytest.mark.parametrize("path", ["/calls", "/calls/preview", "/calls/again", "/calls/1/delete"])
def test_another_sites_page_can_neither_upload_nor_delete(nia: TestClient, path: str) -> None:
    answer = nia.post(path, data=TERMS, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_words_of_a_call_are_shown_as_words(nia: TestClient) -> None:
    address = upload(nia, TALK.replace("a scam", "a <script>scam</script>"))
    assert "<script>scam" not in nia.get(address).text


def test_nothing_of_a_call_is_logged(nia: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        upload(nia, TALK)
        nia.post("/calls/preview", data=TERMS, files=[("files", ("x.txt", b"Lorna Petty, note"))])
    assert not [one for one in SECRETS if one in caplog.text]
