"""Pinned documents by digest. They never change, so each is parsed once a process."""

from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import TypeVar

from pydantic import BaseModel
from sqlalchemy import Connection, select

from trainer.adapters.storage import rows
from trainer.adapters.storage.inserts import add_unless_there
from trainer.domain.documents.digest import canonical, digest_of
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.errors import NotFoundError

D = TypeVar("D", bound=BaseModel)
MOST_KEPT = 256


class Shelf:
    """The documents that were parsed lately, shared by all transactions of a process."""

    def __init__(self) -> None:
        self._documents: dict[str, BaseModel] = {}
        self._digests: dict[int, tuple[BaseModel, str]] = {}
        self._lock = Lock()

    def get(self, digest: str) -> BaseModel | None:
        """The document, if it was parsed lately."""
        return self._documents.get(digest)

    def put(self, digest: str, document: BaseModel) -> None:
        """Remember a parsed document."""
        with self._lock:
            while len(self._documents) >= MOST_KEPT:
                self._documents.pop(next(iter(self._documents)))
            self._documents[digest] = document

    def digest(self, document: BaseModel) -> str:
        """The digest, computed once for each object (documents are frozen)."""
        known = self._digests.get(id(document))
        if known is not None and known[0] is document:
            return known[1]
        digest = digest_of(document)
        with self._lock:
            while len(self._digests) >= MOST_KEPT:
                self._digests.pop(next(iter(self._digests)))
            self._digests[id(document)] = (document, digest)
        return digest


class SqlContents:
    """Stored documents."""

    def __init__(self, connection: Connection, shelf: Shelf) -> None:
        self._connection = connection
        self._shelf = shelf

    def keep_scene(self, scene: Scene, at: datetime) -> str:
        """Store the scene unless known; the digest."""
        return self._keep("scene", scene.scenario.id, scene, at)

    def keep_scale(self, scale: Scale, at: datetime) -> str:
        """Store the scale unless known; the digest."""
        return self._keep("scale", scale.rubric.id, scale, at)

    def _keep(self, kind: str, name: str, document: BaseModel, at: datetime) -> str:
        digest = self._shelf.digest(document)
        known = self._connection.execute(
            select(rows.documents.c.digest).where(rows.documents.c.digest == digest)
        ).first()
        if known is None:
            add_unless_there(
                self._connection,
                rows.documents,
                digest=digest,
                kind=kind,
                name=name,
                body=canonical(document),
                first_seen=at,
            )
        return digest

    def scene(self, digest: str) -> Scene:
        """The scene with this digest. Raises NotFoundError."""
        return self._load(digest, Scene, Scene.model_validate_json)

    def scale(self, digest: str) -> Scale:
        """The scale with this digest. Raises NotFoundError."""
        return self._load(digest, Scale, Scale.model_validate_json)

    def _load(self, digest: str, kind: type[D], parse: Callable[[str], D]) -> D:
        known = self._shelf.get(digest)
        if isinstance(known, kind):
            return known
        body = self._connection.execute(
            select(rows.documents.c.body).where(rows.documents.c.digest == digest)
        ).scalar_one_or_none()
        if body is None:
            message = f"The document {digest} is not stored here."
            raise NotFoundError(message)
        document = parse(body)
        self._shelf.put(digest, document)
        return document
