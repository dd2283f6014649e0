"""Walking through the pages in a browser: signing in, talking, looking back, trying again."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

SIZES: dict[str, ViewportSize] = {
    "desk": {"width": 1280, "height": 900},
    "phone": {"width": 390, "height": 844},
}
LINES = (  # for anybody with a house to sell
    "Hi, it's Dana with Fairlead Homes, off a list of addresses. Want me to take you off?",
    "What has been the hardest part of looking after the house?",
    "That sounds like a lot to watch from so far away. What does the insurance run you?",
)


def sign_in(page: Page, url: str, name: str) -> None:
    page.goto(f"{url}/sign-in")
    page.get_by_role("button", name=name).click()
    page.wait_for_url(lambda address: "/sign-in" not in address)


def accessible(page: Page) -> None:
    violations = Axe().run(page).response["violations"]
    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in violations] == []


def start(page: Page) -> None:
    """Start the conversation of a briefing; the clock shows when the page listens."""
    page.get_by_role("button", name="Start the conversation").click()
    expect(page.locator("#clock")).to_be_visible()


def say(page: Page, index: int, text: str) -> None:
    box = page.get_by_role("textbox", name="What do you say")
    box.fill(text)
    box.press("Enter")
    page.clock.run_for(5_000)
    expect(page.locator(f"#turn-{index + 1} .words")).not_to_be_empty()
    expect(page.locator("#log")).not_to_have_attribute("aria-busy", "true")


def look_back(page: Page) -> None:
    """Half a minute of self-assessment, by keyboard."""
    expect(page.get_by_role("link", name="Show me the scorecard")).to_be_visible()
    accessible(page)
    page.get_by_role("radio", name="4 mostly").focus()
    page.keyboard.press("Space")
    page.get_by_role("radio", name=re.compile("^Turn 3 ")).check()
    page.get_by_role("button", name="Save it and see the scorecard").press("Enter")
    expect(page.get_by_role("heading", name="What you thought")).to_be_visible()


def try_again(page: Page) -> None:
    """From what was heard under a turn to that very moment, other words, and both side by side."""
    page.locator("#turn-3 + details summary").press("Enter")
    page.get_by_role("button", name="Try this moment again in turn 3").last.press("Enter")
    expect(page.get_by_text("You are trying turn 3 again.")).to_be_visible()
    expect(page.locator("#clock")).to_be_visible()
    accessible(page)
    say(page, 3, "What worries you most about it?")
    page.get_by_role("link", name="End the conversation").click()
    page.get_by_role("dialog").get_by_role("button", name="End it").click()
    expect(page.get_by_role("heading", name="Two tries of turn 3")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Felt real").click()
    expect(page.get_by_role("button", name="Felt real")).to_have_attribute("aria-pressed", "true")
    page.get_by_label("Why they would do it").fill("It is a lot to watch")
    page.get_by_role("button", name="Save it and see what you caught").click()
    expect(page.locator(".checked").first).to_be_visible()
    accessible(page)
