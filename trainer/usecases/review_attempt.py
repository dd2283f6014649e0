"""The scenario behind an attempt, as it was when the attempt began."""

from trainer.domain.attempt import Attempt
from trainer.domain.documents.scene import Scene
from trainer.usecases.services import Services


def scene_behind(services: Services, attempt: Attempt) -> Scene:
    """The pinned scene, whatever the files say today. Raises NotFoundError."""
    with services.storage.begin() as transaction:
        return transaction.contents.scene(attempt.scene)
