"""The real parts that tests may ask for by name; each is described in its own file of tests/support."""

import pytest

from tests.support.app import as_person, demo, settings_of, vectors
from tests.support.browser import chromium, page
from tests.support.live_server import live_server
from tests.support.model_server import model_server
from tests.support.postgres import fresh_postgres, postgres_url
from tests.support.scripted_endpoint import scripted_endpoint

__all__ = [
    "as_person",
    "chromium",
    "demo",
    "fresh_postgres",
    "live_server",
    "model_server",
    "page",
    "postgres_url",
    "scripted_endpoint",
    "settings_of",
    "vectors",
]


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Run the browser's tests last, and only where nothing else follows in the same process.

    Playwright's synchronous interface keeps an event loop running in this thread for as long as the browser is open, and
    no asynchronous test can start under it. `make test` gives tests/browser a run of its own.
    """
    elsewhere = {
        item.path.name
        for item in items
        if "chromium" in item.fixturenames and item.path.parent.name != "browser"
    }
    assert not elsewhere, f"tests that open a browser belong into tests/browser: {elsewhere}"
    items.sort(key=lambda item: "chromium" in item.fixturenames)
