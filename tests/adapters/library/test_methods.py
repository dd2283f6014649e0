"""The page of methods names what exists, leaves no rubric and no technique out, and gives both forms."""

import re

import pytest

from tests.adapters.library.content import ROOT
from trainer.domain.documents.base import Gate

PAGE = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
FOLDERS = ("rubrics", "rubrics/criteria", "scenarios")
KNOWN = {path.stem for name in FOLDERS for path in (ROOT / name).glob("*.yaml")} | set(Gate)
NAMED = re.findall(r"`([^`]+)`", PAGE)
RUBRICS = sorted(path.stem for path in (ROOT / "rubrics").glob("*.yaml"))
CRITERIA = sorted(path.stem for path in (ROOT / "rubrics" / "criteria").glob("*.yaml"))
PEOPLE = {path.stem for path in (ROOT / "scenarios").glob("*.yaml")} - {"topics"}
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.partition("## Techniques")[2].partition("\n## ")[0].splitlines()
    if line.startswith("| ") and not line.startswith("| Technique")
]
TECHNIQUES = (
    "Micro-commitments",
    "Storytelling",
    "Social proof",
    "Scarcity",
    "Reciprocity",
    "Framing",
    "Reverse selling",
    "Urgency without pressure",
    "Summary close",
    "Assumptive close",
    "Benefits over features",
)


def is_a_place(name: str) -> bool:
    """A file, a folder or a command, not an id."""
    return "/" in name or name.startswith("python ")


@pytest.mark.parametrize("name", sorted(set(NAMED)))
def test_what_stands_in_code_type_exists(name: str) -> None:
    if name.startswith("python -m "):
        assert (ROOT / f"{name.rsplit(maxsplit=1)[-1].replace('.', '/')}.py").is_file()
    elif is_a_place(name):
        assert (ROOT / name).exists()
    else:
        assert name in KNOWN


@pytest.mark.parametrize("rubric", RUBRICS)
def test_every_rubric_has_a_row_with_its_source(rubric: str) -> None:
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{rubric}` |")]
    assert all(cell.strip() for cell in row.strip("|").split("|"))


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_every_technique_has_a_row(technique: str) -> None:
    assert technique in [row[0] for row in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_technique_has_both_forms_a_criterion_a_scenario_and_a_source(row: list[str]) -> None:
    _, fair, unfair, scored, practised, source = row
    assert all((fair, unfair, source))
    assert set(re.findall(r"`([^`]+)`", scored)) & set(CRITERIA)
    assert set(re.findall(r"`([^`]+)`", practised)) <= PEOPLE
    assert re.findall(r"`([^`]+)`", practised)
