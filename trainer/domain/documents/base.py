"""What every authored document has in common."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,63}$")]
Line = Annotated[str, Field(min_length=1, max_length=600)]
Score = Annotated[int, Field(ge=0, le=100)]


class Trade(StrEnum):
    """The two businesses the product trains for."""

    HOUSES = "houses"
    HOME_SERVICES = "home_services"


class Difficulty(StrEnum):
    """What the author declares; `trainer rehearse` proves or refutes it."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Gate(StrEnum):
    """A rule that stands apart from the total: breaking it cannot be averaged away."""

    HONESTY = "honesty"
    PRESSURE = "pressure"
    RESPECT = "respect"
    DO_NOT_CALL = "do_not_call"
    VULNERABLE_OWNER = "vulnerable_owner"


class Document(BaseModel):
    """An authored document: frozen, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
