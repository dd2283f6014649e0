"""Every operation answers as its description says, whatever it is sent."""

from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import given, settings
from schemathesis import Case
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.support.app import token_for
from trainer.settings import Settings

OPERATIONS = (
    ("GET", "/api/scenarios"),
    ("GET", "/api/rubrics"),
    ("POST", "/api/attempts"),
    ("GET", "/api/attempts/{attempt_id}"),
    ("PUT", "/api/attempts/{attempt_id}/turns/{index}"),
    ("POST", "/api/attempts/{attempt_id}/end"),
    ("POST", "/api/attempts/{attempt_id}/retry"),
    ("GET", "/api/attempts/{attempt_id}/scorecard"),
    ("POST", "/api/transcripts"),
    ("GET", "/api/transcripts/{call_id}/scorecard"),
    ("DELETE", "/api/transcripts/{call_id}"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
)


def test_no_operation_of_the_api_is_left_out(demo: FastAPI) -> None:
    paths = demo.openapi()["paths"]
    described = {
        (method.upper(), path)
        for path, methods in paths.items()
        for method in methods
        if path.startswith("/api/")
    }
    assert described == {one for one in OPERATIONS if one[1].startswith("/api/")}


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_an_operation_keeps_to_its_description(
    method: str, path: str, demo: FastAPI, settings_of: Callable[..., Settings]
) -> None:
    operation = schemathesis.openapi.from_asgi("/openapi.json", demo)[path][method]
    headers = {"authorization": f"Bearer {token_for(settings_of(), 'nia@demo.localhost')}"}

    @settings(max_examples=25, deadline=None, derandomize=True, database=None)
    @given(case=operation.as_strategy())
    def keeps(case: Case[Any]) -> None:
        # What a schema cannot say (blank text, neither scenario nor assignment) is refused with 422.
        case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])

    keeps()
