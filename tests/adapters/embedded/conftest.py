"""The packaged encoder and the listener on it, opened once: a test only asks them."""

from pathlib import Path

import pytest

from trainer.adapters.embedded.encoder import Encoder, open_encoder
from trainer.adapters.embedded.listener import EmbeddedListener, open_listener
from trainer.adapters.library.library import YamlLibrary


@pytest.fixture(scope="package")
def library() -> YamlLibrary:
    """The content of the repository."""
    return YamlLibrary(Path(__file__).parents[3])


@pytest.fixture(scope="package")
def encoder() -> Encoder:
    """The packaged encoder."""
    return open_encoder()


@pytest.fixture(scope="package")
def listener(library: YamlLibrary, encoder: Encoder) -> EmbeddedListener:
    """The listener with the red lines of the repository."""
    return open_listener(library.red_lines(), encoder=encoder)
