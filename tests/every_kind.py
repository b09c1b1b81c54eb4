"""A questionnaire with every kind of question, made from 0.9 and a page of its own: what pages are tested with.

The published versions are made of the questions a project needs; a test needs one of each, and words to look up.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from assessment.core import questionnaire

VERSION = "9.9"
PAGE = "kinds"
SOURCES = [{"key": "A2", "at": "slide 6", "mark": "author"}]


def _question(name: str, kind: str, text: str, **more: Any) -> dict[str, Any]:
    words = {"text": text, "why": "A reason.", "help": "A hint.", "example": "An example."}
    return {"id": name, "type": kind, **words, "core": False, "sources": SOURCES} | more


_QUESTIONS = [
    _question(
        "kinds.line",
        "short_text",
        "One line?",
        why="For the [[lead circle]].",
        help="Ask [[Outsiders]], or a [[mystery]] <b>.",
        core=True,
    ),
    _question("kinds.number", "number", "How many hours?", minimum=0, maximum=400, unit="hours a week"),
    _question("kinds.day", "date", "When?"),
    _question("kinds.links", "links", "Where?", at_most=2),
    _question("kinds.countries", "countries", "Which countries?", at_most=3),
    _question("kinds.languages", "languages", "Which languages?"),
    _question(
        "kinds.table",
        "matrix",
        "How open is each?",
        at_most=2,
        may_be_not_applicable=True,
        visibility="internal",
        rows=[{"id": each, "text": each.title()} for each in ("weights", "report", "licence")],
        choices=[{"id": "open", "text": "Open to all"}, {"id": "closed", "text": "Kept inside"}],
    ),
    _question(
        "kinds.story",
        "long_text",
        "What would make it fail?",
        show_if={
            "any": [
                {"answer": "kinds.table", "row": "weights", "any_of": ["open"]},
                {"not": {"answer": "setting.phase", "any_of": ["start"]}},
            ]
        },
    ),
]
_FILES: dict[str, Any] = {
    f"pages/{PAGE}.yaml": {
        "id": PAGE,
        "title": "One of each",
        "intro": "Here the [[lead circle]] meets every kind of question.",
        "minutes": 9,
        "questions": _QUESTIONS,
    },
    "pages/deep.yaml": {
        "id": "deep",
        "title": "Only deeper",
        "intro": "Nothing of this is of the core.",
        "minutes": 1,
        "questions": [_question("deep.word", "short_text", "A last word?")],
    },
    "glossary.yaml": {
        "terms": [
            {
                "id": "outside",
                "term": "outside",
                "forms": ["outside", "outsiders"],
                "meaning": "Not in the lead circle.",
                "sources": SOURCES,
            },
            {
                "id": "lead_circle",
                "term": "lead circle",
                "forms": ["lead circle"],
                "meaning": "Those who coordinate & pay.",
                "sources": SOURCES,
            },
        ]
    },
}


@contextmanager
def current(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[questionnaire.Questionnaire]:
    """While this lasts, a new assessment answers that questionnaire."""
    made = folder / VERSION
    shutil.copytree(questionnaire.CONTENT / "0.9", made)
    header = made / "questionnaire.yaml"
    told = header.read_text().replace('version: "0.9"', f'version: "{VERSION}"')
    header.write_text(told.replace("governance]", f"governance, {PAGE}, deep]"))
    for name, data in _FILES.items():
        (made / name).write_text(json.dumps(data))
    monkeypatch.setattr(questionnaire, "CONTENT", folder)
    forget()
    yield questionnaire.current()
    monkeypatch.undo()
    forget()


def forget() -> None:
    questionnaire.versions.cache_clear()
    questionnaire.get.cache_clear()
