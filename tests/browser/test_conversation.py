"""A whole conversation in a real browser, on a desk and on a phone."""

import re
from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from tests.browser.walking import (
    LINES,
    SIZES,
    accessible,
    look_back,
    say,
    sign_in,
    start,
    try_again,
)
from tests.support.calls import AGREED, ended_call
from trainer.main import build_app
from trainer.settings import Settings

Serve = Callable[[FastAPI], str]


@pytest.fixture
def demo_url(demo: FastAPI, live_server: Serve) -> str:
    """The demo behind a real server."""
    return live_server(demo)


@pytest.fixture(params=sorted(SIZES))
def sized_page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page of a desk's and of a phone's size; the phone is dark."""
    is_phone = request.param == "phone"
    with chromium.new_context(
        viewport=SIZES[request.param], color_scheme="dark" if is_phone else "light"
    ) as context:
        page = context.new_page()
        page.clock.install()
        yield page


def read_up_to_the_briefing(page: Page, url: str) -> None:
    page.goto(url)
    accessible(page)
    sign_in(page, url, "Nia Newhire")
    accessible(page)
    page.get_by_role("link", name="Read one good opening").click()
    accessible(page)
    page.get_by_role("link", name=re.compile("^Meet .+, who is easy$")).click()
    accessible(page)


def test_a_new_hire_goes_from_the_first_page_to_a_scorecard(
    sized_page: Page, demo_url: str
) -> None:
    page = sized_page
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    read_up_to_the_briefing(page, demo_url)
    start(page)
    for turn, line in enumerate(LINES):
        say(page, 2 * turn + 1, line)
    accessible(page)
    page.get_by_role("button", name="Say nothing").click()
    page.clock.run_for(5_000)
    expect(page.locator("#turn-8 .words")).not_to_be_empty()
    page.get_by_role("link", name="End the conversation").click()
    accessible(page)
    page.get_by_role("dialog").get_by_role("button", name="End it").click()
    look_back(page)
    expect(page.get_by_role("heading", name="One thing to change")).to_be_visible()
    expect(page.get_by_role("heading", name="Point by point")).to_be_visible()
    accessible(page)
    page.locator("blockquote a").first.click()
    expect(page.locator(".turn:target")).to_be_visible()
    try_again(page)
    assert errors == []


def test_a_won_call_goes_on_with_the_second_one(
    sized_page: Page, demo: FastAPI, demo_url: str
) -> None:
    page, first = sized_page, ended_call(demo)
    sign_in(page, demo_url, "Nia Newhire")
    page.goto(f"{demo_url}/attempts/{first}/scorecard")
    expect(page.get_by_role("heading", name="It goes on")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Call with the firm number").click()
    expect(page.get_by_text("Last time you learned")).to_be_visible()
    expect(page.get_by_text(f"You agreed on: {AGREED}.")).to_be_visible()
    accessible(page)
    start(page)
    say(page, 1, "Hi Hank, it's Dana again, with the number and the day.")
    expect(page.locator(".turn.you")).to_have_count(1)
    accessible(page)


def test_manager_and_author_pages_are_accessible(sized_page: Page, demo_url: str) -> None:
    page = sized_page
    sign_in(page, demo_url, "Mona Marsh")
    accessible(page)
    page.get_by_role("link", name="Assign a conversation").click()
    accessible(page)
    page.get_by_role("button", name="Assign it").click()
    expect(page.get_by_role("heading", name="Team")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, demo_url, "Arlo Penn")
    accessible(page)
    page.get_by_role("link", name="scenarios/a7-vacant-duluth.yaml").click()
    accessible(page)
    page.goto(f"{demo_url}/nothing-here")
    accessible(page)


@pytest.fixture
def chat(page: Page, demo_url: str) -> Page:
    """A page in a fresh conversation with Hank, where nobody needs to wait for a person's pace."""
    page.add_init_script("localStorage.setItem('pace', 'off')")
    sign_in(page, demo_url, "Nia Newhire")
    page.goto(f"{demo_url}/scenarios/a7-vacant-duluth")
    start(page)
    return page


def test_a_draft_survives_a_reload(chat: Page) -> None:
    box = chat.get_by_role("textbox", name="What do you say")
    box.press_sequentially("So about the roof")
    chat.reload()
    expect(chat.locator("#clock")).to_be_visible()
    expect(box).to_have_value("So about the roof")


def test_shift_enter_breaks_the_line_and_enter_says_it(chat: Page) -> None:
    box = chat.get_by_role("textbox", name="What do you say")
    box.press_sequentially("Hello Hank.")
    box.press("Shift+Enter")
    box.press_sequentially("How are you?")
    expect(chat.locator("#turn-1")).to_have_count(0)
    box.press("Enter")
    expect(chat.locator("#turn-1 .words")).to_have_text("Hello Hank.\nHow are you?")
    expect(box).to_have_value("")


def test_a_double_click_says_it_once(chat: Page) -> None:
    chat.get_by_role("textbox", name="What do you say").fill("Hello Hank.")
    chat.get_by_role("button", name="Say it").dblclick()
    expect(chat.locator("#turn-2 .words")).not_to_be_empty()
    chat.reload()
    expect(chat.locator(".turn.you")).to_have_count(1)


def test_words_of_a_trainee_are_never_markup(chat: Page) -> None:
    chat.get_by_role("textbox", name="What do you say").fill("<img src=x onerror='boom()'>")
    chat.get_by_role("button", name="Say it").click()
    expect(chat.locator("#turn-2 .words")).not_to_be_empty()
    expect(chat.locator("#log img")).to_have_count(0)
    chat.reload()
    expect(chat.locator("#log img")).to_have_count(0)


def test_a_lost_connection_keeps_what_was_said_and_tries_again(chat: Page) -> None:
    chat.context.set_offline(True)
    chat.get_by_role("textbox", name="What do you say").fill("Who has the key?")
    chat.get_by_role("button", name="Say it").click()
    expect(chat.get_by_role("alert")).to_contain_text("No connection")
    chat.context.set_offline(False)
    chat.get_by_role("button", name="Try again").click()
    expect(chat.locator("#turn-2 .words")).not_to_be_empty()
    expect(chat.locator(".turn.you")).to_have_count(1)


def test_a_second_tab_is_told_that_the_conversation_went_on(chat: Page) -> None:
    with chat.context.expect_page() as opened:
        chat.evaluate("open(location.href)")
    other = opened.value
    expect(other.locator("#clock")).to_be_visible()
    for tab, words in ((chat, "Hello Hank."), (other, "Good morning.")):
        tab.get_by_role("textbox", name="What do you say").fill(words)
        tab.get_by_role("button", name="Say it").click()
        if tab is chat:
            expect(chat.locator("#turn-2 .words")).not_to_be_empty()
    expect(other.get_by_role("alert")).to_contain_text("Reload")
    other.get_by_role("button", name="Reload the conversation").click()
    expect(other.locator("#turn-1 .words")).to_have_text("Hello Hank.")


def test_hanging_up_is_said_clearly(page: Page, demo_url: str) -> None:
    page.add_init_script("localStorage.setItem('pace', 'off')")
    sign_in(page, demo_url, "Nia Newhire")
    page.goto(f"{demo_url}/scenarios/a1-angry-number")
    start(page)
    for turn in range(2):
        page.get_by_role("textbox", name="What do you say").fill("You idiot.")
        page.get_by_role("button", name="Say it").click()
        expect(page.locator(f"#turn-{2 * turn + 2} .words")).not_to_be_empty()
    expect(page.locator("#over-now")).to_contain_text("Darnell hung up.")
    page.get_by_role("link", name="See your scorecard").click()
    page.get_by_role("link", name="Show me the scorecard").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ended the conversation")


def test_the_keyboard_alone_is_enough(chat: Page) -> None:
    box = chat.get_by_role("textbox", name="What do you say")
    expect(box).to_be_focused()
    chat.keyboard.type("Hello Hank.")
    chat.keyboard.press("Enter")
    expect(chat.locator("#turn-2 .words")).not_to_be_empty()
    expect(box).to_be_focused()
    chat.get_by_role("link", name="End the conversation").press("Enter")
    expect(chat.get_by_role("dialog")).to_be_visible()
    chat.keyboard.press("Escape")
    expect(chat.get_by_role("dialog")).to_be_hidden()


def test_the_first_pages_are_light(page: Page, demo_url: str) -> None:
    weights: dict[str, int] = {}
    page.on("response", lambda got: weights.update({got.url: len(got.body())}))
    sign_in(page, demo_url, "Nia Newhire")
    page.goto(f"{demo_url}/scenarios/a7-vacant-duluth")
    start(page)
    scripts = sum(size for address, size in weights.items() if address.endswith(".js"))
    assert sum(weights.values()) < 150_000
    assert 0 < scripts < 40_000


@pytest.mark.parametrize("size", sorted(SIZES))
def test_a_model_speaks_through_the_same_page(
    size: str,
    chromium: Browser,
    settings_of: Callable[..., Settings],
    live_server: Serve,
    model_server: object,
) -> None:
    settings = settings_of(
        llm_base_url=model_server.base_url,  # type: ignore[attr-defined]
        llm_api_key=model_server.api_key,  # type: ignore[attr-defined]
        llm_model=model_server.model,  # type: ignore[attr-defined]
        judge_model=None,
    )
    url = live_server(build_app(settings))
    with chromium.new_context(viewport=SIZES[size]) as context:
        page = context.new_page()
        page.add_init_script("localStorage.setItem('pace', 'off')")
        sign_in(page, url, "Nia Newhire")
        page.goto(f"{url}/scenarios/a7-vacant-duluth")
        start(page)
        for turn, line in enumerate(LINES):
            page.get_by_role("textbox", name="What do you say").fill(line)
            page.get_by_role("button", name="Say it").click()
            expect(page.locator(f"#turn-{2 * turn + 2} .words")).not_to_be_empty(timeout=60_000)
            expect(page.get_by_role("textbox", name="What do you say")).to_be_focused(
                timeout=60_000
            )
        accessible(page)
        page.get_by_role("link", name="End the conversation").click()
        page.get_by_role("dialog").get_by_role("button", name="End it").click()
        page.get_by_role("link", name="Show me the scorecard").click()
        expect(page.get_by_text("replies were worded by the language model")).to_be_visible()
        accessible(page)
