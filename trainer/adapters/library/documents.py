"""Data to documents: every violation of the schema as a finding that says what to do."""

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml.comments import CommentedMap

from trainer.adapters.library.chapters import place_in
from trainer.adapters.library.yaml_text import Read, key_name, key_place
from trainer.ports import Finding

D = TypeVar("D", bound=BaseModel)


def load_document(
    model: type[D], read: Read, file: str, name: str | None, whole: dict[str, Any] | None = None
) -> tuple[D | None, tuple[Finding, ...]]:
    """The document of a YAML file that was read, and what is wrong with it.

    `name` is the id that the file name gives; None for documents without an id. `whole` is the data
    with all that the file takes over from another, where it does.
    """
    if read.data is None:
        return None, read.findings
    data = plain_of(read.data) if whole is None else whole
    if name is not None:
        if "id" in read.data:
            line, column = key_place(read.data, ("id",))
            message = "The file name is the id; remove this line."
            return None, (
                Finding(file=file, line=line, column=column, code="E010", message=message),
            )
        data = {"id": name, **data}
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        details = [detail for detail in error.errors() if not _only_echoes(detail, data)]
        findings = {_finding(model, detail, data, read.data, file) for detail in details}
        return None, tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[int, int, str, str]:
    return finding.line, finding.column, finding.code, finding.message


def _only_echoes(detail: ErrorDetails, data: Any) -> bool:
    """Whether a list is called too short only because its faulty items were not counted."""
    if detail["type"] != "too_short":
        return False
    node = data
    for step in _path_in(data, detail["loc"]):
        node = node[step]
    return bool(len(node) >= detail["ctx"]["min_length"])


def plain_of(node: Any) -> Any:
    """The data of a YAML file without its places."""
    if isinstance(node, dict):
        return {key_name(key): plain_of(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain_of(value) for value in node]
    return str(node) if isinstance(node, str) else node


def _finding(
    model: type[BaseModel], detail: ErrorDetails, whole: Any, data: CommentedMap, file: str
) -> Finding:
    path = _path_in(whole, detail["loc"])
    line, column = place_in(data, path, of_key=detail["type"] == "extra_forbidden")
    code, message = _reworded(model, detail)
    where = ".".join(str(step) for step in path) or "the document"
    return Finding(file=file, line=line, column=column, code=code, message=f"{where}: {message}")


def _path_in(data: Any, loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Pydantic's path without the names of union members, which are in no file."""
    path: list[int | str] = []
    node = data
    for at, step in enumerate(loc):
        last = at == len(loc) - 1
        inside = (isinstance(node, dict) and step in node) or (
            isinstance(node, list) and isinstance(step, int) and step < len(node)
        )
        if inside:
            path.append(step)
            node = node[step]
        elif last:
            path.append(step)
    return tuple(path)


def _reworded(model: type[BaseModel], detail: ErrorDetails) -> tuple[str, str]:
    field = str(detail["loc"][-1]) if detail["loc"] else ""
    match detail["type"]:
        case "missing":
            return "E011", "is missing; add it."
        case "extra_forbidden":
            near = get_close_matches(field, _fields(model), n=1)
            hint = f"; did you mean '{near[0]}'?" if near else "; remove it."
            return "E012", f"is not a field here{hint}"
        case _ if detail["input"] is None:
            return "E014", "is empty; write something here."
        case "enum" | "literal_error":
            allowed = str(detail.get("ctx", {}).get("expected", ""))
            given = str(detail["input"])
            options = [option.strip(" '") for option in allowed.replace(" or ", ",").split(",")]
            near = get_close_matches(given, options, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else f"; choose one of: {allowed}."
            return "E013", f"'{given}' is not known{hint}"
        case "string_type":
            return "E014", f'must be text; put it in quotes: "{detail["input"]}".'
        case _:
            return "E015", f"{detail['msg']}."


def _fields(model: type[BaseModel]) -> list[str]:
    names: set[str] = set()
    waiting: list[dict[str, Any]] = [model.model_json_schema()]
    while waiting:
        schema = waiting.pop()
        names |= set(schema.get("properties", {}))
        waiting.extend(schema.get("$defs", {}).values())
    return sorted(names)
