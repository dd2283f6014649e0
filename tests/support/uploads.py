"""Uploading real calls through the pages, with ears that hear one concern whenever a scam is named."""

import html
import re
from collections.abc import Sequence

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from trainer.domain.moves import Category, HomeownerMove, HomeownerMoveKind
from trainer.domain.transcript import Turn
from trainer.routes.config import Web

TERMS = {"rights": "yes", "keep_days": "30", "rubric": "objection-handling"}
TALK = """Rep: Hi, this is Dana with Fairlead Homes, is this a bad time?
Owner: Lorna Petty here. How do I know this is not a scam? It is worth 185,000.
Rep: Sounds like it felt like a slap, Lorna. What about it bothered you most?
Owner: I live at 1420 Maple Street, call me at 218-555-0142 when you have seen it.
Rep: Could I come by Thursday at four and look? You can say no.
"""


def hears_scams(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is heard of homeowners depends on trained weights; these pages are not about that."""
    web: Web = app.state.web

    def hear_homeowner(text: str, context: Sequence[Turn]) -> tuple[HomeownerMove, ...]:
        assert len(context) <= 3
        if "scam" not in text:
            return ()
        objection = HomeownerMoveKind.OBJECTION
        move = HomeownerMove(kind=objection, text=text, confidence=0.9, category=Category.TRUST)
        return (move,)

    monkeypatch.setattr(web.services.listener, "hear_homeowner", hear_homeowner)


def preview(client: TestClient, *texts: str, **fields: str) -> str:
    """The page that shows these transcripts masked."""
    files = [("files", (f"call-{n}.txt", text.encode())) for n, text in enumerate(texts)]
    answer = client.post("/calls/preview", data={**TERMS, **fields}, files=files or None)
    assert answer.status_code == 200, answer.text
    return answer.text


def fields_of(page: str) -> dict[str, str]:
    """What the form of a page would send, as far as it is hidden or filled in."""
    found = re.findall(r'<input [^>]*?name="([^"]+)"[^>]*? value="([^"]*)"', page)
    areas = re.findall(r'<textarea [^>]*?name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    radios = set(re.findall(r'<input type="radio" name="([^"]+)"', page))
    return {name: html.unescape(value) for name, value in (*found, *areas) if name not in radios}


def upload(client: TestClient, *texts: str, **fields: str) -> str:
    """Looks these transcripts through and stores them; where that leads."""
    sent = fields_of(preview(client, *texts, **fields))
    answer = client.post("/calls", data=sent)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])
