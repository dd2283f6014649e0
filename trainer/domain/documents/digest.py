"""The digest that names a version of a document for ever."""

import json
from hashlib import sha256

from pydantic import BaseModel


def canonical(document: BaseModel) -> str:
    """The document as canonical JSON: sorted keys, no spaces, defaults included."""
    data = document.model_dump(mode="json")
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(document: BaseModel) -> str:
    """`sha256:` and the hex sum of the canonical JSON."""
    return f"sha256:{sha256(canonical(document).encode()).hexdigest()}"
