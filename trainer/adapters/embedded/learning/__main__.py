"""Train the ear from `lines/`: `python -m trainer.adapters.embedded.learning [--check]`.

Writes `weights.npz`, which names the digest of the lines; `--check` fails when it is stale. Lines of
the held-out writers are measured, never trained on. Training needs the packages of the group
`learning`, hearing does not.
"""

import argparse
import json
import sys
from pathlib import Path

from trainer.adapters.embedded.classifier import open_weights, save
from trainer.adapters.embedded.cues import Cues
from trainer.adapters.embedded.encoder import Encoder, open_encoder
from trainer.adapters.embedded.learning.report import mean_f1
from trainer.adapters.embedded.lines import digest_of_lines, read_lines, read_questions
from trainer.errors import ContentError, EmbeddedModelError

LINES = Path(__file__).resolve().parents[4] / "lines"


def main() -> int:
    """Train and save, or with `--check` see whether the weights are those of the lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only see whether weights are stale")
    parser.add_argument("--report", action="store_true", help="print held-out figures as JSON")
    arguments = parser.parse_args()
    try:
        read_lines(LINES)
        digest = digest_of_lines(LINES)
        if arguments.check:
            if open_weights().digest == digest:
                return 0
            sys.stderr.write("the weights are older than lines/; run: make weights\n")
            return 1
        from trainer.adapters.embedded.learning.train import train  # needs more packages  # noqa: PLC0415

        encoder = open_encoder()
        ear, tables = train(encoder, LINES)
        asked = questions(encoder, LINES)
    except (ContentError, EmbeddedModelError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    save(ear, asked, digest, tables)
    if arguments.report:
        sys.stdout.write(json.dumps(tables, indent=1) + "\n")
    for name, table in tables.items():
        sys.stderr.write(f"{name}: macro F1 {mean_f1(table):.3f} on {len(table)} labels\n")
    return 0


def questions(encoder: Encoder, folder: Path) -> Cues:
    """The labelled questions as cues of their topics."""
    pairs = read_questions(folder)
    vectors = encoder.vectors([text for _, text in pairs])
    return Cues(refs=tuple(topic for topic, _ in pairs), vectors=vectors)


if __name__ == "__main__":
    sys.exit(main())
