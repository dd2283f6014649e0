"""What happens when a program that the tests need is not on this machine."""

import os
from typing import NoReturn

import pytest


def absent(reason: str) -> NoReturn:
    """Fail where the machine is ours to set up (a pipeline, or root); skip on a developer's own."""
    in_pipeline = os.environ.get("CI") == "true"  # noqa: TID251 - the pipeline's mark, not a setting
    if in_pipeline or os.geteuid() == 0:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
