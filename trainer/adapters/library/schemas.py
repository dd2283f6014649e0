"""The JSON Schemas that editors and other programs use, made from the documents themselves."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from trainer.domain.documents.rubric import Criterion, GateRule, Rubric
from trainer.domain.documents.scenario import Scenario
from trainer.domain.documents.shared import CompanyCard, Compliance, Phrasebook, Topics
from trainer.domain.reading.transcripts import TranscriptDocument
from trainer.domain.scoring.public import PublicScorecard

NAMED_BY_FILE: Mapping[str, type[BaseModel]] = {
    "scenario": Scenario,
    "rubric": Rubric,
    "phrasebook": Phrasebook,
    "company": CompanyCard,
    "criterion": Criterion,
    "gate": GateRule,
    "compliance": Compliance,
}
OTHERS: Mapping[str, type[BaseModel]] = {
    "topics": Topics,
    "transcript": TranscriptDocument,
    "scorecard": PublicScorecard,
}
KINDS = (*NAMED_BY_FILE, *OTHERS)
FILES: Mapping[str, str] = {
    "scenario": "scenarios/schema.json",
    "topics": "scenarios/topics.schema.json",
    "phrasebook": "scenarios/phrasebook.schema.json",
    "company": "scenarios/company.schema.json",
    "rubric": "rubrics/schema.json",
    "criterion": "rubrics/criterion.schema.json",
    "gate": "rubrics/gate.schema.json",
    "compliance": "rubrics/compliance.schema.json",
}
"""Where the content keeps the schema that the first line of its files names."""


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema of one of KINDS, as it stands in a file: the file's name is the id."""
    if kind in OTHERS:
        schema = OTHERS[kind].model_json_schema(by_alias=True, mode=_mode(kind))
    else:
        schema = NAMED_BY_FILE[kind].model_json_schema()
        del schema["properties"]["id"]
        schema["required"].remove("id")
        if "follows" in schema["properties"]:  # then the rest may be as in the scenario it follows
            needed = {"required": schema.pop("required")}
            schema |= {"if": {"required": ["follows"]}, "else": needed}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _mode(kind: str) -> Any:  # pydantic's literal of two words
    return "serialization" if kind == "scorecard" else "validation"
