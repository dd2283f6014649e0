"""Who may do what: every route for nobody, for the wrong role, and for somebody else's things."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

As = Callable[[str], TestClient]
OPEN = {
    "/healthz",
    "/readyz",
    "/metrics",
    "/sign-in",
    "/sign-in/demo",
    "/sign-in/link/{token}",
    "/sign-out",
}


def every_route(app: FastAPI) -> list[tuple[str, str]]:
    """Method and address of every route that needs somebody signed in."""
    included = [route for route in app.routes if hasattr(route, "effective_route_contexts")]
    found = [context for route in included for context in route.effective_route_contexts()]
    return sorted(
        (method, context.path)
        for context in found
        if context.path not in OPEN
        for method in context.methods
    )


def address(path: str) -> str:
    for name in ("scenario_id", "assignment_id", "attempt_id", "file:path", "index", "call_id"):
        path = path.replace(f"{{{name}}}", "1")
    return path


def test_nobody_gets_in_without_signing_in(demo: FastAPI, as_person: As) -> None:
    nobody = as_person("")
    routes = every_route(demo)
    assert len(routes) > 20
    for method, path in routes:
        answer = nobody.request(method, address(path))
        sent_away = answer.status_code == 303 and answer.headers["location"].startswith("/sign-in")
        assert answer.status_code == 401 or sent_away, (method, path, answer.status_code)


@pytest.mark.parametrize("person", ["nia", "mona", "arlo"])
def test_a_role_opens_its_own_part_only(demo: FastAPI, as_person: As, person: str) -> None:
    client = as_person(person)
    parts = {"nia": ("/api", "/scenarios", "/start"), "mona": ("/manage",), "arlo": ("/author",)}
    for method, path in every_route(demo):
        if path.startswith(("/calls", "/api/transcripts")):
            if person == "arlo":  # real calls are for trainees and managers alike
                assert client.request(method, address(path)).status_code == 403, (method, path)
            continue
        foreign = any(
            path.startswith(prefix)
            for other, prefixes in parts.items()
            if other != person
            for prefix in prefixes
        )
        if foreign:
            answer = client.request(method, address(path))
            assert answer.status_code == 403, (method, path, answer.status_code)


def test_somebody_elses_conversation_does_not_exist_for_me(as_person: As) -> None:
    nia, omar, mona = as_person("nia"), as_person("omar"), as_person("mona")
    attempt = nia.post("/api/attempts", json={"scenario": "a7-vacant-duluth"}).json()["id"]
    assert omar.get(f"/api/attempts/{attempt}").status_code == 404
    assert omar.post(f"/api/attempts/{attempt}/end").status_code == 404
    said = omar.put(f"/api/attempts/{attempt}/turns/1", json={"text": "hi"})
    assert said.status_code == 404
    assert mona.get(f"/attempts/{attempt}/scorecard").status_code == 404


def test_a_manager_reads_official_conversations_of_the_own_class_only(as_person: As) -> None:
    nia, mona = as_person("nia"), as_person("mona")
    page = nia.get("/").text
    assignment = page.split('href="/assignments/')[1].split('"')[0]
    official = nia.post(f"/assignments/{assignment}/start").headers["location"]
    nia.post(f"{official}/end")
    read = mona.get(f"{official}/scorecard")
    assert read.status_code == 200
    assert "Nia Newhire" in read.text
    assert official in mona.get("/manage").text


def test_another_sites_page_cannot_change_anything(as_person: As) -> None:
    nia = as_person("nia")
    body = {"scenario": "a7-vacant-duluth"}
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}):
        assert nia.post("/api/attempts", json=body, headers=headers).status_code == 403
    same = nia.post("/api/attempts", json=body, headers={"sec-fetch-site": "same-origin"})
    assert same.status_code == 201


def test_a_body_over_the_limit_is_refused(as_person: As) -> None:
    answer = as_person("nia").post("/api/attempts", content=b"x" * 300_000)
    assert answer.status_code == 413


def test_every_answer_carries_the_headers_browsers_act_on(as_person: As) -> None:
    headers = as_person("nia").get("/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_signing_out_ends_the_session_itself(demo: FastAPI) -> None:
    with TestClient(demo, client=("127.0.0.1", 5000), follow_redirects=False) as browser:
        browser.post("/sign-in/demo", data={"email": "nia@demo.localhost"})
        stolen = dict(browser.cookies)
        assert browser.get("/").status_code == 200
        browser.post("/sign-out")
        assert TestClient(demo, cookies=stolen, follow_redirects=False).get("/").status_code == 303


def test_demo_people_sign_in_from_this_machine_only(demo: FastAPI) -> None:
    far = TestClient(demo, client=("10.1.2.3", 5000), follow_redirects=False)
    answer = far.post("/sign-in/demo", data={"email": "nia@demo.localhost"})
    assert answer.status_code == 403
