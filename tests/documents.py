"""Valid documents built from the real questionnaire, as plain data: what a program would send."""

import json
from typing import Any

from assessment.core import document, questionnaire
from assessment.core.questionnaire import Question

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
    questions = questionnaire.current().questions.values()
    answers = {question.id: {"value": _value(question, level)} for question in questions if question.type != "matrix"}
    return minimal(answers | {"data.wanted": FEW["data.wanted"]}, name=name)


def body(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def _value(question: Question, level: int) -> Any:
    match question.type:
        case "ladder":
            return question.choice_ids[level]
        case "single":
            return question.choice_ids[0]
        case "multiple":
            return [choice.id for choice in question.choices if not choice.exclusive][: question.at_most]
        case _:
            return "The maintainers and two partner labs."
