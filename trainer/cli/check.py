"""check: find what is wrong in scenarios and rubrics, with file, line and column."""

import argparse
import json
import sys
from pathlib import Path

from trainer.ports import Finding, Source


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Paths to check, and the form of the answer."""
    parser.add_argument("path", nargs="*", type=Path, help="files or folders (default: all)")
    parser.add_argument("--json", action="store_true", help="one JSON object per finding")


def run(arguments: argparse.Namespace) -> int:
    """0 clean, 1 with findings of kind E, 2 when a path cannot be read."""
    from trainer.adapters.library.library import YamlLibrary
    from trainer.settings import Settings

    missing = [path for path in arguments.path if not path.exists()]
    if missing:
        sys.stderr.write(f"trainer check: there is no {missing[0]}\n")
        return 2
    root = Settings().content_dir
    sources = [s for s in YamlLibrary(root).sources() if _wanted(root, s, arguments.path)]
    if arguments.path and not sources:
        sys.stderr.write(f"trainer check: nothing under {root} is at {arguments.path[0]}\n")
        return 2
    findings = [finding for source in sources for finding in source.findings]
    for finding in findings:
        sys.stdout.write(f"{_json(finding) if arguments.json else finding}\n")
    if not arguments.json:
        sys.stdout.write(f"{len(sources)} files checked, {len(findings)} findings\n")
    return int(any(finding.code.startswith("E") for finding in findings))


def _wanted(root: Path, source: Source, paths: list[Path]) -> bool:
    file = (root / source.file).resolve()
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)


def _json(finding: Finding) -> str:
    return json.dumps(
        {
            "file": finding.file,
            "line": finding.line,
            "column": finding.column,
            "code": finding.code,
            "message": finding.message,
        }
    )
