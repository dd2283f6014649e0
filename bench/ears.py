"""Listeners that have heard nothing yet, so that none of their caches flatters a figure."""

from pathlib import Path

from trainer.adapters.embedded.listener import EmbeddedListener, open_listener
from trainer.adapters.library.library import YamlLibrary


def fresh_listener(library: YamlLibrary, folder: Path) -> EmbeddedListener:
    """A listener with every scenario ready; `folder` keeps the authored lines' vectors for the next."""
    listener = open_listener(library.red_lines())
    listener.prepare(library.scenes().values(), folder / "vectors.npz")
    return listener
