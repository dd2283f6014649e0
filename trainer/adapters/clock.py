"""The only places that read the time and roll the dice."""

import secrets
from datetime import UTC, datetime

_SEEDS = 2**31


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the port


class SystemChance:
    """The operating system's randomness."""

    def new_id(self) -> str:
        """72 random bits, safe in a URL."""
        return secrets.token_urlsafe(9)

    def new_token(self) -> str:
        """256 random bits, safe in a URL."""
        return secrets.token_urlsafe(32)

    def new_seed(self) -> int:
        """A seed from 0 to 2**31 - 1."""
        return secrets.randbelow(_SEEDS)
