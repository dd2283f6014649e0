"""Who speaks: the names that transcripts use for the two sides."""

from trainer.domain.transcript import Speaker
from trainer.errors import TranscriptError

_REP = frozenset(
    "rep agent salesperson sales me seller-rep trainee caller advisor consultant technician tech "
    "buyer representative salesman saleswoman acquisitions".split()
)
_HOMEOWNER = frozenset(
    "homeowner seller customer owner client prospect lead callee resident landlord "
    "caller-owner mrs mr".split()
)


def speaker_of(name: str, rep: str | None) -> Speaker | None:
    """The side a name stands for; `rep` is the name that was given for the rep, if any."""
    plain = name.strip().lower()
    if rep is not None:
        return Speaker.REP if plain == rep.strip().lower() else Speaker.HOMEOWNER
    first = plain.split(" ")[0].strip(".:")
    if plain in _REP or first in _REP:
        return Speaker.REP
    if plain in _HOMEOWNER or first in _HOMEOWNER:
        return Speaker.HOMEOWNER
    return None


def sides(names: list[str], rep: str | None) -> dict[str, Speaker]:
    """The side of every name. With one side known, the other name is the other side.

    Raises TranscriptError when it cannot be told who the rep is; the message says what to do.
    """
    known = {name: speaker_of(name, rep) for name in names}
    if rep is not None and Speaker.REP not in known.values():
        message = f"Nobody is called '{rep}' here; there are: {', '.join(names)}."
        raise TranscriptError(message)
    unknown = [name for name, side in known.items() if side is None]
    found = {side for side in known.values() if side is not None}
    if len(unknown) == 1 and len(found) == 1:
        other = Speaker.HOMEOWNER if Speaker.REP in found else Speaker.REP
        known[unknown[0]] = other
        unknown = []
    if unknown:
        message = (
            f"It cannot be told who the rep is among: {', '.join(names)}. "
            f'Say it with: --rep "{unknown[0]}"'
        )
        raise TranscriptError(message)
    return {name: side for name, side in known.items() if side is not None}
