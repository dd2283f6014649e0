"""Real calls and replays in a real browser: without script, on a desk and on a phone, by keyboard."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from trainer.routes.config import Web
from trainer.usecases.watch_call import Which

Serve = Callable[[FastAPI], str]
SCENARIO = "a7-vacant-duluth"
UNKNOWN = "Kim: Hi, it's Kim.\nSam: How do I know this is not a scam?\nKim: Hm.\nSam: Well.\n"
WIDTHS = {"desk": 1280, "phone": 390}


@pytest.fixture
def demo_url(demo: FastAPI, live_server: Serve) -> str:
    """The demo behind a real server."""
    return live_server(demo)


@pytest.fixture(params=sorted(WIDTHS))
def page_of_a_size(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page of a desk's and of a phone's width; the phone is dark."""
    scheme = "dark" if request.param == "phone" else "light"
    size = {"width": WIDTHS[request.param], "height": 844}
    with chromium.new_context(viewport=size, color_scheme=scheme) as context:  # type: ignore[arg-type]
        yield context.new_page()


def sign_in(page: Page, url: str) -> None:
    page.goto(f"{url}/sign-in")
    page.get_by_role("button", name="Nia Newhire").click()
    page.wait_for_url(lambda address: "/sign-in" not in address)


def accessible(page: Page) -> None:
    violations = Axe().run(page).response["violations"]
    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in violations] == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_a_call_goes_from_a_paste_to_its_scorecard(page_of_a_size: Page, demo_url: str) -> None:
    page = page_of_a_size
    sign_in(page, demo_url)
    page.get_by_role("link", name="Real calls").click()
    accessible(page)
    page.get_by_label("Or paste one").fill(UNKNOWN)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Mask it and show me").click()
    accessible(page)
    page.get_by_label("Sam").check()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Is anything left")).to_be_visible()
    accessible(page)
    page.get_by_label("Words to mask").fill("scam")
    page.get_by_role("button", name="Mask these").click()
    expect(page.locator(".turn .masked", has_text="[masked]")).to_have_count(1)
    page.get_by_role("button", name="Store it and score it").click()
    expect(page.get_by_role("heading", name="Point by point")).to_be_visible()
    accessible(page)
    page.get_by_text("Delete this call now").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("Bring the transcript")).to_be_visible()


def test_many_files_lead_to_the_summary(
    page_of_a_size: Page, demo_url: str, tmp_path: Path
) -> None:
    page = page_of_a_size
    files = [tmp_path / name for name in ("one.txt", "two.txt")]
    for file in files:
        file.write_text("Rep: Hi.\nOwner: How do I know this is not a scam?\n", encoding="utf-8")
    sign_in(page, demo_url)
    page.goto(f"{demo_url}/calls/summary")
    accessible(page)
    page.goto(f"{demo_url}/calls")
    page.get_by_label("Transcript files").set_input_files(files)
    page.get_by_role("checkbox").check()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Is anything left")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Store all 2").click()
    expect(page.get_by_role("img", name="How far concerns were brought")).to_be_visible()
    accessible(page)
    page.get_by_role("link", name=re.compile("turn 1$")).first.click()
    expect(page.locator("#turn-1")).to_be_in_viewport()


def test_replays_are_read_from_the_briefing(
    page_of_a_size: Page, demo: FastAPI, demo_url: str
) -> None:
    web: Web = demo.state.web
    for which in Which:
        web.replays.ask(web.services.library.scenes()[SCENARIO], which).result(timeout=300)
    page = page_of_a_size
    sign_in(page, demo_url)
    page.goto(f"{demo_url}/scenarios/{SCENARIO}")
    page.get_by_role("link", name="Watch first").click()
    accessible(page)
    page.get_by_role("link", name="Watch a good call").click()
    expect(page.get_by_role("heading", name="How a good call goes")).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Watch a bad one").click()
    expect(page.get_by_role("heading", name="How a bad call goes")).to_be_visible()
    accessible(page)
