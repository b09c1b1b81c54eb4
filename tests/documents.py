"""Valid documents built from the real questionnaire, as plain data: what a program would send."""

import json
from typing import Any

from assessment.core import document, questionnaire
from tests.answers_of import sample_value

STAGES = "setting.stages_worked_on"
FEW: dict[str, Any] = {
    STAGES: {"value": ["pre_training", "post_training"]},
    "why.top_three": {"value": ["open_science"]},
    "models.pre_training.participation": {"value": "core_team"},
    "data.pre_training.participation": {"value": "visible", "evidence": ["https://example.org/data"]},
    "data.wanted": {"value": {"pre_training": "anyone"}},
}


def minimal(answers: dict[str, Any] | None = None, *, name: str = "Example Workshop") -> dict[str, Any]:
    """A few answers, or the ones given."""
    asked = questionnaire.current()
    return {
        "schema": document.SCHEMA,
        "questionnaire": {"id": asked.id, "version": asked.version},
        "project": {"name": name, "url": "https://example.org/"},
        "answers": dict(FEW if answers is None else answers),
    }


def full(level: int = 2, *, name: str = "Example Workshop") -> dict[str, Any]:
    """Every question answered, all stages worked on, the ladders at this level."""
    asked = questionnaire.current()
    answers = {
        question.id: {"value": sample_value(question, level)}
        for question in asked.questions.values()
        if question.id not in asked.wishes
    }
    return minimal(answers | {"data.wanted": FEW["data.wanted"]}, name=name)


def body(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()
