"""Rules of the house that no tool knows: short files, a true README, no trace of a developer's machine."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import AliasChoices
from pydantic.fields import FieldInfo

from trainer.settings import Settings

ROOT = Path(__file__).parent.parent
MOST_LINES = 300
# Bracketed, so that this file does not find itself.
MACHINE = re.compile(r"[/]work/|\b[f]arm-|(?<!\w)[.]library")


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """Every file of the project that is, or is about to be, in git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    names = {ROOT / name for name in listed.stdout.split("\0") if name}
    return sorted(name for name in names if name.is_file())


def test_no_file_of_code_is_too_long_to_read_at_once(files: list[Path]) -> None:
    code = [
        file for file in files if file.suffix in {".py", ".js"} and "migrations" not in file.parts
    ]
    lengths = {str(file.relative_to(ROOT)): lines_in(file) for file in code}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def lines_in(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def test_no_file_names_the_machine_it_was_written_on(files: list[Path]) -> None:
    found = [
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in files
        if (match := MACHINE.search(file.read_text(encoding="utf-8", errors="ignore")))
    ]
    assert found == []


def test_the_tree_in_the_readme_names_only_what_is_there() -> None:
    assert [path for path in readme_tree() if not (ROOT / path).exists()] == []


def test_the_tree_in_the_readme_names_every_package() -> None:
    packages = {f"trainer/{init.parent.name}" for init in ROOT.glob("trainer/*/__init__.py")}
    assert packages - set(readme_tree()) == set()


def readme_tree() -> list[str]:
    """The paths of the README's tree: the fenced block that has a line beginning with `trainer/`."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", readme, flags=re.MULTILINE | re.DOTALL)
    tree = next(block for block in blocks if re.search(r"^[├└─ ]*trainer/", block, re.MULTILINE))
    return list(paths_of(tree))


def paths_of(tree: str) -> Iterator[str]:
    """Each line's first word, joined to the folders it is indented under."""
    above: list[tuple[int, str]] = []
    for line in tree.splitlines():
        bare = re.sub(r"[│├└─]", " ", line)
        if not bare.strip():
            continue
        indent = len(bare) - len(bare.lstrip())
        above = [folder for folder in above if folder[0] < indent]
        name = bare.split()[0].rstrip("/")
        above.append((indent, name))
        yield "/".join(part for _, part in above)


def test_every_setting_is_documented() -> None:
    documents = [ROOT / "README.md", *ROOT.glob("docs/**/*.md")]
    text = "\n".join(document.read_text(encoding="utf-8") for document in documents)
    assert {name for name in setting_names() if not re.search(rf"\b{name}\b", text)} == set()


def test_the_example_of_settings_names_only_real_ones() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^#?(TRAINER_\w+)=", example, re.MULTILINE)) <= setting_names()


def setting_names() -> set[str]:
    """The environment variables that the program reads under its own prefix."""
    names = {
        variable
        for name, field in Settings.model_fields.items()
        for variable in variables_of(name, field)
    }
    return {name for name in names if name.startswith("TRAINER_")}


def variables_of(name: str, field: FieldInfo) -> list[str]:
    match field.validation_alias:
        case AliasChoices() as alias:
            return [str(choice).upper() for choice in alias.choices]
        case str() as alias:
            return [alias.upper()]
        case _:
            return [f"TRAINER_{name.upper()}"]
