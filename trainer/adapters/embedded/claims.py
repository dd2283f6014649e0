"""What a rep says the homeowner has said, against what they can have said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from trainer.adapters.embedded.cues import Cues, cues_from
from trainer.adapters.embedded.encoder import Encoder, Vector
from trainer.domain.documents.scene import Scene
from trainer.domain.moves import Aim, AimKind

CLAIM_HALF = 0.50  # likeness at which a claim is as likely about this as not
SPREAD = 0.25
MOST = 2

_NUMBERS = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)\b",
    re.I,
)
_NO = re.compile(r"\b(?:no|not|nothing|never|nobody|none|without|\w+n't)\b", re.I)


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimCues:
    """What can be claimed, with the words themselves, to compare figures and denials."""

    cues: Cues
    lines: tuple[str, ...]


def claim_cues(encoder: Encoder, scene: Scene) -> ClaimCues:
    """The facts and plain answers of a scene as things that can be claimed."""
    scenario = scene.scenario
    facts = [(f"fact/{f.id}", (f.tell, f.again, f.is_about)) for f in scenario.facts]
    plain = [(f"plain/{p.topic}", (p.says, p.again)) for p in scenario.plain]
    return ClaimCues(
        cues=cues_from(encoder, (*facts, *plain)),
        lines=tuple(line for _, lines in (*facts, *plain) for line in lines),
    )


def claims_in(claims: ClaimCues, vectors: Vector, texts: Sequence[str]) -> Iterator[Aim]:
    """What the rep says the homeowner said: `vectors` and `texts` of the line and its clauses."""
    if not claims.lines:
        return
    table = vectors @ claims.cues.vectors.T
    seen: set[str] = set()
    for flat in np.argsort(-table, axis=None):
        row, column = divmod(int(flat), table.shape[1])
        ref = claims.cues.refs[column]
        if ref in seen:
            continue
        seen.add(ref)
        sure = min(1.0, max(0.0, 0.5 + (float(table[row, column]) - CLAIM_HALF) / (2 * SPREAD)))
        kind = _kind(texts[row], claims.lines[column])
        yield Aim(kind=kind, ref=ref, confidence=round(sure, 3), text=texts[row])
        if len(seen) == MOST:
            return


def _kind(claimed: str, said: str) -> AimKind:
    figures, real = _figures(claimed), _figures(said)
    other_figures = bool(figures and real) and figures.isdisjoint(real)
    denied = bool(_NO.search(claimed)) != bool(_NO.search(said))
    return AimKind.MISQUOTE if other_figures or denied else AimKind.CLAIM


def _figures(text: str) -> set[str]:
    return {found.lower().replace(",", "").rstrip(".") for found in _NUMBERS.findall(text)}
