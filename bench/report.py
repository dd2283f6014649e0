"""What every benchmark prints: a table for people, or with `--json` one document for programs."""

import argparse
import json
import math
import platform
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

Row = Mapping[str, object]


def arguments_of(about: str | None) -> argparse.ArgumentParser:
    """A parser with the option that all benchmarks share."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--json", action="store_true", help="print one JSON document, no tables")
    return parser


def machine() -> dict[str, object]:
    """What the figures were measured on: processor, cores, memory in GiB, system and Python."""
    described = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.partition(":")[2].strip() for line in described if line.startswith("model name")]
    total = Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]
    return {
        "cpu": models[0] if models else platform.processor(),
        "cores": len(models),
        "memory_gib": round(int(total) / 2**20, 1),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
    }


def show(name: str, tables: Mapping[str, Sequence[Row]], *, as_json: bool) -> None:
    """Print every table under its title, or all of them as one document."""
    if as_json:
        print(json.dumps({"benchmark": name, "machine": machine(), **tables}, ensure_ascii=False))
        return
    print(", ".join(f"{key} {value}" for key, value in machine().items()))
    for title, rows in tables.items():
        print(f"\n{title.replace('_', ' ')}")
        print(_table(rows))


def _table(rows: Sequence[Row]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [columns, *([_cell(row.get(column)) for column in columns] for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cell(value: object) -> str:
    return "-" if value is None else str(value)


def quantile(values: Sequence[float], share: float, digits: int = 1) -> float | None:
    """The nearest-rank quantile, or None where there is nothing to rank."""
    if not values:
        return None
    rank = max(1, math.ceil(share * len(values)))
    return round(sorted(values)[rank - 1], digits)


def note(text: str) -> None:
    """Say how far a benchmark is, beside the figures."""
    sys.stderr.write(f"{text}\n")
