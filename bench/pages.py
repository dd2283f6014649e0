"""Fetching a page as a browser does, with all that it refers to, and counting the bytes."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

import httpx

_LINKS = re.compile(r'<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"]+)"')
_IMPORTS = re.compile(r'\bimport\s[^"\';]*?["\'](\.{0,2}/[^"\']+)["\']')
_URLS = re.compile(r'url\(["\']?([^"\')]+)["\']?\)')
_PATTERNS = {"html": _LINKS, "javascript": _IMPORTS, "css": _URLS}


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """One answer: bytes of head and body as they came over the wire."""

    path: str
    kind: str
    wire_bytes: int

    @property
    def is_script(self) -> bool:
        """Whether it is JavaScript."""
        return "javascript" in self.kind


def page_weight(client: httpx.Client, path: str, *, encoding: str) -> tuple[Fetched, ...]:
    """The page and every file it asks for, each once, as nothing were in the browser's cache."""
    fetched: dict[str, Fetched] = {}
    waiting = [path]
    while waiting:
        asked = waiting.pop()
        if asked in fetched or asked.startswith("data:"):
            continue
        response = client.get(asked, headers={"accept-encoding": encoding})
        assert response.status_code == httpx.codes.OK, f"{asked}: {response.status_code}"
        kind = response.headers["content-type"]
        fetched[asked] = Fetched(path=asked, kind=kind, wire_bytes=_wire_bytes(response))
        pattern = next((p for name, p in _PATTERNS.items() if name in kind), None)
        found = pattern.findall(response.text) if pattern else []
        waiting += [urljoin(asked, link) for link in found]
    return tuple(fetched.values())


def _wire_bytes(response: httpx.Response) -> int:
    status_line = len("HTTP/1.1 200 OK\r\n")
    head = sum(len(name) + len(value) + len(": \r\n") for name, value in response.headers.raw)
    return status_line + head + len("\r\n") + response.num_bytes_downloaded
