"""The JSON Schema of a questionnaire version's document, generated from its questions. Pure.

What it cannot say (hidden questions, at most three wanted cells over all domains, the size of the whole)
`document.parse` still refuses: whatever passes there passes here.
"""

from typing import Any

from assessment.core import answering, document, isolists, values
from assessment.core.answers import Visibility
from assessment.core.questionnaire import Question, Questionnaire

PLAIN_TEXT = r"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$"
LINK = r"^https?://[^\s]+$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def document_schema(questionnaire: Questionnaire) -> dict[str, Any]:
    """A JSON Schema (2020-12) for documents that answer this version."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{questionnaire.header.title}, version {questionnaire.version}: a project's answers",
        "type": "object",
        "additionalProperties": False,
        "required": list(document.FIELDS),
        "properties": {
            "schema": {"const": document.SCHEMA},
            "questionnaire": _object(
                {"id": {"const": questionnaire.id}, "version": {"const": questionnaire.version}}, ["id", "version"]
            ),
            "project": _object(
                {
                    "name": {"type": "string", "minLength": 1, "maxLength": document.MAX_NAME, "pattern": r"\S"},
                    "url": {"type": "string", "maxLength": values.MAX_LINK},
                },
                ["name"],
            ),
            "answers": _object({question.id: _answer(question) for question in questionnaire.questions.values()}, []),
        },
    }


def _answer(question: Question) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "value": _value(question),
        "unknown": {"const": True, "description": "We don't know."},
        "withheld": {"const": True, "description": "We may not say: scores as unanswered, printed as not disclosed."},
        "note": _text(answering.MAX_NOTE),
        "evidence": {
            "type": "array",
            "maxItems": answering.MAX_LINKS,
            "items": {"type": "string", "pattern": LINK, "maxLength": values.MAX_LINK},
        },
        "visibility": {"enum": [each.value for each in Visibility], "default": question.visibility.value},
    }
    states = ["value", "unknown", "withheld"]
    if question.may_be_not_applicable:
        properties["not_applicable"] = _text(answering.MAX_REASON) | {
            "minLength": 1,
            "description": "The reason, in a few words.",
        }
        states.append("not_applicable")
    return {
        "description": question.text,
        **_object(properties, []),
        "minProperties": 1,
        "not": {
            "anyOf": [{"required": [one, other]} for index, one in enumerate(states) for other in states[index + 1 :]]
        },
    }


def _value(question: Question) -> dict[str, Any]:
    if question.type not in ("ladder", "single", "multiple", "matrix"):
        return _written(question)
    choices = {"oneOf": [{"const": choice.id, "title": choice.text} for choice in question.choices]}
    match question.type:
        case "multiple":
            most = {"maxItems": question.at_most} if question.at_most else {}
            return {"type": "array", "minItems": 1, "uniqueItems": True, "items": choices, **most}
        case "matrix":
            most = {"maxProperties": question.at_most} if question.at_most else {}
            rows = _object({row.id: {"title": row.text, **choices} for row in question.rows}, [])
            return rows | {"minProperties": 1, **most}
        case _:
            return choices


def _written(question: Question) -> dict[str, Any]:
    match question.type:
        case "number":
            return {"type": "integer", "minimum": question.minimum, "maximum": question.maximum}
        case "date":
            return {"type": "string", "format": "date", "pattern": DAY}
        case "links":
            return _list(question, {"type": "string", "pattern": LINK, "maxLength": values.MAX_LINK})
        case "countries":
            return _list(question, {"enum": sorted(isolists.names("countries"))})
        case "languages":
            return _list(question, {"type": "string", "pattern": r"^[a-z]{3}$", "description": "an ISO 639-3 code"})
        case _:
            return _text(values.MAX_SHORT if question.type == "short_text" else values.MAX_LONG) | {"minLength": 1}


def _list(question: Question, items: dict[str, Any]) -> dict[str, Any]:
    most = question.at_most or values.MAX_LISTED
    return {"type": "array", "minItems": 1, "maxItems": most, "uniqueItems": True, "items": items}


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": required}


def _text(limit: int) -> dict[str, Any]:
    return {"type": "string", "maxLength": limit, "pattern": PLAIN_TEXT}
