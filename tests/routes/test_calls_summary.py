"""Many real calls at once: which concerns come up, where they stall, and the same as a table."""

import csv
import html
import io
import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.support.uploads import TALK, hears_scams, upload

As = Callable[[str], TestClient]


@pytest.fixture
def nia(demo: FastAPI, as_person: As, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """The demo's new hire, where a scam is heard as a concern."""
    hears_scams(demo, monkeypatch)
    return as_person("nia")


def test_many_calls_show_which_concerns_come_up_and_where_they_stall(nia: TestClient) -> None:
    upload(nia, TALK, TALK.replace("185,000", "190,000"), title="Talk")
    page = html.unescape(nia.get("/calls/summary").text)
    assert "2 concerns in 2 calls" in page
    assert "<svg" in page
    assert re.search(r"Raised: 2 of 2, Acknowledged: \d of 2", page)
    stalled = re.findall(r'href="(/calls/[\w-]+#turn-1)">Talk (\d), turn 1', page)
    assert sorted(number for _, number in stalled) == ["1", "2"]
    answer = nia.get("/calls/summary.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    names, *rows = csv.reader(io.StringIO(answer.text))
    assert names[:5] == ["call", "title", "uploaded", "category", "stage"]
    assert {row[3] for row in rows} == {"trust"}
    assert len(rows) == 2


def test_a_cell_of_the_table_is_never_a_formula(nia: TestClient) -> None:
    upload(nia, TALK.replace("Lorna Petty here. How", "=1+1, how"), title="@home")
    _, row = csv.reader(io.StringIO(nia.get("/calls/summary.csv").text))
    assert row[1] == "'@home"
    assert row[-1].startswith("'=1+1")


def test_a_call_without_concerns_says_so(nia: TestClient) -> None:
    upload(nia, "Rep: Good morning.\nOwner: Good morning to you.\n")
    assert "No concern was heard" in nia.get("/calls/summary").text
