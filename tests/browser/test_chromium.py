"""The browser itself works: it opens a page of an application that a test serves."""

from collections.abc import Callable

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from playwright.sync_api import Page


def test_chromium_opens_a_page_of_a_live_server(
    page: Page, live_server: Callable[[FastAPI], str]
) -> None:
    app = FastAPI()

    @app.get("/", response_class=HTMLResponse)
    def front() -> str:
        return "<h1>Front door</h1>"

    page.goto(live_server(app))
    assert page.get_by_role("heading").inner_text() == "Front door"
