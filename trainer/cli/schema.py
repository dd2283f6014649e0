"""schema: the JSON Schema of a scenario, a rubric, a transcript or a scorecard."""

import argparse
import json
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which schema, or all of the content folder."""
    from trainer.adapters.library.schemas import KINDS

    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("kind", nargs="?", choices=KINDS, help="what the schema describes")
    which.add_argument(
        "--write", action="store_true", help="write the schemas beside the content they describe"
    )
    which.add_argument(
        "--stale", action="store_true", help="1 when a schema beside the content is out of date"
    )


def run(arguments: argparse.Namespace) -> int:
    """0; with `--stale` 1 when a schema file is missing or old."""
    from trainer.adapters.library.schemas import FILES, schema_of
    from trainer.settings import Settings

    if arguments.kind:
        sys.stdout.write(_text(schema_of(arguments.kind)))
        return 0
    stale = 0
    for kind, file in FILES.items():
        path, text = Settings().content_dir / file, _text(schema_of(kind))
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        if arguments.write:
            path.write_text(text, encoding="utf-8")
        else:
            sys.stderr.write(f"{file} is out of date; run: trainer schema --write\n")
            stale = 1
    return stale


def _text(schema: object) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
